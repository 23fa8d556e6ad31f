"""`classify`: which of some labels pictures show."""

from pathlib import Path
from typing import Annotated

import typer

from search.classify import Classifier, checked_labels
from search.commands.shared import AsJson, complain
from search.encoders import Encoder, load_encoder
from search.engine import open_engine
from search.errors import InvalidInput, UnreadableImage
from search.plain import as_json, plain
from search.settings import Settings


def classify(
    files: Annotated[list[Path], typer.Argument(help="Pictures.")],
    label: Annotated[list[str], typer.Option(help="What they may show; several times.")],
    template: Annotated[
        list[str] | None,
        typer.Option(help="A sentence with {} where the label goes; several times. By default a few of each kind."),
    ] = None,
    index: Annotated[
        str | None, typer.Option("--index", help="Folder or address of an index whose encoder is to be used.")
    ] = None,
    encoder: Annotated[
        str | None, typer.Option(help="`bundled`, a model folder, or a name on the hub; no index is needed.")
    ] = None,
    json_: AsJson = False,
) -> None:
    """Say which of the labels each picture shows, with the probability of each.

    With --json: {"labels": {label: probability}} for one file; for several a list of these, each with its "file".
    """
    if index is not None and encoder is not None:
        raise InvalidInput("--index and --encoder both name an encoder; give one of them")
    checked_labels(label)  # before an encoder is loaded
    using, classifier = _encoder(index, encoder), Classifier()
    found: dict[Path, dict[str, float]] = {}
    refused = []
    for file in files:
        try:
            (found[file],) = classifier.classify(using, [file], label, template)
        except UnreadableImage as error:
            if len(files) == 1:
                raise
            refused.append(str(error))
    if not json_:
        print(plain("\n".join(_printed(file, labels) for file, labels in found.items())))
    elif len(files) == 1:
        print(as_json({"labels": found[files[0]]}))
    else:
        listed = [{"file": str(file), "labels": labels} for file, labels in found.items()]
        print(as_json(listed))
    for sentence in refused:
        complain(f"refused: {sentence}")
    if refused:
        raise typer.Exit(1)


def _encoder(index: str | None, name: str | None) -> Encoder:
    """The one named, else an index's own, else that of the settings."""
    if index is None:
        return load_encoder(name or Settings.from_environment().encoder)
    with open_engine(index) as engine:
        return engine.encoder


def _printed(file: Path, labels: dict[str, float]) -> str:
    return "\n".join([str(file), *(f"  {probability:6.1%}  {label}" for label, probability in labels.items())])
