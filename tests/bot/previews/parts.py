"""What the previews of several dialogs have in common."""

from bot.texts import Html, Say


def about_case(say: Say, case_id: int) -> Html:
    """The case a dialog is about, as its windows begin."""
    title = say("case-title", id=str(case_id), category=say.plain("preview-category"))
    return say("step-about", title=title, summary=say.plain("preview-sentence"))
