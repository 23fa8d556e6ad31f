"""What a visitor can try at once: examples to press, and a surprise."""

from collections.abc import Sequence
from html import escape

from demo.examples import Example
from demo.language import Language


def listed(examples: Sequence[Example], language: Language) -> str:
    """The examples as a row of buttons, numbered from 0 by `data-n`, and the surprise behind them."""
    buttons = "".join(_button(number, example, language) for number, example in enumerate(examples))
    surprise = f'<button type="button" class="surprise" data-surprise>{escape(language("ask.surprise"))}</button>'
    return f'<div class="examples"><span>{escape(language("ask.try"))}</span>{buttons}{surprise}</div>'


def _button(number: int, example: Example, language: Language) -> str:
    thumbnail = ""
    if example.thumbnail:
        alt = "" if example.text else language("ask.example.picture")
        thumbnail = f'<img src="{escape(example.thumbnail)}" alt="{escape(alt)}" width="24" height="30">'
    plus = '<span class="plus">+</span>' if example.thumbnail and example.text else ""
    words = f'<span dir="auto">{escape(example.text)}</span>' if example.text else ""
    return f'<button type="button" data-n="{number}">{thumbnail}{plus}{words}</button>'
