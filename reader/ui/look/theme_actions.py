"""The choice of the colours, an action for each theme there is."""

from __future__ import annotations

from reader.ui.look.action_spec import ActionSpec
from reader.ui.look.theme import THEMES


def theme_specs() -> tuple[ActionSpec, ...]:
    """Return their rows of the table."""
    return tuple(
        ActionSpec(
            id=f"theme_{name}", menu="view", text=theme.words(), handler="view.choose_theme", of=name, checkable=True,
            separator=k == 0,
        )
        for k, (name, theme) in enumerate(THEMES.items())
    )  # fmt: skip
