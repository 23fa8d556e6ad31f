"""What the image is built by: the same script into an empty folder, and a page that runs from there unable to write."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
import yaml  # type: ignore[import-untyped]

from search.settings import Settings
from tests.conftest import CHECKOUT
from tests.demo.raw import call
from tests.processes import free_ports, guard

DEPLOY = CHECKOUT / "deploy"
DOCKERFILE = (CHECKOUT / "Dockerfile").read_text(encoding="utf-8")
STEPS = ("packages", "code", "prepare")
LOOPS = Path("search", "indexes", "embedded", "native")


def read_only(folder: Path) -> None:
    """Nobody may write there. Files of the packages are left as they are: they may be links to uv's own copies."""
    for place in [folder, *folder.rglob("*")]:
        if not place.is_symlink() and (place.is_dir() or place.is_relative_to(folder / "app")):
            place.chmod(place.stat().st_mode & 0o555)


def writable(folder: Path) -> None:
    for place in [folder, *(each for each in folder.rglob("*") if each.is_dir() and not each.is_symlink())]:
        place.chmod(place.stat().st_mode | 0o200)


def without_root(*command: str) -> list[str]:
    """As a user whom permissions bind: root is not bound, unless it gives that up."""
    if os.geteuid() != 0:
        return list(command)
    if shutil.which("setpriv") is None:
        pytest.skip("root may write anywhere, and there is no setpriv here by which it gives that up")
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]


def run(*command: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=False)


@contextmanager
def started(prefix: Path, writes: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The page from there, its address, and the environment that it was given."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(prefix / "app"),  # read-only as well
        "TMPDIR": str(writes / "temporary"),
        "TRIPTYCH_HOME": str(writes / "data"),
        "HOST": "127.0.0.1",
        "PORT": str(free_ports(1)[0]),
        "OMP_NUM_THREADS": "1",
    }
    command = without_root(str(prefix / "app" / "deploy" / "start.sh"))
    out = subprocess.PIPE
    with (
        subprocess.Popen(command, cwd="/", env=environment, stdout=out, text=True, start_new_session=True) as page,
        guard(page.pid) as guarding,
    ):
        assert page.stdout is not None
        line = page.stdout.readline()
        assert line.startswith("Triptych is at "), line
        yield line.split()[-1], environment
        page.terminate()
        assert page.wait(30) in (0, -signal.SIGTERM), "told to stop, it ends"
        guarding.kill()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_what_is_installed_into_an_empty_folder_answers_a_query_and_writes_nothing_there(tmp_path):
    prefix, writes = tmp_path / "prefix", tmp_path / "writes"
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"  # where uv is, whose cache makes this quick
    done = run("sh", DEPLOY / "install.sh", "all", prefix, PYTHON=sys.executable, PATH=path)
    assert done.returncode == 0, done.stderr[-3000:]
    assert not (prefix / "app" / "tests").exists()

    (writes / "data").mkdir(parents=True)
    (writes / "temporary").mkdir()
    read_only(prefix)
    try:
        listed = sorted(prefix.rglob("*"))
        refused = run(*without_root("touch", str(prefix / "app" / "here")))
        assert refused.returncode != 0, "else this test shows nothing"
        with started(prefix, writes) as (address, environment):
            python = prefix / "venv" / "bin" / "python"
            ready = [python, prefix / "app" / "deploy" / "ready.py"]
            assert run(*ready, PORT=environment["PORT"]).returncode in (0, 1)
            answer = call(address, "search", text="striped dress", top=3)
            assert [hit["rank"] for hit in answer["hits"]] == [1, 2, 3]
            assert "striped" in answer["hits"][0]["caption"].lower()
            assert run(*ready, PORT=environment["PORT"]).returncode == 0
        if shutil.which("cc"):
            loaded = "from search.indexes.embedded import native; print(native.code is not None, native.__file__)"
            told = run(*without_root(str(python), "-I", "-B", "-c", loaded)).stdout.split()
            assert told == ["True", str(prefix / "app" / LOOPS / "__init__.py")]
        assert sorted(prefix.rglob("*")) == listed
        assert [each.name for each in (writes / "data").glob("bundled-*")] == [
            each.name for each in (prefix / "app" / "prepared").iterdir()
        ], "the prepared index was taken, none was built"
        assert not list((writes / "temporary").glob("triptych-*")), "uploads are gone with the page"
    finally:
        writable(prefix)


def test_what_was_compiled_in_the_checkout_is_not_taken_along(tmp_path):
    shutil.copytree(DEPLOY, tmp_path / "checkout" / "deploy")
    for part in ("search", "demo", "assets/encoder", "assets/catalogue/images"):
        (tmp_path / "checkout" / part).mkdir(parents=True)
    for name in ("metadata.csv", "examples.jsonl"):
        (tmp_path / "checkout" / "assets" / "catalogue" / name).touch()
    (tmp_path / "checkout" / LOOPS / "built").mkdir(parents=True)
    (tmp_path / "checkout" / LOOPS / "best.c").touch()
    done = run("sh", tmp_path / "checkout" / "deploy" / "install.sh", "code", tmp_path / "prefix")
    assert done.returncode == 0, done.stderr
    assert [each.name for each in (tmp_path / "prefix" / "app" / LOOPS).iterdir()] == ["best.c"]


