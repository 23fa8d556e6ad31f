"""Nothing that is loaded can run code: no pickle by any way, no code of a model's unless it is asked for by name."""

import ast
import json
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.encoders import load_encoder
from search.encoders.layout import lacking
from search.errors import EncoderFailed
from tests.conftest import CHECKOUT

MODULES = sorted(path for room in ("search", "demo") for path in (CHECKOUT / room).rglob("*.py"))
PICKLES = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "shelve", "marshal", "pandas"}
AUDIT = CHECKOUT / "deploy" / "audit.py"


class Bomb:
    """As a pickle, it makes a file where it is opened."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.place,)


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    """Every call in our code, with the name that is called."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path, node, ast.unparse(node.func)


def given(call: ast.Call) -> dict[str | None, str]:
    return {word.arg: ast.unparse(word.value) for word in call.keywords}


def test_no_room_imports_what_opens_pickles():
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not {name.partition(".")[0] for name in names} & PICKLES, f"{path} imports {names}"


def test_no_call_opens_pickles_and_every_model_is_loaded_from_a_folder_as_safetensors_without_its_code():
    models = 0
    for path, call, name in calls():
        where = f"{path}:{call.lineno}"
        assert name != "torch.load", where
        assert given(call).get("allow_pickle", "False") == "False", where
        assert given(call).get("trust_remote_code", "False") == "False", where
        if name.endswith(".from_pretrained"):
            models += 1
            assert "Model" not in name or given(call).get("use_safetensors") == "True", where
            if name.startswith(
                "own_class("
            ):  # code that somebody named in TRIPTYCH_REMOTE_CODE; it runs cut off the network
                continue
            assert given(call).get("local_files_only") == "True", where
            assert given(call).get("trust_remote_code") == "False", where
    assert models >= 4, "else this test looks at nothing"


@pytest.fixture
def model(tmp_path) -> Path:
    """The bundled encoder in a folder of its own."""
    return Path(shutil.copytree(CHECKOUT / "assets" / "encoder", tmp_path / "model"))


def test_a_model_with_weights_as_pickle_alone_is_refused_and_the_pickle_stays_closed(model, tmp_path):
    (model / "model.safetensors").unlink()
    (model / "pytorch_model.bin").write_bytes(pickle.dumps(Bomb(tmp_path / "boom")))
    with pytest.raises(EncoderFailed, match=r"pickle.*which can run code when they are opened"):
        load_encoder(str(model)).encode_texts(["red"])
    assert not (tmp_path / "boom").exists()


@pytest.mark.parametrize("shard", ["weights.bin", "../weights.safetensors", "deeper/weights.safetensors"])
def test_a_list_of_shards_leads_to_safetensors_beside_it_and_nowhere_else(model, tmp_path, shard):
    (model / "model.safetensors").unlink()
    (model / "model.safetensors.index.json").write_text(json.dumps({"metadata": {}, "weight_map": {"a": shard}}))
    place = model / shard
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(pickle.dumps(Bomb(tmp_path / "boom")))
    assert "can run code" in lacking(model)
    with pytest.raises(EncoderFailed, match="elsewhere than into"):
        load_encoder(str(model)).encode_texts(["red"])
    assert not (tmp_path / "boom").exists()


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ('subprocess.run(f"ls {name}", shell=True)', 1),
        ('subprocess.run(f"ls {name}", shell=True)  # noqa: S602', 1),
        ('subprocess.run(f"ls {name}", shell=True)  # noqa: S602 - a name of our own', 0),
        ('subprocess.run(f"ls {name}", shell=True)  # noqa: S101 - another rule', 1),
    ],
)
def test_the_audit_takes_an_exception_with_its_reason_only(tmp_path, line, left):
    (tmp_path / "room.py").write_text(f"import subprocess\n\n\ndef f(name: str) -> None:\n    {line}\n")
    done = subprocess.run(
        [sys.executable, str(AUDIT), str(tmp_path)], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert done.returncode == left, done.stderr
    assert ("FOUND" in done.stdout) == bool(left)


@pytest.mark.slow
def test_our_own_code_has_no_finding_without_a_reason():
    command = [sys.executable, str(AUDIT), "search", "demo"]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_audit_reads_the_exact_set_and_fails_for_what_nobody_has_looked_at():
    makefile = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
    assert "pip_audit --strict --requirement constraints.txt --no-deps" in makefile
    listed = (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.match(r"#|[a-z0-9-]+==", line) for line in listed), "each is pinned"
