"""A letter and its review: from the draft to the archive, and who may do what when."""

from datetime import timedelta

import pytest

from domain.annual import actions, letters, verifying
from domain.annual.lifecycle import ANNUAL_WAYS
from domain.annual.model import AnnualLetter, AnnualStage
from domain.annual.notices import AnnualMoved, AnnualNews
from domain.annual.scale import AnnualForm, AnnualItem, AnnualMode, AnnualRules, AnnualTopic
from domain.cases.draft import DraftFile
from domain.cases.model import AttachmentKind
from domain.errors import Invalid, NotFound, Refused, WrongStep
from domain.org.model import UnitKind
from domain.people.model import Actor, Role
from storage.annual import reads
from tests.domain.annual_desk import BY_HAND, FACTS, AnnualDesk
from tests.domain.conftest import Town
from tests.makers import TODAY

SCAN = DraftFile(kind=AttachmentKind.PAPER, file=f"{'a' * 32}.pdf", size=9)


@pytest.fixture
def desk(town: Town) -> AnnualDesk:
    return AnnualDesk(town)


def test_one_tap_drafts_for_all_below_and_a_replay_for_none(desk: AnnualDesk) -> None:
    ask, unit = desk.town.asks(desk.supervisor), desk.town.units["琅琊区"].id
    made = desk.town.do(letters.draft_letters, ask, unit, 2026)
    assert [one.unit_id for one in made] == [
        desk.town.units[name].id for name in ("北门街道", "琅琊街道")
    ]
    again = desk.town.do(letters.draft_letters, ask, unit, 2026)
    assert {one.id for one in again} == {one.id for one in made}
    with pytest.raises(Invalid, match="annual-nobody"):
        desk.drafts()
    desk.town.unit("清流街道", UnitKind.STREET, "琅琊区")
    assert len(desk.drafts()) == 1
    with pytest.raises(Invalid, match="annual-year"):
        desk.drafts(year=2025)
    assert [one.unit_id for one in desk.drafts(desk.street, "琅琊街道")] == [
        desk.town.units["古道社区"].id
    ]
    for who, name in ((desk.gudao, "古道社区"), (desk.street, "琅琊区"), (desk.north, "琅琊街道")):
        with pytest.raises(Refused):
            desk.drafts(who, name)


def test_the_signing_rate_is_signed_of_those_to_sign(desk: AnnualDesk) -> None:
    def rate() -> tuple[int, int, int]:
        now, unit = desk.town.clock.now(), desk.town.units["琅琊区"].id
        page = reads.issued(desk.reading(), desk.supervisor, unit, 2026, 0, now)
        return page.issuer.signed, page.issuer.to_sign, page.issuer.undrafted

    assert rate() == (0, 2, 2)
    desk.signed()
    assert rate() == (1, 2, 0)
    desk.town.unit("清流街道", UnitKind.STREET, "琅琊区")
    assert rate() == (1, 3, 1)
    ask = desk.town.asks(desk.supervisor)
    second = next(one for one in desk.town.all(AnnualLetter) if not one.signed)
    desk.town.do(letters.withdraw, ask, second.id)
    assert rate() == (1, 3, 2), "a letter that was withdrawn may be drafted again"


def test_next_years_letter_begins_with_this_years_targets(desk: AnnualDesk) -> None:
    letter = desk.signed()
    assert {one.unit_id: one.targets for one in desk.drafts(year=2027)}[letter.unit_id] == (
        "化解率九成"
    )


def test_targets_may_be_written_for_all_that_are_not_signed(desk: AnnualDesk) -> None:
    signed = desk.signed()
    other = next(one for one in desk.town.all(AnnualLetter) if one.id != signed.id)
    ask = desk.town.asks(desk.supervisor)
    desk.town.do(letters.set_targets, ask, other.id, "全部", everyone=True)
    assert (other.targets, signed.targets) == ("全部", "化解率九成")
    with pytest.raises(WrongStep):
        desk.town.do(letters.set_targets, desk.town.asks(desk.supervisor), signed.id, "改")


