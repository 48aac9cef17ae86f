# What a class stores, which nans are the same, emptiness by __len__, and containers that users derive from.
import collections, enum, math, pprint, typing
from collections import abc


class Plain:
    "Its docstring."
    x = 1
class Bare: pass
class Derived(Bare): y = 2
class Slotted: __slots__ = ("a",)
class Weak: __slots__ = ("a", "__weakref__")
print(list(Plain.__dict__), list(Bare.__dict__), list(Derived.__dict__), list(Slotted.__dict__), list(Weak.__dict__))
print(Bare.__dict__["__dict__"], Bare.__dict__["__weakref__"], Slotted.__dict__["a"], Bare.__dict__["__doc__"])
bare = Bare()
bare.q = 1
print(bare.__dict__, vars(bare), Bare.__dict__["__dict__"].__get__(bare), [n for n in dir(bare) if "ict" in n or "weak" in n])
bare.__dict__ = {"r": 2}
print(bare.r, hasattr(bare, "q"))
try: bare.__dict__ = 5
except TypeError as e: print(e)
print(type("Copy", (), dict(Plain.__dict__)).x)

nan, other = float("nan"), float("nan")
print(nan == nan, [nan] == [nan], [nan] == [other], nan in [nan], other in [nan], nan is nan, nan is other, (nan,) == (other,))
print({nan: 1} == {nan: 1}, len({nan, other, nan}), [nan, other].count(nan), [other, nan].index(nan), nan != nan, {nan: 1}.get(other))
print([math.nan] == [math.nan], math.nan in [math.nan], [float("nan")] == [float("nan")], str(nan), repr(-nan), f"{other:.2f}")
try: [nan].remove(other)
except ValueError as e: print(e)

class Sized(dict):
    def __len__(self): return 3
class Empty(list):
    def __len__(self): return 0
class Both(dict):
    def __len__(self): return 3
    def __bool__(self): return False
class Below(Both):
    def __len__(self): return 5
print(bool(Sized()), bool(Empty([1])), bool(Both()), bool(Below()), bool(type("S", (Sized,), {})()), [] or "empty")

class UpperDict(collections.UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.upper(), value)
u = UpperDict(a=1)
u["b"] = 2
u |= {"c": 3}
print(u, u | {"d": 4}, {"z": 0} | u, u.copy(), type(u.copy()).__name__, UpperDict.fromkeys("ab", 0), "A" in u, u == {"A": 1, "B": 2, "C": 3})
class Total(collections.UserList):
    def total(self): return sum(self)
t = Total([3, 1])
t.append(2)
t += [9]
t.extend(Total([4]))
t.sort()
print(t, t.total(), t + [5], [0] + t, t * 2, t[1:], type(t[1:]).__name__, t < [5], t >= Total([1]), t.pop(), t.index(3), t.count(1))
t.reverse(); t.remove(3); t.insert(0, 7); t *= 2
print(t, t.copy() == t, 7 in t, len(t), t.data)
t.clear(); print(t, bool(t))
s = collections.UserString("abc")
print(s, repr(s), s.upper(), type(s.upper()).__name__, s + "d", "x" + s, s * 2, s[1], len(s), s == "abc", s < "abd", "b" in s, s.find("c"), s.replace("a", "z"))
print(s.split("b"), s.startswith("a"), hash(s) == hash("abc"), int(collections.UserString("5")), collections.UserString("%s!") % "hi", s.join(["1", "2"]), s.encode(), s.center(7, "*"), s.partition("b"))

values = dict(list=[], dict={}, str="a", set={1}, iterator=iter([]), generator=(i for i in []), len=len, int=5, range=range(3), bytes=b"", keys={}.keys(), deque=collections.deque(), slice=slice(1), cls=int)
classes = (abc.Iterable, abc.Iterator, abc.Sequence, abc.Mapping, abc.Set, abc.Callable, abc.Hashable, abc.Sized, abc.Container, abc.Collection, abc.Reversible, abc.Generator, abc.MutableSequence, abc.KeysView)
for name, value in values.items():
    print(name, *[c.__name__ for c in classes if isinstance(value, c)])
print(isinstance(5, typing.Callable), isinstance(len, typing.Callable), isinstance([], typing.Hashable))

@enum.global_enum
class Tone(enum.Enum):
    LOW = 1
    HIGH = 2
@enum.global_enum
class Mode(enum.IntFlag):
    READ = 1
    WRITE = 2
print(Tone.LOW, repr(HIGH), LOW is Tone.LOW, f"{LOW}", READ, repr(READ | WRITE), repr(Mode(0)), Mode(0))
pprint.pprint({"t": (1,), "l": [1]}, depth=1)
pprint.pprint(collections.ChainMap({"a": 1}, {"b": "x" * 40, "c": "y" * 40}))
P = typing.ParamSpec("P")
print(P.args, P.kwargs, P.args == P.args)
class One: __slots__ = ("one",)
class Two: __slots__ = ("two",)
class Three(One): __slots__ = ("three",)
for bases in ((One, Two), (Three, One), (One, list), (Three, Two), (One, Bare)):
    try: print([c.__name__ for c in type("Joined", bases, {}).__mro__])
    except TypeError as e: print(e)
print(bare.__weakref__, type((1).__add__).__name__, classmethod(len).__get__(None, list) is not None, property(lambda self: 5).__get__(bare), staticmethod(len).__get__(None, int)("ab"))
print("last")
True[1] if False else 5 is 5
