"""Small programs of nested statements: loops, functions, exceptions, generators, unpacking, with, match."""

NAMES = ["a", "b", "c", "x", "y", "items", "total"]
ERRORS = ["ValueError", "KeyError", "TypeError", "IndexError", "ZeroDivisionError", "RuntimeError", "StopIteration", "Exception"]


class Writer:
    def __init__(self, random):
        self.random = random
        self.count = 0
        self.budget = 60

    def fresh(self, stem):
        self.count += 1
        return f"{stem}{self.count}"

    # Expressions

    def atom(self):
        r = self.random
        return r.choice([
            str(r.randint(-5, 20)), repr(r.choice([0.5, 2.0, -1.25, 1e3])), repr(r.choice(["", "ab", "hello", "x y"])),
            "True", "None", "[]", r.choice(NAMES), r.choice(NAMES), r.choice(NAMES),
        ])

    def expression(self, depth=2):
        r = self.random
        if depth == 0 or r.random() < 0.2:
            return self.atom()
        inner = lambda: self.expression(depth - 1)
        kind = r.randrange(16)
        if kind < 4:
            return f"({inner()} {r.choice(['+', '-', '*', '//', '%', '==', '<', 'and', 'or', '!=', 'in', '/', '|', '&'])} {inner()})"
        if kind == 4:
            return f"[{inner()}, {inner()}]"
        if kind == 5:
            return f"({inner()}, {inner()})"
        if kind == 6:
            return f"{{{inner()}: {inner()}}}"
        if kind == 7:
            name = r.choice("ijk")
            return f"[{name} for {name} in {self.iterable()} if {r.choice([name, 'True', name + ' != 1'])}]"
        if kind == 8:
            return f"({inner()} if {inner()} else {inner()})"
        if kind == 9:
            return f"{r.choice(['len', 'str', 'repr', 'list', 'sorted', 'sum', 'bool', 'max', 'type', 'tuple', 'abs', 'int'])}({inner()})"
        if kind == 10:
            return f"{inner()}[{r.choice([str(r.randint(-3, 3)), '1:', '::-1', ':2', inner()])}]"
        if kind == 11:
            return f"(lambda {r.choice(['v', '*v', 'v=1', 'v, w=2'])}: {r.choice(['v', '[v]', '(v, v)'])})({inner()})"
        if kind == 12:
            return f"f'{{{r.choice(NAMES)}}}-{{{r.choice(NAMES)}!r:>6}}'"
        if kind == 13:
            return f"{r.choice(NAMES)}.{r.choice(['upper()', 'append(1)', 'keys()', 'real', 'items()', 'pop()', 'split()', 'count(1)', 'index(2)', 'nope'])}"
        if kind == 14:
            return f"(not {inner()})"
        return f"({r.choice(NAMES)} := {inner()})"

    def iterable(self):
        r = self.random
        return r.choice([
            f"range({r.randint(0, 4)})", repr([1, 2, 3]), "'abc'", "enumerate('ab')", "zip([1, 2], 'xy')", "{'k': 1}.items()",
            "(1, (2, 3))", "reversed([1, 2])", "map(str, [1, 2])", r.choice(NAMES),
        ])

    # Statements

    def block(self, depth, inside=""):
        lines = []
        for _ in range(self.random.randint(1, 3)):
            if self.budget <= 0:
                break
            lines += self.statement(depth, inside)
        return ["    " + line for line in lines or ["pass"]]

    def statement(self, depth, inside=""):
        r = self.random
        self.budget -= 1
        simple = r.random() < 0.45 or depth == 0
        if simple:
            kind = r.randrange(14)
            if kind < 4:
                return [f"{r.choice(NAMES)} = {self.expression()}"]
            if kind < 7:
                return [f"print({', '.join(self.expression() for _ in range(r.randint(1, 3)))})"]
            if kind == 7:
                return [f"{r.choice(NAMES)} {r.choice(['+=', '-=', '*=', '//=', '|='])} {self.expression(1)}"]
            if kind == 8:
                targets = r.choice(["a, b", "a, *b", "(a, b), c", "*a, b", "[a, b, c]", "x, y"])
                return [f"{targets} = {self.expression()}"]
            if kind == 9 and "loop" in inside:
                return [f"if {self.expression(1)}: {r.choice(['break', 'continue'])}"]
            if kind == 10 and "def" in inside:
                return [r.choice([f"return {self.expression()}", f"return {self.expression()}", "return"])]
            if kind == 10:
                return [f"assert {self.expression(1)}, {self.expression(1)}"]
            if kind == 11:
                return [r.choice([f"raise {r.choice(ERRORS)}({self.expression(1)})", f"del {r.choice(NAMES)}",
                                  f"{r.choice(NAMES)}[{self.expression(1)}] = {self.expression(1)}"])]
            if kind == 12 and "gen" in inside:
                return [r.choice([f"yield {self.expression(1)}", f"x = yield {self.expression(1)}", f"yield from {self.iterable()}"])]
            return [f"print({r.choice(NAMES)})"]
        kind = r.randrange(14)
        if kind == 9:
            return self.scopes(depth, inside)
        if kind == 10:
            return self.decorated(depth)
        if kind == 11:
            return self.driven()
        if kind == 12:
            return self.class_statement(depth)
        if kind == 13:
            return self.assignments()
        if kind == 0:
            lines = [f"if {self.expression()}:"] + self.block(depth - 1, inside)
            if r.random() < 0.5:
                lines += [f"elif {self.expression(1)}:"] + self.block(depth - 1, inside)
            return lines + (["else:"] + self.block(depth - 1, inside) if r.random() < 0.5 else [])
        if kind == 1:
            target = r.choice(["a", "x", "a, b", "_", "(a, *b)"])
            lines = [f"for {target} in {self.iterable()}:"] + self.block(depth - 1, inside + " loop")
            return lines + (["else:"] + self.block(depth - 1, inside) if r.random() < 0.3 else [])
        if kind in (2, 3):
            lines = ["try:"] + self.block(depth - 1, inside)
            for _ in range(r.randint(0, 2)):
                lines += [r.choice([f"except {r.choice(ERRORS)} as e:", f"except ({r.choice(ERRORS)}, {r.choice(ERRORS)}):"])]
                lines += self.block(depth - 1, inside)
                if r.random() < 0.3:
                    lines += [r.choice(["    raise", "    raise RuntimeError('again')", "    raise ValueError('c') from None",
                                        "    print('handled')"])]
            lines += ["except Exception as error:", "    print(type(error).__name__, error)"]
            if r.random() < 0.3:
                lines += ["else:"] + self.block(depth - 1, inside)
            return lines + (["finally:"] + self.block(depth - 1, inside.replace("loop", "")) if r.random() < 0.4 else [])
        if kind == 4:
            name = self.fresh("f")
            parameters = r.choice(["", "a", "a, b=2", "*a", "a, *, b=1", "a=(), **c", "a, /, b", "x=1, *y, **items"])
            lines = [f"def {name}({parameters}):"]
            lines += self.block(depth - 1, "def")
            call = r.choice(["", "1", "1, 2", "b=3", "*[1, 2]", "**{'a': 1}", "1, b=2", "a=5"])
            return lines + ["try:", f"    print({name}({call}))", "except Exception as error:", "    print(type(error).__name__, error)"]
        if kind == 5:
            name = self.fresh("g")
            lines = [f"def {name}():"] + self.block(depth - 1, "def gen") + ["    yield 0"]
            return lines + ["try:", f"    print(list({name}()))", "except Exception as error:", "    print(type(error).__name__, error)"]
        if kind == 6:
            lines = [f"match {self.expression(1)}:"]
            for _ in range(r.randint(1, 3)):
                pattern = r.choice(["0", "1 | 2", "'ab'", "[a, b]", "[a, *b]", "{'k': x}", "str(x)", "int()", "(a, (b, c))", "None", "float() as y", "[]"])
                guard = f" if {self.expression(1)}" if r.random() < 0.3 else ""
                lines += [f"    case {pattern}{guard}:"] + ["    " + line for line in self.block(depth - 1, inside)]
            return lines + ["    case _:", "        print('no case')"]
        if kind == 7:
            return [f"with Manager({self.random.choice(['True', 'False'])}) as {r.choice(NAMES)}:"] + self.block(depth - 1, inside)
        counter = self.fresh("n")
        return [f"{counter} = 0", f"while {counter} < {r.randint(0, 3)}:", f"    {counter} += 1"] + self.block(depth - 1, inside + " loop")


    def attempt(self, lines):
        return ["try:"] + ["    " + line for line in lines] + [
            "except Exception as error:", "    print(type(error).__name__, error)"]

    def scopes(self, depth, inside):
        """Functions that assign to the variables of others."""
        r, outer, inner = self.random, self.fresh("outer"), self.fresh("inner")
        word = r.choice(["nonlocal count", "global total", "global total, a", "count = 5"])
        body = [f"count = {self.expression(1)}", f"def {inner}(step=1):", f"    {word}",
                f"    {r.choice(['count += step', 'total = step', 'print(count)', 'a = count'])}", "    return " + self.expression(1),
                f"print({inner}(), {inner}(2), count)", f"return {r.choice([inner, 'locals()', 'count'])}"]
        call = r.choice([f"{outer}()", f"callable({outer}())", f"sorted({outer}())"])
        return [f"def {outer}():"] + ["    " + line for line in body] + self.attempt([f"value = {call}", "print(value if not callable(value) else 'function', total, a)"])

    def decorated(self, depth):
        r, name, deco = self.random, self.fresh("f"), self.fresh("deco")
        arguments = r.choice(["", "()", f"({self.expression(0)})"])
        lines = [f"def {deco}(f, *more):", f"    print('decorates', getattr(f, '__name__', f))",
                 "    def wrapper(*args, **kwargs):", "        return 'wrapped', f(*args, **kwargs)",
                 r.choice(["    return wrapper", "    return f", "    return lambda g=f: g"]),
                 f"@{deco}{arguments}", f"def {name}(v=1, *rest, **named): return v, rest, named",
                 f"print({name}({r.choice(['', '1, 2', 'v=3, w=4', '*range(3)', '1, **{}'])}))"]
        return self.attempt(lines)

    def driven(self):
        """A generator that is sent values and exceptions."""
        r, name = self.random, self.fresh("g")
        lines = [f"def {name}():", "    received = None", "    try:"]
        for _ in range(r.randint(1, 3)):
            lines += [r.choice([f"        received = yield received", f"        print('got', (yield {self.expression(1)}))",
                                f"        yield from {self.iterable()}", "        yield"])]
        lines += [r.choice(["    except ValueError as e: print('caught', e)", "    except ValueError: yield 'again'",
                            "    except (KeyError, ValueError): return 'returned'", "    finally: print('finally')"]),
                  r.choice(["    return 'end'", "    raise KeyError('late')", "    pass"]), f"it = {name}()"]
        for _ in range(r.randint(2, 5)):
            step = r.choice(["next(it)", "it.send(None)", "it.send(1)", "it.throw(ValueError('v'))", "it.throw(KeyError)",
                             "it.close()", "list(it)", "next(it, 'over')", "it.gi_frame is None"])
            lines += [f"try: print({step})", "except BaseException as error: print(type(error).__name__, error, getattr(error, 'value', ''))"]
        return lines

    def class_statement(self, depth):
        r, name = self.random, self.fresh("C")
        lines = [f"class {name}({r.choice(['', 'dict', 'list', 'Exception', 'object'])}):", f"    {r.choice(['doc', ''])!r}",
                 f"    x: int = {self.expression(1)}", f"    {r.choice(['y: str', 'z = x', 'w = [x for _ in range(2)]', 'x: float'])}"]
        if r.random() < 0.5:
            lines += ["    def method(self, v=x): return v, self.x"]
        if r.random() < 0.3:
            lines += ["    for loop in range(2): pass"]
        lines += [f"o = {name}({r.choice(['', '1', '[]'])})", f"print({name}.__annotations__, {name}.__doc__, {name}.x, hasattr(o, 'loop'))",
                  r.choice(["o.x = 5", f"{name}.x += 1", "del o.x", f"del {name}.x", "o.new: int = 3"]),
                  f"print(o.x, {r.choice(['o.method()', 'vars(o)', name + '.__mro__[1:]', 'isinstance(o, ' + name + ')'])})"]
        return self.attempt(lines)

    def assignments(self):
        r = self.random
        lines = [r.choice([
            f"v: int = {self.expression(1)}", "v: undefined_name = 1", f"(v): int = {self.expression(1)}", f"v = w = {self.expression(1)}",
            f"c[{r.randint(-4, 4)}:{r.randint(-4, 4)}] = {self.expression(1)}", f"del c[{r.randint(-4, 4)}::{r.choice([1, 2, -1])}]",
            f"items[{self.expression(1)}] = {self.expression(1)}", f"items['k'] {r.choice(['+=', '*=', '-='])} {self.expression(1)}",
            f"c[0] {r.choice(['+=', '|=', '**='])} {self.expression(1)}", f"v, items['n'], *c[0:0] = {self.expression(1)}",
            f"[v, (w, *u)] = {self.expression(1)}", "del a, b", "del items['k'], c[0]", "globals()['v'] = 5",
        ]) for _ in range(r.randint(1, 3))]
        return self.attempt(lines + ["print(a, b, c, items)"])


PRELUDE = '''\
class Manager:
    def __init__(self, swallows): self.swallows = swallows
    def __enter__(self):
        print("enter")
        return self.swallows
    def __exit__(self, kind, value, trace):
        print("exit", kind and kind.__name__, value)
        return self.swallows
a, b, c, x, y, items, total = 1, "ab", [1, 2, 3], 2.5, None, {"k": 1}, 0
'''


def program(random):
    writer = Writer(random)
    lines = []
    while writer.budget > 0:
        lines += writer.statement(3)
    return PRELUDE + "\n".join(lines)