def test_ready_says_no_where_nothing_answers():
    said = run(sys.executable, DEPLOY / "ready.py", PORT=str(free_ports(1)[0]))
    assert said.returncode == 1
    assert "refused" in said.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [((), "usage: sh deploy/install.sh"), (("everything", "build/none"), "knows no step 'everything'")],
)
def test_wrong_usage_of_the_script_is_said(tmp_path, arguments, told):
    refused = subprocess.run(
        ["sh", DEPLOY / "install.sh", *arguments], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 2
    assert told in refused.stderr


def test_an_environment_that_is_there_is_not_overwritten(tmp_path):
    (tmp_path / "venv").mkdir()
    refused = run("sh", DEPLOY / "install.sh", "packages", tmp_path, PYTHON=sys.executable)
    assert (refused.returncode, "give an empty folder" in refused.stderr) == (2, True)


def test_the_start_says_that_it_needs_a_folder_to_write_to():
    environment = {"PATH": os.environ["PATH"]}
    refused = subprocess.run(["sh", DEPLOY / "start.sh"], env=environment, capture_output=True, text=True, check=False)
    assert refused.returncode != 0
    assert "TRIPTYCH_HOME=/data" in refused.stderr


@pytest.mark.parametrize("program", ["install.sh", "start.sh"])
def test_the_scripts_are_executable_and_parse(program):
    assert os.access(DEPLOY / program, os.X_OK)
    assert run("sh", "-n", DEPLOY / program).returncode == 0


def test_the_dockerfile_runs_the_steps_of_the_script_in_order_and_ends_without_root():
    assert re.findall(r"sh deploy/install\.sh (\w+)", DOCKERFILE) == list(STEPS)
    stages = DOCKERFILE.split("\nFROM ")
    assert len(stages) > 2
    assert re.search(r"^USER [1-9]\d*$", stages[-1], re.MULTILINE)
    assert "chown" not in stages[-1].partition("COPY")[2], (
        "what is copied belongs to root, so that the page can't change it"
    )
    assert "HEALTHCHECK" in stages[-1]
    for copied in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE):
        for place in copied.split():
            assert (CHECKOUT / place).exists(), place


def test_a_compiler_is_in_a_stage_of_the_image_alone_and_what_it_makes_goes_along():
    stages = DOCKERFILE.split("\nFROM ")
    (compiling,) = [stage for stage in stages if "gcc" in stage]
    assert compiling.startswith("packages AS whole\n")
    assert compiling.index("gcc") < compiling.index("install.sh prepare")
    assert "COPY --from=whole /srv/triptych/app /srv/triptych/app\n" in stages[-1]


def test_dependencies_come_before_code_so_that_a_change_of_code_installs_nothing_again():
    packages = DOCKERFILE.index("install.sh packages")
    assert DOCKERFILE.index("constraints.txt") < packages < DOCKERFILE.index("COPY search")


def test_what_the_image_is_sent_leaves_out_what_it_does_not_need():
    ignored = (CHECKOUT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {".git", ".venv", ".triptych", "tests", "benchmarks", f"{LOOPS}/built"} <= set(ignored)
    for copied in re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE):
        assert not set(copied.split()) & set(ignored)


def test_each_service_of_the_compose_file_has_no_more_rights_than_it_needs():
    services = yaml.safe_load((CHECKOUT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    for service in services.values():
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "privileged" not in service
    demo = services["demo"]
    assert demo["read_only"] is True
    assert any(place.startswith("/tmp") for place in demo["tmpfs"])
    assert json.dumps(demo["healthcheck"]["test"]).count("ready.py") == 1


@pytest.mark.parametrize(("status", "ready"), [(200, 0), (401, 0), (503, 1)])
def test_ready_takes_a_page_that_asks_for_a_password_for_one_that_answers(status, ready):
    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/readyz" else 404)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class calls it so
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Page) as listening:
        serving = Thread(target=listening.serve_forever, args=(0.05,))
        serving.start()
        said = run(sys.executable, DEPLOY / "ready.py", PORT=str(listening.server_port))
        listening.shutdown()
        serving.join()
    assert said.returncode == ready, said.stderr


def test_a_space_is_told_the_port_that_the_image_serves():
    told = yaml.safe_load((CHECKOUT / "README.md").read_text(encoding="utf-8").split("---\n")[1])
    assert told["sdk"] == "docker"
    port = told["app_port"]
    assert f"\nEXPOSE {port}\n" in DOCKERFILE
    assert f"${{PORT:-{port}}}" in (DEPLOY / "start.sh").read_text(encoding="utf-8")
    assert len(told["short_description"]) <= 60
    assert {told["colorFrom"], told["colorTo"]} <= {
        "red",
        "yellow",
        "green",
        "blue",
        "indigo",
        "purple",
        "pink",
        "gray",
    }


def test_the_service_starts_what_the_script_installs_and_gives_it_no_rights():
    unit = (DEPLOY / "triptych.service").read_text(encoding="utf-8")
    assert "install.sh all /opt/triptych" in unit
    assert "ExecStart=/opt/triptych/app/deploy/start.sh" in unit
    for line in ("DynamicUser=yes", "ProtectSystem=strict", "NoNewPrivileges=yes", "CapabilityBoundingSet="):
        assert line in unit.splitlines()


@pytest.mark.parametrize("page", ["docs/operation.md", "docs/security.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_what_the_pages_lead_to_is_there(page):
    place = CHECKOUT / page
    text = place.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)\)", text):
        assert link.startswith("https://") or (place.parent / link).exists(), link
    for option in re.findall(r"TRIPTYCH_[A-Z_]+[A-Z]", text):
        assert option.removeprefix("TRIPTYCH_").lower() in {each.name for each in fields(Settings)}, option
