import enum, textwrap, contextlib, types, copy, traceback, sys, io, abc, collections.abc
from enum import *
class C(Enum):
    A=1
    B=auto()
    D=1
print(C.A, repr(C.B), C.D is C.A, list(C), C('x') if False else C(2), C['A'].name, C.__members__)
try: C(9)
except ValueError as e: print(e)
class P(IntFlag):
    R=4;W=2;X=1
print(P.R|P.W, repr(P.R|P.W), P.R in (P.R|P.X), repr(P(0)), ~P.R)
class F(Flag):
    A=auto();B=auto()
print(F.A|F.B, repr(F.A|F.B), F(0), list(F.A|F.B), ~F.A)
class I(IntEnum):
    X=1
print(I.X+1, I.X, repr(I.X), f"{I.X}")
class S(StrEnum):
    LOW=auto()
print(S.LOW, repr(S.LOW), S.LOW=='low')
class Planet(Enum):
    EARTH=(1,2)
    def __init__(self,a,b):
        self.a=a;self.b=b
    @property
    def s(self): return self.a+self.b
print(Planet.EARTH.s, Planet.EARTH)
try: C.A=3
except AttributeError as e: print(e)
try:
    class Z(C): pass
except TypeError as e: print(e)
Color=Enum('Color','RED GREEN')
print(list(Color), Color)
d=collections.deque([1,2,3],maxlen=3); d.append(4); print(d, d[0], collections.Counter('abracadabra').most_common(2))
print(collections.OrderedDict(a=1), collections.defaultdict(list), collections.ChainMap({'a':1},{'b':2}))
print(isinstance([], collections.abc.Sequence), isinstance({}, collections.abc.Mapping), isinstance(3, collections.abc.Hashable), isinstance([], collections.abc.Hashable), isinstance(iter([]), collections.abc.Iterator), callable(len), isinstance(len, collections.abc.Callable))
print(types.SimpleNamespace(a=1,b='x'))
a=[1,[2]]; a.append(a); b=copy.deepcopy(a); print(b, b[1] is a[1])
with contextlib.redirect_stdout(io.StringIO()) as f: print('hi')
print(repr(f.getvalue()))
try: 1/0
except Exception: s=traceback.format_exc(); print(s.splitlines()[-1])
print(sys.version_info[:2], sys.version_info>=(3,8), sys.float_info.epsilon)
Point=collections.namedtuple('Point','x y'); p=Point(1,y=2); print(p,p._replace(x=5),p._asdict(),p.x,Point._fields)
try: Point(1)
except TypeError as e: print(e)
