"""The server that `make opensearch` starts, and what compose.yaml says."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml  # type: ignore[import-untyped]

from tests.opensearch_server import DIRECTLY, SCRIPT, need_opensearch
from tests.processes import free_ports, guard

CHECKOUT = Path(__file__).resolve().parent.parent
TOOLS = ("bash", "sh", "cat", "cksum", "cut", "dirname", "env", "grep", "mkdir", "mv", "rm", "sed", "seq", "sleep")
"""What server.sh uses besides Java and Maven."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Run]:
    """Runs server.sh on a folder and a port of this test's own."""
    port = free_ports(1)[0]

    def run(command: str, *options: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [SCRIPT, command, "--base", tmp_path / "data", "--port", str(port), "--name", "deployed", *options],
            env=os.environ | environment,
            capture_output=True,
            text=True,
            check=False,
        )

    run.port = port  # type: ignore[attr-defined]
    yield run
    run("stop")


def ask(port: int, method: str, path: str, body: object = None) -> Any:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}",
        json.dumps(body).encode() if body else None,
        {"Content-Type": "application/json"},
        method=method,
    )
    with DIRECTLY.open(request, timeout=60) as answer:
        return json.loads(answer.read())


@pytest.mark.slow
def test_a_server_goes_on_after_the_shell_is_there_again_with_its_data_and_starts_but_once(server, tmp_path):
    need_opensearch()
    started = server("start", "--heap", "512m")
    assert started.returncode == 0, started.stderr
    number = int((tmp_path / "data" / "server.pid").read_text().split()[0])
    with guard(number) as guarding:
        ask(server.port, "PUT", "/kept/_doc/1?refresh=true", {"caption": "a cat"})
        again = server("start", "--heap", "512m")
        assert again.returncode == 0
        assert f"answers already at http://localhost:{server.port} (process {number}" in again.stderr
        elsewhere = server("start", "--port", str(free_ports(1)[0]))
        assert elsewhere.returncode == 2
        assert f"runs already, as 'deployed' on port {server.port}" in elsewhere.stderr
        assert server("status").returncode == 0
        assert server("stop").returncode == 0
        guarding.kill()

    assert server("status").returncode == 1
    assert "No OpenSearch runs" in server("stop").stderr
    assert server("start", "--heap", "512m").returncode == 0
    assert ask(server.port, "GET", "/kept/_doc/1")["_source"] == {"caption": "a cat"}


@pytest.mark.slow
def test_a_start_that_fails_shows_the_log_and_says_what_to_do(server):
    need_opensearch()
    failed = server("start", "--heap", "2m")
    assert failed.returncode == 3
    assert "The last lines of" in failed.stderr
    assert "initialization of VM" in failed.stderr
    assert "--heap 512m" in failed.stderr


@pytest.mark.slow
def test_a_servers_end_comes_with_the_test_run_even_if_that_is_killed(tmp_path):
    need_opensearch()
    port = free_ports(1)[0]
    begin = f"Server(Path({str(tmp_path)!r}), port={port}).start(); print('up', flush=True); input()"
    program = f"from pathlib import Path; from tests.opensearch_server import Server; {begin}"
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", program], cwd=CHECKOUT, stdin=pipe, stdout=pipe) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"up\n"
        assert ask(port, "GET", "/")["version"]["number"] == _version()
        run.kill()
    for _ in range(100):
        try:
            ask(port, "GET", "/")
        except OSError:
            return
        time.sleep(0.1)
    pytest.fail("the server still answers")


def test_a_taken_port_is_said_with_who_has_it(server):
    class Other(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{\n  "cluster_name" : "somebody",\n  "tagline" : "x"\n}\n')

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
            """Say nothing."""

    with HTTPServer(("127.0.0.1", server.port), Other) as listening:
        serving = Thread(target=listening.serve_forever, args=(0.05,))
        serving.start()
        refused = server("start")
        listening.shutdown()
        serving.join()
    assert refused.returncode == 2
    assert f'Port {server.port} is taken by another OpenSearch, called "somebody"' in refused.stderr
    assert "--port" in refused.stderr


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--port", "9999"], "--port is 9999; give one from 1025 to 9299"),
        (["--port"], "--port needs a value"),
        (["--frob"], "doesn't know --frob"),
        (["--peers", "1,2"], "--peers needs --transport"),
    ],
)
def test_wrong_usage_is_refused_by_name(server, options, told):
    refused = server("start", *options)
    assert refused.returncode == 2
    assert told in refused.stderr


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder of programs with what every machine has, for PATH; a test adds a Java and a Maven of its own."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (folder / tool).symlink_to(found)
    return folder


