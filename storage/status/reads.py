"""What supervisors read, on a database."""

from storage.kit.reading import Reads, awaited
from storage.status.board import status
from storage.status.late import late, unreached
from storage.status.matters import matters


class SqlStatusReads(Reads):
    """:class:`domain.status.views.StatusReads` on a database."""

    board = awaited(status)
    matters = awaited(matters)
    late = awaited(late)
    unreached = awaited(unreached)
