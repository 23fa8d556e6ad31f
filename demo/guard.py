"""What every request passes before it is answered, in this order, and what every answer passes on its way out."""

from pathlib import Path

from fastapi import FastAPI
from starlette.middleware import Middleware

from demo.bodies import Bodies
from demo.crowd import Crowd
from demo.forwarded import Forwarded, Heads, networks, root_path
from demo.identity import Identity, known
from demo.metrics import Metrics
from demo.origins import Origins, origins
from demo.pages import public_address
from demo.patience import Patience
from demo.policy import Policy, ancestors
from demo.rates import Buckets, Rates
from demo.turned_away import Door
from demo.turns import Turns
from demo.uploads import Uploads
from demo.watched import Watched
from search.settings import Settings

_SCHEME = Path(__file__).parent / "static" / "scheme.js"


def guard(server: FastAPI, settings: Settings, uploads: Uploads, metrics: Metrics, turns: Turns) -> None:
    """Put the guards around an application.

    Args:
        server: what was put around it before stays further in.
        settings: what is allowed.
        uploads: where pictures are kept.
        metrics: counts requests and refusals.
        turns: in which searches are made.

    Raises:
        InvalidInput: a setting that cannot be.
    """
    door = Door(metrics)
    picture = int(settings.max_image_megabytes * 1e6)
    scheme = _SCHEME.read_text(encoding="utf-8")
    own, called_by = public_address(settings.address), origins(settings.called_by)
    server.user_middleware[:0] = [  # the first is outermost
        Middleware(Forwarded, trusted=networks(settings.trust_proxy), root=root_path(settings.root_path)),
        Middleware(Watched, metrics=metrics),
        Middleware(Policy, ancestors=ancestors(settings.framed_by), scripts=(scheme,)),
        Middleware(Heads),
        Middleware(Rates, buckets=Buckets(settings.rate), door=door),
        Middleware(Identity, known=known(settings.auth), door=door),
        Middleware(Origins, own=own, allowed=called_by, door=door),
        Middleware(Crowd, door=door, turns=turns),
        Middleware(Patience, seconds=settings.deadline, door=door),
        Middleware(Bodies, picture=picture, uploads=uploads, door=door),
    ]
