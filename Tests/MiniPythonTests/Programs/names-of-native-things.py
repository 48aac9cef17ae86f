# What errors and reprs call methods, classes and lambdas of the library.
import collections, functools, itertools, random, io, operator, types

objects = dict(
    deque=collections.deque(), ordered=collections.OrderedDict(), default=collections.defaultdict(int),
    counter=collections.Counter(), chain=collections.ChainMap(), partial=functools.partial(print), count=itertools.count(),
    cycle=itertools.cycle([]), islice=itertools.islice([], 1), text=io.StringIO(), getter=operator.itemgetter(1),
    random=random.Random(1), list=[], namespace=types.SimpleNamespace())
for name, object in objects.items():
    try: object.nothing
    except AttributeError as e: print(name, e)
    print(type(object).__name__, type(object).__qualname__, type(object).__module__)
    for method in ["append", "keys", "get", "update", "most_common", "random", "seed", "write", "new_child", "move_to_end"]:
        bound = getattr(object, method, None)
        if bound is None: continue
        print(" ", method, type(bound).__name__, type(getattr(type(object), method)).__name__, bound.__qualname__)
        try: bound.nothing
        except AttributeError as e: print("   ", e)
try: [].append + 1
except TypeError as e: print(e)
try: len([].append)
except TypeError as e: print(e)
try: "".join.x
except AttributeError as e: print(e)
class A:
    def f(self): pass
for function in (A().f, A.f):
    try: function.nothing
    except AttributeError as e: print(e)
print([lambda: i for i in range(1)][0].__qualname__)
def outer():
    return [lambda: i for i in range(1)][0].__qualname__, {i: lambda: i for i in range(1)}[0].__qualname__, (lambda: 0).__qualname__
print(outer())
print(collections.deque([1]), collections.OrderedDict(a=1), collections.defaultdict(int, a=1), functools.partial(int, base=2), operator.itemgetter(1, 2))
class D(collections.deque): pass
class O(collections.OrderedDict): pass
print(D([1]), O(a=1), type(D().append).__name__)
try: D().nothing
except AttributeError as e: print(e)
