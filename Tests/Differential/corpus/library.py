from datetime import *
d = date(2024, 2, 29); t = time(13, 5, 9, 120); dt = datetime(2024, 1, 31, 23, 59, 58, 5); td = timedelta(days=1, hours=2, minutes=3, seconds=4.5)
print(d, repr(d), t, repr(t), dt, repr(dt), td, repr(td), d.year, d.weekday(), d.isoweekday(), d.isoformat(), d.isocalendar(), d.toordinal(), d + timedelta(1), d - date(2023, 1, 1), dt + td, dt - timedelta(weeks=1), (dt - datetime(2024, 1, 1)).total_seconds(), d < date(2025, 1, 1), dt.date(), dt.time(), td * 2, td / 2, td // timedelta(hours=1), -td, abs(-td), td.days, td.seconds, td.microseconds, timedelta(seconds=-1), str(timedelta(days=-1, seconds=5)), timedelta(0), bool(timedelta(0)), d.replace(day=1), dt.replace(hour=0), datetime.combine(d, t), date.fromisoformat("2024-01-05"), datetime.fromisoformat("2024-01-05T10:20:30"), datetime.strptime("05/01/2024 14:30", "%d/%m/%Y %H:%M"), dt.strftime("%Y-%m-%d %H:%M:%S %A %B %a %b %j %p %I %y %f %U %W %w %%"), f"{d:%d.%m.%y}", dt.timetuple()[:6], date.min, date.max, datetime.max, timedelta.max, dt.isoformat(sep=" ", timespec="minutes"), dt.ctime(), d.ctime(), timezone.utc, datetime(2024, 1, 1, tzinfo=timezone.utc), datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=2))).isoformat(), datetime.fromtimestamp(0, timezone.utc), datetime(1970, 1, 2, tzinfo=timezone.utc).timestamp(), hash(d) == hash(date(2024, 2, 29)), d.timetuple().tm_yday, timedelta(1) == timedelta(hours=24), date.fromordinal(730000), datetime(2024, 1, 1, tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=-5))), t.isoformat(), time.fromisoformat("04:05"), time(1) < time(2), dt.weekday())
for f in [lambda: date(2024, 2, 30), lambda: date(2024, 13, 1), lambda: datetime(2024, 1, 1, 25), lambda: date("a", 1, 1), lambda: date(2024), lambda: d + 1, lambda: d - dt, lambda: dt < d, lambda: dt < 5, lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 x", "%Y"), lambda: date.fromisoformat("x"), lambda: td + 1, lambda: td * "a", lambda: timedelta(days="a"), lambda: d.replace(month=13), lambda: date(0, 1, 1), lambda: dt - datetime(2024, 1, 1, tzinfo=timezone.utc), lambda: datetime.strptime("2024-13-01", "%Y-%m-%d"), lambda: datetime.fromisoformat("2024-1-1"), lambda: time(25), lambda: timedelta(1) / 0, lambda: date.max + timedelta(1), lambda: d == dt, lambda: dt + dt, lambda: timedelta(foo=1), lambda: td < 5, lambda: datetime(2024, 1, 1).foo]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# ---
import io
s = io.StringIO("line1\nline2\nline3"); print(s.readline(), s.read(3), s.tell(), s.readlines(), s.seek(0), list(s), s.getvalue())
s = io.StringIO(); print(s.write("abc"), s.write("é"), s.getvalue(), file=s); print(repr(s.getvalue())); s.seek(1); s.write("ZZ"); print(s.getvalue()); s.truncate(2); print(s.getvalue()); s.close()
for f in [lambda: s.read(), lambda: io.StringIO(5), lambda: io.StringIO().write(5), lambda: io.BytesIO("a"), lambda: io.BytesIO().write("a"), lambda: io.StringIO().seek(-1), lambda: io.BytesIO(b"ab").foo]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
b = io.BytesIO(b"abc\ndef"); print(b.read(2), b.readline(), b.tell(), b.getvalue(), b.seek(0), b.read(), b.read(), list(io.BytesIO(b"a\nb")), b.closed)
with io.StringIO() as q: q.write("x"); print(q.getvalue())
print("a", "b", sep="\n", file=(o := io.StringIO())); print(o.getvalue().split())
# ---
import sys
print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 8), sys.maxsize, sys.float_info.max, sys.float_info.epsilon, sys.byteorder, sys.platform, sys.getrecursionlimit(), sys.int_info.bits_per_digit, sys.float_info.dig, sys.implementation.name, sys.maxunicode, sys.float_info.min, sys.hexversion >> 16, sys.argv[:0], type(sys.path), "math" in sys.modules or True, sys.stdout is not None, sys.getdefaultencoding(), sys.version.split()[0][:4], sys.float_info.mant_dig, sys.hash_info.width)
sys.stdout.write("direct\n"); print("err", file=sys.stderr); sys.stdout.flush(); print(sys.intern("a"), sys.exc_info())
sys.setrecursionlimit(500)
def f(n): return f(n + 1)
try: f(0)
except RecursionError as e: print(e)
# ---
from pathlib import Path, PurePath, PurePosixPath
p = Path("a/b/c.tar.gz"); print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.parents[0], list(p.parents), p / "d", "x" / p, p.with_suffix(".txt"), p.with_name("z"), p.is_absolute(), Path("/a") / "/b", p.joinpath("e", "f"), p.relative_to("a"), p.match("*.gz"), p == Path("a/b/c.tar.gz"), str(p), p.as_posix(), Path("."), Path(""), Path("a//b/./c"), Path("a/../b"), p.with_stem("q"), PurePath("a").name, sorted([Path("b"), Path("a")]), hash(Path("a")) == hash(Path("a")), Path("a", "b"), Path("/").parent, p.anchor, p.root, Path("x.py").suffix, Path(".bashrc").suffix)
for f in [lambda: p.relative_to("z"), lambda: p / 5, lambda: Path(5), lambda: p.with_suffix("x"), lambda: Path("/").with_name("a"), lambda: Path("nope").read_text(), lambda: Path("nope").exists(), lambda: p.foo, lambda: open("nope.txt"), lambda: Path("nope").is_file(), lambda: p < 5]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# ---
import os
print(os.path.join("a", "b", "/c", "d"), os.path.basename("a/b.txt"), os.path.dirname("a/b.txt"), os.path.splitext("a.tar.gz"), os.path.exists("nope"), os.sep, os.path.split("a/b"), os.path.isabs("/a"), os.path.normpath("a/../b//c"), os.linesep, os.name, os.path.commonprefix(["abc", "abd"]), os.path.isfile("zz"), os.path.isdir("zz"), os.path.join("a", ""), os.path.splitext(".x"), os.getenv("NOPE_X"), os.environ.get("NOPE_X", "d"), os.curdir, os.pardir, os.path.commonpath(["/a/b", "/a/c"]), os.path.relpath("/a/b", "/a/c"))
for f in [lambda: os.environ["NOPE_X"], lambda: os.path.join(5), lambda: os.remove("nope_zz"), lambda: os.listdir("nope_zz"), lambda: os.foo, lambda: os.path.getsize("nope_zz"), lambda: os.mkdir("nope_zz/a/b")]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# ---
import inspect
def f(a, b: int = 2, *args, c, d=4, **kw) -> str:
    """Doc f."""
    return "x"
