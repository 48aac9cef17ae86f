import inspect, sys, traceback, typing
from typing import *
from dataclasses import dataclass, InitVar, field
def who(): return sys._getframe(1).f_code.co_name
def caller(): return who()
print(caller(), inspect.currentframe().f_lineno, inspect.currentframe().f_code.co_name, inspect.currentframe().f_back is None or True)
def depth():
    names = []
    frame = inspect.currentframe()
    while frame is not None and frame.f_code.co_name != "<module>":
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names
def outer(): return depth()
print(outer(), inspect.stack()[0].function, [s.function for s in (lambda: inspect.stack())()][:2])
try: int("x")
except ValueError:
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value, tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_next)
    te = traceback.TracebackException.from_exception(value)
    print(list(te.format_exception_only()), te.stack[0].lineno, te.exc_type.__name__, "".join(te.format()) == traceback.format_exc())
    print([(f.f_code.co_name, n) for f, n in traceback.walk_tb(tb)], traceback.format_list(traceback.extract_tb(tb)))
@dataclass
class Tree:
    value: int
    left: Optional["Tree"] = None
    right: "Tree | None" = None
    extra: InitVar[int] = 0
    many: "list[Tree]" = field(default_factory=list)
    deep: Dict[str, List["Tree"]] = field(default_factory=dict)
print(get_type_hints(Tree)["left"], get_type_hints(Tree)["right"], get_type_hints(Tree)["many"], get_type_hints(Tree)["deep"])
print(inspect.signature(Tree), list[Tree], Tree | int, Optional[Tree], Tree.__annotations__["left"])
def f(x: "int", y: "Tree" = None, *a: Annotated[int, "m"]) -> "Optional[str]": ...
print(get_type_hints(f), get_type_hints(f, include_extras=True)["a"], inspect.get_annotations(f), inspect.get_annotations(f, eval_str=True)["x"])
class Movie(TypedDict, total=False):
    name: Required[str]
    year: "int"
class Sequel(Movie):
    of: NotRequired[Movie]
    number: int
print(sorted(Sequel.__required_keys__), sorted(Sequel.__optional_keys__), Movie.__annotations__, Movie.__total__, get_type_hints(Sequel))
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(len(get_overloads(g)), get_overloads(g)[1].__annotations__, g(3))
for bad in ("Optional['a b']", "List[(1, 2), 3]", "Union[[1], int]", "Optional[{}]", "isinstance(1, Any)", "Generic[int]", "Generic[T, T]", "Literal[[]]", "Literal[1, True, 1]", "Union[int, (1, 2)]", "isinstance(1, Optional[int])", "issubclass(int, Literal[1])"):
    try: print(bad, eval(bad, {**globals(), "T": TypeVar("T")}))
    except Exception as e: print(bad, type(e).__name__, e)
class M2(Mapping[str, int]):
    def __getitem__(self, k): return k
    def __iter__(self): return iter("ab")
    def __len__(self): return 2
print(dict(M2()), isinstance(M2(), Mapping), Pattern[str], Match, ContextManager[int])
class Up(list): pass
print(__import__("math").sqrt(4), inspect.getcallargs(lambda a, b=2, *c: 0, 1), inspect.isframe(inspect.currentframe()))
print(type([].append), type("".join), type(len), type(Up().append), inspect.isbuiltin([].append), [].append.__name__, [].append.__self__, repr([].pop)[:32], [].append == [].append)
n = 5
def closing():
    k = n
    def inner(): return k + n + len([])
    return inner
print(inspect.getclosurevars(closing()).nonlocals, inspect.getclosurevars(closing()).builtins, closing().__closure__[0].cell_contents)
Half = type("Half", (Generic[TypeVar("T")],), {}) if False else None
from abc import ABC, abstractmethod
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @abstractmethod
    def name(self): ...
try: type("Half", (Shape,), {"area": lambda s: 1})()
except TypeError as e: print(e)
for bad in ("type(1, (), {})", "type('A', [], {})", "type('A', (), [])", "type('A', ())"):
    try: eval(bad)
    except TypeError as e: print(bad, e)
