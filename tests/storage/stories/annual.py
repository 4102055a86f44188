"""What stands before each action of a letter and its review."""

from collections.abc import Callable, Mapping
from typing import Any

from domain.annual import actions, letters, verifying
from domain.annual import sweep as annual_sweep
from domain.annual.model import AnnualLetter, AnnualStage
from domain.annual.scale import AnnualFact, AnnualTopic
from domain.cases.draft import DraftFile
from domain.cases.model import AttachmentKind
from domain.request import Request
from tests.makers import TODAY, later
from tests.storage.scene import Call, Scene, call

_PAGE = DraftFile(kind=AttachmentKind.PHOTO, file="b" * 32, size=1)
_FACTS = {AnnualTopic.RESPONSE: AnnualFact(part=8, whole=10)}
_BY_HAND = (AnnualTopic.LEADING, AnnualTopic.TEAM)


def _street(scene: Scene) -> int:
    """The street, without a letter to its communities."""
    street = scene.district.units["street"]
    for one in scene.work.annuals.issued(street, TODAY.year):
        one.stage = AnnualStage.WITHDRAWN  # wherever the story before has left it
    return street


def _drafted(scene: Scene, *, targets: bool = True) -> AnnualLetter:
    made = letters.draft_letters(scene.work, scene.by("coordinator"), _street(scene), TODAY.year)
    letter = next(one for one in made if one.unit_id == scene.district.units["community"])
    if targets:
        letters.set_targets(scene.work, scene.by("coordinator"), letter.id, "化解率九成")
    return letter


def _signed(scene: Scene) -> AnnualLetter:
    return letters.sign(scene.work, scene.by("coordinator"), _drafted(scene).id, TODAY)


def _begun(scene: Scene) -> AnnualLetter:
    letter = _signed(scene)
    letters.begin_reviews(scene.work, scene.by("coordinator"), letter.issuer_id, letter.year)
    return letter


def _filled(scene: Scene) -> AnnualLetter:
    letter = _begun(scene)
    for topic in _BY_HAND:
        actions.set_own(scene.work, scene.by("officer"), letter.id, topic, 500, "有部署", None)
    return letter


def _in(scene: Scene) -> AnnualLetter:
    return actions.hand_in(scene.work, scene.by("officer"), _filled(scene).id, _FACTS)


def _verified(scene: Scene) -> AnnualLetter:
    letter = _in(scene)
    verifying.verify_agreed(scene.work, scene.by("coordinator"), letter.id)
    for topic in _BY_HAND:
        by = scene.by("coordinator")
        verifying.verify(scene.work, by, letter.id, topic, 400, "少一次")
    return letter


def _fed_back(scene: Scene) -> AnnualLetter:
    return verifying.feed_back(scene.work, scene.by("coordinator"), _verified(scene).id)


def _appealed(scene: Scene) -> int:
    number = _fed_back(scene).id
    actions.appeal(scene.work, scene.by("officer"), number, AnnualTopic.LEADING, "有记录")
    return number


def _accepted(scene: Scene) -> AnnualLetter:
    return actions.accept(scene.work, scene.by("officer"), _fed_back(scene).id)


def settled(scene: Scene) -> AnnualLetter:
    """The review of a letter stands."""
    return verifying.settle(scene.work, scene.by("coordinator"), _accepted(scene).id)


_T = AnnualTopic.LEADING
OF_ANNUALS: Mapping[Callable[..., Any], Callable[[Scene], Call]] = {
    letters.draft_letters: lambda s: call(s.by("coordinator"), _street(s), TODAY.year),
    letters.set_targets: lambda s: call(s.by("coordinator"), _drafted(s, targets=False).id, "化解"),
    letters.sign: lambda s: call(s.by("coordinator"), _drafted(s).id, TODAY),
    letters.attach_scan: lambda s: call(s.by("coordinator"), _signed(s).id, _PAGE),
    letters.check: lambda s: call(s.by("coordinator"), _signed(s).id, "进展正常"),
    letters.begin_reviews: lambda s: call(s.by("coordinator"), _signed(s).issuer_id, TODAY.year),
    letters.withdraw: lambda s: call(s.by("coordinator"), _signed(s).id),
    actions.set_own: lambda s: call(s.by("officer"), _begun(s).id, _T, 450, "有部署", None),
    actions.hand_in: lambda s: call(s.by("officer"), _filled(s).id, _FACTS),
    actions.appeal: lambda s: call(s.by("officer"), _fed_back(s).id, _T, "有记录"),
    actions.accept: lambda s: call(s.by("officer"), _fed_back(s).id),
    verifying.record: lambda s: call(s.by("coordinator", later(days=30)), _begun(s).id, _FACTS),
    verifying.verify: lambda s: call(s.by("coordinator"), _in(s).id, _T, 400, "少一次"),
    verifying.verify_agreed: lambda s: call(s.by("coordinator"), _in(s).id),
    verifying.feed_back: lambda s: call(s.by("coordinator"), _verified(s).id),
    verifying.grant: lambda s: call(s.by("coordinator"), _appealed(s), _T, 500, "属实"),
    verifying.refuse: lambda s: call(s.by("coordinator"), _appealed(s), _T, "不全"),
    verifying.settle: lambda s: call(s.by("coordinator"), _accepted(s).id),
    verifying.archive: lambda s: call(s.by("coordinator"), settled(s).id),
    verifying.note_table: lambda s: call(s.by("coordinator"), _street(s), TODAY.year, 1),
    verifying.note_sheet_of: lambda s: call(s.by("officer"), _signed(s).id),
    annual_sweep.remind_annuals: lambda s: (_drafted(s), call(Request(now=later(days=28))))[1],
}