sig = inspect.signature(f); print(sig, list(sig.parameters), sig.parameters["b"].default, sig.parameters["b"].annotation, sig.return_annotation, sig.parameters["c"].kind, [p.kind.name for p in sig.parameters.values()], inspect.getdoc(f), inspect.isfunction(f), inspect.isclass(int), inspect.ismethod([].append), inspect.isbuiltin(len), inspect.isgenerator((x for x in [])), inspect.isgeneratorfunction(f), inspect.getfullargspec(f), sig.bind(1, c=3).arguments, inspect.Parameter.empty, sig.parameters["a"].default is inspect.Parameter.empty, repr(sig.parameters["b"]), inspect.signature(lambda x, /, y: 0), inspect.ismodule(inspect))
print(inspect.getsource(f))
class A:
    def m(self, x): "m doc"
    @classmethod
    def c(cls, y): pass
print(inspect.signature(A.m), inspect.signature(A().m), inspect.signature(A.c), inspect.signature(A), [n for n, _ in inspect.getmembers(A, inspect.isfunction)], inspect.getmro(A), inspect.getdoc(A.m))
for g in [lambda: inspect.signature(5), lambda: sig.bind(), lambda: sig.bind(1, 2, 3), lambda: inspect.getsource(len), lambda: inspect.getsource(5)]:
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
# ---
import time, timeit
a = time.perf_counter(); b = time.time(); c = time.monotonic(); print(type(a), type(b), type(time.time_ns()), time.perf_counter() >= a, time.strftime("%Y", time.gmtime(0)), time.gmtime(0), time.gmtime(86400)[:3], isinstance(time.localtime(), time.struct_time), time.gmtime(0).tm_year, time.asctime(time.gmtime(0)), time.strptime("2020-01-02", "%Y-%m-%d")[:3])
time.sleep(0); print(type(timeit.timeit("1+1", number=10)), type(timeit.default_timer()), len(timeit.repeat("pass", number=1, repeat=2)), timeit.timeit(lambda: None, number=1) >= 0)
try: time.sleep(-1)
except ValueError as e: print(e)
try: time.sleep("a")
except TypeError as e: print(e)
# ---
from collections import namedtuple
import copy
class Node:
    def __init__(self, v, nxt=None): self.v, self.next = v, nxt
    def __copy__(self): print("copy"); return Node(self.v, self.next)
    def __deepcopy__(self, memo): print("deep"); return Node(self.v)
