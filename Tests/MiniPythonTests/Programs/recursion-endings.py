# What ends a recursion says what was done last.
import functools
import math


def room(n=0):
    """How many calls still fit."""
    try:
        return room(n + 1)
    except RecursionError:
        return n


def below(frames, function, *arguments):
    return below(frames - 1, function, *arguments) if frames else function(*arguments)


def ending(name, function, *arguments):
    """The end of a recursion for which there is the same room, wherever this program runs."""
    try:
        below(room() - 900, function, *arguments)
    except RecursionError as error:
        print(name, "|", error)


def a(n):
    str(n); a(n+1)
ending('str', a, 0)
def a(n):
    f"{n}"; a(n+1)
ending('fstr', a, 0)
def a(n):
    repr(n); a(n+1)
ending('repr', a, 0)
def a(n):
    len([n]); a(n+1)
ending('len', a, 0)
def a(n):
    [].append(n); a(n+1)
ending('append', a, 0)
def a(n):
    id(n); a(n+1)
ending('id', a, 0)
def a(n):
    abs(n); a(n+1)
ending('abs', a, 0)
def a(n):
    math.sqrt(n); a(n+1)
ending('sqrt', a, 0)
def a(n):
    math.floor(n); a(n+1)
ending('floor', a, 0)
def a(n):
    isinstance(n, int); a(n+1)
ending('isinstance', a, 0)
def a(n):
    max(n, 1); a(n+1)
ending('max', a, 0)
def a(n):
    sum([1,2]); a(n+1)
ending('sum', a, 0)
def a(n):
    sorted([1,2]); a(n+1)
ending('sorted', a, 0)
def a(n):
    "a".upper(); a(n+1)
ending('upper', a, 0)
def a(n):
    "a".join(["b"]); a(n+1)
ending('join', a, 0)
def a(n):
    "a {}".format(n); a(n+1)
ending('format', a, 0)
def a(n):
    "a %d" % n; a(n+1)
ending('percentd', a, 0)
def a(n):
    "a %s" % n; a(n+1)
ending('percents', a, 0)
def a(n):
    {n: 1}.get(n); a(n+1)
ending('get', a, 0)
def a(n):
    {n: 1}.items(); a(n+1)
ending('items', a, 0)
def a(n):
    getattr(a, 'x', None); a(n+1)
ending('getattr', a, 0)
def a(n):
    f"{n:.2f}"; a(n+1)
ending('fstrspec', a, 0)
def a(n):
    "a" + "b" + str(n); a(n+1)
ending('strcat', a, 0)
def a(n):
    "abc".split(); a(n+1)
ending('split', a, 0)
def a(n):
    any([n]); a(n+1)
ending('any', a, 0)
def a(n):
    list(map(str, [1])); a(n+1)
ending('map', a, 0)
def a(n):
    object(); a(n+1)
ending('object', a, 0)
class K: pass
def a(n):
    K(); a(n+1)
ending('K', a, 0)
class K2:
    def __init__(self, x): self.x = x
def a(n):
    K2(n); a(n+1)
ending('K2', a, 0)
class K3:
    def m(self): pass
k3 = K3()
def a(n):
    k3.m(); a(n+1)
ending('K3', a, 0)
def a(n):
    print(end=""); a(n+1)
ending('print', a, 0)
def a(n):
    ValueError("x"); a(n+1)
ending('exc', a, 0)
def a(n):
    set([1]); a(n+1)
ending('set', a, 0)
def a(n):
    zip([1],[2]); a(n+1)
ending('zip', a, 0)
def a(n):
    iter([1]); a(n+1)
ending('iter', a, 0)
def a(n):
    callable(1); hash('a'); a(n+1)
ending('callable', a, 0)
class R:
    def __repr__(self): return repr(self)
ending('repr', lambda: repr(R()))
class R2:
    def __repr__(self): return f"<{self!r}>"
ending('fstr', lambda: repr(R2()))
class R3:
    def __str__(self): return str(self)
ending('str', lambda: str(R3()))
class R5:
    def __str__(self): return "{}".format(self)
ending('format', lambda: str(R5()))
class G:
    def __getattr__(self, n): return self.x
ending('getattr', lambda: G().y)
class G1:
    def __getattr__(self, n): return getattr(self, n)
ending('getattr()', lambda: G1().y)
class G2:
    def __getattribute__(self, n): return self.x
ending('getattribute', lambda: G2().y)
class E:
    def __eq__(self, o): return self == o
ending('eq', lambda: E() == E())
class L:
    def __lt__(self, o): return self < o
ending('lt', lambda: L() < L())
class L2:
    def __lt__(self, o): return o > self
    def __gt__(self, o): return o < self
