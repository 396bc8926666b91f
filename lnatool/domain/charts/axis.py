"""The axis of a rating scale in a picture: from its lowest level to its highest."""

from __future__ import annotations

from dataclasses import dataclass

from lnatool.domain.framework import Scale


@dataclass(frozen=True, slots=True)
class Axis:
    """Where levels lie between the ends of a scale, whether it starts at 0 or at 1."""

    levels: tuple[int, ...]

    @classmethod
    def of(cls, scale: Scale) -> Axis:
        """The axis of a rating scale."""
        return cls(tuple(level.value for level in scale.levels) or (0, 1))

    def share(self, value: float) -> float:
        """How far along the axis a level or a mean of levels lies, from 0 to 1."""
        lowest, highest = self.levels[0], self.levels[-1]
        return min(max((value - lowest) / (highest - lowest or 1), 0.0), 1.0)
