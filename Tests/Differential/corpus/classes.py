class Point:
    """A point."""
    count = 0
    def __init__(self, x, y=0):
        self.x, self.y = x, y
        Point.count += 1
    def __repr__(self): return f"Point({self.x}, {self.y})"
    def __eq__(self, other):
        if not isinstance(other, Point): return NotImplemented
        return (self.x, self.y) == (other.x, other.y)
    def __add__(self, o): return Point(self.x + o.x, self.y + o.y)
    def __mul__(self, k): return Point(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return Point(-self.x, -self.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __bool__(self): return bool(self.x or self.y)
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __contains__(self, v): return v in (self.x, self.y)
    def __lt__(self, o): return abs(self) < abs(o)
    def __call__(self, *a, **k): return a, k
    def __format__(self, spec): return f"<{self.x:{spec}}|{self.y:{spec}}>"
p, q = Point(1, 2), Point(3)
print(p, q, p + q, p * 2, 3 * p, -p, abs(q), bool(Point(0)), list(p), p[1], len(p), 2 in p, p < q, p(1, a=2), f"{p:.2f}", p == Point(1, 2), p != q, Point.count, Point.__doc__, Point.__name__)
print(vars(p), p.__dict__, Point.__mro__, p.__class__, type(p).__name__, Point.__module__, p.__module__)
for f in [lambda: p + 1, lambda: p - q, lambda: 1 + p, lambda: p < 5, lambda: p[5], lambda: hash(p), lambda: p.z, lambda: p > 5, lambda: p @ q, lambda: p['a'], lambda: p.foo(), lambda: ~p, lambda: int(p), lambda: float(p), lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(1, z=2), lambda: del_(p)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
x, y = p
print(x, y, max(p), sorted([q, p]), [*p], dict([p]))
# ---
class A:
    def f(self): return "A.f"
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(x): return x * 2
    @property
    def p(self): return self._p
    @p.setter
    def p(self, v):
        if v < 0: raise ValueError("negative")
        self._p = v
    @p.deleter
    def p(self): del self._p
class B(A):
    def f(self): return "B." + super().f()
a, b = A(), B()
print(a.f(), b.f(), A.c(), B.c(), b.c(), A.s(2), b.s(3))
a.p = 5
print(a.p)
del a.p
for f in [lambda: a.p, lambda: setattr(a, 'p', -1), lambda: A.f(), lambda: A.f(1, 2), lambda: b.nope, lambda: B.nope, lambda: A.c(1), lambda: a.s(), lambda: super(B, a).f(), lambda: super(A, b).f(), lambda: A.p.fget, lambda: A().f(1)]:
    try: print(f() if True else 0)
    except Exception as e: print(type(e).__name__, e)
print(isinstance(b, A), issubclass(B, A), B.__bases__, B.__mro__, B.__subclasses__(), A.__subclasses__(), type(A.p), A.__dict__.keys())
# ---
class A: pass
class B(A): pass
class C(A): pass
class D(B, C): pass
print(D.__mro__, D.mro(), D.__base__, D.__bases__)
try:
    class E(A, B): pass
except TypeError as e: print(e)
class X(int): pass
class Y(str): pass
try:
    class Z(int, str): pass
except TypeError as e: print(e)
try:
    class Z(bool): pass
except TypeError as e: print(e)
try:
    class Z(5): pass
except TypeError as e: print(e)
try:
    class Z(type(None)): pass
except TypeError as e: print(e)
try:
    class Z(A, A): pass
except TypeError as e: print(e)
print(X(5) + 1, type(X(5) + 1), Y("a").upper(), X(3), repr(Y("q")), X.__name__)
# ---
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, [k for k in ns if not k.startswith("__")], kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print("init", name)
        super().__init__(name, bases, ns)
    def __call__(cls, *a):
        print("call", a)
        return super().__call__(*a)
    def __len__(cls): return 42
    def __getattr__(cls, n): return n.upper()
    @property
    def q(cls): return cls.__name__ + "!"
class K(metaclass=Meta, tag=1):
    z = 1
    def __init__(self, v): self.v = v
print(K(3).v, len(K), K.foo, K.q, type(K), Meta.__mro__)
class L(K): pass
try: L(1).foo
except AttributeError as e: print(e)
class Base:
    reg = []
    def __init_subclass__(cls, /, flag=None, **kw):
        super().__init_subclass__(**kw)
        cls.reg.append((cls.__name__, flag))
class S1(Base, flag=1): pass
class S2(Base): pass
print(Base.reg)
try:
    class S3(Base, other=1): pass
except TypeError as e: print(e)
class N(type):
    @classmethod
    def __prepare__(m, name, bases): return {"injected": 5}
class O(metaclass=N): y = injected + 1
print(O.y, O.injected)
# ---
class Desc:
    def __set_name__(self, owner, name): self.name = name; print("set_name", owner.__name__, name)
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, v): obj.__dict__[self.name] = v * 2
    def __delete__(self, obj): print("delete"); obj.__dict__.pop(self.name, None)
class H:
    a = Desc()
    b = Desc()
h = H()
print(h.a); h.a = 5; print(h.a, h.__dict__, type(H.a).__name__); del h.a; print(h.a)
class NonData:
    def __get__(self, o, t): return "nd"
class J: v = NonData()
j = J(); print(j.v); j.v = 1; print(j.v)
class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = Slots(); print(s.a, Slots.__slots__)
for f in [lambda: s.b, lambda: setattr(s, "c", 1), lambda: s.__dict__, lambda: vars(s), lambda: delattr(s, "b"), lambda: Slots.a]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Sub(Slots): pass
t = Sub(); t.zzz = 1; print(t.__dict__)
# ---
class G:
    def __getattr__(self, n):
        if n.startswith("x"): return n
        raise AttributeError(f"no {n}")
    def __setattr__(self, n, v): print("set", n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
    def __dir__(self): return ["b", "a"]
g = G(); g.a = 1; print(g.a, g.x1, dir(g)); del g.a
for f in [lambda: g.a, lambda: delattr(g, "q"), lambda: getattr(g, "z", 5), lambda: hasattr(g, "z")]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class GA:
    def __getattribute__(self, n):
        return "got " + n
print(GA().anything, GA().__class__)
class Wrapper:
    def __init__(self, o): self._o = o
    def __getattr__(self, n): return getattr(self._o, n)
w = Wrapper([1, 2]); w.append(3); print(w._o, w.count(1))
try: len(w)
except TypeError as e: print(e)
# ---
class V:
    def __init__(self, v): self.v = v
    def __iadd__(self, o): self.v += o; return self
    def __rsub__(self, o): return ("rsub", o)
    def __radd__(self, o): return ("radd", o)
    def __matmul__(self, o): return "mm"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o): return ("rpow", o)
    def __divmod__(self, o): return "dm"
    def __truediv__(self, o): return "td"
    def __floordiv__(self, o): return "fd"
    def __mod__(self, o): return "mod"
    def __lshift__(self, o): return "ls"
    def __and__(self, o): return "and"
    def __or__(self, o): return "or"
    def __xor__(self, o): return "xor"
    def __invert__(self): return "inv"
    def __pos__(self): return "pos"
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 1j
    def __index__(self): return 3
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __hash__(self): return 99
    def __reversed__(self): return iter("rev")
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
    def __getitem__(self, k): return k
    def __missing__(self, k): return "missing"
    def __bytes__(self): return b"bb"
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit", a[0]); return True
v = V(1); v += 5; print(v.v, 1 - v, 1 + v, v @ 2, v ** 2, pow(v, 2, 3), 2 ** v, divmod(v, 1), v / 1, v // 1, v % 1, v << 1, v & 1, v | 1, v ^ 1, ~v, +v, int(v), float(v), complex(v), [1, 2, 3, 4][v], round(v), round(v, 2), hash(v), list(reversed(v)), v[1], v[1:2], v[1, 2], v[...], bytes(v), hex(v), range(v), "ab" * v)
import math
print(math.floor(v), math.ceil(v), math.trunc(v))
v[1] = 2; del v[1]; v[1:2, ::3] = 5
with v as u: raise ValueError("x")
for f in [lambda: v - 1, lambda: v * 2, lambda: v < 1, lambda: v >> 1, lambda: -v, lambda: abs(v), lambda: len(v), lambda: 1 in v, lambda: v(), lambda: next(v)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# ---
class Bad:
    def __repr__(self): return 5
    def __len__(self): return -1
    def __bool__(self): return 5
    def __hash__(self): return "a"
    def __int__(self): return "a"
    def __index__(self): return 1.5
    def __iter__(self): return 5
    def __str__(self): return None
    def __float__(self): return 1
    def __contains__(self, x): return "yes"
    def __format__(self, s): return 1
    def __enter__(self): return 1
    def __eq__(self, o): return "eq"
    def __bytes__(self): return "a"
    def __complex__(self): return 1
b = Bad()
for f in [lambda: repr(b), lambda: len(b), lambda: bool(b), lambda: hash(b), lambda: int(b), lambda: [1][b], lambda: iter(b), lambda: str(b), lambda: float(b), lambda: 1 in b, lambda: f"{b}", lambda: b == 1, lambda: b != 1, lambda: list(b), lambda: bytes(b), lambda: complex(b), lambda: "%s" % b, lambda: "%d" % b, lambda: print(b), lambda: range(b), lambda: hex(b)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try:
    with b: pass
except Exception as e: print(type(e).__name__, e)
try:
    with 5: pass
except Exception as e: print(type(e).__name__, e)
class L2:
    def __len__(self): return "a"
class L3:
    def __len__(self): return 10**30
for c in (L2, L3):
    try: len(c())
    except Exception as e: print(type(e).__name__, e)
# ---
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def describe(self): return f"{self.name}: {self.area()}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    name = "square"
print(Sq(3).describe(), Shape.__abstractmethods__ == frozenset({"area", "name"}))
for c in (Shape,):
    try: c()
    except TypeError as e: print(e)
class Half(Shape):
    def area(self): return 1
try: Half()
except TypeError as e: print(e)
@Shape.register
class R: pass
print(isinstance(R(), Shape), issubclass(R, Shape))
# ---
class Stack:
    def __init__(self): self._items = []
    def push(self, x): self._items.append(x); return self
    def pop(self):
        if not self._items: raise IndexError("pop from empty stack")
        return self._items.pop()
    def __len__(self): return len(self._items)
s = Stack().push(1).push(2)
print(len(s), s.pop(), bool(s), s._Stack__x if hasattr(s, "_Stack__x") else "none")
class Priv:
    def __init__(self): self.__x = 1; self._y = 2
    def get(self): return self.__x
print(Priv().get(), Priv().__dict__, Priv()._Priv__x)
s.pop()
s.pop()
# ---
class A: pass
a = A()
a.x
# ---
class A:
    x = 1
a = A()
a.X
# ---
class A:
    name = 1
    nam = 2
A.nme
# ---
class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
    def deposit(self, amount): self.balance += amount
Account("x").deposit()
# ---
class A:
    def __init__(self): return 5
A()
# ---
class A:
    def __new__(cls, x): return 5
print(A(1))
A()
# ---
class A:
    def __new__(cls, *args):
        o = super().__new__(cls); o.args = args; return o
    def __init__(self, *a): self.n = len(a)
print(A(1, 2).args, A().n)
class S(A):
    _i = None
    def __new__(cls):
        if cls._i is None: cls._i = object.__new__(cls)
        return cls._i
print(S() is S())
object.__new__(int)
# ---
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def a(self): return self[0]
print(T(1, 2), T(1, 2).a, T(1, 2) + (3,), type(T(1, 2)[:1]))
class L(list):
    def __getitem__(self, i): return super().__getitem__(i) if isinstance(i, slice) else f"<{super().__getitem__(i)}>"
print(L([1, 2])[0], L([1, 2]), L([1, 2]) + [3], type(L() + L()), L([3, 1])[0:1], sorted(L([2, 1])), len(L([1])))
class D(dict):
    def __missing__(self, k): return k * 2
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(k)
d = D(a=1); print(d["zz"], d.a, d, d.get("q"), d.copy(), type(d.copy()), d | {"x": 1}, D.fromkeys("a"))
class St(str):
    def __add__(self, o): return St(str.__add__(self, o))
    def shout(self): return self.upper() + "!"
print(St("a").shout(), type(St("a") + "b"), repr(St("x")), St("a") == "a", {St("a"): 1}["a"], "x".join([St("a"), St("b")]))
class F(float):
    def __repr__(self): return f"F({float(self)})"
print(F(2.5), [F(1)], F(1) + 1, str(F(2)), f"{F(2.5):.1f}", F(3) * F(2))
class I(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
    def __repr__(self): return f"I<{int(self)}>"
print(I(3), I(3) + 1, [I(2)], f"{I(2)}", f"{I(2):d}", I(2) == 4, hash(I(2)))
class E(Exception):
    def __init__(self, msg, code): super().__init__(msg); self.code = code
    def __str__(self): return f"[{self.code}] {super().__str__()}"
try: raise E("boom", 5)
except E as e: print(e, repr(e), e.args, e.code)
raise E("end", 7)
# ---
class Temp:
    def __init__(self, c): self.celsius = c
    @property
    def fahrenheit(self):
        "In F."
        return self.celsius * 9 / 5 + 32
    @fahrenheit.setter
    def fahrenheit(self, f): self.celsius = (f - 32) * 5 / 9
t = Temp(25); print(t.fahrenheit); t.fahrenheit = 212; print(t.celsius, Temp.fahrenheit.__doc__, Temp.fahrenheit)
class RO:
    @property
    def x(self): return 1
try: RO().x = 2
except AttributeError as e: print(e)
try: del RO().x
except AttributeError as e: print(e)
class WO:
    def _s(self, v): print("set", v)
    x = property(None, _s, doc="wo")
WO().x = 3
try: WO().x
except AttributeError as e: print(e)
print(WO.x.__doc__, isinstance(WO.x, property))
# ---
def outer():
    class Inner:
        def m(self): pass
    return Inner
I = outer()
print(I, I.__qualname__, I().m.__qualname__, outer.__qualname__, I.m)
class C:
    class D:
        def f(self): pass
    def g(self): return (lambda: 1)
print(C.D, C.D.f, C.D.__name__, C().g().__qualname__, C.g.__name__)
print(str(C().g)[:18])
# ---
from dataclasses import *
@dataclass
class P:
    x: int
    y: float = 0.0
    tags: list = field(default_factory=list)
    hidden: str = field(default="h", repr=False, compare=False)
print(P(1), P(1, 2.0, ["a"]), P(1) == P(1), P(1).tags is P(1).tags, asdict(P(1)), astuple(P(1)), replace(P(1), x=5), [f.name for f in fields(P)], is_dataclass(P))
for f in [lambda: P(), lambda: P(1, 2, 3, 4, 5), lambda: P(1, z=1), lambda: P(1) < P(2), lambda: hash(P(1)), lambda: replace(P(1), q=1), lambda: fields(5), lambda: asdict(5), lambda: P.x, lambda: P.y, lambda: P.__match_args__, lambda: P.__doc__, lambda: P.__annotations__, lambda: P.__dataclass_fields__["x"].type]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = "x"
print(F(1) < F(2), sorted([F(2), F(1)]), hash(F(1)) == hash(F(1)), {F(1): 2})
for f in [lambda: setattr(F(1), "a", 2), lambda: delattr(F(1), "a"), lambda: setattr(F(1), "zz", 2)]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass(slots=True, kw_only=True)
class K:
    a: int
    b: int = 2
print(K(a=1), K.__slots__)
try: K(1)
except TypeError as e: print(e)
@dataclass
class Base:
    i: int
    def __post_init__(self): self.d = self.i * 2
@dataclass
class Child(Base):
    j: int = 5
    c: InitVar[int] = 0
    def __post_init__(self, c): super().__post_init__(); self.c2 = c
print(Child(1, c=3), Child(1).d, Child(2, 3, 4).c2)
try:
    @dataclass
    class Bad:
        a: int = 1
        b: int
except TypeError as e: print(e)
try:
    @dataclass
    class Bad2:
        a: list = []
except ValueError as e: print(e)
try:
    @dataclass
    class Bad3:
        a: dict = field(default={}, default_factory=dict)
except ValueError as e: print(e)
M = make_dataclass("M", ["x", ("y", int, field(default=5))]); print(M(1), M.__name__)
@dataclass(eq=False)
class NE: x: int
print(NE(1) == NE(1), NE(1) != NE(1))
@dataclass(repr=False)
class NR: x: int
print(NR(1).x)
@dataclass
class Tree:
    v: int
    left: "Tree" = None
    right: "Tree" = None
t = Tree(1, Tree(2), Tree(3, Tree(4))); print(t, asdict(t))
print(F(1), field(default=3))
# ---
from enum import *
class C(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
print(C.RED, repr(C.RED), C.RED.name, C.RED.value, C(2), C["BLUE"], list(C), C.CRIMSON is C.RED, len(C), C.RED in C, C.RED == 1, C.RED != C.GREEN, C.__members__, C, type(C.RED), isinstance(C.RED, C), {C.RED: 1}, hash(C.RED) == hash("RED"), str(C.RED), f"{C.RED}", C.RED.__class__)
for f in [lambda: C(9), lambda: C["X"], lambda: C.PURPLE, lambda: setattr(C, "RED", 5), lambda: C.RED < C.GREEN, lambda: C(), lambda: setattr(C.RED, "value", 9), lambda: 5 in C, lambda: C.RED + 1, lambda: del_(C.RED), lambda: C.RED.GREEN, lambda: C.RED.foo]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class A(Enum):
    X = auto(); Y = auto(); Z = "z"
print(list(A), A.X.value, [m.value for m in A])
class I(IntEnum):
    LOW = 1
    HIGH = 10
print(I.LOW < I.HIGH, I.LOW + 1, I.HIGH == 10, repr(I.LOW), str(I.LOW), f"{I.LOW}", f"{I.LOW:>5}", int(I.HIGH), sorted(I), max(I), [1, 2][I.LOW], I(10))
class Fl(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(Fl.R | Fl.W, Fl.RW, Fl.R & Fl.W, ~Fl.R, Fl.R in Fl.RW, list(Fl.RW), Fl(5), Fl(0), bool(Fl(0)), Fl.R ^ Fl.W, Fl.X.value, repr(Fl.R | Fl.X), str(Fl.R | Fl.X), Fl["R"], len(Fl.RW))
class IF(IntFlag):
    A = 1; B = 2
print(IF.A | IF.B, IF.A | 4, IF(3), IF.A + 1, repr(IF(8)), IF.A == 1)
class S(str, Enum):
    A = "a"; B = "b"
print(S.A, repr(S.A), S.A == "a", S.A.upper(), f"{S.A}", S("b"), "x" + S.A, "%s" % S.A)
class SE(StrEnum):
    A = auto(); LONG_NAME = auto()
print(SE.A, SE.LONG_NAME.value, repr(SE.A), f"{SE.A}")
class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.4e23, 3.39e6)
    def __init__(self, mass, radius): self.mass = mass; self.radius = radius
    @property
    def g(self): return 6.67e-11 * self.mass / self.radius ** 2
    @classmethod
    def heaviest(cls): return max(cls, key=lambda p: p.mass)
print(Planet.EARTH, Planet.EARTH.g, Planet.heaviest(), Planet((5.97e24, 6.37e6)), repr(Planet.MARS))
try:
    @unique
    class U(Enum):
        A = 1; B = 1
except ValueError as e: print(e)
try:
    class Dup(Enum):
        A = 1; A = 2
except TypeError as e: print(e)
try:
    class Sub(C): pass
except TypeError as e: print(e)
E = Enum("E", "A B C"); print(list(E), E.A.value, E)
class W(Enum):
    MON = 1
    def next(self): return "n"
    @staticmethod
    def st(): return 1
    def __str__(self): return self.name.lower()
print(W.MON, repr(W.MON), f"{W.MON}", W.MON.next(), W.st(), "%s" % W.MON)
class O(Enum):
    @classmethod
    def _missing_(cls, v): return cls.D if v == "?" else None
    D = 0
print(O("?"))
try: O("!")
except ValueError as e: print(e)
class N(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    AA = auto(); BB = auto()
print(list(N))
# ---
from typing import *
print(List[int], Dict[str, List[int]], Optional[int], Union[int, str], Union[int, None], Callable[[int], str], Tuple[int, ...], Any, list[int], dict[str, int], int | str, int | None, Literal["a", 1], Set[int], Iterable[str], Type[int], ClassVar[int], Final[int], Sequence, Callable, Optional[Union[int, str]], Callable[..., Any], Tuple[()], tuple[int, ...], TypeVar("T"), Generic, NoReturn, Annotated[int, "x"], Iterator[int], Generator[int, None, str], Mapping[str, int], type[int], Union[int], Union[int, int], "List[int]")
def f(a: int, b: "str" = "x", *c: float, d: Optional[int] = None, **e: Any) -> List[int]: ...
print(f.__annotations__, get_type_hints(f))
class M(NamedTuple):
    x: int
    y: str = "d"
    def dbl(self): return self.x * 2
print(M(1), M(1).dbl(), M._fields, M.__annotations__, M(1)._asdict(), M._field_defaults)
class TD(TypedDict, total=False):
    a: int
print(TD(a=1), TD.__annotations__)
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
print(Box(5).v, Box[int], Box[int](3).v, Box.__orig_bases__, Box.__parameters__)
class Pr(Protocol):
    def m(self) -> int: ...
@runtime_checkable
class Rc(Protocol):
    def m(self) -> int: ...
class Im:
    def m(self): return 1
print(isinstance(Im(), Rc), isinstance(5, Rc))
try: isinstance(5, Pr)
except TypeError as e: print(e)
try: Pr()
except TypeError as e: print(e)
print(cast(int, "a"), get_origin(List[int]), get_args(Dict[str, int]), get_args(Callable[[int], str]), NewType("UserId", int)(5), TYPE_CHECKING, overload, final, no_type_check if False else 0)
for g in [lambda: List[int](), lambda: Union[5], lambda: Optional[int, str], lambda: List[int, str], lambda: Callable[int], lambda: isinstance([], List[int]), lambda: isinstance([], List), lambda: int[str], lambda: list[int]([1]), lambda: isinstance(5, Union[int, str]), lambda: isinstance(5, int | str), lambda: Any(), lambda: Literal, lambda: isinstance([], list[int]), lambda: 5 | int, lambda: int | "str", lambda: Optional["A"], lambda: List["A"], lambda: M(), lambda: M(1, 2, 3)]:
    try: print(g())
    except Exception as e: print(type(e).__name__, e)
x: int = 5
y: "str"
print(__annotations__)
class An:
    a: int = 1
    b: str
    "doc"
print(An.__annotations__, An.__doc__)
# ---
from types import *
ns = SimpleNamespace(a=1, b="x"); print(ns, ns.a, ns == SimpleNamespace(a=1, b="x")); ns.c = 3; del ns.a; print(ns, vars(ns))
print(type(lambda: 0) is FunctionType, isinstance(len, BuiltinFunctionType), MethodType(lambda self: self, 5)(), MappingProxyType({"a": 1}), isinstance((i for i in []), GeneratorType), NoneType, isinstance(int | str, UnionType), isinstance(list[int], GenericAlias), ModuleType("m"), new_class("Q", (), {}), EllipsisType, NotImplementedType)
try: MappingProxyType({})["a"] = 1
except TypeError as e: print(e)
try: ns.zzz
except AttributeError as e: print(e)
def gen(): yield 1
print(isinstance(gen, FunctionType), gen.__code__.co_name, gen.__code__.co_varnames, gen.__code__.co_argcount, gen.__defaults__, gen.__closure__, gen.__globals__ is globals())
def f(a, b=2, *c, d, e=5, **g): x = 1
print(f.__code__.co_varnames, f.__defaults__, f.__kwdefaults__, f.__code__.co_flags & 4, f.__name__, f.__module__, f.__dict__, f.__code__.co_kwonlyargcount, f.__code__.co_posonlyargcount, f.__code__.co_nlocals)
f.attr = 5; print(f.attr, f.__dict__); f.__name__ = "renamed"; print(f.__name__, f.__qualname__, str(f)[:13])
def cl(n):
    def add(x): return x + n
    return add
print(cl(5).__closure__[0].cell_contents, cl.__code__.co_cellvars, cl(5).__code__.co_freevars)
