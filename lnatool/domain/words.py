"""Sentences that the program says about data, kept apart from their arguments for translation."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Phrase:
    """A template in plain English and what fills it; ``text`` is the English sentence."""

    template: str
    args: dict[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The template with its arguments filled in."""
        return self.template.format_map(self.args)

    def __str__(self) -> str:
        return self.text


def phrase(template: str, **args: object) -> Phrase:
    """A phrase from a template and its arguments."""
    return Phrase(template, args)
