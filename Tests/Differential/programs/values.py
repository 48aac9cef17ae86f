"""Literals of each built-in type, the odd ones included."""

INTS = ["0", "1", "-1", "2", "7", "-13", "255", "256", "1000000", "2**31", "-2**63", "2**64", "10**25", "-(10**30)", "3", "5"]
FLOATS = [
    "0.0", "-0.0", "1.0", "0.1", "-2.5", "3.14159", "1e16", "1e-7", "123456789.123", "1e300", "float('inf')",
    "float('-inf')", "float('nan')", "0.5", "1.5", "2.675", "5e-324", "1e22", "100.0",
]
COMPLEXES = ["0j", "1j", "1+2j", "-1.5-0j", "complex(float('inf'), -1)", "3-4j", "complex(0.1, float('nan'))"]
BOOLS = ["True", "False"]
STRS = [
    "''", "'a'", "'abc'", "'Hello, World'", "'  padded '", "'a,b,,c'", "'tab\\there'", "'line\\nbreak\\r\\nend'", "'ÄÖü ß'",
    "'it\\'s'", "'\"q\" \\'q\\''", "'123'", "'-12.5e3'", "'abcabcabc'", "'été'", "'日本語'", "'😀x'", "'\\x00\\x7f'", "'%s %d'",
    "'{} {0} {a}'", "'Title Case words'", "'snake_case'", "'ǆ'", "'ﬁ'", "'١٢'", "'½'", "'\\ud800'", "'\\\\'", "'0x1F'", "' '",
]
BYTES = ["b''", "b'abc'", "b'\\x00\\xff'", "b'Hello World'", "b' a,b '", "b'it\\'s'", "bytes(3)", "b'12'", "b'ab' * 3"]
BYTEARRAYS = ["bytearray()", "bytearray(b'abc')", "bytearray(b'\\x00\\xff')", "bytearray(3)", "bytearray(b'Hello World')"]
LISTS = [
    "[]", "[1]", "[1, 2, 3]", "[3, 1, 2]", "['b', 'a']", "[1, 'a']", "[[1], [2, [3]]]", "[1.5, None, True]", "list(range(6))",
    "[0] * 3", "['a', 'b', 'c', 'a']",
]
TUPLES = ["()", "(1,)", "(1, 2, 3)", "('a', 1)", "((1, 2), (3,))", "(1, 1, 2)", "(None, True, 2.5)"]
DICTS = [
    "{}", "{'a': 1}", "{1: 'x', 2: 'y'}", "{'b': [1], 'a': {}}", "dict(x=1, y=2)", "{(1, 2): None}", "{None: 0, True: 1, 1.5: 2}",
]
SETS = ["set()", "{1}", "{1, 2, 3}", "{'a', 'b'}", "{3, 1, 'x'}", "set('hello')", "set(range(10))", "{1.5, None}", "{(1, 2), 3}"]
VIEWS = ["memoryview(b'abc')", "memoryview(b'')", "memoryview(bytearray(b'Hello'))", "memoryview(b'abcdef')[::2]", "memoryview(b'xy')[::-1]"]
FROZENSETS = ["frozenset()", "frozenset({1, 2})", "frozenset('abc')", "frozenset([3, 4, 5])"]
RANGES = ["range(2**64, 2**64 + 9, 4)", "range(0)", "range(5)", "range(1, 10, 3)", "range(10, 0, -2)", "range(-3, 3)", "range(0, 10, 20)"]
SLICES = ["slice(3)", "slice(1, 5)", "slice(None, None, -1)", "slice('a', 2.5)", "slice(-3, None, 2)"]
OTHERS = ["None", "...", "NotImplemented", "object", "int", "len", "print", "str.upper", "iter([1])", "ValueError('v')", "(lambda x: x)"]

ALL = [INTS, FLOATS, COMPLEXES, BOOLS, STRS, BYTES, BYTEARRAYS, LISTS, TUPLES, DICTS, SETS, FROZENSETS, RANGES, SLICES]
BINARY = [
    "+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "^", "<<", ">>", "<", "<=", ">", ">=", "==", "!=", "in", "not in", "is not",
    "and", "or",
]
KEYWORDS = ["key", "sep", "maxsplit", "end", "start", "reverse", "default", "x", "encoding", "errors", "keepends", "signed", "byteorder"]


def any_value(random):
    """A literal of any type: none is costly in a power or a shift."""
    if random.random() < 0.07:
        return random.choice(["None", "...", "object", "int", "'x'"])
    return random.choice(random.choice(ALL))


def index(random):
    """What may stand between brackets."""
    choice = random.random()
    if choice < 0.35:
        return str(random.randint(-6, 6))
    if choice < 0.75:
        ends = [random.choice(["", str(random.randint(-7, 7))]) for _ in range(3)]
        return f"{ends[0]}:{ends[1]}" + (f":{ends[2]}" if random.random() < 0.4 else "")
    return any_value(random)
