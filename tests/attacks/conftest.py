"""Every case here says what an attacker would gain, and a run ends with how many there were."""

import pytest

_GAINS = pytest.StashKey[dict[str, str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_GAINS] = {}


@pytest.fixture(autouse=True)
def gain(request: pytest.FixtureRequest) -> str:
    """What the attacker would gain, from the test's mark: `pytest.mark.attack("reads any file of the server")`."""
    mark = request.node.get_closest_marker("attack")
    if mark is None or not mark.args or not mark.args[0]:
        pytest.fail('say what the attacker would gain: @pytest.mark.attack("…")')
    said = str(mark.args[0])
    request.config.stash[_GAINS][request.node.nodeid] = said
    return said


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    tried = config.stash[_GAINS]
    refused = {report.nodeid for report in terminalreporter.getreports("passed") if report.when == "call"}
    terminalreporter.write_line(f"attacks: {len(tried)} tried, {len(refused & set(tried))} refused")
    if config.get_verbosity() > 0:
        for case, gained in tried.items():
            terminalreporter.write_line(f"  {case.split('::')[-1]}: {gained}")
