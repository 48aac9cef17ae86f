from typing import *
import typing
print(List[int], Dict[str,int], Optional[int], Union[int,str,None], Callable[[int],str], Callable[...,int], Any, Tuple[int,...], Literal['a',1])
T=TypeVar('T')
class Stack(Generic[T]):
    def __init__(self): self.x=[]
print(Stack[int], Stack[int]().x, T, ClassVar[int], Iterable[T], Optional[List[int]])
class P(NamedTuple):
    x:int
    y:str='a'
print(P(1), P._fields, P.__annotations__)
class D(TypedDict):
    a:int
print(D(a=1), get_type_hints(P), get_origin(List[int]), get_args(Dict[str,int]))
@runtime_checkable
class Q(Protocol):
    def quack(self): ...
class Duck:
    def quack(self): pass
print(isinstance(Duck(),Q), isinstance(3,Q), cast(int,'x'), NewType('U',int)(3))
print(Union[int,int], Optional[None], Sequence[int], Type[int], Union[int,str]==Union[str,int], int|None)
def f(x:Optional[int]=None)->List[str]: ...
print(f.__annotations__, get_type_hints(f))
import dataclasses
@dataclasses.dataclass
class A:
    x:int
    y:List[int]=dataclasses.field(default_factory=list)
print(A(1), A.__doc__, dataclasses.fields(A)[0].name, dataclasses.asdict(A(2,[3])))
@dataclasses.dataclass(order=True,frozen=True)
class B(): 
    a:int; b:str='q'
print(B(1)<B(2), hash(B(1))==hash(B(1)), dataclasses.replace(B(1),a=5))
for f in (lambda: setattr(B(1),'a',3), lambda: A(), lambda: A(1,2,3), lambda: B(1)<3, lambda: dataclasses.fields(3)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
@dataclasses.dataclass(slots=True,kw_only=True)
class S:
    x:int=0
print(S(x=1), S.__slots__)
try: S(1)
except TypeError as e: print(e)
import textwrap
print(textwrap.fill("The quick brown fox jumps over the lazy dog-like creature and well-known things.",width=30)); print(textwrap.dedent("  a\n    b\n  c")); print(textwrap.indent("a\nb\n","> ")); print(textwrap.shorten("Hello world foo bar",width=12))
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    warnings.warn('x',DeprecationWarning)
print(len(w), w[0].category, w[0].message)
import inspect
def g(a,/,b:int,*c,d=3,**e)->str: pass
print(inspect.signature(g), inspect.signature(A) )
from pathlib import Path
print(Path('a')/'b.txt', Path('/x/y.tar.gz').suffix, repr(Path('a/b').parent), Path('a/b').stem)
import os.path
print(os.path.join('a','b'), os.path.splitext('x.py'), os.path.basename('/a/b'))
import pprint
pprint.pprint({'a':list(range(40)),'b':{'x':'y'*50,'z':['q'*20]*4}})
