"""Colours by the names that shops use, as sRGB triples, and the inks that go well on them."""

Rgb = tuple[int, int, int]

COLOURS: dict[str, Rgb] = {
    "black": (38, 37, 40),
    "white": (246, 245, 242),
    "grey": (142, 144, 148),
    "cream": (240, 228, 203),
    "beige": (205, 180, 144),
    "brown": (112, 72, 46),
    "navy": (34, 44, 80),
    "blue": (44, 96, 186),
    "light blue": (158, 196, 228),
    "teal": (22, 124, 126),
    "green": (44, 132, 74),
    "olive": (110, 112, 62),
    "yellow": (240, 200, 60),
    "orange": (228, 118, 42),
    "red": (200, 34, 44),
    "pink": (240, 158, 180),
    "purple": (122, 76, 154),
    "burgundy": (112, 26, 46),
}

DENIMS: dict[str, Rgb] = {
    "blue": (72, 104, 152),
    "light blue": (150, 178, 206),
    "navy": (42, 54, 84),
    "black": (48, 48, 54),
    "grey": (136, 140, 148),
    "white": (240, 240, 236),
}

LEATHERS: dict[str, Rgb] = {
    "black": (36, 34, 36),
    "brown": (104, 62, 38),
    "beige": (196, 158, 112),
    "burgundy": (104, 28, 40),
    "red": (178, 34, 38),
    "navy": (38, 46, 74),
    "white": (240, 238, 233),
    "green": (44, 92, 66),
    "cream": (232, 218, 192),
    "grey": (132, 132, 134),
    "blue": (52, 88, 150),
    "pink": (226, 158, 166),
}

METALS: dict[str, Rgb] = {
    "gold": (214, 172, 92),
    "silver": (194, 197, 203),
    "rose gold": (216, 158, 136),
}

# Glass, enamel, beads and stones: clearer and deeper than cloth.
JEWELS: dict[str, Rgb] = {
    "black": (34, 32, 38),
    "white": (238, 237, 234),
    "red": (186, 20, 44),
    "burgundy": (112, 16, 48),
    "pink": (232, 130, 164),
    "orange": (226, 112, 52),
    "yellow": (232, 190, 60),
    "green": (18, 122, 82),
    "teal": (22, 138, 140),
    "light blue": (138, 190, 222),
    "blue": (30, 82, 178),
    "purple": (118, 70, 164),
}

PEARLS: dict[str, Rgb] = {
    "white": (240, 237, 232),
    "cream": (238, 224, 198),
    "pink": (236, 188, 184),
    "grey": (158, 160, 168),
    "black": (74, 74, 84),
    "light blue": (182, 198, 212),
}

# What coats and jackets are dyed: deeper and quieter than party dresses.
COATS: dict[str, Rgb] = {
    "black": (40, 39, 43),
    "grey": (124, 127, 132),
    "cream": (233, 221, 197),
    "beige": (193, 160, 117),
    "brown": (102, 70, 50),
    "navy": (36, 45, 74),
    "blue": (62, 92, 140),
    "teal": (38, 92, 98),
    "green": (46, 84, 66),
    "olive": (98, 98, 66),
    "yellow": (206, 160, 62),
    "red": (168, 40, 46),
    "pink": (217, 163, 166),
    "burgundy": (104, 32, 46),
    "white": (240, 238, 233),
}

# What suits, trousers and pencil skirts are dyed.
SUITINGS: dict[str, Rgb] = {
    "black": (40, 39, 42),
    "white": (243, 241, 236),
    "grey": (132, 134, 139),
    "cream": (234, 222, 199),
    "beige": (196, 170, 134),
    "brown": (108, 76, 54),
    "navy": (38, 48, 80),
    "blue": (66, 100, 156),
    "light blue": (164, 190, 214),
    "teal": (44, 104, 108),
    "green": (52, 96, 74),
    "olive": (104, 106, 70),
    "red": (174, 44, 50),
    "pink": (224, 164, 174),
    "purple": (112, 82, 128),
    "burgundy": (108, 32, 48),
}

BRIGHTS: tuple[Rgb, ...] = (
    (200, 34, 44),
    (240, 200, 60),
    (44, 132, 74),
    (44, 96, 186),
    (240, 158, 180),
    (228, 118, 42),
    (22, 124, 126),
    (122, 76, 154),
)

# What a print puts on a ground of that colour: one list per ground, the strongest contrast first.
INKS: dict[str, tuple[str, ...]] = {
    "black": ("white", "cream", "red", "beige"),
    "white": ("navy", "black", "red", "blue", "green", "pink"),
    "grey": ("white", "black", "navy", "pink"),
    "cream": ("navy", "brown", "green", "red", "burgundy"),
    "beige": ("white", "brown", "black", "navy"),
    "brown": ("cream", "beige", "orange", "white"),
    "navy": ("white", "light blue", "red", "cream"),
    "blue": ("white", "navy", "yellow", "light blue"),
    "light blue": ("white", "navy", "blue"),
    "teal": ("white", "cream", "navy", "yellow"),
    "green": ("white", "cream", "navy", "yellow"),
    "olive": ("cream", "black", "beige"),
    "yellow": ("white", "navy", "black", "green"),
    "orange": ("white", "cream", "navy", "brown"),
    "red": ("white", "navy", "cream", "black"),
    "pink": ("white", "red", "burgundy", "navy"),
    "purple": ("white", "pink", "yellow", "cream"),
    "burgundy": ("cream", "pink", "navy", "white"),
    "gold": ("white", "black", "green", "red", "navy"),
    "silver": ("navy", "black", "white", "teal", "blue"),
    "rose gold": ("white", "burgundy", "pink", "grey"),
}


def mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    """The first colour with that share of the other."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def darker(colour: Rgb, share: float) -> Rgb:
    """Towards a warm black."""
    return mixed(colour, (18, 14, 20), share)


def lighter(colour: Rgb, share: float) -> Rgb:
    """Towards white."""
    return mixed(colour, (255, 255, 255), share)


def brightness(colour: Rgb) -> float:
    """Luma between 0 and 1 (ITU-R BT.601 weights)."""
    return (0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]) / 255
