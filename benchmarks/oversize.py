"""Which pictures on a page have more pixels than the screen shows of them."""

from dataclasses import dataclass

from playwright.sync_api import Page

MARGIN = 1.35
"""Pixels in a row for one of the screen, from which a picture counts as larger than it is shown."""

SMALLEST = "w=160"
"""What marks the address of a picture in the smallest size that there is: it is never too large."""

_LOOK = """async () => {
  const found = [];
  for (const image of document.images) {
    const box = image.getBoundingClientRect();
    if (!box.width || !box.height || !image.currentSrc || image.currentSrc.startsWith("data:")) continue;
    const whole = new Image(); // naturalWidth of one with a srcset is in the page's pixels, not in its own
    whole.src = image.currentSrc;
    try { await whole.decode(); } catch { continue; }
    const wide = box.width / whole.naturalWidth, high = box.height / whole.naturalHeight;
    const fit = getComputedStyle(image).objectFit;
    const scale = fit === "cover" ? Math.max(wide, high) : fit === "contain" ? Math.min(wide, high) : wide;
    found.push([image.currentSrc, whole.naturalWidth, whole.naturalWidth * scale * devicePixelRatio]);
  }
  return found;
}"""


@dataclass(frozen=True)
class Seen:
    """A picture on a page.

    Attributes:
        source: its address.
        own: its width in its own pixels.
        shown: its width in the screen's pixels, with what its frame cuts off.
    """

    source: str
    own: int
    shown: float

    @property
    def too_large(self) -> bool:
        """Whether a smaller size would have done.

        Example:
            >>> Seen("a.webp?w=480", 410, 280).too_large, Seen("a.webp?w=160", 160, 24).too_large
            (True, False)
        """
        return self.own > MARGIN * self.shown and SMALLEST not in self.source


def seen(page: Page) -> list[Seen]:
    """All pictures that take up room on a page and have arrived."""
    return [Seen(source, own, shown) for source, own, shown in page.evaluate(_LOOK)]
