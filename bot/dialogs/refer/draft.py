"""What has been answered so far, read from and written to the dialog's data in one place."""

from dataclasses import dataclass, field

from aiogram_dialog import DialogManager

from domain.referrals.model import Body, Consent, ReferralDraft


@dataclass(frozen=True, kw_only=True)
class ReferDraft:
    """A referral on its way. The fast lane is as suggested until it was switched."""

    case_id: int
    answers: ReferralDraft = field(default_factory=ReferralDraft)
    switched: bool | None = None

    def fast(self, *, suggested: bool) -> bool:
        """Whether it takes the fast lane."""
        return suggested if self.switched is None else self.switched


def start_data(case_id: int) -> dict[str, int]:
    """What the dialog is started with."""
    return {"case": case_id}


def load(manager: DialogManager) -> ReferDraft:
    """The draft as it stands."""
    start, data = manager.start_data, manager.dialog_data
    if not isinstance(start, dict):
        raise TypeError("refer is started with start_data()")
    body, consent = data.get("body"), data.get("consent")
    return ReferDraft(
        case_id=int(start["case"]),
        answers=ReferralDraft(
            body=Body(body) if body else None,
            consent=Consent(consent) if consent else None,
            reason=data.get("reason", ""),
        ),
        switched=data.get("fast"),
    )


def save(manager: DialogManager, draft: ReferDraft) -> None:
    """Keeps the draft."""
    answers = draft.answers
    manager.dialog_data.update(
        body=answers.body.value if answers.body else None,
        consent=answers.consent.value if answers.consent else None,
        reason=answers.reason,
        fast=draft.switched,
    )
