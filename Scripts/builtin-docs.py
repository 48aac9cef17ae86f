"""Writes Sources/MiniPython/Builtins/PythonDocumentation+Text.swift: the docstrings of CPython's built-ins.

Usage: python3.11 Scripts/builtin-docs.py > Sources/MiniPython/Builtins/PythonDocumentation+Text.swift
       python3.11 Scripts/builtin-docs.py modules > Sources/MiniPython/Builtins/PythonDocumentation+Modules.swift
"""
import builtins
import cmath
import collections
import functools
import inspect
import itertools
import math
import operator
import random
import sys
import time

TYPES = [
    object, type, int, bool, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice,
    property, staticmethod, classmethod, super, enumerate, zip, map, filter, reversed, type(None), type(len),
]
SKIPPED = {"copyright", "credits", "license", "exit", "quit", "help", "open", "memoryview", "aiter", "anext", "__import__"}


def entry(name, value):
    signature = " ".join((getattr(value, "__text_signature__", None) or "").split())
    if isinstance(value, type):
        signature = ""
    print(f"    ={name} {signature}".rstrip())
    documentation = value.__doc__ if isinstance(value.__doc__, str) else ""
    for line in documentation.split("\n"):
        print("    |" + line)


def module_entries():
    for module in (math, cmath, time, itertools, operator):
        for name, value in sorted(vars(module).items()):
            if callable(value) and not name.startswith("_"):
                entry(f"{value.__module__}.{name}", value)
    entry("functools.reduce", functools.reduce)
    entry("functools.partial", functools.partial)
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


OF_MODULES = sys.argv[1:] == ["modules"]
what = "functions of its modules in C" if OF_MODULES else "built-ins"
print(f"// What CPython 3.11 says of its {what}, written by Scripts/builtin-docs.py.")
print("//")
print("// The texts are those of CPython: Copyright (c) 2001-2023 Python Software Foundation, under the PSF licence.\n")
print("extension PythonDocumentation {")
print("  /// `=name (parameters)`, then the lines of the docstring, each behind a bar.")
print(f'  static let {"modulesText" if OF_MODULES else "text"} = #"""')
if OF_MODULES:
    module_entries()
    print('    """#')
    print("}")
    sys.exit()
seen = set()
for name, value in sorted(vars(builtins).items()):
    if name not in SKIPPED and not name.startswith("_") and callable(value) and not isinstance(value, type):
        entry(name, value)
for name, value in sorted(vars(builtins).items()):
    if isinstance(value, type) and issubclass(value, BaseException) and value.__name__ == name:
        entry(name, value)
for cls in TYPES:
    entry(cls.__name__, cls)
    for name, value in sorted(vars(cls).items()):
        if name.startswith("__") and name.endswith("__"):
            if callable(value) and name not in seen and getattr(value, "__doc__", None) and name != "__doc__":
                seen.add(name)
                entry("." + name, value)
        elif callable(value) or isinstance(value, (staticmethod, classmethod)):
            entry(f"{cls.__name__}.{name}", getattr(cls, name))
print('    """#')
print("}")
