"""The bundled encoder's architecture: a small residual network for pictures beside a small BERT for texts.

Both towers are stock classes of `transformers` (`ResNetModel`, `BertModel`); this module adds what joins them: a
projection of each into one space and a learned scale. Importing it registers both classes, so that `AutoConfig` and
`AutoModel` load the bundled folder like any other dual encoder:

    >>> import search.encoders.dual
    >>> model = AutoModel.from_pretrained("assets/encoder")

The shape of the whole is CLIP's (Radford et al., ICML 2021); dense 3x3 convolutions (He et al., CVPR 2016) are what a
CPU trains fastest.
"""

from typing import Any

import torch
from torch import Tensor, nn
from transformers import (
    AutoConfig,
    AutoModel,
    BertConfig,
    BertModel,
    PreTrainedConfig,
    PreTrainedModel,
    ResNetConfig,
    ResNetModel,
)
from transformers.modeling_outputs import BaseModelOutputWithPooling
from transformers.models.clip.modeling_clip import CLIPOutput


class DualEncoderConfig(PreTrainedConfig):  # type: ignore[misc]
    """Sizes of both towers and of the space they share.

    Args:
        text_config: of the `BertModel`.
        vision_config: of the `ResNetModel`.
        projection_dim: length of the vectors that both towers end in.
        logit_scale_init_value: logarithm of the factor on cosines at the start of training.
    """

    model_type = "triptych_dual"
    sub_configs = {"text_config": BertConfig, "vision_config": ResNetConfig}  # noqa: RUF012 (transformers reads it so)

    def __init__(
        self,
        text_config: dict[str, Any] | BertConfig | None = None,
        vision_config: dict[str, Any] | ResNetConfig | None = None,
        projection_dim: int = 256,
        logit_scale_init_value: float = 3.0,
        **kwargs: Any,  # transformers' own entries of config.json
    ) -> None:
        self.text_config = text_config if isinstance(text_config, BertConfig) else BertConfig(**(text_config or {}))
        self.vision_config = (
            vision_config if isinstance(vision_config, ResNetConfig) else ResNetConfig(**(vision_config or {}))
        )
        self.projection_dim = projection_dim
        self.logit_scale_init_value = logit_scale_init_value
        super().__init__(**kwargs)


class DualEncoderModel(PreTrainedModel):  # type: ignore[misc]
    """Texts and pictures to vectors of one space.

    Example:
        >>> model = DualEncoderModel(DualEncoderConfig()).eval()
        >>> model.get_image_features(torch.zeros(2, 3, 128, 128)).pooler_output.shape
        torch.Size([2, 256])
    """

    config_class = DualEncoderConfig
    base_model_prefix = "dual"
    main_input_name = "pixel_values"
    _supports_sdpa = True

    def __init__(self, config: DualEncoderConfig) -> None:
        super().__init__(config)
        self.text_model = BertModel(config.text_config, add_pooling_layer=False)
        self.vision_model = ResNetModel(config.vision_config)
        self.text_projection = nn.Linear(config.text_config.hidden_size, config.projection_dim, bias=False)
        self.visual_projection = nn.Linear(config.vision_config.hidden_sizes[-1], config.projection_dim, bias=False)
        self.logit_scale = nn.Parameter(torch.tensor(float(config.logit_scale_init_value)))
        self.post_init()

    def get_text_features(self, input_ids: Tensor, attention_mask: Tensor | None = None) -> BaseModelOutputWithPooling:
        """Texts' vectors, not normalised, in `pooler_output`.

        Args:
            input_ids: int64 (n, length).
            attention_mask: 1 for each token that is read, 0 for padding, (n, length); by default all are read.

        Returns:
            `pooler_output` (n, projection_dim): the mean over the tokens that are read, projected.
        """
        mask = torch.ones_like(input_ids) if attention_mask is None else attention_mask
        states = self.text_model(input_ids=input_ids, attention_mask=mask).last_hidden_state
        weight = mask[..., None].to(states.dtype)
        pooled = (states * weight).sum(1) / weight.sum(1).clamp(min=1)
        return BaseModelOutputWithPooling(last_hidden_state=states, pooler_output=self.text_projection(pooled))

    def get_image_features(self, pixel_values: Tensor) -> BaseModelOutputWithPooling:
        """Pictures' vectors, not normalised, in `pooler_output`.

        Args:
            pixel_values: float (n, 3, height, width), as the folder's preprocessor makes them.

        Returns:
            `pooler_output` (n, projection_dim): the mean over all places, projected;
            `last_hidden_state` (n, channels, height', width').
        """
        output = self.vision_model(pixel_values)
        vectors = self.visual_projection(output.pooler_output.flatten(1))
        return BaseModelOutputWithPooling(last_hidden_state=output.last_hidden_state, pooler_output=vectors)

    def forward(self, input_ids: Tensor, pixel_values: Tensor, attention_mask: Tensor | None = None) -> CLIPOutput:
        """Both towers and the scaled cosines of every text with every picture, `logits_per_text` (texts, pictures)."""
        texts = nn.functional.normalize(self.get_text_features(input_ids, attention_mask).pooler_output, dim=-1)
        images = nn.functional.normalize(self.get_image_features(pixel_values).pooler_output, dim=-1)
        logits = texts @ images.T * self.logit_scale.exp()
        return CLIPOutput(logits_per_text=logits, logits_per_image=logits.T, text_embeds=texts, image_embeds=images)


AutoConfig.register(DualEncoderConfig.model_type, DualEncoderConfig, exist_ok=True)
AutoModel.register(DualEncoderConfig, DualEncoderModel, exist_ok=True)
