"""Analysis on a database."""

from storage.analysis.behind import behind
from storage.analysis.hot import hot, spot, topic
from storage.analysis.load import load
from storage.analysis.satisfaction import satisfaction
from storage.analysis.stuck import stuck
from storage.kit.reading import Reads, awaited


class SqlAnalysisReads(Reads):
    """:class:`domain.analysis.views.AnalysisReads` on a database. They count over a stretch of
    time, so that they take a thread of their own."""

    hot = awaited(hot, aside=True)
    spot = awaited(spot, aside=True)
    topic = awaited(topic, aside=True)
    load = awaited(load, aside=True)
    stuck = awaited(stuck, aside=True)
    satisfaction = awaited(satisfaction, aside=True)
    behind = awaited(behind, aside=True)
