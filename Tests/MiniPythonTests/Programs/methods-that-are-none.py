# A dunder method that is None: hashing and iterating are taken away, all else cannot be called.


def attempt(body):
    try:
        print(repr(body()))
    except Exception as error:
        print(type(error).__name__, error)


def make(name, *bases):
    return type("C", bases, {name: None})()


class Base:
    def __add__(self, other):
        return "base"


class Derived(Base):
    __add__ = None


def put(target):
    target["a"] = 1


def add_in_place(target):
    target += 1
    return target


attempt(lambda: Derived() + 1)
attempt(lambda: 1 + make("__radd__"))
attempt(lambda: make("__eq__") == 1)
attempt(lambda: make("__lt__", int) < 1)
attempt(lambda: hash(make("__hash__")))
attempt(lambda: iter(make("__iter__")))
attempt(lambda: 1 in make("__iter__"))
attempt(lambda: 1 in make("__contains__", list))
attempt(lambda: len(make("__len__", list)))
attempt(lambda: bool(make("__bool__")))
attempt(lambda: make("__call__")())
attempt(lambda: make("__getitem__")[0])
attempt(lambda: put(make("__setitem__", dict)))
attempt(lambda: -make("__neg__"))
attempt(lambda: format(make("__format__", str)))
attempt(lambda: add_in_place(make("__iadd__", Base)))
