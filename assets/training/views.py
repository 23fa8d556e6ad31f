"""Random views of training pictures: one crop, turn and flip in a single resampling, then light and colour."""

import math

import torch
from torch import Tensor
from torch.nn import functional

MEAN = STD = 0.5  # of every channel; the bundled preprocessor says the same


def whole(pixels: Tensor, side: int) -> Tensor:
    """The pictures as they are served: uint8 (n, s, s, 3) → float (n, 3, side, side) around 0."""
    pictures = pixels.permute(0, 3, 1, 2).float()
    if side != pictures.shape[-1]:
        pictures = functional.interpolate(pictures, (side, side), mode="bilinear", antialias=True)
    return ((pictures / 255 - MEAN) / STD).contiguous(memory_format=torch.channels_last)


def views(pixels: Tensor, side: int, chance: torch.Generator, smallest: float = 0.5, grey: float = 0.0) -> Tensor:
    """One random view of each picture.

    Args:
        pixels: uint8 (n, s, s, 3).
        side: of the views.
        chance: where the randomness comes from.
        smallest: share of the area that the tightest crop keeps.
        grey: share of the views that lose their colours.

    Returns:
        float (n, 3, side, side), channels last. Crops keep `smallest` to all of the area, change the proportions by up
        to a quarter, turn by up to 10 degrees; half are mirrored. Light and contrast change by up to a quarter,
        saturation by a fifth; hue never, since colours have names.
    """
    n = len(pixels)

    def between(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(n, generator=chance)

    scale, shape = between(smallest, 1).sqrt(), between(-0.22, 0.22).exp()
    width, height = (scale * shape).clamp(max=1), (scale / shape).clamp(max=1)
    x, y = between(-1, 1) * (1 - width), between(-1, 1) * (1 - height)
    turn = between(-1, 1).pow(3) * math.radians(10)
    flip = torch.where(torch.rand(n, generator=chance) < 0.5, -1.0, 1.0)
    rows = (
        torch.stack([width * turn.cos() * flip, -height * turn.sin(), x], 1),
        torch.stack([width * turn.sin() * flip, height * turn.cos(), y], 1),
    )
    grid = functional.affine_grid(torch.stack(rows, 1), [n, 3, side, side], align_corners=False)
    pictures = pixels.permute(0, 3, 1, 2).contiguous().float()
    found = functional.grid_sample(pictures, grid, padding_mode="border", align_corners=False)
    middle = pixels[:, ::8, ::8].float().mean((1, 2, 3))
    light, contrast, saturation = between(0.75, 1.25), between(0.75, 1.25), between(0.8, 1.2)
    if grey:
        saturation = torch.where(torch.rand(n, generator=chance) < grey, 0.0, saturation)
    return _lit(found, middle, light, contrast, saturation)


def _lit(pictures: Tensor, middle: Tensor, light: Tensor, contrast: Tensor, saturation: Tensor) -> Tensor:
    """Bytes 0…255 to values around 0, light, contrast and saturation changed: one matrix for each picture's colours."""
    gain = light * contrast
    grey = torch.full((3, 3), 1 / 3)
    mix = gain.view(-1, 1, 1) * (saturation.view(-1, 1, 1) * torch.eye(3) + (1 - saturation).view(-1, 1, 1) * grey)
    shift = light * (1 - contrast) * middle
    n, _, height, width = pictures.shape
    seen = torch.baddbmm(
        (shift / 255 - MEAN).div(STD).view(-1, 1, 1).expand(n, 3, 1), mix / (255 * STD), pictures.view(n, 3, -1)
    )
    seen = seen.clamp_((0 - MEAN) / STD, (1 - MEAN) / STD).view(n, 3, height, width)
    return seen.contiguous(memory_format=torch.channels_last)
