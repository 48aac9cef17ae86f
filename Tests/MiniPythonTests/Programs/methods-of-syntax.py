# Methods that the syntax asks for: truth, comparison, items, lengths, properties, loops, `with`, arguments spread out.
def attempt(body, *args):
    try:
        print(repr(body(*args)))
    except BaseException as error:
        print(type(error).__name__, error)


class Order:
    def __init__(self, key, log=None):
        self.key, self.log = key, log

    def __lt__(self, other):
        if self.log is not None:
            self.log.append(("lt", self.key))
        return self.key < other.key if isinstance(other, Order) else NotImplemented

    def __eq__(self, other):
        if self.log is not None:
            self.log.append(("eq", self.key))
        return self.key == other.key if isinstance(other, Order) else NotImplemented


log = []
a, b = Order(1, log), Order(2, log)
print(a < b, b < a, a > b, b > a, a == b, a != b, a == Order(1), a != Order(1), log)
log.clear()
if a < b and not b < a and a != b:
    print("ordered", log)
print([x.key for x in sorted([b, a, Order(0)])], max(a, b).key)
attempt(lambda: a < 3)
attempt(lambda: 3 < a)
attempt(lambda: a > 3)
attempt(lambda: a <= b)
print(a == 3, a != 3, 3 == a, 3 != a, a == None, None != a)
attempt(hash, a)
print(a in [b, a], b in (a,), Order(2) in [a, b], 5 in [a])


class Sub(Order):
    def __eq__(self, other):
        return "sub"

    def __gt__(self, other):
        return "sub gt"


s = Sub(1)
print(a == s, s == a, a != s, a < s, s < a)


class Odd:
    def __eq__(self, other):
        return [1]

    def __ne__(self, other):
        return []

    def __lt__(self, other):
        return None

    def __contains__(self, item):
        return item and "yes"

    def __bool__(self):
        return 1

    def __len__(self):
        return -1


o = Odd()
print(o == 1, o != 1, o < 1, 1 == o, 1 in o, 0 in o, 1 not in o, "" not in o)
if o == 2:
    print("equal")
if o != 2:
    print("different")
attempt(bool, o)
attempt(len, o)
attempt(lambda: 1 if o else 2)
attempt(lambda: not o)


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


for size in 0, 3, -2, 2.5, "x", True, 1 << 70:
    attempt(lambda: len(Sized(size)))
    attempt(lambda: "full" if Sized(size) else "empty")


class Truth:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


for answer in True, False, 1, None, ValueError("no truth"):
    attempt(lambda: "yes" if Truth(answer) else "no")
    attempt(lambda: not Truth(answer))
    attempt(lambda: Truth(answer) and 7 or 8)
    attempt(lambda: [i for i in range(2) if Truth(answer)])
n = Truth(True)
count = 0
while n:
    count += 1
    if count == 3:
        n = Truth(False)
print(count)


class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, place):
        if place == "bad":
            raise KeyError(place)
        return self.cells.get(place, ("none", place))

    def __setitem__(self, place, value):
        self.cells[place] = value
        return "ignored"

    def __delitem__(self, place):
        del self.cells[place]

    def __neg__(self):
        return "negative"

    def __invert__(self):
        return "inverted"


g = Grid()
g[1, 2] = 3
g[3] = 4
g["x"] = 5
g["x"] += 6
print(g[1, 2], g["x"], g[0], -g, ~g)
attempt(lambda: g["bad"])
attempt(lambda: +g)
del g["x"]
print(g["x"])
attempt(lambda: [v for v, _ in zip(g, range(2))])


class Temperature:
    def __init__(self):
        self._celsius = 1

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError("too cold")
        self._celsius = value

    @property
    def kelvin(self):
        return self.celsius + 273

    @property
    def broken(self):
        return self.missing

    @property
    def function(self):
        return lambda x: x * 2


t = Temperature()
t.celsius = 20
t.celsius += 1
print(t.celsius, t.kelvin, t.function(4))
attempt(lambda: setattr(t, "celsius", -300))


def freeze():
    t.celsius = -400


attempt(freeze)
attempt(lambda: t.broken)


def assign():
    t.kelvin = 3


attempt(assign)


class WithFallback(Temperature):
    def __getattr__(self, name):
        return "fallback " + name


