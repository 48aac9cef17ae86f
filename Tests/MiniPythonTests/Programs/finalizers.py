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
