"""What a piece is made of: a material (how it takes the light), a colour, a pattern."""

from dataclasses import dataclass, replace

from assets.catalogue.draw.palette import Rgb, darker, lighter


@dataclass(frozen=True)
class Material:
    """How a fabric looks.

    Args:
        name: the word in the metadata.
        weave: the texture laid over the colour: "none" or a key of `weaves.WEAVES`.
        grip: how strongly the texture shows, 0 to 1.
        gloss: strength of the highlights, 0 (felt) to 1 (patent leather, satin).
        softness: blur of a fold over its width; leather breaks sharply, jersey softly.
        fall: how it crumples by itself: a key of `crumples.crumple`.
        crumple: how much it does, 0 (felt) to 1 (linen).
        sheen: how much of the light shows at its edges, where a pile turns away: velvet.
        fade: how much paler it is where it wears, on ridges and along seams: denim.
        holes: how much of the lining shows through the weave's dark parts: lace.
    """

    name: str
    weave: str = "none"
    grip: float = 0.0
    gloss: float = 0.2
    softness: float = 0.42
    fall: str = "soft"
    crumple: float = 0.0
    sheen: float = 0.0
    fade: float = 0.0
    holes: float = 0.0


MATERIALS: dict[str, Material] = {
    material.name: material
    for material in (
        Material("cotton", "grain", 0.18, 0.18, fall="crisp", crumple=0.06),
        Material("jersey", "grain", 0.12, 0.16, 0.5, crumple=0.15),
        Material("linen", "slub", 0.4, 0.12, 0.32, fall="crisp", crumple=0.14),
        Material("denim", "twill", 0.42, 0.16, 0.36, fall="crisp", crumple=0.09, fade=0.5),
        Material("leather", "grain", 0.22, 0.75, 0.26, fall="crease", crumple=0.09),
        Material("suede", "melange", 0.3, 0.1, 0.5, crumple=0.12, sheen=0.25),
        Material("satin", "none", 0.0, 0.95, 0.5, fall="flow", crumple=0.3),
        Material("chiffon", "none", 0.0, 0.3, 0.5, fall="flow", crumple=0.3),
        Material("crepe", "grain", 0.18, 0.22, 0.5, fall="flow", crumple=0.16),
        Material("viscose", "none", 0.0, 0.25, 0.48, fall="flow", crumple=0.25),
        Material("wool", "melange", 0.22, 0.1, 0.5, crumple=0.14),
        Material("tweed", "melange", 0.55, 0.06, 0.5, crumple=0.1),
        Material("knit", "stitches", 0.75, 0.1, 0.55, crumple=0.15),
        Material("ribbed knit", "rib", 0.75, 0.12, 0.55, crumple=0.08),
        Material("fleece", "melange", 0.32, 0.06, 0.6, crumple=0.15, sheen=0.15),
        Material("sweat", "melange", 0.3, 0.1, 0.55, crumple=0.22),
        Material("corduroy", "rib", 0.6, 0.15, 0.45, crumple=0.12, sheen=0.3),
        Material("nylon", "none", 0.0, 0.6, 0.36, fall="crisp", crumple=0.07),
        Material("canvas", "slub", 0.45, 0.1, 0.35, fall="crisp", crumple=0.04),
        Material("straw", "straw", 0.9, 0.15, 0.4),
        Material("felt", "melange", 0.28, 0.12, 0.6),
        Material("rubber", "none", 0.0, 0.5, 0.4),
        Material("metal", "none", 0.0, 1.0, 0.2),
        Material("silk", "none", 0.0, 0.7, 0.5, fall="flow", crumple=0.3),
        Material("velvet", "melange", 0.2, 0.12, 0.5, fall="flow", crumple=0.34, sheen=1.6),
        Material("sequins", "none", 0.0, 0.9, 0.15, fall="sequins", crumple=1.0),
        Material("lace", "lace", 0.0, 0.2, 0.5, crumple=0.1, holes=0.7),
        Material("teddy", "curls", 0.6, 0.08, 0.6, sheen=0.2),
        Material("pearl", "none", 0.0, 0.5, 0.4),
        Material("beads", "none", 0.0, 0.7, 0.3),
        Material("enamel", "none", 0.0, 0.8, 0.3),
        Material("crystal", "none", 0.0, 0.9, 0.2),
        Material("acetate", "none", 0.0, 0.9, 0.25),
    )
}
# In the metadata cable knit is a pattern; what it is made of is wool.
MATERIALS["cable knit"] = Material("wool", "cable", 0.9, 0.1, 0.55, crumple=0.12)


@dataclass(frozen=True)
class Cloth:
    """A material in a colour with a pattern; inks are the pattern's other colours, size its repeat (1 is usual)."""

    material: Material
    colour: Rgb
    pattern: str = "plain"
    inks: tuple[Rgb, ...] = ()
    size: float = 1.0
    seed: int = 0

    def plain(self) -> "Cloth":
        """The same cloth without its print."""
        return replace(self, pattern="plain")

    def ribbed(self) -> "Cloth":
        """The elastic edge that goes with a knitted or jersey piece."""
        return replace(self, pattern="plain", material=replace(MATERIALS["ribbed knit"], grip=0.6))

    def shaded(self, share: float) -> "Cloth":
        """Darker, for the inside of a garment."""
        return replace(self, colour=darker(self.colour, share), inks=tuple(darker(ink, share) for ink in self.inks))

    def lit(self, share: float) -> "Cloth":
        """Lighter."""
        return replace(self, colour=lighter(self.colour, share))

    def toned(self, colour: Rgb) -> "Cloth":
        """The same plain material in another colour."""
        return replace(self, pattern="plain", colour=colour)


def trim(material: str, colour: Rgb) -> Cloth:
    """A plain cloth for soles, buttons, straps and the like."""
    return Cloth(MATERIALS[material], colour)
