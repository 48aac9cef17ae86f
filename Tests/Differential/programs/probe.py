"""How a program shows many values: each expression on a line of its own, with its value or its error."""

PRELUDE = '''\
def show(n, f):
    try:
        v = f()
        print(n, type(v).__name__, repr(v))
    except RecursionError as e:
        print(n, "RecursionError")
    except Exception as e:
        print(n, type(e).__name__ + ":", e)
'''


def probes(expressions, before=""):
    """A program that shows each of `expressions`, whatever the others do."""
    lines = [f"show({n}, lambda: {text})" for n, text in enumerate(expressions)]
    return PRELUDE + before + "\n".join(lines)