def test_what_is_not_written_is_not_signed_and_not_before_it_happened(desk: AnnualDesk) -> None:
    letter, *_ = desk.drafts()
    with pytest.raises(Invalid, match="annual-targets"):
        desk.town.do(letters.sign, desk.town.asks(desk.supervisor), letter.id, TODAY)
    desk.town.do(letters.set_targets, desk.town.asks(desk.supervisor), letter.id, "目标")
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(Invalid, match="day-ahead"):
        desk.town.do(letters.sign, desk.town.asks(desk.supervisor), letter.id, tomorrow)
    with pytest.raises(WrongStep):
        desk.town.do(letters.attach_scan, desk.town.asks(desk.supervisor), letter.id, SCAN)


def test_a_letter_from_its_draft_to_the_archive(desk: AnnualDesk) -> None:
    letter, ask = desk.signed(), desk.town.asks
    assert [one.news for one in desk.told(desk.street, AnnualMoved)] == [AnnualNews.SIGNED]
    desk.town.do(letters.attach_scan, ask(desk.supervisor), letter.id, SCAN)
    desk.town.do(letters.check, ask(desk.supervisor), letter.id, "半年过了，进展正常")
    assert (letter.stage, letter.scan) == (AnnualStage.CHECKED, SCAN.file)
    desk.town.do(letters.begin_reviews, ask(desk.supervisor), letter.issuer_id, 2026)
    with pytest.raises(Invalid, match="annual-missing"):
        desk.town.do(actions.hand_in, ask(desk.street), letter.id, FACTS)
    for topic in BY_HAND:
        desk.own(letter, topic, 500, "有部署")
    desk.own(letter, AnnualTopic.RESPONSE, 1000, "两件联系不上", 800)
    desk.town.do(actions.hand_in, ask(desk.street), letter.id, FACTS)
    line = desk.line(letter, AnnualTopic.RESPONSE)
    assert (line.desk, line.own, line.own_reason) == (800, 1000, "两件联系不上")
    assert line.fact == FACTS[AnnualTopic.RESPONSE]

    desk.town.do(verifying.verify_agreed, ask(desk.supervisor), letter.id)
    with pytest.raises(Invalid, match="annual-unverified"):
        desk.town.do(verifying.feed_back, ask(desk.supervisor), letter.id)
    for topic, points, reason in (
        (AnnualTopic.RESPONSE, 900, "一件属实"),
        (AnnualTopic.LEADING, 400, "少一次"),
        (AnnualTopic.TEAM, 500, ""),
    ):
        desk.town.do(verifying.verify, ask(desk.supervisor), letter.id, topic, points, reason)
    desk.town.do(verifying.feed_back, ask(desk.supervisor), letter.id)
    desk.town.do(actions.appeal, ask(desk.street), letter.id, AnnualTopic.LEADING, "记录可查")
    desk.town.do(
        verifying.grant, ask(desk.supervisor), letter.id, AnnualTopic.LEADING, 500, "核对属实"
    )
    line = desk.line(letter, AnnualTopic.LEADING)
    assert (line.own, line.verified, line.settled, line.result) == (500, 400, 500, 500)
    assert (line.verified_reason, line.appeal, line.answer) == ("少一次", "记录可查", "核对属实")
    desk.town.do(actions.accept, ask(desk.street), letter.id)
    desk.town.do(verifying.settle, ask(desk.supervisor), letter.id)
    desk.town.do(verifying.archive, ask(desk.supervisor), letter.id)
    view = desk.view(desk.street, letter)
    assert (view.line.stage, view.line.due_at) == (AnnualStage.ARCHIVED, None)
    # 100 less 0.5 for a late report, 1 for what was verified, 0.5 for a matter past its time
    assert view.total == 9800


def test_an_addition_nobody_asked_for_is_none_and_needs_no_look(desk: AnnualDesk) -> None:
    letter = desk.fed_back()
    line = desk.line(letter, AnnualTopic.EXPERIENCE)
    assert (line.own, line.verified, line.desk) == (0, 0, None)


