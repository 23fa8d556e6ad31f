"""What a visitor is told, and what the operator is."""

import pytest

from demo.failures import told
from demo.language import languages
from demo.refused import Refused
from search.errors import InvalidQuery, Unavailable


def test_what_a_visitor_can_mend_is_told_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    assert told(InvalidQuery("the query is empty")) == "the query is empty"
    assert caplog.messages == []


def test_where_the_server_stands_is_told_to_the_operator_alone(caplog: pytest.LogCaptureFixture) -> None:
    assert "10.1.2.3" not in told(Unavailable("OpenSearch at 10.1.2.3:9200 cannot be reached"))
    assert "10.1.2.3" in caplog.text


def test_what_the_page_itself_refuses_comes_in_the_visitors_language() -> None:
    assert told(Refused("error.no_such_document"), languages()["de"]) == languages()["de"]("error.no_such_document")
    assert "try again" not in told(Unavailable("down"), languages()["de"])
