"""Exceptions of every class: made, chained, noted, raised through functions, and what they say of themselves."""

from . import values
from .probe import probes

CLASSES = [
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "BufferError", "EOFError", "Exception",
    "FileExistsError", "FileNotFoundError", "FloatingPointError", "ImportError", "IndexError", "KeyError",
    "KeyboardInterrupt", "LookupError", "MemoryError", "ModuleNotFoundError", "NameError", "NotImplementedError", "OSError",
    "OverflowError", "PermissionError", "RecursionError", "ReferenceError", "RuntimeError", "StopIteration", "SyntaxError",
    "SystemError", "SystemExit", "TimeoutError", "TypeError", "UnboundLocalError", "UnicodeError", "UserWarning", "ValueError",
    "Warning", "ZeroDivisionError", "Mine", "Told",
]
PRELUDE = """\
class Mine(ValueError):
    def __init__(self, *a, code=7):
        super().__init__(*a)
        self.code = code
class Told(Exception):
    def __str__(self): return 'told ' + str(self.args)
def deep(e, n=2):
    if n: return deep(e, n - 1)
    raise e
def chained(first, second, how):
    try:
        try: raise first
        except BaseException as e:
            if how == 'from': raise second from e
            if how == 'none': raise second from None
            raise second
    except BaseException as e:
        return repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__
def noted(e, *notes):
    for note in notes: e.add_note(note)
    return e.__notes__, str(e)
def caught(body, kind):
    try: return body()
    except kind as e: return 'caught', repr(e), e.args
    finally: print('finally')
"""


def program(random):
    return probes([expression(random) for _ in range(40)], PRELUDE)


def made(random):
    parts = [values.any_value(random) for _ in range(random.choice([0, 1, 1, 1, 2, 2, 3]))]
    if random.random() < 0.1:
        parts.append(random.choice(["name='n'", "code=3", "obj=1", "path='p'", "x=1"]))
    return f"{random.choice(CLASSES)}({', '.join(parts)})"


def expression(random):
    kind = random.randrange(12)
    one = made(random)
    if kind == 0:
        return one
    if kind == 1:
        return f"str({one})"
    if kind == 2:
        return f"{one}.{random.choice(['args', 'value', 'code', 'errno', 'strerror', 'filename', 'name', 'obj', 'msg', 'path', 'lineno'])}"
    if kind == 3:
        return f"deep({one})"
    if kind == 4:
        return f"chained({one}, {made(random)}, {random.choice(['None', repr('from'), repr('none')])})"
    if kind == 5:
        notes = random.choice(["'a'", "'a', 'b'", "5", ""])
        return f"noted({one}, {notes})"
    if kind == 6:
        return f"caught(lambda: deep({one}), {random.choice(CLASSES)})"
    if kind == 7:
        return f"caught(lambda: deep({one}), ({random.choice(CLASSES)}, {random.choice(CLASSES + ['5'])}))"
    if kind == 8:
        return f"issubclass({random.choice(CLASSES)}, {random.choice(CLASSES)})"
    if kind == 9:
        return f"[c.__name__ for c in {random.choice(CLASSES)}.__mro__]"
    if kind == 10:
        return f"{one} == {made(random)}"
    return f"caught(lambda: {values.any_value(random)} {random.choice(['+', '/', '%', '[0] and'])} {values.any_value(random)}, {random.choice(CLASSES)})" \
        .replace("[0] and", "and")
