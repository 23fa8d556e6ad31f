"""Something worth seeing for a visitor who doesn't know what to ask, another each time."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

from demo.examples import Example
from demo.form import Asked
from demo.wishes import tried
from search import Document


def surprise(asked: Asked, examples: Sequence[Example], documents: Sequence[Document]) -> Asked:
    """An example, or what is like one of the documents; never what is asked already.

    Args:
        asked: the question of now, from which how the answer is shown is kept.
        examples: questions that are worth it.
        documents: whose pictures are.
    """
    kept = replace(asked, text="", without="", where={}, like=None, picture=None, photo="")
    found = [tried(kept, example) for example in examples]
    found += [replace(kept, like=document.id) for document in documents if document.image is not None]
    others = [each for each in found if (each.text, each.like, each.picture) != (asked.text, asked.like, asked.picture)]
    return secrets.choice(others) if others else asked
