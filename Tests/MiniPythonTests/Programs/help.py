# help() in pydoc's layout, and what CPython warns of in source text.
from __future__ import annotations
from dataclasses import dataclass


def area(width: float, height: float = 1.0, *rest, unit="m", **more) -> float:
    """Return the area.

    width: how wide.
    """


class Shape:
    """A shape."""

    sides = 0

    def __init__(self, name):
        self.name = name

    def scale(self, factor=2):
        """Scale it."""

    def plain(self): pass

    @property
    def label(self):
        """The label."""

    @classmethod
    def make(cls): pass

    @staticmethod
    def count(): pass


class Square(Shape):
    def scale(self, factor=3): pass


@dataclass
class Point:
    x: int
    y: list[int | None] = None


for thing in (area, Shape, Square, Shape("a"), Shape.scale, Shape("a").scale, Point, len, sorted):
    help(thing)
print(area.__annotations__, Point.__annotations__, area.__doc__, Shape.plain.__doc__)
if area is 5: pass
print("\d", [1, 2, 3][0])
assert (area, "never")