def test_another_figure_needs_a_reason_on_either_side(desk: AnnualDesk) -> None:
    letter = desk.begun()
    with pytest.raises(Invalid, match="annual-reason"):
        desk.own(letter, AnnualTopic.RESPONSE, 1000, "", 800)
    with pytest.raises(Invalid, match="annual-reason"):
        desk.own(letter, AnnualTopic.LEADING, 500)
    assert desk.own(letter, AnnualTopic.RESPONSE, 800, "", 800).own is None, "it is the desk's"
    assert desk.own(letter, AnnualTopic.EXPERIENCE, 0).own == 0
    for topic in BY_HAND:
        desk.own(letter, topic, 500, "有部署")
    desk.town.do(actions.hand_in, desk.town.asks(desk.street), letter.id, FACTS)
    by = desk.town.asks(desk.supervisor)
    with pytest.raises(Invalid, match="annual-reason"):
        desk.town.do(verifying.verify, by, letter.id, AnnualTopic.LEADING, 400)
    line = desk.town.do(verifying.verify, by, letter.id, AnnualTopic.LEADING, 500, "同意")
    assert (line.verified, line.verified_reason) == (500, "")


@pytest.mark.parametrize("points", [-1, 501, 10**9])
def test_more_than_a_line_gives_is_refused(desk: AnnualDesk, points: int) -> None:
    letter = desk.begun()
    with pytest.raises(Invalid, match="annual-points"):
        desk.own(letter, AnnualTopic.LEADING, points, "多")


def test_a_letter_keeps_the_sheet_it_was_drafted_with(desk: AnnualDesk, town: Town) -> None:
    letter = desk.begun()
    item = AnnualItem(topic=AnnualTopic.LEADING, points=10_000, mode=AnnualMode.BY_HAND)
    form = AnnualForm(version=2, items=(item,))
    object.__setattr__(town.rules, "annual", AnnualRules(form=form))
    town.session.expire_all()
    assert (letter.form.version, len(letter.form.items)) == (1, 15)
    (later, *_) = desk.drafts(year=2027)
    assert later.form == form


def test_each_side_reads_what_the_other_has_told_it(desk: AnnualDesk) -> None:
    letter = desk.begun()
    desk.own(letter, AnnualTopic.LEADING, 500, "有部署")
    desk.own(letter, AnnualTopic.TEAM, 500, "齐")

    def figures(who: Actor) -> tuple[int | None, int | None]:
        line = next(
            one for one in desk.view(who, letter).sheet if one.item.topic is AnnualTopic.LEADING
        )
        return line.own, line.verified

    assert figures(desk.street) == (500, None)
    assert figures(desk.supervisor) == (None, None), "a draft is the unit's own"
    desk.town.do(actions.hand_in, desk.town.asks(desk.street), letter.id, FACTS)
    ask = desk.town.asks
    desk.town.do(verifying.verify_agreed, ask(desk.supervisor), letter.id)
    for topic, points in ((AnnualTopic.LEADING, 300), (AnnualTopic.TEAM, 500)):
        desk.town.do(verifying.verify, ask(desk.supervisor), letter.id, topic, points, "少")
    assert figures(desk.supervisor) == (500, 300)
    assert figures(desk.street) == (500, None), "nothing before it is fed back"
    desk.town.do(verifying.feed_back, ask(desk.supervisor), letter.id)
    assert figures(desk.street) == (500, 300)


def test_nobody_else_reads_a_letter_or_learns_that_it_is_there(desk: AnnualDesk) -> None:
    letter = desk.fed_back()
    head = desk.town.person("一网格", Role.GRID_HEAD)
    for who in (desk.north, desk.gudao, desk.donghou, head):
        with pytest.raises(NotFound):
            desk.view(who, letter)
        with pytest.raises(NotFound):
            desk.town.do(actions.accept, desk.town.asks(who), letter.id)
        with pytest.raises(NotFound):
            desk.town.do(verifying.note_sheet_of, desk.town.asks(who), letter.id)
    with pytest.raises(Refused):
        desk.town.do(verifying.settle, desk.town.asks(desk.street), letter.id)
    with pytest.raises(Refused):
        desk.town.do(actions.accept, desk.town.asks(desk.supervisor), letter.id)


def test_five_working_days_to_appeal(desk: AnnualDesk) -> None:
    letter, topic = desk.fed_back(), AnnualTopic.LEADING
    assert not desk.may(desk.supervisor, letter).settle
    with pytest.raises(WrongStep, match="annual-open"):
        desk.town.do(verifying.settle, desk.town.asks(desk.supervisor), letter.id)
    desk.town.clock.forward(days=7, hours=13, minutes=59)  # Tuesday 1 December, 23:59
    assert desk.may(desk.street, letter).appeal
    desk.town.clock.forward(minutes=1)
    assert not desk.may(desk.street, letter).appeal
    with pytest.raises(WrongStep, match="annual-late"):
        desk.town.do(actions.appeal, desk.town.asks(desk.street), letter.id, topic, "晚")
    desk.town.do(verifying.settle, desk.town.asks(desk.supervisor), letter.id)
    assert letter.stage is AnnualStage.SETTLED


