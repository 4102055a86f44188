"""Pages of courses and of practice: on one screen, in both languages."""

from datetime import timedelta

import pytest

from bot.pages.practice import left_page, practising_page
from bot.pages.trainings import training_page, trainings_page, units_page
from bot.texts import LOCALES, Html, Say, say_in
from domain.org.model import UnitKind
from domain.org.views import UnitRef
from domain.practice.model import Practised
from domain.trainings.model import TOPIC_LIMIT, TrainingForm
from domain.trainings.options import TrainingOptions
from domain.trainings.views import TrainingLine, TrainingPage, TrainingView, TrainingYear
from storage.trainings.reads import PAGE
from tests.bot.samples import DATA_LIMIT, LARGEST_ID, ZONE
from tests.bot.screen import ROOM, height
from tests.makers import NOW, TODAY

UNIT = UnitRef(id=LARGEST_ID, name="醉翁亭路社区", kind=UnitKind.COMMUNITY)


def a_line(topic: str = "楼道堆物、飞线充电怎么劝") -> TrainingLine:
    return TrainingLine(
        id=LARGEST_ID,
        unit=UNIT,
        day=TODAY - timedelta(days=1),
        form=TrainingForm.GATHERED,
        topic=topic,
        came=118,
        material="消防案例一页纸",
        has_file=True,
    )


@pytest.mark.parametrize("say", [say_in(one) for one in LOCALES], ids=LOCALES)
def test_each_page_is_seen_at_one_glance(say: Say) -> None:
    many = TrainingPage(
        lines=(a_line(),) * PAGE, page=1, pages=9, total=33, unit=None, may_enter=(UNIT,)
    )
    one = TrainingView(line=a_line("训" * TOPIC_LIMIT), may=TrainingOptions(take_back=True))
    held, tries = Practised(matters=12, reports=3), Html("/queue\n/report")
    pages = [
        trainings_page(say, many, TODAY),
        training_page(say, one, TODAY, say("training-done"), sure=True),
        units_page(say, [TrainingYear(unit=UNIT, held=3)] * 11, 0, TODAY.year - 1, TODAY),
        practising_page(say, tries, held, NOW, ZONE, waits=True),
        left_page(say, held, NOW, ZONE),
    ]
    for page in pages:
        assert height(page) <= ROOM, page.text
        data = [button.callback_data or "" for row in page.rows for button in row]
        assert all(0 < len(one.encode()) <= DATA_LIMIT for one in data)
