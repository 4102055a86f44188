"""What is said of the list as a sheet: how it is done, what is wrong, what it would change."""

from collections.abc import Sequence

from bot.buttons.projects import ProjectList, ProjectSheet, TakeProjects
from bot.pages.page import Page, button, clip, joined
from bot.texts import Html, Say
from domain.projects.views import PlannedRow, ProjectPart, ProjectPick

_PROBLEMS, _SHOWN, _NAME = 12, 8, 30


def how_page(say: Say, *, keeps: bool) -> Page:
    """How to take all out, and to change all in a sheet."""
    return Page(
        text=say("sheet-projects-how" if keeps else "sheet-projects-out"),
        rows=(
            [button(say.plain("sheet-projects-get"), ProjectSheet(yes=1))],
            [button(say.plain("project-list"), ProjectList(pick=ProjectPick.ALL, page=0))],
        ),
    )


def bad_page(say: Say, problems: Sequence[tuple[int, str, str]]) -> Page:
    """What is wrong in the sheet, by row and column."""
    lines = [
        say("projects-bad-line", row=str(row), column=column, why=why)
        for row, column, why in problems[:_PROBLEMS]
    ]
    if len(problems) > _PROBLEMS:
        lines.append(say("projects-bad-more", more=str(len(problems) - _PROBLEMS)))
    many = len({row for row, _, _ in problems})
    text = joined([say("projects-bad", rows=many), Html(""), *lines])
    return Page(text=text, rows=how_page(say, keeps=True).rows)


def preview_page(say: Say, names: Sequence[str], rows: Sequence[PlannedRow], key: int) -> Page:
    """What the sheet would do; nothing of it is written yet."""
    planned = list(zip(names, rows, strict=True))
    added = [name for name, row in planned if row.project_id is None]
    changed = [(name, row) for name, row in planned if row.project_id is not None and row.changes]
    same = len(planned) - len(added) - len(changed)
    lines = [
        say("projects-preview", rows=len(planned)),
        say("projects-preview-counts", added=len(added), changed=len(changed), same=same),
        *(_changed(say, name, row) for name, row in changed[:_SHOWN]),
    ]
    room = _SHOWN - min(len(changed), _SHOWN)
    lines += [say("projects-preview-new", name=clip(name, _NAME)) for name in added[:room]]
    left = len(added) + len(changed) - min(len(changed), _SHOWN) - min(len(added), room)
    if left:
        lines.append(say("projects-bad-more", more=str(left)))
    if not added and not changed:
        lines.append(say("projects-preview-nothing"))
        return Page(text=joined(lines), rows=how_page(say, keeps=True).rows)
    take = button(
        say.plain("projects-take", rows=len(added) + len(changed)), TakeProjects(key=key, yes=1)
    )
    drop = button(say.plain("projects-drop"), TakeProjects(key=key, yes=0))
    return Page(text=joined(lines), rows=([take, drop],))


def _changed(say: Say, name: str, row: PlannedRow) -> Html:
    parts = [say.plain(f"project-part-{part.value}") for part in ProjectPart if part in row.changes]
    return say(
        "projects-preview-changed",
        name=clip(name, _NAME),
        parts=say.plain("between-names").join(parts),
    )
