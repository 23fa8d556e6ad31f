"""The page's looks: paper and ink, one accent, light and dark; fonts that the visitor's machine already has.

Gradio's own controls take their colours from here, and everything else from the same variables in `static/page.css`.
"""

import gradio as gr
from gradio.themes.utils.colors import Color

INK = Color(
    name="ink",
    c50="#faf9f6",
    c100="#f3f1ec",
    c200="#e5e1d8",
    c300="#cfc9bd",
    c400="#9d968a",
    c500="#6f695f",
    c600="#565149",
    c700="#3d3933",
    c800="#282521",
    c900="#1b1917",
    c950="#131210",
)
MADDER = Color(
    name="madder",
    c50="#fdf3f0",
    c100="#fae3dc",
    c200="#f3c5b8",
    c300="#e99f8b",
    c400="#dd7a60",
    c500="#c4553a",
    c600="#a8412a",
    c700="#8a3422",
    c800="#6d2a1d",
    c900="#4f2018",
    c950="#2f130e",
)
SANS = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"]


def theme() -> gr.themes.Base:
    """The theme for Gradio's controls."""
    base = gr.themes.Base(primary_hue=MADDER, secondary_hue=MADDER, neutral_hue=INK, font=SANS, font_mono=MONO)
    return base.set(
        body_background_fill="*neutral_50",
        body_background_fill_dark="*neutral_950",
        body_text_color="*neutral_900",
        body_text_color_dark="*neutral_100",
        body_text_color_subdued="*neutral_600",
        body_text_color_subdued_dark="*neutral_300",
        background_fill_primary="#ffffff",
        background_fill_primary_dark="*neutral_900",
        background_fill_secondary="*neutral_100",
        background_fill_secondary_dark="*neutral_800",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        block_border_width="0px",
        block_shadow="none",
        block_label_background_fill="transparent",
        block_label_background_fill_dark="transparent",
        block_label_border_width="0px",
        block_label_text_color="*neutral_600",
        block_label_text_color_dark="*neutral_300",
        block_title_text_color="*neutral_700",
        block_title_text_color_dark="*neutral_200",
        block_title_text_weight="500",
        block_info_text_color="*neutral_600",
        block_info_text_color_dark="*neutral_300",
        block_padding="0",
        border_color_primary="*neutral_200",
        border_color_primary_dark="*neutral_700",
        input_background_fill="#ffffff",
        input_background_fill_dark="*neutral_900",
        input_border_color="*neutral_300",
        input_border_color_dark="*neutral_700",
        input_border_color_focus="*primary_500",
        input_border_color_focus_dark="*primary_400",
        input_border_width="1px",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
        input_radius="8px",
        button_large_radius="8px",
        button_small_radius="8px",
        button_primary_background_fill="*primary_600",
        button_primary_background_fill_hover="*primary_700",
        button_primary_background_fill_dark="*primary_600",
        button_primary_background_fill_hover_dark="*primary_700",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#ffffff",
        button_secondary_background_fill="transparent",
        button_secondary_background_fill_dark="transparent",
        button_secondary_background_fill_hover="*neutral_100",
        button_secondary_background_fill_hover_dark="*neutral_800",
        button_secondary_border_color="*neutral_300",
        button_secondary_border_color_dark="*neutral_600",
        slider_color="*primary_600",
        slider_color_dark="*primary_400",
    )
