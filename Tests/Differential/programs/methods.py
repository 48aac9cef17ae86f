"""Methods and operators of the built-in types, called with fitting and with odd arguments."""

from . import values
from .probe import probes

RECEIVERS = {
    "int": values.INTS, "float": values.FLOATS, "complex": values.COMPLEXES, "bool": values.BOOLS, "str": values.STRS,
    "bytes": values.BYTES, "list": values.LISTS, "tuple": values.TUPLES, "dict": values.DICTS, "set": values.SETS,
    "frozenset": values.FROZENSETS, "range": values.RANGES, "slice": values.SLICES, "bytearray": values.BYTEARRAYS,
    "memoryview": values.VIEWS,
}
SKIPPED = {
    "__init_subclass__", "__subclasshook__", "__dir__", "__sizeof__", "__reduce__", "__reduce_ex__", "__getstate__",
    "__class__", "__doc__", "__setattr__", "__delattr__", "__new__", "__alloc__",
}


def program(random):
    return probes([expression(random) for _ in range(40)])


def expression(random):
    kind = random.choice(list(RECEIVERS))
    receiver = random.choice(RECEIVERS[kind])
    choice = random.random()
    if choice < 0.15:
        operator = random.choice(values.BINARY)
        return f"{receiver} {operator} {values.any_value(random)}"
    if choice < 0.2:
        return f"{random.choice(['-', '+', '~', 'not '])}{receiver}"
    if choice < 0.3:
        return f"{receiver}[{values.index(random)}]"
    names = [n for n in dir(eval(kind)) if n not in SKIPPED]
    if random.random() < 0.7:
        names = [n for n in names if not n.startswith("__")] or names
    name = random.choice(names)
    if not callable(getattr(eval(kind), name)):
        return f"({receiver}).{name}"
    call = f"({receiver}).{name}({arguments(random, kind)})"
    return f"[x := {receiver}, x.{name}({arguments(random, kind)}), x]" if kind in MUTABLE else call


# What a memoryview can do beyond the bytes of a bytes-like object is refused by name.
SKIPPED |= {"cast", "toreadonly"}
MUTABLE = {"list", "dict", "set", "bytearray"}


def arguments(random, kind):
    parts = []
    for _ in range(random.choice([0, 0, 1, 1, 1, 1, 2, 2, 3])):
        same = random.choice(RECEIVERS[kind])
        parts.append(same if random.random() < 0.5 else values.any_value(random))
    if random.random() < 0.1:
        parts.append(f"{random.choice(values.KEYWORDS)}={values.any_value(random)}")
    return ", ".join(parts)