def test_an_appeal_that_is_refused_leaves_the_figure(desk: AnnualDesk) -> None:
    letter, topic = desk.appealed(), AnnualTopic.LEADING
    ask = desk.town.asks
    with pytest.raises(WrongStep, match="annual-appealed"):
        desk.town.do(actions.appeal, ask(desk.street), letter.id, topic, "再说")
    with pytest.raises(WrongStep, match="annual-open"):
        desk.town.do(actions.accept, ask(desk.street), letter.id)
    with pytest.raises(Invalid, match="annual-same"):
        desk.town.do(verifying.grant, ask(desk.supervisor), letter.id, topic, 400, "同意")
    other = AnnualTopic.TEAM
    with pytest.raises(WrongStep, match="annual-answered"):
        desk.town.do(verifying.refuse, ask(desk.supervisor), letter.id, other, "没有申诉")
    desk.town.do(verifying.refuse, ask(desk.supervisor), letter.id, topic, "记录不全")
    line = desk.line(letter, topic)
    assert (line.verified, line.settled, line.result, line.granted) == (400, None, 400, False)
    assert not desk.may(desk.supervisor, letter).settle, "other lines may still be appealed against"
    desk.town.do(actions.appeal, ask(desk.street), letter.id, AnnualTopic.TEAM, "另一项")
    assert desk.may(desk.supervisor, letter).answer


def test_a_review_begins_late_in_its_year_for_the_signed_alone(desk: AnnualDesk) -> None:
    letter = desk.signed()
    desk.town.clock.forward(days=-30)
    ask = desk.town.asks(desk.supervisor)
    with pytest.raises(Invalid, match="annual-early"):
        desk.town.do(letters.begin_reviews, ask, letter.issuer_id, 2026)
    desk.town.clock.forward(days=30)
    ask = desk.town.asks(desk.supervisor)
    assert desk.town.do(letters.begin_reviews, ask, letter.issuer_id, 2026) == 1
    stages = sorted(one.stage for one in desk.town.all(AnnualLetter))
    assert stages == [AnnualStage.ASSESSING, AnnualStage.DRAFTED]


def test_a_tap_that_is_handled_twice_does_it_once(desk: AnnualDesk) -> None:
    letter = desk.appealed()
    ask, topic = desk.town.asks(desk.supervisor), AnnualTopic.LEADING
    for _ in range(2):
        line = desk.town.do(verifying.grant, ask, letter.id, topic, 500, "属实")
        assert (line.settled, line.answer) == (500, "属实")
    answered = [one for one in desk.told(desk.street, AnnualMoved) if one.step]
    assert [one.news for one in answered] == [AnnualNews.ANSWERED]
    desk.town.clock.forward(days=10)
    for action in (verifying.settle, verifying.archive):
        ask = desk.town.asks(desk.supervisor)
        assert [desk.town.do(action, ask, letter.id).id for _ in range(2)] == [letter.id] * 2
    assert letter.stage is AnnualStage.ARCHIVED


def test_a_letter_of_a_unit_that_is_no_more_is_withdrawn(desk: AnnualDesk) -> None:
    letter = desk.begun()
    desk.town.do(letters.withdraw, desk.town.asks(desk.supervisor), letter.id)
    assert (letter.stage, letter.due_at) == (AnnualStage.WITHDRAWN, None)
    told = [one.news for one in desk.told(desk.street, AnnualMoved)]
    assert told == [AnnualNews.WITHDRAWN], "what else waited is told no more"


def test_each_stage_is_reached_and_left(desk: AnnualDesk) -> None:
    assert {way.target for way in ANNUAL_WAYS} == set(AnnualStage)
    left = {way.source for way in ANNUAL_WAYS if way.source}
    assert set(AnnualStage) - left == {AnnualStage.ARCHIVED, AnnualStage.WITHDRAWN}
