# A limit that a program raises: functions, generators, methods and cached functions recurse as deep as it allows.
import functools
import sys

print(sys.getrecursionlimit())
sys.setrecursionlimit(30000)


def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


print(count(20000))


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(3000) % 10**9)


class Tree:
    def __init__(self, n):
        self.left = Tree(n - 1) if n else None

    def depth(self):
        return 1 + self.left.depth() if self.left else 1


print(Tree(2000).depth())


def walk(n):
    if n:
        yield from walk(n - 1)
    yield n


print(sum(walk(1500)))
sys.setrecursionlimit(1200)
try:
    count(5000)
except RecursionError as error:
    print(error)
for wrong in (0, -5):
    try:
        sys.setrecursionlimit(wrong)
    except ValueError as error:
        print(error)


def low():
    try:
        sys.setrecursionlimit(3)
    except RecursionError as error:
        print(str(error).split(" at ")[0])


low()
