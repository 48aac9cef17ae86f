# Records what CPython 3.11 makes of expressions with numbers, str and bytes, into expressions.txt.
# Run with PYTHONHASHSEED=0 and warnings off.
import os
import random

random.seed(7)

NUMBERS = """0 1 -1 2 3 -7 10 63 64 255 True False 2**31 2**53 -2**53-1 2**62 2**63-1 -2**63 2**63 2**64 10**18 -10**30
10**40+7 3**200 0.0 -0.0 1.0 -1.5 0.1 2.5 3.0 1e16 1e-7 1e300 -1e-320 float('inf') float('-inf') float('nan') 7.25
123456789.123 1j (2-3j) (0.5+0j)""".split()
LARGE = {n for n in NUMBERS if "**" in n}
OTHERS = ["''", "'a'", "None", "[1]", "(1,)", "b'x'"]
OPERATORS = "+ - * / // % ** << >> & | ^ < <= == != > >=".split()
NUMBER_METHODS = """bit_length() bit_count() is_integer() as_integer_ratio() hex() conjugate() real imag numerator
denominator __trunc__() __floor__() __ceil__() __index__() __int__() __float__() __add__(1) __eq__(1) __bool__() __neg__()
__divmod__(3) __lt__(2)""".split()
SPECIFICATIONS = """d 5 <8 >8 ^9 =+8 08 + - , _ x #x #o b #010b e .3e f .2f g .3g % .1% n c s ,.2f 015,.1f +.3g *^20
10.3 .0f #.0f X E G z.1f _x .3 é>5 5s =5""".split()
TEMPLATES = """%d %5d %-5d| %05d %+d %i %u %x %#x %X %o %#o %e %.2E %f %.2f %8.3f %-8.1f| %08.2f %+.1f %g %.3G %c
%s %5s %-5s| %.2s %r %a %% %5% %#.3g %.0f %ld""".split()

STRINGS = [repr(s) for s in [
    "", "a", "abc", "hello world", "  x y  ", "a,b,,c", "Hello World Foo", "ABC", "123", "é", "naïve café", "日本語テキスト",
    "😀x😀", "ß", "ǆ", "İ", "Σας ΣΑΣ", "a\tb\n\tc", "l1\nl2\r\nl3\rl4\x0bl5\x85l6\u2028l7", "\x00\x1f\x7f", "it's",
    '"q"', "'\"", "aaaa", "-42", "+7", "_x1", "1x", "x" * 20, "\ud800a", "\xa0 \u3000z\u2003", "abcabcabc", "½²٣", "ﬁne"]]
STRING_TESTS = """upper lower title capitalize swapcase casefold isalpha isdigit isdecimal isnumeric isalnum isspace
isupper islower istitle isidentifier isprintable isascii strip lstrip rstrip split rsplit splitlines expandtabs encode
__len__ __hash__ __repr__ __str__""".split()
STRING_METHODS = """find rfind index rindex count startswith endswith split rsplit partition rpartition strip lstrip rstrip
removeprefix removesuffix join __contains__ __add__ __eq__ __lt__ __getitem__ zfill ljust center splitlines expandtabs
encode""".split()
STRING_ARGUMENTS = ["'a'", "'b'", "''", "' '", "','", "'abc'", "'é'", "'本'", "'😀'", "'x'", "1", "None", "b'a'"]

BYTES = [repr(b) for b in [
    b"", b"a", b"abc", b"hello world", b"  x y \x0b", b"a,b,,c", b"\xff\x00\xe9", b"l1\nl2\r\nl3", b"ABC", b"123",
    b"\xe2\x82\xac", b"\xf0\x9f\x98", b"\xc0\x80", b"it's", b"aaaa"]]
BYTES_TESTS = """upper lower swapcase isalpha isdigit isalnum isspace isupper islower isascii strip lstrip rstrip split
rsplit splitlines hex decode __len__ __hash__""".split()
BYTES_METHODS = """find rfind index rindex count startswith endswith split rsplit partition rpartition strip lstrip rstrip
removeprefix removesuffix __contains__ __add__ __eq__ __lt__ __getitem__ center ljust""".split()
BYTES_ARGUMENTS = ["b'a'", "b''", "b' '", "b','", "b'ab'", "97", "300", "'a'", "None", "-1"]


