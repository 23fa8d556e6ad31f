"""Every answer says what a browser may do with it: a page the most, everything else nothing."""

import asyncio
import base64
import hashlib
from collections.abc import Sequence

import pytest
from starlette.datastructures import Headers
from starlette.types import Receive, Scope, Send

from demo.policy import Policy, ancestors, marked
from search.errors import InvalidInput
from tests.demo.asgi import answer, request

SCRIPT = "document.title"


def answered(
    kind: str, *, framed_by: Sequence[str] = (), scripts: Sequence[str] = (SCRIPT,), uses_nonce: bool = False
) -> tuple[Headers, dict[str, str], str]:
    seen: dict[str, str] = {}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen["nonce"] = scope["state"]["nonce"]
        scope["state"]["nonce_used"] = uses_nonce
        headers = [(b"content-type", kind.encode()), (b"content-security-policy", b"default-src *")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b""})

    visit = asyncio.run(answer(Policy(app, framed_by, scripts), request()))
    parts = (part.strip().partition(" ") for part in visit.headers["content-security-policy"].split(";"))
    return visit.headers, {name: rest for name, _, rest in parts}, seen["nonce"]


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "image/svg+xml", ""])
def test_what_is_no_page_may_do_nothing(kind):
    headers, policy, _ = answered(kind)
    assert policy == {"default-src": "'none'", "frame-ancestors": "'self'", "sandbox": ""}
    assert headers["x-content-type-options"] == "nosniff"
    assert headers.getlist("content-security-policy") == [headers["content-security-policy"]]


def test_our_own_views_run_the_scripts_that_are_named_by_their_digests():
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    _, policy, nonce = answered("text/html; charset=utf-8")
    assert policy["script-src"] == f"'self' 'sha256-{digest}'"
    assert nonce not in str(policy)


def test_a_page_that_uses_its_nonce_runs_what_bears_it_and_each_answer_has_its_own():
    nonces: set[str] = set()
    for _ in range(3):
        _, policy, nonce = answered("text/html", uses_nonce=True)
        assert policy["script-src"] == f"'self' 'nonce-{nonce}' 'unsafe-eval'"
        nonces.add(nonce)
    assert len(nonces) == 3


def test_who_is_named_may_frame_it_and_then_the_older_header_is_left_out():
    headers, policy, _ = answered("text/html", framed_by=ancestors("https://huggingface.co https://*.hf.space"))
    assert policy["frame-ancestors"] == "'self' https://huggingface.co https://*.hf.space"
    assert "x-frame-options" not in headers
    assert answered("text/html")[0]["x-frame-options"] == "SAMEORIGIN"


@pytest.mark.parametrize("text", ["shop.example", "https://shop.example/path", "https://a b;c", "'none'"])
def test_a_frame_that_is_none_is_refused(text):
    with pytest.raises(InvalidInput, match="TRIPTYCH_FRAMED_BY"):
        ancestors(text)


def test_each_script_is_marked_once():
    page = "<script>a</script><SCRIPT src='b'></SCRIPT><p>script</p>"
    assert marked(page, "n") == '<script nonce="n">a</script><SCRIPT nonce="n" src=\'b\'></SCRIPT><p>script</p>'
