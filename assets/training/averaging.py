"""A running average of the weights, which finds better places than the last step (Polyak and Juditsky, 1992)."""

import torch
from torch import Tensor, nn


class Average:
    """Exponential average of a model's state, over about a thousand steps and over fewer at the start."""

    def __init__(self, model: nn.Module, decay: float = 0.999) -> None:
        self.decay = decay
        self.state: dict[str, Tensor] = {name: value.detach().clone() for name, value in model.state_dict().items()}

    @torch.no_grad()
    def update(self, model: nn.Module, step: int) -> None:
        """Take the model's weights after `step` steps into the average; counters are copied."""
        weight = 1 - min(self.decay, (1 + step) / (10 + step))
        for name, value in model.state_dict().items():
            if value.is_floating_point():
                self.state[name].lerp_(value, weight)
            else:
                self.state[name].copy_(value)
