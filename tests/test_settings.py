from dataclasses import fields

import pytest

from search.errors import InvalidInput
from search.settings import CHECKOUT, PREFIX, Settings


def test_the_environment_changes_defaults_and_keeps_their_types():
    read = Settings.from_environment(
        {"TRIPTYCH_BATCH": "64", "TRIPTYCH_ONLINE": "yes", "TRIPTYCH_FETCH_TIMEOUT": "2.5", "HOME": "/home/someone"}
    )
    assert (read.batch, read.online, read.fetch_timeout) == (64, True, 2.5)
    assert read.encoder == Settings().encoder


@pytest.mark.parametrize(
    ("variable", "text", "complaint"),
    [
        ("TRIPTYCH_BATCH", "many", "'many', which is not a number"),
        ("TRIPTYCH_BATCH", "0", "give a number above 0"),
        ("TRIPTYCH_FETCH_TIMEOUT", "nan", "give a number above 0"),
        ("TRIPTYCH_MAPPED", "-1", "give a number above 0"),
        ("TRIPTYCH_MAPPED", "0.5", "not a number"),
        ("TRIPTYCH_RECALL", "0", "give a number above 0"),
        ("TRIPTYCH_RECALL", "95", "give a number of at most 1"),
        ("TRIPTYCH_ONLINE", "perhaps", "give 1 or 0"),
        ("TRIPTYCH_BACTH", "3", "names no setting"),
    ],
)
def test_a_value_that_cannot_be_read_is_named(variable, text, complaint):
    with pytest.raises(InvalidInput, match=variable) as error:
        Settings.from_environment({variable: text})
    assert complaint in str(error.value)


def test_every_setting_has_a_help_and_stands_in_the_readme_with_its_default():
    readme = (CHECKOUT / "README.md").read_text()
    for setting in fields(Settings):
        assert setting.metadata["help"]
        shown = ".triptych" if setting.name == "home" else f"{setting.default}"
        [row] = [line for line in readme.splitlines() if f"| `{PREFIX}{setting.name.upper()}` |" in line]
        assert f"| `{shown}` |" in row if shown else "` | |" in row
        assert setting.metadata["help"] in row
