# Recursion ends in RecursionError, whatever it passes through.


def attempt(label, body):
    try:
        body()
    except RecursionError as error:
        text = str(error)
        # Which of two checks a recursion meets first depends on where it started.
        exact = label in ("plain", "fact", "init", "native len", "list eq", "dict eq", "keyword")
        print(label, "|", text if exact else text.startswith("maximum recursion depth exceeded"))



def f(): return f()
attempt("plain", f)
def g(n): return n == 0 or g(n + 1)
attempt("compare int", lambda: g(1))
def fact(n):
    if n <= 1:
        return 1
    return n * fact(n - 1)
attempt("fact", lambda: fact(5000))
class A:
    def __eq__(self, other): return self == other
attempt("eq", lambda: A() == A())
class B:
    def __repr__(self): return repr(self)
attempt("repr", lambda: repr(B()))
class C:
    def __str__(self): return str(self)
attempt("str", lambda: str(C()))
class D:
    def __add__(self, other): return self + other
attempt("add", lambda: D() + D())
class E:
    def __getattr__(self, name): return self.missing
attempt("getattr", lambda: E().x)
class F:
    def __init__(self): self.child = F()
attempt("init", lambda: F())
class G:
    def __call__(self): return self()
attempt("call", lambda: G()())
x = []
for i in range(100000): x = [x]
attempt("repr list", lambda: repr(x))
def h(n): return len([h(n + 1)])
attempt("native len", lambda: h(0))
def s(n): return sorted([1, 2], key=lambda v: s(n + 1))
attempt("sorted", lambda: s(0))
def m(n): return list(map(m, [n]))
attempt("map", lambda: m(0))
def gen(n):
    yield from gen(n + 1)
attempt("gen", lambda: list(gen(0)))
class P:
    @property
    def value(self): return self.value
attempt("property", lambda: P().value)
class H:
    def __hash__(self): return hash(self)
attempt("hash", lambda: hash(H()))
class L:
    def __len__(self): return len(self)
attempt("len", lambda: len(L()))
class I:
    def __getitem__(self, i): return self[i]
attempt("getitem", lambda: I()[0])
class K:
    def __lt__(self, other): return self < other
attempt("lt", lambda: K() < K())
class It:
    def __iter__(self): return iter(self)
attempt("iter", lambda: iter(It()))
class Bo:
    def __bool__(self): return bool(self)
attempt("bool", lambda: bool(Bo()))
class Co:
    def __contains__(self, i): return i in self
attempt("contains", lambda: 1 in Co())
a = []; a.append(a); b = []; b.append(b)
attempt("list eq", lambda: a == b)
d = {}; d["d"] = d; e = {}; e["d"] = e
attempt("dict eq", lambda: d == e)
attempt("format", lambda: f"{B()}")
import functools
attempt("partial", lambda: (lambda p: p(p))(lambda p: functools.partial(p, p)()))
def k(**options): return k(**options)
attempt("spread", lambda: k(a=1))
def kw(n=0): return kw(n=n + 1)
attempt("keyword", lambda: kw(n=1))
import sys
print(sys.getrecursionlimit())
depth = 0
def count():
    global depth
    depth += 1
    count()
try: count()
except RecursionError: pass
print(900 < depth < 1001)
