"""Rectangles and straight lines on a chart, in pixels from its top left, y growing downwards."""

from __future__ import annotations

from dataclasses import dataclass

Spot = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A rectangle that text or a mark takes up."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, other: Box) -> bool:
        """Whether no part of it lies outside the other."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom

    def distance(self, other: Box) -> float:
        """Pixels between the two, across plus down; 0 where they touch."""
        across = max(self.left - other.right, other.left - self.right, 0.0)
        return across + max(self.top - other.bottom, other.top - self.bottom, 0.0)


@dataclass(frozen=True)
class Line:
    """A straight line between two spots, and how much it matters that no word lies over it."""

    start: Spot
    end: Spot
    weight: float = 100.0

    def crosses(self, box: Box) -> bool:
        """Whether any part of it lies inside the box (Liang and Barsky's clipping)."""
        (x, y), (x2, y2) = self.start, self.end
        enter, leave = 0.0, 1.0
        for step, room in (
            (x - x2, x - box.left),
            (x2 - x, box.right - x),
            (y - y2, y - box.top),
            (y2 - y, box.bottom - y),
        ):
            if step == 0 and room < 0:
                return False
            if step < 0:
                enter = max(enter, room / step)
            elif step > 0:
                leave = min(leave, room / step)
        return enter <= leave


def boxed(spot: Spot, half_width: float, half_height: float) -> Box:
    """The box whose middle is the spot."""
    x, y = spot
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)
