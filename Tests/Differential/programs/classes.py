"""Classes with dunder methods, inheritance, properties, descriptors and metaclasses, used in every way."""

from .probe import probes

BODIES = {
    "__init__": ["(self, v=0): self.v = v", "(self, *a): self.v = a", "(self, v, w=1): self.v, self.w = v, w"],
    "__repr__": ["(self): return f'{type(self).__name__}({self.v!r})'", "(self): return 'R'", "(self): return 5"],
    "__str__": ["(self): return 'S'", "(self): return super().__str__()", "(self): return None"],
    "__eq__": ["(self, o): return self.v == getattr(o, 'v', o)", "(self, o): return NotImplemented", "(self, o): return 'eq'"],
    "__lt__": ["(self, o): return self.v < o.v", "(self, o): return NotImplemented"],
    "__le__": ["(self, o): return True"],
    "__hash__": ["(self): return 7", "(self): return hash(str(self.v))", "(self): return 'h'"],
    "__bool__": ["(self): return bool(self.v)", "(self): return 1"],
    "__len__": ["(self): return 3", "(self): return -1", "(self): return len(self.v)"],
    "__getitem__": ["(self, i): return i", "(self, i): return [10, 20, 30][i]"],
    "__setitem__": ["(self, i, v): print('set', i, v)"],
    "__delitem__": ["(self, i): print('del', i)"],
    "__iter__": ["(self): return iter([1, 2])", "(self): yield from 'xy'", "(self): return 5", "(self): return self"],
    "__next__": ["(self): raise StopIteration", "(self): raise ValueError('next')"],
    "__contains__": ["(self, x): return x == 1", "(self, x): return 'yes'"],
    "__call__": ["(self, *a, **k): return a, k", "(self): return 'called'"],
    "__add__": ["(self, o): return ('add', o)", "(self, o): return NotImplemented", "(self, o): return type(self)(5)"],
    "__radd__": ["(self, o): return ('radd', o)"],
    "__iadd__": ["(self, o): return ('iadd', o)"],
    "__sub__": ["(self, o): return NotImplemented"],
    "__rsub__": ["(self, o): return 'rsub'", "(self, o): return NotImplemented"],
    "__mul__": ["(self, o): return 'mul'"],
    "__rmul__": ["(self, o): return 'rmul'"],
    "__neg__": ["(self): return 'neg'"],
    "__abs__": ["(self): return 'abs'"],
    "__int__": ["(self): return 9", "(self): return 'x'"],
    "__float__": ["(self): return 1.5", "(self): return 1"],
    "__index__": ["(self): return 1", "(self): return 'i'"],
    "__format__": ["(self, s): return f'<{s}>'", "(self, s): return 1"],
    "__getattr__": ["(self, n): return n.upper()", "(self, n): raise AttributeError('no ' + n)"],
    "__enter__": ["(self): return 'in'"],
    "__exit__": ["(self, *a): return True", "(self, *a): print('out')"],
    "__round__": ["(self, n=None): return ('round', n)"],
    "__reversed__": ["(self): return 'rev'"],
    "__init_subclass__": ["(cls, **k): print('sub', cls.__name__, k)"],
    "__class_getitem__": ["(cls, i): return (cls.__name__, i)"],
    "__new__": ["(cls, *a, **k): return super().__new__(cls)", "(cls, *a): return 5"],
    "method": ["(self, x=1): return ('method', x)", "(self): return super().method()", "(): return 1"],
    "area": ["(self): return self.v * 2"],
}
USES = [
    "o", "str(o)", "repr(o)", "[o]", "o == o", "o == 0", "o != P()", "o < o", "o <= 1", "o > P()", "hash(o)", "bool(o)", "len(o)",
    "o[0]", "o['a']", "o[1:2]", "o[-1]", "list(o)", "tuple(o)", "iter(o)", "next(o)", "1 in o", "'x' in o", "o()", "o(1, k=2)", "o + 1",
    "1 + o", "o + o", "o - 1", "1 - o", "o * 2", "2 * o", "-o", "+o", "~o", "abs(o)", "int(o)", "float(o)", "[1, 2][o]", "range(o)",
    "f'{o}'", "f'{o:>5}'", "format(o, 'x')", "'%s' % o", "'%d' % o", "'%s %r' % (o, o)", "'{!r}'.format(o)", "o.method()", "o.method(2)",
    "C.method(o)", "C.method()", "o.area", "o.area()", "o.v", "o.w", "o.nope", "C.nope", "setattr(o, 'q', 1)", "delattr(o, 'v')",
    "delattr(o, 'zz')", "hasattr(o, 'v')", "getattr(o, 'zz', 'd')", "vars(o)", "o.__dict__", "round(o)", "round(o, 2)", "reversed(o)",
    "list(reversed(o))", "sorted([o, P()])", "max(o, o)", "sum([o, o])", "sum([o], o)", "isinstance(o, P)", "issubclass(C, P)", "C.__mro__",
    "C.__name__", "type(o)", "{o: 1}", "{o}", "o is o", "C[int]", "C(1)", "C()", "C(1, 2)", "C(v=3)", "C(zz=1)", "o.__class__", "enter(o)",
    "*o,", "[*o]", "dict(o)", "o.prop", "setattr(o, 'prop', 5)", "C.prop", "o.cm()", "C.cm()", "o.sm(1)", "C.sm()", "copy.copy(o).v",
    "pow(o, 2)", "divmod(o, 2)", "o // 2", "o @ o", "o ** 2", "complex(o)", "bytes(o)", "ascii(o)", "any(o)", "enumerate(o)", "zip(o, o)",
    "operator.index(o)", "o & 1", "o.__eq__(1)", "o.__lt__(o)", "o.__repr__()", "C.__repr__(o)", "o.__doc__", "super(C, o).method()",
]


