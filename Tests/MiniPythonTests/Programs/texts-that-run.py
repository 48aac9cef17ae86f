# compile(), eval() and exec() of code, and string.Formatter.
import string

code = compile("a + 1", "<sum>", "eval")
a = 41
print(eval(code), eval(code, {"a": 1}), eval(code, {}, {"a": 2}), type(code).__name__, code.co_name)
exec(compile("b = 5\nfor i in range(2):\n    print(i, b)", "<loop>", "exec"))
print(b, eval(compile("c = 3", "<set>", "exec")), c)


def attempt(body):
    try:
        print(repr(body()))
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: compile("x =", "<bad>", "exec"))
attempt(lambda: compile("x", "<mode>", "other"))
attempt(lambda: compile(5, "<kind>", "eval"))
attempt(lambda: eval(5))


def inner():
    v = 1

    def reads():
        return locals(), v

    return reads()[0], sorted(locals())


print(inner())

formatter = string.Formatter()
print(formatter.format("{0} {a:>4} {0!r}", "x", a=2))
print(list(formatter.parse("a{b!r:c}d{}{{e}}{f[0].g:{w}}")), formatter.vformat("{0[1]}", ([1, 2],), {}))


class Lenient(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else args[key]

    def format_field(self, value, spec):
        return super().format_field(value, spec) + "!"


print(Lenient().format("{x} {y} {0}", 5, x=1))
for text in ("{", "}", "{0!x}", "{a", "{0.}"):
    attempt(lambda: formatter.format(text, 1, a=2))

# The same code in namespaces whose names stand in another order.
code = compile("print(b)", "<text>", "exec")
for names in ({"a": 1, "b": 2}, {"b": 3, "a": 4}):
    exec(code, names)