n = Node(1, Node(2)); print(copy.copy(n).v, copy.deepcopy([n])[0].next)
class Plain:
    def __init__(self): self.l = [1]
a = Plain(); b = copy.copy(a); c = copy.deepcopy(a); a.l.append(2); print(b.l, c.l, b.l is a.l)
def f(): pass
print(copy.deepcopy(f) is f, copy.copy(int) is int, copy.deepcopy({(1, 2): [3]}), copy.deepcopy({frozenset([1])}))
# ---
from __future__ import annotations
def f(a: int, b: List[str]) -> Nope: pass
print(f.__annotations__)
class A:
    x: Foo = 1
print(A.__annotations__)
# ---
from __future__ import braces
# ---
import math as m, sys, os.path as op
from math import *
from math import sin as s, cos
print(m.pi, s(0), cos(0), sqrt(4), op.join("a", "b"), pi, __name__, __doc__, m.__name__, type(m))
print(m, repr(sys)[:20])
from math import nope
# ---
import math.foo
# ---
from nope import x
# ---
import nope.sub
# ---
from . import x
# ---
import collections.abc, os.path
print(collections.abc.Iterable, os.path.basename("a/b"))
import importlib
# ---
print(__file__)
# ---
print(__name__, __doc__, __builtins__ is not None, __spec__, __package__, __loader__)
# ---
int.foo = 1
# ---
len = 5
print(len)
del len
print(len([1]))
list = [1]
list(5)
# ---
print(1)
1/0
print(2)
# ---
def f(x):
    return x + 1
def g(y):
    z = f(y)
    return z
g("a")
# ---
data = {"a": [1, 2, {"b": None}]}
data["a"][2]["b"]["c"]
# ---
import random
random.randmint(1, 2)
# ---
"abc".appendd("x")
# ---
[1, 2].lenght
# ---
from collections import Conter
# ---
import jsn
# ---
x = [1, 2, 3]
x.add(4)
# ---
total = 0
for i in rang(5): total += i
# ---
class Dog:
    def bark(self): print("woof")
Dog().brak()
# ---
def area(radius): return 3.14 * raduis ** 2
area(2)
# ---
name = "x"
print(nmae)
# ---
import math
math.squareroot(2)
# ---
self.x = 5
# ---
true
# ---
Null
# ---
print(undefined_thing_q)
# ---
foo.bar
# ---
numpy.array([1])
# ---
math.pi
# ---
random
# ---
print(str.uper("a"))
# ---
x = None
x.append(1)
# ---
x = None
x[0]
# ---
x = None
for i in x: pass
# ---
x = None
x + 1
# ---
x = None
x()
# ---
x = 5
x[0] = 1
# ---
x = 5
x.y = 1
# ---
x = 5
del x[0]
# ---
"5" + 5
# ---
5 + "5"
# ---
"5" * "5"
# ---
int("five")
# ---
[1, 2, 3]["a"]
# ---
{"a": 1}["b"]
# ---
(1, 2)[2]
# ---
"abc"[10]
# ---
int("3.7")
# ---
"abc".foo
# ---
sum("abc")
# ---
len(5)
# ---
range("a")
# ---
list(5)
# ---
open(5, 6, 7)
# ---
print("a" + 1)
# ---
print("x" % 5)
# ---
[1, 2, 3].sort().foo
# ---
max(1, "a")
# ---
sorted([1, "a", None])
# ---
{[1]: 2}
# ---
hash([])
# ---
set([[1]])
# ---
1 in 5
# ---
for i in 10: pass
# ---
def f(): yield 1
f()[0]
# ---
def f(): yield 1
len(f())
# ---
next([1])
# ---
f"{undefined}"
# ---
lambda x: x + 1