def program(random):
    metaclass = random.random() < 0.15
    lines = ["import copy, operator", "def enter(o):", "    with o as v:", "        raise KeyError('k')", "    return v"]
    if metaclass:
        lines += ["class M(type):", "    def __call__(cls, *a, **k):", "        return super().__call__(*a, **k)",
                  "    def __repr__(cls): return 'M:' + cls.__name__", "    def __len__(cls): return 42"]
    base = random.choice(["", "", "", "list", "dict", "int", "str", "Exception", "tuple", "float", "set"])
    lines += body(random, "P", base, ", metaclass=M" if metaclass else "")
    if random.random() < 0.3:
        lines += body(random, "Q", random.choice(["", "P"]), "")
        lines += body(random, "C", random.choice(["Q", "P", "P, Q", "Q, P"]), "")
    else:
        lines += body(random, "C", "P", "")
    lines += ["try:", f"    o = C({random.choice(['', '1', '5', '[1, 2]', 'True'])})", "except Exception as e:",
              "    print(type(e).__name__, e)", "    o = object.__new__(P) if P.__base__ is object else P.__base__()"]
    return probes([random.choice(USES) for _ in range(40)], "\n".join(lines) + "\n")


def body(random, name, base, more):
    header = base + more if base else more.removeprefix(", ")
    lines = [f"try:", f"    class {name}({header}):"]
    if random.random() < 0.2:
        lines.append(f"        '''The {name}.'''")
    if random.random() < 0.1 and base in ("", "P"):
        lines.append("        __slots__ = ('v', 'w')")
    names = random.sample(list(BODIES), random.randint(1, 9))
    if name == "P" and "__init__" not in names and random.random() < 0.7:
        names.append("__init__")
    for one in names:
        lines.append(f"        def {one}{random.choice(BODIES[one])}")
    if random.random() < 0.3:
        lines += ["        @property", "        def prop(self): return self.v"]
        if random.random() < 0.5:
            lines += ["        @prop.setter", "        def prop(self, v): self.v = ('set', v)"]
    if random.random() < 0.3:
        lines += ["        @classmethod", "        def cm(cls): return cls.__name__"]
    if random.random() < 0.3:
        lines += ["        @staticmethod", "        def sm(x): return ('sm', x)"]
    return lines + ["except Exception as e:", "    print(type(e).__name__, e)"]
