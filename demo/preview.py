"""What a link to the page shows where it is shared: a title, a sentence and a picture of what is searched for.

Whoever makes previews of links reads the HTML and runs no scripts, and Gradio's HTML describes Gradio. So what stands
in the answer's head for that purpose (https://ogp.me) is taken out and ours put in; the rest of the answer stays.
"""

import re
import textwrap
from html import escape

from demo import links
from demo.form import Asked
from demo.language import Language
from demo.names import short
from demo.pictures import address
from search.nouns import Document

LONGEST = 120
"""Characters of what was typed."""

_FOREIGN = re.compile(
    r"""\s*<(?:meta\s+(?:property="og:|name="(?:twitter:|description"))[^>]*|title>[^<]*</title)>""", re.IGNORECASE
)
_CHARSET = re.compile(r"<meta charset=[^>]*>\s*", re.IGNORECASE)
_LANGUAGE = re.compile(r'(<html\b[^>]*?\blang=")[^"]*(")')


def tags(asked: Asked, like: Document | None, picture: Document | None, language: Language, title: str, at: str) -> str:
    r"""The elements for the head of a page, as HTML.

    Args:
        asked: what its address asks.
        like: the document that pictures are to be like, if that is asked and is there.
        picture: the document whose thumbnail is shown.
        language: of the texts.
        title: of the page.
        at: the page's address as visitors know it, up to the last slash; empty if nobody said it. Then addresses are
            relative to the page, since a request's own headers can claim any host.

    Example:
        >>> tags(links.read("?q=red+dress"), None, None, languages()["en"], "Shop", "")[:34]
        '<title>“red dress” · Shop</title>\n'
    """
    said = question(asked, like, language)
    whole = language("preview.title", query=said, title=title) if said else title
    told = language("preview.told", query=said, title=title) if said else language("ask.tagline")
    place = address(picture) if picture is not None else None
    properties = {"og:type": "website", "og:site_name": title, "og:title": whole, "og:description": told}
    names = {"description": told, "twitter:card": "summary"}
    if at:
        properties["og:url"] = f"{at}{links.address(asked)}"
    if place is not None:
        properties["og:image"] = f"{at}{place}"
        names["twitter:card"] = "summary_large_image"
    lines = [f"<title>{escape(whole)}</title>"]
    lines += [f'<meta name="{name}" content="{escape(text)}">' for name, text in names.items()]
    lines += [f'<meta property="{name}" content="{escape(text)}">' for name, text in properties.items()]
    return "".join(f"{line}\n" for line in lines)


def question(asked: Asked, like: Document | None, language: Language) -> str:
    """What is searched for in a few words; empty if nothing is.

    Example:
        >>> question(Asked(text="dress", without="stripes"), None, languages()["en"])
        '“dress” without stripes'
    """
    text = _shortened(asked.text)
    picture = _picture(asked, like, language)
    if text and picture:
        said = language("preview.both", text=text, picture=picture)
    else:
        said = language("preview.words", text=text) if text else picture
    if said and asked.without:
        return language("preview.without", query=said, without=_shortened(asked.without))
    return said


def put_in(page: str, head: str, language: Language) -> str:
    """The page with its own description taken out of its head and another put in; as it was where it has no head.

    Example:
        >>> put_in('<html lang="en"><head><title>Gradio</title></head></html>', "<title>Shop</title>", german)
        '<html lang="de"><head><title>Shop</title></head></html>'
    """
    before, found, behind = page.partition("<head>")
    if not found:
        return page
    # Only up to the first script: what comes then is the page's data, in which nothing may be changed.
    markup, script, rest = behind.partition("<script")
    before = _LANGUAGE.sub(lambda match: f"{match[1]}{language.code}{match[2]}", before)
    markup = _FOREIGN.sub("", markup)
    charset = _CHARSET.search(markup)  # browsers look for it in the first 1,024 bytes, so it stays in front
    at = charset.end() if charset is not None else 0
    return f"{before}{found}{markup[:at]}{head}{markup[at:]}{script}{rest}"


def _picture(asked: Asked, like: Document | None, language: Language) -> str:
    if like is not None:
        return language("preview.like", title=short(like, language))
    return language("preview.picture") if asked.photo else ""


def _shortened(text: str) -> str:
    return textwrap.shorten(text, LONGEST, placeholder=" …")
