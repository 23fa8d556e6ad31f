"""A session keeps its values and nothing of the page, and only events that there are can be asked for."""

import asyncio

import gradio as gr
import httpx
import pytest
from fastapi import HTTPException
from gradio.state_holder import SessionState

from demo.sessions import Session, Sessions


@pytest.fixture
def sessions() -> Sessions:
    async def made() -> Sessions:
        with gr.Blocks() as page:
            kept, words = gr.State(None), gr.Textbox()
            words.submit(lambda text: text, words, kept)
        page.kept = kept._id
        return Sessions(page)

    return asyncio.run(made())  # where no loop runs, Gradio leaves one of its own open


def test_a_session_keeps_its_own_values_and_no_description_of_the_page(sessions):
    kept = sessions.blocks.kept
    for number in range(3):
        sessions[f"visitor {number}"][kept] = number
        sessions[f"visitor {number}"]._update_value_in_config(kept, number)
    assert [sessions[f"visitor {number}"][kept] for number in range(3)] == [0, 1, 2]
    assert [session.config_values for session in sessions.session_data.values()] == [{}, {}, {}]
    assert list(sessions["visitor 0"].components) == []


@pytest.mark.parametrize("made", [Session, SessionState])
def test_making_a_session_describes_no_component(sessions, monkeypatch, made):
    def described(*_: object) -> None:
        raise AssertionError("a component was described")

    assert len(sessions.blocks.get_config_file()["components"]) >= 2  # the page itself is described
    for block in sessions.blocks.blocks.values():
        monkeypatch.setattr(block, "get_config", described)
    session = made(sessions.blocks)
    assert list(session.components) == []
    assert session[sessions.blocks.kept] is None


def test_the_sessions_that_were_used_last_are_kept(sessions):
    sessions.capacity = 2
    for name in ("a", "b", "a", "c"):
        sessions[name][sessions.blocks.kept] = name
    assert set(sessions.session_data) == {"a", "c"}


def test_an_event_that_there_is_not_is_said_not_to_be_there(sessions):
    events = sessions["visitor"].blocks_config.fns
    assert list(events) == list(sessions.blocks.fns)
    with pytest.raises(HTTPException) as refused:
        events[99_999]
    assert refused.value.status_code == 404


@pytest.mark.slow  # it starts a server
@pytest.mark.parametrize("session", [{}, {"session_hash": "abc"}])
def test_a_posted_number_of_no_event_is_no_error_of_the_server(address, session):
    said = httpx.post(f"{address}/gradio_api/run/predict", json={"data": [], "fn_index": 99_999, **session})
    assert said.status_code == 404
