# Attributes of instances: in order, in another order, deleted, given by __dict__, shadowing methods.


class P:
    shared = "class"

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def name(self):
        return "method"


a, b = P(1, 2), P(3, 4)
b.z = 5
c = P(6, 7)
c.w = 8
c.z = 9
print(vars(a), vars(b), vars(c))
del b.x
print(vars(b), hasattr(b, "x"), b.y, b.z)
b.x = 10
print(list(vars(b)), b.x)
for o in (a, P(1, 2), c, P(5, 5)):
    print(o.x, o.y, getattr(o, "z", None), o.shared, o.name())
a.name = lambda: "own"
d = P(0, 0)
print([o.name() for o in (a, d, a, d)])
d.shared = "instance"
print(a.shared, d.shared, P.shared)
a.__dict__["q"] = 11
print(a.q, "q" in vars(a))
a.__dict__ = {"x": 12}
print(a.x, vars(a))
try:
    a.y
except AttributeError as e:
    print(e)


class Q:
    def __init__(self):
        self.x = "q"
        self.y = "q"


e = Q()
e.__class__ = P
print(e.x, e.name(), type(e).__name__, vars(e))
e.__class__ = Q
print(vars(e))


class S:
    __slots__ = ("u", "v")

    def __init__(self):
        self.v = 1


s = S()
s.u = 2
print(s.u, s.v)
try:
    s.t = 3
except AttributeError as error:
    print(error)
del s.u
print(hasattr(s, "u"))


class R:
    @property
    def value(self):
        return self._value * 2

    @value.setter
    def value(self, value):
        self._value = value


r = R()
r.value = 21
print(r.value, vars(r))


class Many:
    pass


m = Many()
for i in range(40):
    setattr(m, f"a{i}", i)
print(sum(getattr(m, f"a{i}") for i in range(40)), list(vars(m))[-1], len(vars(m)))
n = Many()
n.a39 = 1
print(vars(n))


def read(o):
    return o.v


class X:
    v = 1


class Y(X):
    pass


x, y = X(), Y()
print([read(o) for o in (x, y, x)])
y.v = 2
print([read(o) for o in (x, y, x, y)])
X.v = 3
print([read(o) for o in (x, y)])
Y.v = property(lambda self: "property")
print([read(o) for o in (x, y)])


class T:
    def step(self):
        T.step = lambda self: "second"
        return "first"


t = T()
print([t.step() for _ in range(3)])


class Init:
    def __init__(self, a, b=2, *rest, c, d=4):
        self.all = (a, b, rest, c, d)


print(Init(1, c=3).all, Init(1, 5, 6, 7, c=8, d=9).all)
for bad in (lambda: Init(1), lambda: Init(), lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, y=2, z=3)):
    try:
        bad()
    except TypeError as error:
        print(error)


class Bad:
    def __init__(self):
        return 1


try:
    Bad()
except TypeError as error:
    print(error)


class Failing:
    def __init__(self, x):
        raise ValueError(x)


result = "old"
try:
    result = Failing("no")
except ValueError as error:
    print(result, error)


class V:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        if isinstance(other, V):
            return V(self.n + other.n)
        return NotImplemented

    def __mul__(self, other):
        return NotImplemented if isinstance(other, str) else V(self.n * other)

    def __rsub__(self, other):
        return ("rsub", other)

    def __call__(self, *args, **kw):
        return self.n, args, kw


v = V(2)
v += V(3)
print((v + V(1)).n, (v * 2).n, 5 - v, v(1, k=2), v())
for bad in (lambda: v + 1, lambda: v * "s", lambda: v - 1, lambda: v % 2):
    try:
        bad()
    except TypeError as error:
        print(error)
try:
    v += 1
except TypeError as error:
    print(error)


class W(V):
    def __radd__(self, other):
        return "W first"


print(V(1) + W(2), (W(1) * 3).n)
m = v.__add__
print(m(V(10)).n, [f(V(1)).n for f in [m, v.__add__]])