w = WithFallback()
print(w.celsius, w.broken, w.nothing)


class Countdown:
    def __init__(self, n, error=StopIteration):
        self.n, self.error = n, error

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise self.error
        self.n -= 1
        return self.n


print([x for x in Countdown(3)], list(Countdown(2)), sum(Countdown(4)))
for x in Countdown(2):
    for y in Countdown(2):
        print(x, y, end=" ")
else:
    print("done")
attempt(lambda: [x for x in Countdown(2, KeyError)])
try:
    for x in Countdown(1):
        raise StopIteration("from the body")
except StopIteration as error:
    print("body", error)
print(next(Countdown(5)), next(Countdown(0), "default"))
attempt(lambda: next(Countdown(0)))


def numbers(n):
    for i in range(n):
        yield i
    return "result"


gen = numbers(2)
print(next(gen), next(gen), next(gen, "end"), next(gen, "still"))
gen = numbers(0)
try:
    next(gen)
except StopIteration as error:
    print("stopped with", error.value)
gen = numbers(5)
print(any(x == 2 for x in gen), next(gen), all(x < 4 for x in gen), next(gen, "none left"))


def failing():
    yield 1
    raise StopIteration("inside")


gen = failing()
print(next(gen))
attempt(next, gen)
attempt(next, gen)


class Manager:
    def __init__(self, swallow=False):
        self.swallow = swallow

    def __enter__(self):
        print("enter", end=" ")
        return self

    def __exit__(self, kind, value, trace):
        print("exit", kind and kind.__name__, end=" ")
        return self.swallow


with Manager() as m:
    print("body", end=" ")
print(type(m).__name__)
with Manager(True):
    raise KeyError("swallowed")
print("on")


def leave():
    with Manager():
        return "left"


print(leave())


def loop():
    for i in range(3):
        with Manager():
            if i == 1:
                continue
            if i == 2:
                break
    print("looped")


loop()
attempt(lambda: Manager().__exit__())


class Exits(Manager):
    def __exit__(self, *failure):
        print(len(failure), end=" ")
        raise OSError("exit fails")


def failing_exit():
    with Exits():
        print("in", end=" ")


attempt(failing_exit)


class NoExit:
    def __enter__(self):
        return 1


def no_exit():
    with NoExit():
        pass


attempt(no_exit)


def f(a, b=2, *args, c=3, d, **rest):
    return a, b, args, c, d, rest


def show(*args, **kwargs):
    return args, kwargs


attempt(lambda: f(1, d=4))
attempt(lambda: f(1, 2, 3, 4, d=5, e=6))
attempt(lambda: f(*[1, 2, 3, 4, 5, 6, 7, 8, 9], **{"d": 1, "z": 2}))
attempt(lambda: f(d=1, a=2))
attempt(lambda: f(1, 2, a=3, d=4))
attempt(lambda: f(1))
attempt(lambda: f(d=3))
attempt(lambda: f(**{"a": 1, "d": 2, "c": 9}))
attempt(lambda: f(*(), **{}))
attempt(lambda: f(1, **{"d": 1}, **{"d": 2}))
attempt(lambda: f(1, **{1: 2}))
attempt(lambda: f(*3))
attempt(lambda: f(**3))
attempt(lambda: show(*range(3), *"ab", x=1, **{"y": 2}))
attempt(lambda: show(*numbers(2)))
attempt(lambda: show(**dict(a=[1], b={})))


def only(a, /, b, *, c):
    return a, b, c


attempt(lambda: only(*[1, 2], **{"c": 3}))
attempt(lambda: only(*[1, 2, 3], **{"c": 3}))
attempt(lambda: only(**{"a": 1, "b": 2, "c": 3}))


def positional(a, /, **rest):
    return a, rest


attempt(lambda: positional(1, a=2))
attempt(lambda: positional(a=2))


