# Calls whose arguments do not fit, some in two ways: which fault is told first, and in what words.
import bisect, cmath, collections, copy, datetime, decimal, enum, fractions, functools, heapq, io, itertools, json
import math, operator, pathlib, random, re, statistics, string, textwrap


def tell(*calls):
    for call in calls:
        try:
            print(repr(call()))
        except Exception as e:
            print(type(e).__name__, e)


class Negative:
    def __len__(self): return -1
    def __iter__(self): return iter([1, 2])
class NoIndex:
    def __index__(self): return "i"
    def __iter__(self): return 5
class Sub(set): pass

tell(lambda: math.log(2, x=1), lambda: cmath.log(1, x=1), lambda: cmath.log(0, frozenset()), lambda: int("9", 8, k=1),
     lambda: int(bytearray(b"x")), lambda: max(sep=1), lambda: sorted(5, keepends=1), lambda: type(1, x=2),
     lambda: format(3.5, None), lambda: print(1, *5), lambda: print(*5), lambda: Sub(1, 2), lambda: set(1, 2),
     lambda: [*Negative()], lambda: bytes(Negative()), lambda: tuple(Negative()), lambda: bytes(NoIndex()),
     lambda: True.__format__(1, 2), lambda: (False).__pow__((1,), "x"), lambda: (1j).__pow__("a", 2),
     lambda: (True).__le__(0.5), lambda: (1).__eq__(1.0), lambda: [].__imul__(1, 2), lambda: (1).__add__(1, 2))
tell(lambda: bytearray().pop("a"), lambda: bytearray().pop(10**25), lambda: bytearray(b"it's"), lambda: bytearray(b'"'),
     lambda: bytearray(b"a").__init__(1.5), lambda: (b := bytearray(b"abc"), b.__init__(b"xy"), b),
     lambda: memoryview(b"abc") >= bytearray(b"abb"), lambda: memoryview(b"bc") in b"abcd", lambda: 2**64 in b"a",
     lambda: memoryview(b"abc")[1, 2], lambda: iter(memoryview(b"a")).__class__.__name__, lambda: (2.5).__getnewargs__(),
     lambda: (1j).__getnewargs__(), lambda: b"a".__getnewargs__(), lambda: b"a".__bytes__(), lambda: float.__getformat__("double"),
     lambda: (-1).to_bytes(0, "little", signed=True), lambda: "abc".translate({97: True}), lambda: {1: 2}.keys().mapping)
tell(lambda: re.sub("a", {}, "a"), lambda: re.sub("a", slice(1), "a"), lambda: re.sub("a", "b", "a", "c"),
     lambda: re.sub("a", bytearray(b"x"), "a"), lambda: re.sub(b"a", "x", "y"), lambda: re.compile("a").findall(),
     lambda: re.match("a", "a").group(1, x=2), lambda: re.compile("a").sub("b"), lambda: re.compile(5, []),
     lambda: re.split("", "a", "b"), lambda: re.escape(bytearray(b"a.b")), lambda: re.match("a", "a", re.L),
     lambda: re.compile("a")[0], lambda: re.match("a", "a") < 1)
tell(lambda: collections.Counter("ab").most_common("x"), lambda: collections.Counter("ab").most_common(1.5),
     lambda: collections.Counter(a=1) | collections.Counter(a="x"), lambda: collections.deque([1], 1).insert("a", 1),
     lambda: collections.deque([1], 1).insert(0), lambda: collections.deque().index(), lambda: collections.deque([1]).index(5, ()),
     lambda: collections.deque(maxlen=-10**30), lambda: collections.OrderedDict(a=1).keys(1),
     lambda: heapq.nsmallest(1.5, [3, 1]), lambda: heapq.nlargest("a", [1], {}), lambda: heapq.nlargest(-1, [1, 2]),
     lambda: bisect.bisect({1}, 2), lambda: itertools.islice([1], 0, -1, 0), lambda: itertools.count(False),
     lambda: functools.singledispatch(len).registry.keys(1), lambda: operator.concat({}, {}))
tell(lambda: io.StringIO("").read("x"), lambda: io.StringIO().seek(2**64), lambda: (f := io.StringIO(), f.close(), f.write(1)),
     lambda: textwrap.dedent(b"a"), lambda: textwrap.wrap(5, 0), lambda: string.Template(b"").substitute(),
     lambda: json.loads(b"\x00\xff"), lambda: json.loads('"é"'.encode("utf-16")), lambda: json.loads(b"\xef\xbb\xbf1"),
     lambda: json.JSONDecoder().decode([1]), lambda: json.dumps([], indent=1j), lambda: json.dumps([], indent=10**25),
     lambda: json.dumps({}, separators=(",", 1)), lambda: pathlib.PurePath("a").with_name([1]), lambda: pathlib.PurePath("/a").relative_to(""),
     lambda: pathlib.PurePath("a").joinpath(b"x"), lambda: datetime.datetime.strptime(None, "%Y"),
     lambda: datetime.timedelta(days=2) * 123456789.123, lambda: datetime.timedelta(days=1) / 0.7, lambda: datetime.timedelta(1) / 0.0)
tell(lambda: fractions.Fraction(2) / 0, lambda: fractions.Fraction(-5, 2) / 0, lambda: fractions.Fraction(int), lambda: decimal.Decimal((0, 1, 2)),
     lambda: decimal.Decimal((0, (1, "a"), "x")), lambda: decimal.Decimal((0, (1,), 0j)), lambda: statistics.mean([1.5, None]),
     lambda: random.Random(1, 2), lambda: random.getrandbits(-2**64), lambda: random.randbytes({1}),
     lambda: type("A", (), {(): 1}).x, lambda: SyntaxError("m", "file").filename, lambda: list(enumerate(iterable=[1], start=True)))


class Upper:
    def __init__(self): self.v = 1
    def __getattr__(self, name): return name.upper()
class UpperError(Exception):
    def __getattr__(self, name): return name.upper()
class Letters(list):
    def __iter__(self): return iter("xy")
tell(lambda: copy.copy(Upper()), lambda: copy.copy(UpperError(1)).args, lambda: list.__repr__(copy.copy(Letters([1]))),
     lambda: copy.copy(iter).__name__)
