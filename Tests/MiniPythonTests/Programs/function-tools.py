import functools, operator
from functools import *
def add(a,b=2,*c,k=0): 'doc of add'; return (a,b,c,k)
p=partial(add,1,k=5); print(p(),p(7),p(1,2,3,k=9),p.func.__name__,p.args,p.keywords)
print(partial(int,base=2)('101'), repr(partial(int,'3',base=4)), partial(partial(int),base=2))
@lru_cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(100),fib.cache_info(),fib.__name__,fib.cache_parameters()); fib.cache_clear(); print(fib.cache_info())
@lru_cache(maxsize=2)
def sq(x,*,y=0): print('call',x,y); return x*x+y
sq(1);sq(2);sq(1);sq(3);sq(2);sq(1,y=1);print(sq.cache_info())
@lru_cache(maxsize=None,typed=True)
def t(x): print('t',x); return x
t(1);t(1.0);t(True);t(1);print(t.cache_info())
@lru_cache(maxsize=0)
def z(x): return x
z(1);z(1);print(z.cache_info())
@cache
def c(x): return x
c(1);c(1);c(2);print(c.cache_info(), c.__wrapped__(5))
class A:
    def __init__(s,v): s.v=v
    @lru_cache
    def m(s,x): print('m',x); return s.v+x
    @cached_property
    def cp(s): print('cp'); return s.v*2
    @partialmethod
    def bad(s): pass
    def setv(s,v,w=0): s.v=v; return s,v,w
    set5=partialmethod(setv,5)
    set6=partialmethod(setv,6,w=9)
a=A(3);print(a.m(1),a.m(1),a.cp,a.cp,a.__dict__); a.set5(); print(a.v); print(a.set6()[1:]); del a.cp; print(a.cp)
print(reduce(operator.add,[1,2,3]),reduce(lambda a,b:a*b,[],7),reduce(max,[3]))
for e in ['reduce(max,[])','reduce(max,5)','partial()','partial(5)','lru_cache("a")','fib([1])','fib()','cmp_to_key()','total_ordering(int)','total_ordering(type("X",(),{}))','singledispatch(add)()','A.cp','A.m','reduce(max)','wraps()','partial(add)(b=1)','fib(1,2)', 'lru_cache(1.5)']:
    try: r=eval(e); print(e,'->',r if ' at 0x' not in repr(r) else type(r))
    except Exception as x: print(e,'!!',type(x).__name__,x)
print(sorted([3,1,2],key=cmp_to_key(lambda a,b:b-a)), max(['a','ccc','bb'],key=cmp_to_key(lambda a,b:len(a)-len(b))))
@total_ordering
class S:
    def __init__(s,v): s.v=v
    def __eq__(s,o): return s.v==o.v
    def __lt__(s,o): return s.v<o.v if isinstance(o,S) else NotImplemented
print(S(1)<S(2),S(1)<=S(1),S(2)>S(1),S(1)>=S(2),sorted([S(3),S(1)])[0].v)
for root in ('__le__','__gt__','__ge__'):
    ops={'__le__':operator.le,'__gt__':operator.gt,'__ge__':operator.ge}
    T=total_ordering(type('T',(),{'__init__':lambda s,v:setattr(s,'v',v),'__eq__':lambda s,o:s.v==o.v,root:(lambda f:lambda s,o:f(s.v,o.v))(ops[root])}))
    print(root,[(T(a)<T(b),T(a)<=T(b),T(a)>T(b),T(a)>=T(b)) for a,b in [(1,2),(2,2),(3,2)]])
try: S(1)<5
except TypeError as e: print(e)
try: S(1)>=5
except TypeError as e: print(e)
@singledispatch
def f(x): return 'obj'
@f.register
def _(x:int): return 'int'
@f.register(list)
def _(x): return 'list'
@f.register
def _(x: float|str): return 'fs'
print(f(1),f([]),f({}),f(True),f(1.5),f('a'),f.dispatch(bool)(1), f.registry.keys())
def deco(fn):
    @wraps(fn)
    def w(*a,**k):
        'w doc'
        return fn(*a,**k)
    return w
@deco
def hello(x:int=3)->str:
    'says hello'
    return x
print(hello.__name__,hello.__doc__,hello.__wrapped__(4),hello.__annotations__,hello.__qualname__,hello.__module__)
class C:
    @singledispatchmethod
    def g(self,x): return 'd'
    @g.register
    def _(self,x:int): return 'i'
print(C().g(1),C().g('a'))
print(functools.WRAPPER_ASSIGNMENTS, functools.partial, functools.reduce)
