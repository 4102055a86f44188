"""The named grid workers of the demo district, by the id of their phones."""

from typing import Final

BUILDING_HEAD: Final = 1001
GRID_HEAD: Final = 1002
OFFICER: Final = 1003
STAND_IN: Final = 1004
MEDIATOR: Final = 1005
COORDINATOR: Final = 1006
CENTRE_OFFICER: Final = 1007
SUPERVISOR: Final = 1008
LIAISON: Final = 1009
WAGES_MEDIATOR: Final = 1010
OTHER_BUILDING_HEAD: Final = 1011
ADMINISTRATOR: Final = 1012
OTHER_MEDIATOR: Final = 1013
STRANGER: Final = 1999
