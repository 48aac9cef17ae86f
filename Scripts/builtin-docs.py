"""Writes Sources/MiniPython/Builtins/Documentation/: the docstrings of CPython's built-ins, a file a part.

Usage: python3.11 Scripts/builtin-docs.py
"""
import builtins
import cmath
import collections
import functools
import inspect
import itertools
import math
import operator
import pathlib
import random
import time

FOLDER = pathlib.Path(__file__).parent.parent / "Sources/MiniPython/Builtins/Documentation"
NUMBERS = [object, type, int, bool, float, complex]
CONTAINERS = [list, tuple, dict, set, frozenset, range, slice]
OTHERS = [
    property, staticmethod, classmethod, super, enumerate, zip, map, filter, reversed, type(None), type(len),
]
EXCEPTIONS = [
    value for name, value in sorted(vars(builtins).items())
    if isinstance(value, type) and issubclass(value, BaseException) and value.__name__ == name]
SKIPPED = {"copyright", "credits", "license", "exit", "quit", "help", "open", "memoryview", "aiter", "anext", "__import__"}
lines = []
seen = {}


def entry(name, value):
    signature = " ".join((getattr(value, "__text_signature__", None) or "").split())
    lines.append(f"    ={name} {signature}".rstrip())
    documentation = value.__doc__ if isinstance(value.__doc__, str) else ""
    for line in documentation.split("\n"):
        lines.append("    |" + line)


def kind(attribute):
    if attribute.kind == "data":
        return "data descriptor" if inspect.isdatadescriptor(attribute.object) else "data"
    return {"property": "data descriptor"}.get(attribute.kind, attribute.kind)


def members(cls):
    """A line for each kind of attributes that a class has itself, as help() tells them apart."""
    kinds = {}
    for attribute in inspect.classify_class_attrs(cls):
        if attribute.defining_class is cls and attribute.name not in ("__doc__", "__module__"):
            kinds.setdefault(kind(attribute), []).append(attribute.name)
    subclasses = sorted((one.__name__ for one in type.__subclasses__(cls)
                         if not one.__name__.startswith("_") and one.__module__ == "builtins"), key=str.lower)
    if subclasses and cls not in (object, type):
        kinds["subclasses"] = subclasses
    for name, names in kinds.items():
        lines.append(f"    @{cls.__name__} {name}: {' '.join(names)}")


def of_class(cls):
    entry(cls.__name__, cls)
    members(cls)
    for name, value in sorted(vars(cls).items()):
        if name in ("__doc__", "__module__"):
            continue
        what = (" ".join((getattr(value, "__text_signature__", None) or "").split()), getattr(value, "__doc__", None))
        if name.startswith("__") and name.endswith("__"):
            if not callable(value) and not inspect.isdatadescriptor(value) or not any(what) and name not in seen:
                continue
            if name not in seen:
                seen[name] = what
                entry("." + name, value)
            elif seen[name] != what:
                entry(f"{cls.__name__}.{name}", value)
        elif callable(value) or isinstance(value, (staticmethod, classmethod)):
            entry(f"{cls.__name__}.{name}", getattr(cls, name))
        elif inspect.isdatadescriptor(value):
            entry(f"{cls.__name__}.{name}", value)


def of_module(module):
    for name, value in sorted(vars(module).items()):
        if callable(value) and not name.startswith("_"):
            entry(f"{value.__module__}.{name}", value)


def write(part, title):
    global lines
    text = "\n".join(lines)
    lines = []
    (FOLDER / f"PythonDocumentation+{part[0].upper()}{part[1:]}.swift").write_text(f"""\
// What CPython 3.11 says of its {title}, written by Scripts/builtin-docs.py.
//
// The texts are those of CPython: Copyright (c) 2001-2023 Python Software Foundation, under the PSF licence.

extension PythonDocumentation {{
  static let {part} = #\"\"\"
{text}
    \"\"\"#
}}
""")


FOLDER.mkdir(exist_ok=True)
for cls in NUMBERS:
    of_class(cls)
write("numbers", "numbers, of object and of type")
of_class(str)
write("strings", "strings")
for cls in (bytes, bytearray):
    of_class(cls)
write("bytes", "bytes")
for cls in CONTAINERS:
    of_class(cls)
write("containers", "containers")
for name, value in sorted(vars(builtins).items()):
    if name not in SKIPPED and not name.startswith("_") and callable(value) and not isinstance(value, type):
        entry(name, value)
for cls in OTHERS:
    of_class(cls)
write("functions", "built-in functions and what is called like them")
for cls in EXCEPTIONS:
    of_class(cls)
write("exceptions", "exceptions")
for module in (math, cmath, time):
    of_module(module)
write("mathematics", "mathematics and of time")
for module in (itertools, operator):
    of_module(module)
entry("functools.reduce", functools.reduce)
entry("functools.partial", functools.partial)
write("tools", "itertools, operator and functools")
for cls in (collections.deque, collections.OrderedDict, collections.defaultdict):
    entry(f"collections.{cls.__name__}", cls)
for name, value in sorted(vars(collections.deque).items()):
    if callable(value) and not name.startswith("_"):
        entry(f"collections.deque.{name}", value)
for name, value in sorted(inspect.getmembers(random.Random)):
    if callable(value) and not name.startswith("_"):
        if inspect.isfunction(value):
            value.__text_signature__ = str(inspect.signature(value)).replace("(self", "($self", 1)
            value.__doc__ = inspect.getdoc(value)
        entry(f"Random.{name}", value)
write("collections", "collections and of random")