ending('ltgt', lambda: L2() < L2())
class A:
    def __add__(self, o): return self + o
ending('add', lambda: A() + A())
class RA:
    def __radd__(self, o): return o + self
ending('radd', lambda: 1 + RA())
class N:
    def __neg__(self): return -self
ending('neg', lambda: -N())
class Ln:
    def __len__(self): return len(self)
ending('len', lambda: len(Ln()))
class B:
    def __bool__(self): return bool(self)
ending('bool', lambda: bool(B()))
class B1:
    def __bool__(self): return not self
ending('not', lambda: not B1())
class H:
    def __hash__(self): return hash(self)
ending('hash', lambda: hash(H()))
class H1:
    def __hash__(self): return hash((self,))
ending('hashtuple', lambda: hash(H1()))
class C:
    def __call__(self): return self()
ending('call', lambda: C()())
class It:
    def __iter__(self): return iter(self)
ending('iter', lambda: iter(It()))
class Nx:
    def __iter__(self): return self
    def __next__(self): return next(self)
ending('next', lambda: next(Nx()))
class GI:
    def __getitem__(self, i): return self[i]
ending('getitem', lambda: GI()[0])
class Co:
    def __contains__(self, i): return i in self
ending('contains', lambda: 1 in Co())
class SA:
    def __setattr__(self, n, v): self.x = v
def sa(): SA().x = 1
ending('setattr', sa)
class SI:
    def __setitem__(self, n, v): self[n] = v
def si(): SI()[1] = 1
ending('setitem', si)
class P:
    @property
    def x(self): return self.x
ending('property', lambda: P().x)
def m(x): return list(map(m, [x]))
ending('map', lambda: m(1))
def m2(x): return max([x, x], key=m2)
ending('max', lambda: m2(1))
def f(x): return list(filter(f, [x]))
ending('filter', lambda: f(1))
def rd(a, b): return functools.reduce(rd, [a, b])
ending('reduce', lambda: rd(1, 2))
def s(x): return sum(s(x) for _ in [1])
ending('sumgen', lambda: s(1))
def lc(x): return [lc(x) for _ in [1]]
ending('listcomp', lambda: lc(1))
def an(x): return any(an(x) for _ in [1])
ending('anygen', lambda: an(1))
def g(): yield from g()
ending('yieldfrom', lambda: list(g()))
def g2():
    for x in g2(): yield x
ending('genfor', lambda: list(g2()))
def w(): return w()
ending('plain', w)
ending('lambda', lambda: (lambda f: f(f))(lambda f: f(f)))
@functools.lru_cache(maxsize=None)
def lr(n): return lr(n + 1)
ending('lru_cache', lambda: lr(0))
@functools.cache
def fb(n): return fb(n-1) + fb(n-2)
ending('cache', lambda: fb(0))
def deco(f):
    @functools.wraps(f)
    def wr(*a, **k): return f(*a, **k)
    return wr
@deco
def dd(n): return dd(n + 1)
ending('decorated', lambda: dd(0))
class I:
    def __init__(self): I()
ending('init', I)
class Nw:
    def __new__(cls): return cls()
ending('new', Nw)
class S1:
    def f(self): return super().f()
class S2:
    def f(self): return self.f()
ending('method', lambda: S2().f())
def ka(**k): return ka(**k)
ending('kwargs', lambda: ka(a=1))
def st(*k): return st(*k)
ending('star', lambda: st(1))
pt = functools.partial(lambda x: pt(), 1)
ending('partial', lambda: pt())

class Fm:
    def __format__(self, s): return format(self, s)
ending('fmt', lambda: format(Fm(), ''))
class Fm2:
    def __format__(self, s): return f'{self:{s}}'
ending('fmt2', lambda: f'{Fm2()}')
class Inx:
    def __index__(self): return [1][self]
ending('index', lambda: [1][Inx()])
class Fl:
    def __float__(self): return float(self)
ending('float', lambda: float(Fl()))
class In:
    def __int__(self): return int(self)
ending('int', lambda: int(In()))
class Meta(type):
    def __call__(cls): return cls()
class UM(metaclass=Meta): pass
ending('metacall', UM)
class IC(type):
    def __instancecheck__(c, o): return isinstance(o, c)
class UIC(metaclass=IC): pass
ending('instancecheck', lambda: isinstance(1, UIC))
class RepL:
    def __init__(self): self.l=[self]
    def __repr__(self): return repr(self.l)
ending('reprl', lambda: repr(RepL()))
class RepD:
    def __repr__(self): return f'{[self]}'
ending('reprd', lambda: repr(RepD()))
class RepT:
    def __repr__(self): return repr((self,))
ending('reprt', lambda: repr(RepT()))
