"""The addresses of Gradio's that there are: those that the page and its documented endpoints need, and no others.

Gradio brings along many more: a proxy, recordings, generated code, a monitor, a log of all runs, calls of components'
functions, pages for signing in. What is not used cannot be attacked.
"""

import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from demo.endpoints import NAMES
from demo.uploads import Uploads

_NAMES = "|".join(NAMES)
_WORD = r"[\w-]{1,128}"
_READ = re.compile(
    r"/|/config/?|/theme\.css|/favicon\.ico|/robots\.txt|/manifest\.json|/(?:assets|static)/[\w./-]+"
    rf"|/gradio_api/(?:info/?|app_id/?|startup-events|heartbeat/{_WORD}|queue/data|upload_progress"
    rf"|call/(?:v2/)?(?:{_NAMES})/{_WORD})"
)
_SEND = re.compile(
    rf"/gradio_api/(?:queue/join|run/(?:predict|{_NAMES})/?|call/(?:v2/)?(?:{_NAMES})/?|upload|cancel|reset/?)"
)
_FILE = "/gradio_api/file="


class Doors:
    """Lets through what leads somewhere; everything else is not there.

    Args:
        app: Gradio's, mounted.
        uploads: the only files that are served.
    """

    def __init__(self, app: ASGIApp, uploads: Uploads) -> None:
        self.app = app
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request; see ASGI."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        path, method = scope["path"].removeprefix(scope.get("root_path", "")) or "/", scope["method"]
        if path.startswith(_FILE) and method in ("GET", "HEAD"):
            if not self._uploads.holds(path.removeprefix(_FILE)):
                await PlainTextResponse("Only uploads are served.\n", 403)(scope, receive, send)
                return
        elif not (_SEND if method == "POST" else _READ).fullmatch(path) or method not in ("GET", "HEAD", "POST"):
            await PlainTextResponse("Not found\n", 404)(scope, receive, send)
            return
        await self.app(scope, receive, send)
