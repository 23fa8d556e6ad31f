"""What a visitor is told, and what the operator is."""

import pytest

from demo.failures import told
from search.errors import InvalidQuery, Unavailable


def test_what_a_visitor_can_mend_is_told_as_it_is(caplog: pytest.LogCaptureFixture) -> None:
    assert told(InvalidQuery("the query is empty")) == "the query is empty"
    assert caplog.messages == []


def test_where_the_server_stands_is_told_to_the_operator_alone(caplog: pytest.LogCaptureFixture) -> None:
    assert "10.1.2.3" not in told(Unavailable("OpenSearch at 10.1.2.3:9200 cannot be reached"))
    assert "10.1.2.3" in caplog.text
