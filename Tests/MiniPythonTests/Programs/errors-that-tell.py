# What exceptions know besides their text, and the words for arguments that do not fit.


def attempt(body):
    try:
        print(repr(body()))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "name", "-"))


class Empty:
    pass


empty = Empty()
try:
    empty.missing
except AttributeError as error:
    print(error.name, error.obj is empty)
try:
    undefined
except NameError as error:
    print(error.name)
try:
    import nowhere
except ImportError as error:
    print(error.name, error.path)
print(SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code)


def ends():
    yield 1
    return "returned"


steps = ends()
next(steps)
try:
    next(steps)
except StopIteration as error:
    print(repr(error), error.value)


class Stops:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("own value")


try:
    next(Stops())
except StopIteration as error:
    print(repr(error))


class Words:
    def __repr__(self):
        return 5

    def __len__(self):
        print("asked for a length")
        return 2

    def __iter__(self):
        return iter("ab")


class Items:
    def __getitem__(self, key):
        return key


class NoIterator:
    def __iter__(self):
        return 5


class Slots(int):
    pass


print(list(Words()))
attempt(lambda: str(Words()))
attempt(lambda: repr(Words()))
attempt(lambda: 1 in NoIterator())
attempt(lambda: iter(NoIterator()))
attempt(lambda: [].__mul__("a"))
attempt(lambda: [].__getitem__())
attempt(lambda: {}.__contains__())
attempt(lambda: (1).__format__())
attempt(lambda: (1).__abs__(2))
attempt(lambda: int.__add__("a", 1))
attempt(lambda: str.maketrans(x=1))
attempt(lambda: bytearray(1.5))
attempt(lambda: bytearray(["a"]))
attempt(lambda: "a".ljust(2**70))
attempt(lambda: type("T", (int,), {"__slots__": ("a",)}))
attempt(lambda: type("T", (5,), {}) and None)
attempt(lambda: hash(slice(1)))
attempt(lambda: False.real)


def delete(target, key):
    del target[key]


attempt(lambda: delete(Items(), 0))
attempt(lambda: delete(Items(), "a"))
attempt(lambda: delete(empty, 0))
attempt(lambda: setattr(False, "real", 1))
attempt(lambda: Empty.__dict__.update({}))
attempt(lambda: ends().throw(5))


class Listed:
    __match_args__ = ["a"]


def match(value):
    match value:
        case Listed(1):
            return 1


attempt(lambda: match(Listed()))