def program(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(f"#!/bin/bash\n{text}\n")
    (folder / name).chmod(0o755)


def java(folder: Path, version: str) -> None:
    program(folder, "java", f"""[ "$1" != -version ] || echo 'openjdk version "{version}" 2025-04-15' >&2""")


def test_without_java_or_maven_it_says_which_packages_bring_them(server, bare, tmp_path):
    home = {"PATH": str(bare), "TRIPTYCH_HOME": str(tmp_path / "home")}
    without = server("start", **home)
    assert (without.returncode, "here is none" in without.stderr) == (3, True)
    assert "apt-get install openjdk-17-jre-headless" in without.stderr

    java(bare, "11.0.2")
    assert "only Java 11" in server("start", **home).stderr

    java(bare, "17.0.15")
    without = server("start", **home)
    assert without.returncode == 3
    assert "apt-get install maven" in without.stderr


def test_a_fetch_that_was_cut_short_is_taken_up_again_and_never_counts(server, bare, tmp_path):
    home = {"PATH": str(bare), "TRIPTYCH_HOME": str(tmp_path / "home")}
    software = tmp_path / "home" / f"opensearch-{_version()}"
    java(bare, "17.0.15")
    half = 'all="$*"; into=${all##*-Dinto=}; into=${into%% *}; mkdir -p "$into/lib"; echo jar >"$into/lib/a.jar"'

    program(bare, "mvn", f"{half}; echo 'no network' >&2; exit 1")
    failed = server("fetch", **home)
    assert failed.returncode == 3
    assert "no network" in failed.stderr
    assert "run it again" in failed.stderr
    assert list(software.iterdir()) == []

    program(bare, "mvn", f"{half}; kill -9 $PPID")
    assert server("fetch", **home).returncode == 128 + 9
    assert not (software / "lib").exists()

    program(bare, "mvn", f'{half}; mkdir "$into/knn"')
    assert server("fetch", **home).returncode == 0
    assert sorted(path.name for path in software.iterdir()) == ["knn", "lib"]

    (bare / "mvn").unlink()
    assert server("fetch", **home).returncode == 0, "once fetched, Maven isn't needed"


def test_the_compose_file_is_whole_and_of_the_version_that_the_tests_run_on():
    composed = yaml.safe_load((CHECKOUT / "compose.yaml").read_text(encoding="utf-8"))
    opensearch, demo = composed["services"]["opensearch"], composed["services"]["demo"]
    assert opensearch["image"] == f"opensearchproject/opensearch:${{OPENSEARCH_VERSION:-{_version()}}}"
    assert "opensearch:/usr/share/opensearch/data" in opensearch["volumes"]
    assert demo["build"]["context"] == "."
    assert demo["depends_on"] == {"opensearch": {"condition": "service_healthy"}}
    assert "app/assets/catalogue --index" in demo["entrypoint"][-1]
    for service in (opensearch, demo):
        assert service["healthcheck"]["test"]
        assert all(port.startswith("127.0.0.1:") for port in service["ports"])
        assert {volume.partition(":")[0] for volume in service["volumes"]} <= set(composed["volumes"])


def test_only_the_index_called_demo_of_a_server_is_filled_by_make_demo():
    if shutil.which("make") is None:
        pytest.skip("there is no make here")

    def said(index: str) -> str:
        return subprocess.run(
            ["make", "-n", "demo", f"INDEX={index}"], cwd=CHECKOUT, capture_output=True, text=True, check=True
        ).stdout

    assert '-m search ingest assets/catalogue --index "opensearch://localhost:9201/demo"' in said(
        "opensearch://localhost:9201/demo"
    )
    for index in ("opensearch://localhost:9201/shop", "some/demo", "shop.index"):
        assert "ingest" not in said(index)
        assert f'-m demo --index "{index}"' in said(index)


def _version() -> str:
    """The one place of the version, read as Maven reads it."""
    found = ElementTree.parse(SCRIPT.parent / "pom.xml").findtext(".//{*}opensearch.version")
    assert found
    return found
