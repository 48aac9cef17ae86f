def f(a, b, /, c, *, d=4, **k): return a, b, c, d, k
print(f(1, 2, 3), f(1, 2, c=3, d=5, e=6))
for g in [lambda: f(1, b=2, c=3), lambda: f(1, 2), lambda: f(1, 2, 3, 4), lambda: f(1, 2, 3, c=4), lambda: f(), lambda: f(1, 2, 3, a=5), lambda: f(*[1, 2], **{"c": 3, "c2": 4}), lambda: f(1, 2, **{"c": 3, "d": 4}, d=5), lambda: f(1, 2, 3, **{1: 2}), lambda: f(*5), lambda: f(**5)]:
    try: print(g())
    except TypeError as e: print(e)
# ---
def a(x): pass
def b(x, y): pass
def c(x, y, z): pass
def d(x, y=1): pass
def e(*, k): pass
def g(*, k, m): pass
def h(): pass
def i(x, y=1, *, z): pass
for t in [lambda: a(), lambda: b(), lambda: c(), lambda: c(1), lambda: d(), lambda: d(1, 2, 3), lambda: e(), lambda: e(1), lambda: g(), lambda: h(1), lambda: h(1, 2), lambda: h(x=1), lambda: i(1, 2, 3), lambda: i(1, 2, 3, z=1), lambda: i(), lambda: (lambda: 1)(5), lambda: (lambda x: 1)(), lambda: a(1, x=2), lambda: a(y=1), lambda: a(1, 2), lambda: e(k=1, j=2), lambda: g(1, 2, k=3, m=4)]:
    try: print(t())
    except TypeError as e_: print(e_)
# ---
def gen():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
        print("got", y)
        return "done"
    except ValueError as e:
        print("caught", e); yield "recovered"
    finally: print("cleanup")
g = gen(); print(next(g), g.send("a"))
try: g.send("b")
except StopIteration as e: print("stop", e.value)
g = gen(); next(g); print(g.throw(ValueError("v")))
g.close()
g = gen()
try: g.send(5)
except TypeError as e: print(e)
g = gen(); next(g); g.close()
try: next(g)
except StopIteration as e: print("stopped", e.args)
def d():
    r = yield from gen2()
    print("r =", r); yield r
def gen2():
    yield 1; return 7
print(list(d()))
def bad():
    try: yield 1
    except GeneratorExit: yield 2
b = bad(); next(b)
try: b.close()
except RuntimeError as e: print(e)
def r(): raise StopIteration; yield
try: list(r())
except RuntimeError as e: print(e, repr(e.__cause__))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
from itertools import islice
print(list(islice(fib(), 10)), sum(x for x in range(5)), list(g), gen.__name__, type(gen()).__name__, (x for x in []).__name__)
g = (print("hi") for _ in range(2)); print("before"); list(g)
def cnt():
    i = 0
    while True:
        v = yield i
        i = v if v is not None else i + 1
c = cnt(); print(next(c), next(c), c.send(10), next(c))
g = gen(); print(g.gi_running, g.gi_frame is not None)
try: print(g.throw(KeyError, "k"))
except KeyError as e: print(repr(e))
def inf():
    yield next(iter([]))
try: list(inf())
except RuntimeError as e: print(repr(e))
# ---
def f(x):
    try:
        if x == 1: return "try"
        if x == 2: raise ValueError("v")
        if x == 3: raise KeyError("k")
    except ValueError as e: return f"except {e}"
    else: return "else"
    finally: print("finally", x)
for i in range(3): print(f(i))
try: f(3)
except KeyError as e: print("outer", e, repr(e), e.args)
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
            print(i)
        finally: print("f", i)
    else: print("no")
    return "end"
print(g())
def h():
    try: return 1
    finally: return 2
print(h())
def k():
    while True:
        try: 1 / 0
        except ZeroDivisionError: break
        finally: print("fin")
    try: pass
    except: pass
    else: print("else")
k()
try:
    try: 1 / 0
    finally: print("inner")
except ZeroDivisionError as e: print(e)
try: e
except NameError as n: print(n)
try: raise ValueError("a", 1)
except (KeyError, ValueError) as e: print(e, e.args)
try:
    try: raise ValueError("first")
    except ValueError as e: raise TypeError("second") from e