def wrap(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


class Made:
    def __init__(self, *args, **kwargs):
        self.args, self.kwargs = args, kwargs

    def method(self, *args, extra=None):
        return self.args, args, extra


m = Made(*[1, 2], **{"k": 3})
print(m.args, m.kwargs, wrap(m.method)(4, extra=5), wrap(Made)(6).args, wrap(len)([1, 2]), wrap(print)("printed", end=";\n"))
print(wrap(max)(*[3, 9, 2], key=lambda v: -v), wrap(numbers)(2).__next__())


class Base:
    kind = "base"

    def __init__(self, name):
        self.name = name

    def describe(self, suffix=""):
        return "base " + self.name + suffix

    @classmethod
    def make(cls, *args):
        return cls(*args)

    @staticmethod
    def helper(x):
        return x + 1


class Derived(Base):
    def __init__(self, name):
        super().__init__(name + "!")

    def describe(self, suffix=""):
        return "derived " + super().describe(suffix=suffix or "?")

    @classmethod
    def make(cls, *args):
        return super().make(*args)

    def __getattr__(self, name):
        return super().__getattribute__("kind") + " " + name


d = Derived("d")
print(d.describe(), d.describe("."), Derived.make("x").name, Derived.helper(1), d.helper(2), Base.make("y").describe())
print(Base.describe(d), d.other, super(Derived, d).describe(), Base.kind, Base.mro()[0].__name__)


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x):
        self.x = x


p = Point(1)
for i in range(3):
    p.x += i
    p.y = p.x
    print(p.x, p.y, end=" ")
del p.y
attempt(lambda: p.y)


def extra():
    p.z = 1


attempt(extra)


class Deep:
    def __eq__(self, other):
        return self == other

    def __bool__(self):
        return not self

    def __len__(self):
        return len(self)

    def __getitem__(self, key):
        return self[key]

    @property
    def deep(self):
        return self.deep


x = Deep()
attempt(lambda: x == x)
attempt(lambda: bool(x))
attempt(lambda: len(x))
attempt(lambda: x[0])
attempt(lambda: x.deep)
print(type(5), type(x).__name__, int("12"), int("-3"), int("+4"), int(2.9), int(-2.9), float(3), int("1_0"), int(" 7 "))
attempt(int, "x")
attempt(int, float("inf"))
attempt(lambda: isinstance(1, (str, int)) and not isinstance(1, (str, (float, list))))
attempt(lambda: isinstance(1, (str, 3)))
print("a" in "banana", "na" in "banana", "" in "x", "x" in "", "é" in "café", "xyz" not in "xy")
attempt(lambda: 3 in "abc")
print("{} {:>3} {}".format(1, "a", None), "{0}{1}{0}".format("x", 2), "{}".format(True))


class Scalar:
    def __init__(self, x):
        self.x = x

    def __rmul__(self, factor):
        return ("rmul", factor, self.x)

    def __radd__(self, other):
        return NotImplemented

    def __rsub__(self, other):
        return ("rsub", other)

    def __lt__(self, other):
        return NotImplemented

    def __gt__(self, other):
        return other.x < self.x


k = Scalar(3)
print(2 * k, 2.5 * k, True * k, None - k)
for operation in (
    lambda: 2 + k,
    lambda: 2.0 + k,
    lambda: 2 / k,
    lambda: k + 1,
    lambda: k * 2,
    lambda: k < 2,
):
    attempt(operation)
total = 5
total -= k
print(total)
print([x.x for x in sorted([Scalar(3), Scalar(1), Scalar(2)])])
print(sum([True, False, True]), sum([1.5, True]), abs(-3), abs(-2.5), abs(True), min(3, 1, 2), max(1.5, 2.5), min(1, 2.0), max("a", "b"))
print(str(12), str(-3), str("x"), list(numbers(3)), tuple(numbers(2)), max(float("nan"), 1.0), min(1.0, float("nan")))
attempt(lambda: f(*"ab", **{"d": 3}))
attempt(lambda: f(*{1: 2}, **{"d": 3}))
attempt(lambda: show(*[[1], [2]]))
attempt(lambda: show(*(), **{"a": 1}))
attempt(lambda: show(*numbers(3), **{}))
attempt(lambda: show(*5, **6))
attempt(lambda: show(**[1]))
attempt(lambda: show(*[1], 2, *[3], x=4, **{"y": 5}))
args, kwargs = (1, 2), {"x": 3}
print(show(*args, **kwargs), args, kwargs, show(*args) == (args, {}), show(**kwargs)[1] is kwargs)
for error in (ValueError("a", 1), KeyError("k"), StopIteration(2), Exception(), RuntimeError("r")):
    print(repr(error), error.args, str(error))
attempt(lambda: ValueError(a=1))
