# __del__ and the finally of a dropped generator run where the last reference goes.


class Resource:
    def __init__(self, name):
        self.name = name
        print("open", name)

    def __del__(self):
        print("close", self.name)


def use():
    resource = Resource("local")
    print("using", resource.name)
    return "done"


print(use())
first = Resource("shared")
second = first
del first
print("still held")
second = None
print("let go")
pair = [Resource(n) for n in ("a", "b")]
pair.clear()
held = {"key": Resource("value")}
held.clear()
again = Resource("one")
again = Resource("two")
print("reassigned")
del again


def fail():
    resource = Resource("failing")
    raise ValueError("lost")


try:
    fail()
except ValueError as error:
    print("caught", error)
print("after the handler")


class Base:
    def __del__(self):
        print("base")


class Derived(Base):
    def __del__(self):
        print("derived")
        super().__del__()


Derived()
print("derived is gone")


class Parent:
    def __init__(self):
        self.child = Resource("child")


parent = Parent()
parent = None


class Failing:
    def __del__(self):
        raise ValueError("nobody sees it")


Failing()


class Back:
    kept = []

    def __del__(self):
        print("kept", len(Back.kept))
        Back.kept.append(self)


Back()
Back.kept.clear()
print("it ran once")


def steps():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


generator = steps()
next(generator)
generator = None
print("after the generator")
print(next(steps()))


def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")


next(stubborn())
print("end")


# Attributes of __slots__ stand beside __dict__.
class Slotted:
    __slots__ = ("a", "b")


class Open(Slotted):
    pass


value = Open()
value.a, value.c = 1, 3
print(value.__dict__, value.a, hasattr(value, "b"))
value.b = 2
del value.a
print(vars(value), value.b, hasattr(value, "a"))
try:
    del value.a
except AttributeError as error:
    print(type(error).__name__, error)
class T:
    def __init__(s, n): s.n = n; print("init", n)
    def __del__(s): print("del", s.n)
[T(5), T(6)]
print("list")
print(T(10).n)
(T(1), T(2))
x = [T(7), T(8)][0]
print("x", f"{T(9).n}")
d = {"a": T(11)}["a"].n
print("d", d)
x = None
class Box:
    def __init__(s, n, *inner): s.n, s.inner = n, inner
    def __del__(s): print("box", s.n)
[Box(1, Box(2), Box(3)), Box(4, Box(5))]
print("boxes")
chain = None
class Link:
    gone = 0
    def __init__(s, rest): s.rest = rest
    def __del__(s): Link.gone += 1
for n in range(20000): chain = Link(chain)
chain = None
print(Link.gone)
