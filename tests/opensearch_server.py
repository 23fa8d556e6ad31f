"""A real OpenSearch for tests, started by deploy/opensearch/server.sh: one that all tests share, single ones, clusters.

    def test_…(opensearch):                      # the shared one; leave only indices of your own names there
        engine = open_engine(opensearch.address("mine"))

Where Java, Maven or (at the first fetch) the network are missing, tests that ask for a server are skipped and say why;
under CI=true they fail. Everything that is started here ends with the test run, even if that is killed.
"""

import atexit
import functools
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import pytest

from tests.opensearch_proxy import Proxy
from tests.processes import free_ports, guard

DIRECTLY = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Asks without a proxy, whatever the environment says: every server here is on loopback."""

SCRIPT = Path(__file__).resolve().parent.parent / "deploy" / "opensearch" / "server.sh"
PATIENCE = 120.0
"""Seconds until a server that doesn't answer, or a cluster that doesn't get well, counts as failed."""

AGREEMENT = "500ms"
"""How often the shared server's shards agree on which removed documents they may forget. Anywhere else that is every
half a minute, and `optimize` waits for it."""


@pytest.fixture(scope="session")
def opensearch() -> "Server":
    """The one server that all tests share."""
    return shared_server()


@functools.cache
def shared_server() -> "Server":
    """The one server that all tests share, started at first need; skips or fails the test where there can be none."""
    need_opensearch()
    folder = Path(tempfile.mkdtemp(prefix="triptych-opensearch-", dir=_memory()))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    server = Server(folder, options=["--testing"]).start()
    quickly = {"index.soft_deletes.retention_lease.sync_interval": AGREEMENT}
    server.request("PUT", "/_index_template/tests", {"index_patterns": ["*"], "template": {"settings": quickly}})
    return server


@functools.cache
def _missing() -> str:
    """Why there can be no server here; empty if there can."""
    fetched = subprocess.run([SCRIPT, "fetch", "--testing"], capture_output=True, text=True, check=False)
    return "" if fetched.returncode == 0 else fetched.stderr.strip() or "server.sh fetch failed and doesn't say why"


def _memory() -> str | None:
    """A folder in memory, if there is a roomy one. Every index that a test makes is synced to disk many times."""
    shared = Path("/dev/shm")  # a memory file system of Linux
    roomy = shared.is_dir() and os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > 6e9
    return str(shared) if roomy else None


def need_opensearch() -> None:
    """Skip the test, or fail it under CI=true, where a server cannot be had."""
    if told := _missing():
        pytest.fail(told) if os.environ.get("CI") else pytest.skip(told)


class Server:
    """One OpenSearch process with its data in a folder of its own.

    Args:
        folder: for its data and its log; a server started on the same folder again has its indices back.
        port: of HTTP, by default a free one.
        name: the cluster's name, by default one that no other server has.
        heap: of Java.
        options: more of server.sh's.
        quick: whether Java compiles for a quick start, which is what most tests need (half the processor time until it
            answers), or for long runs, as outside of tests: what is measured needs that.
    """

    def __init__(
        self,
        folder: Path,
        *,
        port: int | None = None,
        name: str | None = None,
        heap: str = "512m",
        options: Sequence[str] = (),
        quick: bool = True,
    ) -> None:
        self.folder = folder
        self.port = port or free_ports(1)[0]
        self.name = name or f"test-{self.port}"
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        self._command = [
            *(str(SCRIPT), "run", "--base", str(folder), "--port", str(self.port), "--name", self.name, "--heap", heap),
            *options,
        ]
        self._environment = dict(os.environ)
        if quick:
            self._environment["JAVA_TOOL_OPTIONS"] = "-XX:TieredStopAtLevel=1"
        self._process: subprocess.Popen[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None

    def address(self, index: str) -> str:
        """Of an index there, as `open_engine` takes it."""
        return f"opensearch://127.0.0.1:{self.port}/{index}"

    def proxy(self, *, certificate: tuple[Path, Path] | None = None, credentials: str | None = None) -> Proxy:
        """A proxy in front of it that a test can break."""
        return Proxy(self.port, certificate=certificate, credentials=credentials)

    @property
    def running(self) -> bool:
        """Was it started, and not ended since?"""
        return self._process is not None

    @property
    def pid(self) -> int:
        """The process that runs it."""
        assert self._process is not None, "this server is not running"
        return self._process.pid

    def start(self) -> Self:
        """Start it and return when it answers."""
        self.begin()
        self.wait()
        return self

    def begin(self) -> None:
        """Start it without waiting for it."""
        assert self._process is None, "this server is running already"
        self.folder.mkdir(parents=True, exist_ok=True)
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                self._command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._guard = guard(self._process.pid)
        atexit.register(self.kill)

    def wait(self, status: str = "yellow", nodes: int | None = None) -> None:
        """Return when it answers, the cluster has just so many nodes (if told) and every index is at least so well."""
        deadline = time.monotonic() + PATIENCE
        asked = f"/_cluster/health?wait_for_status={status}&wait_for_nodes={nodes or '%3E0'}&timeout=2s"
        while time.monotonic() < deadline:
            assert self._process is not None, "this server is not running"
            if self._process.poll() is not None:
                break
            try:
                health = self.request("GET", asked)
            except OSError:  # not there yet, or it says that nobody leads the cluster yet, or that health isn't so far
                time.sleep(0.1)
                continue
            if health["cluster_name"] == self.name:
                return
        pytest.fail(f"OpenSearch at port {self.port} is not there:\n{self.log.read_text(errors='replace')[-4000:]}")

    def request(self, method: str, path: str, body: object = None, *, timeout: float = 60.0) -> Any:
        """Ask it without any client.

        Raises:
            OSError: it didn't answer, or not with success; an HTTPError says the status.
        """
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.url + path, data, {"Content-Type": "application/json"} if data else {}, method=method
        )
        try:
            with DIRECTLY.open(request, timeout=timeout) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            error.close()
            raise

    def stop(self) -> None:
        """Let it end in peace, as at a shutdown of the machine."""
        if self._process is not None:
            self._process.terminate()
            self._gone(30)

    def kill(self) -> None:
        """End it at once, as `kill -9` or a power failure does."""
        if self._process is not None:
            self._process.kill()
            self._gone(30)

    def restart(self) -> None:
        """Start it on its folder again, at the same port, and return when it answers."""
        self.kill()
        self.start()

    def _gone(self, seconds: float) -> None:
        assert self._process is not None
        assert self._guard is not None
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        # The guard ends before anybody else may get the server's number.
        self._guard.kill()
        self._guard.communicate()
        self._process = self._guard = None
        atexit.unregister(self.kill)


class Cluster:
    """Several servers that form one cluster on loopback.

    Args:
        size: how many.
        folder: for the data of all.
        heap: of Java, each.
        quick: as of `Server`.
    """

    def __init__(self, size: int, folder: Path, *, heap: str = "512m", quick: bool = True) -> None:
        ports = free_ports(2 * size)
        http, transport = ports[:size], ports[size:]
        peers = ",".join(map(str, transport))
        self.servers = [
            Server(
                folder / f"server-{number}",
                port=port,
                name=f"cluster-{http[0]}",
                heap=heap,
                options=["--peers", peers, "--transport", str(own)],
                quick=quick,
            )
            for number, (port, own) in enumerate(zip(http, transport, strict=True))
        ]

    def address(self, index: str) -> str:
        """Of an index there with every server named, as `open_engine` takes it."""
        return f"opensearch://{','.join(f'127.0.0.1:{server.port}' for server in self.servers)}/{index}"

    def start(self) -> Self:
        """Start all and return when they are one."""
        for server in self.servers:
            server.begin()
        for server in self.servers:
            server.wait(nodes=len(self.servers))
        return self

    def kill(self, number: int) -> None:
        """End one at once."""
        self.servers[number].kill()

    def restart(self, number: int) -> None:
        """Start one again and return when it answers."""
        self.servers[number].restart()

    def wait(self, status: str = "green", nodes: int | None = None) -> None:
        """Return when those that run see so many nodes (by default all) and every index is of that health."""
        for server in self.servers:
            if server.running:
                server.wait(status, nodes or len(self.servers))

    def stop(self) -> None:
        """End all."""
        for server in self.servers:
            server.kill()
