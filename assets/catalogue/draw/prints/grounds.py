"""What prints are printed on and with: an animal's coat, a camouflage's terrain, inks that suit a ground."""

from collections.abc import Mapping

from assets.catalogue.draw.palette import COLOURS, INKS, Rgb, brightness, darker, lighter, mixed

# A ground and the inks on it, by the name of the colourway.
Grounds = Mapping[str, tuple[Rgb, tuple[Rgb, ...]]]

LEOPARD: Grounds = {
    "beige": ((208, 172, 122), ((42, 28, 22),)),
    "brown": ((158, 112, 70), ((42, 28, 22),)),
    "white": ((242, 238, 230), ((44, 40, 40),)),
    "grey": ((178, 176, 174), ((38, 36, 40),)),
    "red": ((190, 52, 46), ((42, 18, 20),)),
    "pink": ((236, 164, 182), ((70, 26, 40),)),
    "green": ((74, 128, 88), ((22, 38, 28),)),
    "blue": ((84, 128, 186), ((20, 28, 54),)),
}
ZEBRA: Grounds = {
    "white": ((243, 240, 233), ((34, 32, 34),)),
    "beige": ((216, 190, 152), ((66, 44, 30),)),
    "brown": ((150, 104, 66), ((40, 26, 20),)),
    "grey": ((176, 176, 178), ((44, 44, 48),)),
    "pink": ((240, 168, 188), ((60, 30, 42),)),
    "light blue": ((166, 198, 226), ((30, 40, 74),)),
    "green": ((70, 140, 92), ((20, 40, 28),)),
    "orange": ((228, 128, 54), ((44, 26, 20),)),
}
CAMOUFLAGE: Grounds = {
    "olive": ((120, 120, 74), ((72, 80, 48), (92, 68, 44), (38, 38, 32))),
    "green": ((86, 128, 78), ((48, 84, 52), (122, 110, 66), (30, 42, 32))),
    "beige": ((206, 184, 146), ((166, 138, 98), (126, 96, 66), (232, 218, 190))),
    "brown": ((130, 96, 64), ((92, 66, 44), (168, 140, 100), (52, 40, 32))),
    "grey": ((160, 162, 164), ((112, 114, 118), (206, 207, 208), (66, 68, 72))),
    "navy": ((50, 62, 98), ((32, 40, 66), (88, 102, 138), (22, 24, 36))),
    "blue": ((72, 112, 172), ((44, 72, 126), (124, 158, 204), (28, 40, 72))),
    "pink": ((232, 164, 180), ((204, 118, 142), (246, 206, 214), (142, 76, 98))),
}

GROUNDS: Mapping[str, Grounds] = {"leopard": LEOPARD, "zebra": ZEBRA, "camouflage": CAMOUFLAGE}
# How many inks a pattern takes; stripes and dots take one or two.
_COUNTS = {"floral": 3, "tartan": 2, "argyle": 2, "colour-block": 2, "pinstripes": 1, "tie-dye": 1}


def inks_on(pattern: str, ground: str, contrast: int, count: int) -> tuple[Rgb, ...]:
    """What a pattern without grounds of its own is printed with on a ground.

    Args:
        ground: a key of `palette.INKS`.
        contrast: which of the inks that suit the ground come first.
        count: how many inks stripes and dots have.
    """
    options = INKS[ground]
    if pattern in ("checked", "houndstooth"):
        return (COLOURS[options[0]],)
    inks = tuple(COLOURS[options[(contrast + n) % len(options)]] for n in range(_COUNTS.get(pattern, count)))
    if pattern == "tie-dye":
        # Undyed cloth shows between the folds, and where the dye gathered it is deeper.
        shade = COLOURS[ground]
        pale = lighter(shade, 0.75) if brightness(shade) < 0.8 else mixed(shade, inks[0], 0.75)
        return (pale, darker(shade, 0.4) if brightness(shade) > 0.2 else mixed(shade, inks[0], 0.5))
    return inks