except TypeError as e: print(e, repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
try:
    try: raise ValueError("first")
    except ValueError: raise TypeError("second")
except TypeError as e: print(e.__cause__, repr(e.__context__))
try: raise TypeError("x") from None
except TypeError as e: print(e.__suppress_context__)
try: raise ValueError
except ValueError as e: print(repr(e), str(e) == "")
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
try: raise
except RuntimeError as e: print(e)
try:
    try: raise KeyError("k")
    except KeyError: raise
except KeyError as e: print("re", e)
try: raise int
except TypeError as e: print(e)
try:
    try: 1 / 0
    except "a": pass
except TypeError as e: print(e)
try: assert False
except AssertionError as e: print(repr(e), e.args)
try: assert 0, ["msg"]
except AssertionError as e: print(e, e.args)
e = ValueError("n"); e.add_note("note1"); print(e.__notes__)
class MyE(Exception): pass
try: raise MyE
except Exception as x: print(type(x), repr(x))
print(issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(FileNotFoundError, OSError), IOError is OSError, KeyError.__mro__)
# ---
e = ValueError("bad"); e.add_note("first note"); e.add_note("second\nlines")
raise e
# ---
class MyErr(Exception):
    """doc"""
raise MyErr("a", 2)
# ---
try: {}["x"]
except KeyError as e: raise ValueError("no x") from e
# ---
raise KeyError("it's")
# ---
raise KeyError
# ---
raise OSError(2, "No such file", "f.txt")
# ---
raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid")
# ---
raise StopIteration(5)
# ---
raise SystemExit("bye")
# ---
raise KeyboardInterrupt
# ---
raise SyntaxError("custom")
# ---
raise ImportError("cannot", name="x")
# ---
raise ExceptionGroup("eg", [ValueError(1), TypeError("t")])
# ---
raise Exception("multi\nline")
# ---
raise ValueError("")
# ---
import warnings
warnings.warn("careful")
warnings.warn("dep", DeprecationWarning)
def f(): warnings.warn("in f", UserWarning, stacklevel=2)
f(); f()
for i in range(2): warnings.warn("loop")
with warnings.catch_warnings():
    warnings.simplefilter("ignore"); warnings.warn("hidden")
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always"); warnings.warn("rec"); print(len(w), w[0].message, w[0].category)
warnings.filterwarnings("error")
try: warnings.warn("err", RuntimeWarning)
except RuntimeWarning as e: print("raised", e)
try: warnings.warn(5)
except Exception as e: print(repr(e))
# ---
x = 10
def f():
    x = 5
    def g():
        nonlocal x
        x += 1
        return x
    return g() + g()
print(f(), x)
def h():
    global x, newg
    x = 99; newg = 1
h(); print(x, newg)
def u():
    print(y)
    y = 1
try: u()
except UnboundLocalError as e: print(e)
def v():
    def w(): return z
    w()
    z = 1
try: v()
except NameError as e: print(e)
def dl():
    a = 1
    del a
    return a
try: dl()
except UnboundLocalError as e: print(e)
try: del nothing
except NameError as e: print(e)
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
def mut(a, l=[]): l.append(a); return l
print(mut(1), mut(2), mut.__defaults__)
def cnt():
    cnt.n = getattr(cnt, "n", 0) + 1
    return cnt.n
print(cnt(), cnt())
def scope():
    for i in range(3): pass
    return i, [i for i in "ab"], i
print(scope())
class Sc:
    a = 1
    b = [a for _ in range(2)] if False else 0
    def m(self): return a if "a" in globals() else "no a"
print(Sc().m())
try:
    class Sc2:
        a = 1
        b = [a for _ in range(2)]
except NameError as e: print(e)
def lo():
    p = 1; q = 2
    return locals()
print(lo())
exec("dyn = 5"); print(dyn, eval("dyn + 1"), eval("a", {"a": 3}))
print([y := 5, y ** 2], y, (n := 3) + n)
if (m := len("abc")) > 2: print(m)
print([last := i for i in range(3)], last)
# ---
a, b = 1, 2; a, b = b, a; print(a, b)
a, *b = [1, 2, 3]; print(a, b)
*a, b = "abc"; print(a, b)
a, (b, c), d = 1, (2, 3), 4; print(a, b, c, d)
[a, b] = {1: 2, 3: 4}; print(a, b)
(a, *b), *c = [1, 2, 3], 4, 5; print(a, b, c)
a = b = c = []; a.append(1); print(b)
x = [1, 2, 3]; x[0], x[1] = x[1], x[0]; print(x)
i = 0; i, x[i] = 1, 9; print(i, x)
for a, (b, *c) in [(1, (2, 3, 4)), (5, (6,))]: print(a, b, c)
for x[0] in range(2): pass
print(x)
d = {}; d["a"], d["b"] = 1, 2; print(d)
for f in [lambda: exec("a, b = 1"), lambda: exec("a, b = [1]"), lambda: exec("a, b = 1, 2, 3"), lambda: exec("a, *b, c = [1]"), lambda: exec("a, b = None"), lambda: exec("(a, b), c = 1, 2"), lambda: exec("a, b = {1, 2, 3}"), lambda: exec("[a] = []"), lambda: exec("a, b, c = 'ab'"), lambda: exec("a, b = iter([1])"), lambda: exec("for a, b in [1]: pass"), lambda: exec("for a, b in [(1, 2, 3)]: pass")]:
    try: f()
    except Exception as e: print(type(e).__name__, e)
x = 5; x += 1; x -= 2; x *= 3; x /= 2; x //= 1; x **= 2; x %= 7; print(x)
x = 6; x <<= 2; x >>= 1; x |= 1; x &= 7; x ^= 2; print(x)
l = [1]; m = l; l += [2]; print(m); l = l + [3]; print(m, l)
t = (1, [2])
try: t[1] += [3]
except TypeError as e: print(e, t)
s = "a"; s += "b"; s *= 2; print(s)
d = {"a": 1}; d |= {"b": 2}; d["a"] += 5; print(d)
st = {1}; st |= {2}; st -= {1}; st ^= {5}; st &= {5}; print(st)
try: n += 1
except NameError as e: print(e)
try: s += 1
except TypeError as e: print(e)
try: l += 5
except TypeError as e: print(e)
try: d -= {}
except TypeError as e: print(e)
try: x @= 1
except TypeError as e: print(e)
del l[0], d["a"]; print(l, d)
l = list(range(10)); del l[2:5]; print(l); del l[::2]; print(l); l[1:2] = []; print(l); l[len(l):] = [1, 2]; print(l); l[::2] = [0] * len(l[::2]); print(l)
try: l[::2] = [1]
except ValueError as e: print(e)
try: l[5:2:0] = []
except ValueError as e: print(e)
# ---
def m(x):
    match x:
        case 0: return "zero"
        case 1 | 2: return "one or two"
        case int(n) if n > 100: return f"big {n}"
        case bool(): return "bool"
        case int(): return "int"
        case "hi": return "str hi"
        case str(s): return f"str {s}"
        case []: return "empty"
        case [a]: return f"one {a}"
        case [a, b, *rest]: return f"many {a} {b} {rest}"
        case {"type": "circle", "r": r}: return f"circle {r}"
        case {"k": [x, y], **rest}: return f"dict {x} {y} {rest}"
        case {}: return "mapping"
        case None: return "none"
        case 1.5: return "float"
        case float() as f: return f"fl {f}"
        case P(x=0, y=yy): return f"on y {yy}"
        case P(xx, yy): return f"P {xx} {yy}"
        case C.RED: return "red"
        case (1 | 2, "a"): return "t"
        case _: return "other"
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
from enum import Enum
class C(Enum): RED = 1; BLUE = 2
for v in [0, 1, 2, 500, True, 7, "hi", "yo", [], [1], [1, 2], [1, 2, 3, 4], (5,), {"type": "circle", "r": 3}, {"k": [1, 2], "z": 0}, {"q": 1}, {}, None, 1.5, 2.5, P(0, 5), P(1, 2), C.RED, C.BLUE, {1}, b"x", range(2)]:
    print(m(v))
match (1, 2):
    case (x, y) if x > y: print("gt")
    case (x, y): print("le", x, y)
match {"a": {"b": [1, {"c": 2}]}}:
    case {"a": {"b": [_, {"c": c}]}}: print(c)
try:
    match 5:
        case int(a, b): pass
except TypeError as e: print(e)
try:
    match P(1, 2):
        case P(1, 2, 3): pass
except TypeError as e: print(e)
try:
    match P(1, 2):
        case P(1, x=1): pass
except TypeError as e: print(e)
try:
    match 5:
        case m(): pass
except TypeError as e: print(e)
match -3:
    case -3: print("neg")
match 1 + 2j:
    case 1 + 2j: print("cplx")
match "x":
    case "x" | "y" as z: print(z)
# ---
from contextlib import *
@contextmanager
def cm(n):
    print("enter", n)
    try: yield n * 2
    except ValueError as e: print("caught", e)
    finally: print("exit", n)
with cm(1) as a, cm(2) as b: print(a, b)
with cm(3): raise ValueError("v")
try:
    with cm(4): raise KeyError("k")
except KeyError as e: print("outer", e)
with (cm(5) as p, cm(6) as q): print(p, q)
with suppress(ZeroDivisionError): 1 / 0
with nullcontext(5) as n: print(n)
class C:
    def close(self): print("closed")
with closing(C()): pass
with ExitStack() as st:
    st.enter_context(cm(7)); st.callback(print, "cb"); print("body")
import io
with redirect_stdout(io.StringIO()) as o: print("captured")
print(repr(o.getvalue()))
@contextmanager
def noyield():
    if False: yield
try:
    with noyield(): pass
except RuntimeError as e: print(e)
@contextmanager
def two():
    yield 1; yield 2
try:
    with two(): pass
except RuntimeError as e: print(e)
@cm(8)
def deco(): print("in deco")
deco()
class M:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print(t, v, tb is not None); return t is ValueError
with M(): raise ValueError("s")
with M(): pass
try:
    with M(): raise TypeError("t")
except TypeError: print("prop")
class NoExit:
    def __enter__(self): pass
try:
    with NoExit(): pass
except Exception as e: print(type(e), e)
try:
    with open: pass
except Exception as e: print(type(e), e)
class CD(ContextDecorator):
    def __enter__(self): print("cd in")
    def __exit__(self, *a): print("cd out")
@CD()
def fn(): print("fn")
fn()
# ---
import traceback, sys
def f(): g()
def g(): raise ValueError("deep")
try: f()
except ValueError as e:
    print(traceback.format_exc().splitlines()[-1]); print(sys.exc_info()[0], e.__traceback__.tb_lineno, traceback.format_exception_only(type(e), e))
    t = e.__traceback__
    while t: print(t.tb_frame.f_code.co_name, t.tb_lineno); t = t.tb_next
print(sys.exc_info())
# ---
for i in range(3):
    if i == 5: break
else: print("else ran")
while True: break
else: print("never")
n = 0
while n < 3: n += 1
else: print("w else", n)
for i in []: pass
else: print("empty else")
for i, c in enumerate("ab"):
    for j in range(3):
        if j == 1: continue
        if j == 2: break
        print(i, c, j)
print([i if i % 2 else -i for i in range(5) if i != 3], {i: [j for j in range(i)] for i in range(3)}, sum(i * j for i in range(3) for j in range(3)))
print(1 < 2 < 3, 1 < 3 > 2, 1 == 1 != 2, not 1 == 2, 1 if [] else 2, None or "d", 0 and 1/0, [] or {} or 0, 1 and 2)
x = 5 if True else 1/0; print(x, -x ** 2, (-x) ** 2, 2 ** 3 ** 2, 10 - 3 - 2, 7 // 2 * 2, not True == False, 1 + 2 * 3 % 4, ~5 & 3, 1 << 2 + 1, 5 - -3, --5, +-+5)
print("a" "b" 'c', "%s" "x" % 1, r"\n", """tri
ple""", b"x" b"y", 'it''s', "tab\tq", u"u", rb"\x", f"{1}" "2", "\
cont")
y = (1 +
     2)
z = 1 + \
    2; print(y, z); w = 3; print(w);
if True: pass
if 0: print("no")
elif 1: print("elif")
else: print("no")
print(0b101, 0o17, 0xFF, 1_000, 1e3, 1.5e-3, 2j, .5, 5., 0xdead_beef, 00)
def ret(): return 1, 2
print(ret(), (lambda *a, **k: (a, k))(1, b=2), (lambda x, y=2: x + y)(1))
def doc():
    "the doc"
print(doc.__doc__, doc())
import this_does_not_exist
# ---
def rec(n): return rec(n + 1)
rec(0)
# ---
def rec(n): return n if n == 0 else 1 + rec(n - 1)
print(rec(900))
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError as e: print(e)
class G:
    def __getattr__(self, n): return self.zz
try: G().a
except RecursionError as e: print(str(e)[:32])
l = []
for _ in range(100000): l = [l]
try: repr(l)
except RecursionError as e: print(str(e)[:32])
try: l == l[:]
except RecursionError as e: print(e)
import sys; print(sys.getrecursionlimit())
rec(1100)
