"""The table comes last, where it is seen."""

import pytest

from tests.chaos.printed import TOLD, page


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints it, if there was a storm."""
    if TOLD:
        terminalreporter.section("chaos")
        for line in page():
            terminalreporter.write_line(line)