def numbers():
    for a in NUMBERS + OTHERS:
        for b in NUMBERS + OTHERS:
            for op in OPERATORS:
                if op == "**" and b in LARGE | {"63", "64", "255"} or op == "<<" and b in LARGE:
                    continue
                if op == "*" and (a in LARGE and b in OTHERS or b in LARGE and a in OTHERS):
                    continue
                if op == "%" and a == "b'x'":
                    continue
                yield f"({a}) {op} ({b})"
            if a in NUMBERS and b in NUMBERS:
                yield f"divmod({a}, {b})"
    for a in NUMBERS:
        for function in "abs hash repr str int float complex bool round - + ~".split():
            if not (function == "hash" and "nan" in a):
                yield f"{function}({a})"
        for method in NUMBER_METHODS:
            yield f"({a}).{method}"
        for digits in [-20, -3, -1, 0, 1, 2, 5, 17, 400, -400]:
            yield f"round({a}, {digits})"
    for a in NUMBERS + OTHERS:
        for specification in SPECIFICATIONS + [" "]:
            yield f"format({a}, {specification!r})"
        for template in TEMPLATES:
            yield f"{template!r} % ({a})"
    for n in "0 1 -1 255 256 -129 2**63 -2**63 2**64-1 2**100 -2**100 True".split():
        for length in [0, 1, 2, 8, 9, 16]:
            for order in ["big", "little"]:
                for signed in [True, False]:
                    yield f"({n}).to_bytes({length}, {order!r}, signed={signed})"


def strings():
    for s in STRINGS:
        for method in STRING_TESTS:
            yield f"{s}.{method}()"
        for argument in STRING_ARGUMENTS:
            for method in STRING_METHODS:
                yield f"{s}.{method}({argument})"
        for old, new in [("a", "b"), ("", "-"), ("a", ""), ("ab", "X"), ("é", "e"), ("aa", "b"), (" ", "__")]:
            for count in [-1, 0, 1, 2]:
                yield f"{s}.replace({old!r}, {new!r}, {count})"
        for argument in STRING_ARGUMENTS[:7] + ["None"]:
            for count in [-1, 0, 1, 2]:
                yield f"{s}.split({argument}, {count})"
                yield f"{s}.rsplit({argument}, maxsplit={count})"
            for bounds in ["0, 2", "-3, -1", "1, None", "None, 2", "5, 3", "2**70, None", "-2**70, 2**70"]:
                for method in "find rfind count startswith endswith index".split():
                    yield f"{s}.{method}({argument}, {bounds})"
        for index in [0, 1, -1, 2, -3, 7, 100, -100]:
            yield f"{s}[{index}]"
        for start in ["", 0, 1, -2, 5, -100]:
            for stop in ["", 0, 2, -1, 100]:
                for step in ["", 1, 2, -1, -3]:
                    yield f"{s}[{start}:{stop}:{step}]"
        for width in [0, 3, 9, 10, 21]:
            yield from (f"{s}.center({width})", f"{s}.center({width}, '*')", f"{s}.ljust({width}, 'é')")
            yield from (f"{s}.rjust({width})", f"{s}.zfill({width})")
        for encoding in ["ascii", "latin-1", "utf-8", "UTF8", "utf-16x"]:
            for errors in "strict ignore replace backslashreplace xmlcharrefreplace surrogateescape".split():
                yield f"{s}.encode({encoding!r}, {errors!r})"
        for function in "list ascii hash sorted int float complex tuple".split():
            yield f"{function}({s})"
        yield from (f"{s} * 3", f"2 * {s}", f"{s} * -1", f"int({s}, 16)", f"int({s}, 0)", f"{s}.expandtabs(3)")
        yield f"{s}.translate({{97: None, 98: 'ZZ', 233: 101}})"
        for t in STRINGS[:12]:
            for op in ["+", "<", "==", "in"]:
                yield f"{s} {op} {t}"


def bytestrings():
    for s in BYTES:
        for method in BYTES_TESTS:
            yield f"{s}.{method}()"
        for argument in BYTES_ARGUMENTS:
            for method in BYTES_METHODS:
                yield f"{s}.{method}({argument})"
        for index in "0 1 -1 5 1: ::-1 :-1 1:3 ::2".split():
            yield f"{s}[{index}]"
        for encoding in ["ascii", "latin-1", "utf-8"]:
            for errors in "strict ignore replace backslashreplace surrogateescape".split():
                yield f"{s}.decode({encoding!r}, {errors!r})"
        for old, new in [(b"a", b"b"), (b"", b"-"), (b"a", b""), (b"aa", b"b")]:
            yield from (f"{s}.replace({old}, {new})", f"{s}.replace({old}, {new}, 1)")
        yield from (f"list({s})", f"{s} * 2", f"{s}.splitlines(True)", f"int({s})", f"float({s})", f"{s}.hex('-', 2)")
        yield from (f"int.from_bytes({s}, 'little')", f"int.from_bytes({s}, 'big', signed=True)", f"bytes(list({s}))")


def field(text):
    data = text.encode("utf-8", "surrogatepass")
    return "".join(chr(b) if 0x20 <= b < 0x7F and b != 0x25 else f"%{b:02X}" for b in data)


def outcome(expression):
    try:
        return "=" + repr(eval(expression))
    except Exception as error:
        return f"!{type(error).__name__}: {error}"


def main():
    cases = random.sample(list(numbers()), 2500) + random.sample(list(strings()), 2500)
    cases += random.sample(list(bytestrings()), 700)
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "expressions.txt")
    with open(path, "w") as out:
        for expression in dict.fromkeys(cases):
            out.write(f"{field(expression)}\t{field(outcome(expression))}\n")


main()
