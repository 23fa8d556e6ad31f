"""What an evaluation was made of, so that anybody can make it again."""

import platform
from collections.abc import Mapping
from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, version

from search.fusion import DEFAULT_WEIGHTS, USUAL_K
from search.indexes import Index
from search.settings import Settings
from search.tuned import kept

PACKAGES = (
    "triptych",
    "ir-measures",
    "pytrec-eval-terrier",
    "numpy",
    "scikit-learn",
    "faiss-cpu",
    "torch",
    "transformers",
)


@dataclass(frozen=True)
class Provenance:
    """Names of what was measured and how; no times, so that the same evaluation gives the same report.

    Attributes:
        command: repeats it.
        index: its place, as it was given.
        backend, fingerprint, encoder, documents: as the index says of itself.
        seed: of everything that was drawn.
        depth, k, weights: of the default fusion.
        tuned: what was tuned for the index; None if nothing was.
        settings: those that differ from their defaults.
        versions: of Python and of the packages that the figures depend on.
    """

    command: str
    index: str
    backend: str
    fingerprint: str
    encoder: str
    documents: int
    seed: int
    depth: int
    k: float
    weights: Mapping[str, float]
    tuned: Mapping[str, float] | None
    settings: Mapping[str, str]
    versions: Mapping[str, str]

    def rows(self) -> dict[str, str]:
        """For a table: what, and its value."""
        weights = ", ".join(f"{leg} {weight:g}" for leg, weight in self.weights.items())
        return {
            "command": self.command,
            "index": f"{self.index} ({self.backend}), {self.documents:,} documents",
            "encoder": self.encoder or "none: vectors made elsewhere",
            "fingerprint": self.fingerprint,
            "fusion": f"k {self.k:g}, depth {self.depth}, weights {weights}",
            "tuned": ", ".join(f"{name} {value:g}" for name, value in (self.tuned or {}).items()) or "nothing",
            "settings": ", ".join(f"{name}={value}" for name, value in self.settings.items()) or "all by default",
            "seed": str(self.seed),
            "versions": ", ".join(f"{name} {number}" for name, number in self.versions.items()),
        }


def provenance(index: Index, *, command: str, seed: int, depth: int) -> Provenance:
    """What an evaluation over that index is made of.

    Example:
        >>> provenance(index, command="python -m search evaluate --index shop.index", seed=1, depth=100).documents
        11800
    """
    tuned = kept(index)
    info, settings, defaults = index.info(), Settings.from_environment(), Settings()
    changed = {
        setting.name: str(getattr(settings, setting.name))
        for setting in fields(Settings)
        if setting.repr and getattr(settings, setting.name) != getattr(defaults, setting.name)
    }
    return Provenance(
        command=command,
        index=info.location,
        backend=info.backend,
        fingerprint=info.fingerprint,
        encoder=info.encoder,
        documents=info.documents,
        seed=seed,
        depth=depth,
        k=USUAL_K,
        weights={str(leg): weight for leg, weight in DEFAULT_WEIGHTS.items()},
        tuned=None if tuned is None else {"k": tuned.k, **{str(leg): each for leg, each in tuned.weights.items()}},
        settings=changed,
        versions={"python": platform.python_version(), **_versions()},
    )


def _versions() -> dict[str, str]:
    found = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = "not installed"
    return found
