"""Every setting once: its name, default and help. A setting is changed by the environment variable TRIPTYCH_<NAME>.

Example:
    >>> Settings.from_environment({"TRIPTYCH_BATCH": "64"}).batch
    64
"""

import os
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from math import inf
from pathlib import Path
from typing import Any

from search.errors import InvalidInput

CHECKOUT = Path(__file__).resolve().parent.parent
"""The folder that holds `search/`, `demo/` and `assets/`."""

PREFIX = "TRIPTYCH_"


def _setting(default: object, text: str, *, shown: bool = True, most: float = inf) -> Any:
    return field(default=default, metadata={"help": text, "most": most}, repr=shown)


@dataclass(frozen=True)
class Settings:
    """The settings in force; `Settings.from_environment()` reads them."""

    encoder: str = _setting("bundled", "encoder of a new index: `bundled`, a model folder, or a name on the hub")
    home: str = _setting(
        str(CHECKOUT / ".triptych"), "folder for what can be made again: the bundled index, fetched pictures"
    )
    device: str = _setting("auto", "where encoders run: `auto`, `cpu`, `cuda` or `mps`")
    dtype: str = _setting("auto", "number format of encoders: `auto`, `float32`, `bfloat16` or `float16`")
    batch: int = _setting(32, "pictures or texts that an encoder takes at once, and documents per transaction")
    online: bool = _setting(False, "may an encoder that isn't on this machine be downloaded?")
    download_deadline: float = _setting(900.0, "seconds that the download of an encoder may take")
    remote_code: str = _setting(
        "", "code that an encoder brings along and that may be run: `OWNER/NAME@COMMIT`, several with commas between"
    )
    fetch_timeout: float = _setting(20.0, "seconds that a picture named by its address may take to arrive")
    fetch_workers: int = _setting(16, "pictures fetched at once")
    cohere_address: str = _setting(
        "https://api.cohere.com", "where Cohere's API is, for `cohere-v3` and `cohere-v4`: a gateway's address, perhaps"
    )
    cohere_images_per_minute: int = _setting(
        5, "pictures that the API key allows per minute: 5 is a trial key's, 400 a production key's"
    )
    cohere_texts_per_minute: int = _setting(2000, "texts that the API key allows per minute")
    cohere_timeout: float = _setting(30.0, "seconds that Cohere may take to answer before it is asked again")
    cost_limit: float = _setting(1.0, "US dollars that an ingest with a paid encoder may be expected to cost unasked")
    max_image_megabytes: float = _setting(30.0, "size of the largest picture file that is opened")
    max_image_megapixels: float = _setting(120.0, "pixels, in millions, of the largest picture that is opened")
    thumbnail: int = _setting(512, "longer side of stored thumbnails, in pixels")
    mapped: int = _setting(
        20_000, "documents from which on an index in a folder searches by files mapped into memory, made beside it"
    )
    recall: float = _setting(
        0.95, "share of the exact first 50 neighbours that such a search is to find on average", most=1
    )
    memory: int = _setting(
        700,
        "megabytes to hold beside mapped files: how fine vectors' codes are, what is kept of words and filters",
    )
    title: str = _setting("Triptych", "title of the page")
    examples: str = _setting(
        "", 'file of the page\'s examples, a line each: `{"text": "red dress", "image": "images/dress.jpg"}`'
    )
    address: str = _setting(
        "", "the page's address as its visitors know it, such as `https://shop.example`, for previews of links to it"
    )
    rate: float = _setting(
        5.0, "what a visitor may ask for in a second, over time: searches, pages, uploads; twenty times that at once"
    )
    deadline: float = _setting(
        10.0, "seconds that a question to the page may take, waiting included, before it is given up"
    )
    auth: str = _setting(
        "",
        "name and password that visitors have to give, `NAME:PASSWORD`, or `@FILE` with such a line for each",
        shown=False,
    )
    root_path: str = _setting("", "path below which a proxy shows the page, such as `/search`")
    trust_proxy: str = _setting(
        "", "addresses or networks of proxies whose `X-Forwarded-…` headers are believed, with commas between"
    )
    framed_by: str = _setting(
        "", "pages of others that may show this one in a frame, such as `https://huggingface.co`, with spaces between"
    )
    called_by: str = _setting(
        "", "pages of others whose scripts may call this one, such as `https://shop.example`, with spaces between"
    )
    metrics: str = _setting(
        "local", "whom the page's `/metrics` answers: `local`, machines of its own network, `yes`, all, or `no`"
    )
    log: str = _setting("plain", "the page's log: `plain`, or `json`, a line per request, without anybody's words")
    apart: str = _setting(
        "auto", "the page's encoder in a process of its own: `yes`, `no`, or `auto`, where there are several processors"
    )
    opensearch_user: str = _setting("", "user of an OpenSearch server; else ~/.netrc is asked")
    opensearch_password: str = _setting("", "that user's password", shown=False)
    opensearch_ca: str = _setting("", "file with the certificate authority of an `opensearchs://` server of your own")
    opensearch_timeout: float = _setting(10.0, "seconds that a query to OpenSearch may take, all attempts together")
    opensearch_shards: int = _setting(1, "shards of a new index on OpenSearch")
    opensearch_replicas: str = _setting(
        "auto", "copies of each shard of a new index: a number, or `auto`, one as soon as there is a second node"
    )
    opensearch_exact: int = _setting(
        10_000, "up to so many documents vectors are compared one by one; above, HNSW finds the nearest"
    )
    opensearch_candidates: int = _setting(64, "nearest vectors that HNSW looks for per leg and shard, at least")
    opensearch_m: int = _setting(16, "HNSW's links per vector in a new index")
    opensearch_ef_construction: int = _setting(200, "vectors that HNSW looks at to place one in a new index")
    opensearch_average: bool = _setting(False, "store average vectors in a new index, for the legs that look there?")
    opensearch_language: str = _setting(
        "", "analyzer, such as `english`, by which `text-bm25` matches in a new index, instead of whole words"
    )
    opensearch_on_disk: str = _setting("", "keep a new index's vectors on disk, compressed `2x` to `32x`")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """The defaults, changed by what the environment says.

        Raises:
            InvalidInput: a value that cannot be read, or a variable TRIPTYCH_… that names no setting.
        """
        known = {PREFIX + setting.name.upper(): setting for setting in fields(cls)}
        changed: dict[str, Any] = {}
        for variable, text in environment.items():
            if not variable.startswith(PREFIX):
                continue
            if variable not in known:
                raise InvalidInput(f"{variable} names no setting; there are {', '.join(sorted(known))}")
            changed[known[variable].name] = _parsed(variable, text, known[variable])
        return cls(**changed)


def _parsed(variable: str, text: str, setting: Field[Any]) -> object:
    default, most = setting.default, setting.metadata["most"]
    if default is MISSING or isinstance(default, str):
        return text
    if isinstance(default, bool):
        if text.lower() not in ("1", "0", "true", "false", "yes", "no"):
            raise InvalidInput(f"{variable} is '{text}'; give 1 or 0")
        return text.lower() in ("1", "true", "yes")
    try:
        value = int(text) if isinstance(default, int) else float(text)
    except ValueError:
        raise InvalidInput(f"{variable} is '{text}', which is not a number") from None
    if not value > 0:
        raise InvalidInput(f"{variable} is '{text}'; give a number above 0")
    if not value <= most:
        raise InvalidInput(f"{variable} is '{text}'; give a number of at most {most:g}")
    return value
