"""Records what CPython 3.11 makes of numbers and text, for the tests that read the .txt files beside this script.

Run with CPython 3.11 and PYTHONHASHSEED=0. One case a line, fields separated by tabs, every byte of a field that is not
printable ASCII written as %XX. A result is `=text` or `!Exception: message`.
"""
import math
import os
import random
import struct
import sys
import warnings

warnings.simplefilter("ignore")
random.seed(20260101)
HERE = os.path.dirname(os.path.abspath(__file__))


def field(value):
    data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
    return "".join(chr(b) if 32 <= b < 127 and b != 37 else "%%%02X" % b for b in data)


def outcome(function, *arguments):
    try:
        result = function(*arguments)
    except Exception as error:
        return "!%s: %s" % (type(error).__name__, error.args[0] if error.args else "")
    return b"=" + result if isinstance(result, bytes) else "=%s" % (result,)


class Record:
    def __init__(self, name, keeps_long=False):
        self.path = os.path.join(HERE, name + ".txt")
        self.lines = []
        self.keeps_long = keeps_long

    def __enter__(self):
        return self

    def add(self, *fields):
        line = "\t".join(field(f) for f in fields)
        # Expansions of huge numbers are long and much alike: keep one in twelve.
        if len(line) < 160 or random.random() < 0.06 or self.keeps_long:
            self.lines.append(line)

    def __exit__(self, *_):
        with open(self.path, "w") as file:
            file.write("\n".join(self.lines) + "\n")


def any_integer(bits=400):
    value = random.getrandbits(random.choice([1, 8, 31, 62, 63, 64, 65, 127, 128, 129, random.randint(1, bits)]))
    if random.random() < 0.1:
        value = (1 << random.randint(0, bits)) + random.choice([-1, 0, 1])
    if random.random() < 0.1:
        value |= ((1 << 64) - 1) << random.choice([0, 64, 128])
    return value if random.random() < 0.6 else -value


def any_float():
    kind = random.random()
    if kind < 0.25:
        return struct.unpack("<d", random.randbytes(8))[0]
    if kind < 0.5:
        return random.choice([1, -1]) * random.uniform(0, 10 ** random.randint(-6, 17))
    if kind < 0.7:
        return round(random.uniform(-1000, 1000), random.randint(0, 5))
    if kind < 0.8:
        return random.randint(-2000, 2000) / 2 ** random.randint(0, 12)
    if kind < 0.9:
        return float(any_integer(60))
    return random.choice([0.0, -0.0, math.inf, -math.inf, math.nan, 5e-324, 2.2250738585072014e-308, 1e16, 1e15, 1e-4,
                          1e-5, 9.5, 99.5, 0.5, 2.5, 1.7976931348623157e308, 123456789.0, 1e22, 1e23, 0.1, 1e100])


CHARACTERS = ("aZ09 _'\"\\\n\t\r\x00\x1f\x7f\x80\xa0\xad\xb5\xdf\xe9\xff\u0130\u0131\u0149\u01c4\u01c5\u0345\u0378\u0391"
              "\u03a3\u03c2\u03c3\u0587\u0661\u06dd\u13a0\u13f8\u1c80\u1e9e\u1f80\u1fb3\u2028\u2029\u2160\u00b2\u00bd\u3000"
              "\u4e00\uab70\ud800\udfff\ue000\ufb01\ufeff\ufffd\U0001d7ce\U0001f389\U00010400\U0010ffff\u00aa.:-\u2019")


def any_text(length=8):
    return "".join(random.choice(CHARACTERS) for _ in range(random.randint(0, length)))


def record_big_integers():
    sys.set_int_max_str_digits(0)
    with Record("bigint", keeps_long=True) as record:
        for number in range(900):
            a, b = any_integer(), any_integer()
            if number % 40 == 0:
                a, b = any_integer(9000), any_integer(7000)
            for name, function in [
                ("add", lambda: a + b), ("sub", lambda: a - b), ("mul", lambda: a * b), ("divmod", lambda: divmod(a, b)),
                ("and", lambda: a & b), ("or", lambda: a | b), ("xor", lambda: a ^ b), ("gcd", lambda: math.gcd(a, b)),
                ("truediv", lambda: a / b), ("powmod", lambda: pow(a, b % 97 - 40, b)), ("lt", lambda: int(a < b)),
            ]:
                if random.random() < (0.06 if number % 40 else 0.5):
                    result = outcome(function)
                    if isinstance(result, str) and len(result) > 5200:
                        continue
                    record.add(name, "%x" % a, "%x" % b, result if name == "truediv" else hexadecimal(result))
            shift = random.randint(0, 200)
            for name, function in [
                ("shl", lambda: a << shift), ("shr", lambda: a >> shift), ("pow", lambda: a ** (shift % 12)),
            ]:
                if random.random() < 0.1:
                    record.add(name, "%x" % a, "%x" % (shift % 12 if name == "pow" else shift), hexadecimal(outcome(function)))
            for name, function in [
                ("float", lambda: float(a)), ("hash", lambda: hash(a)), ("isqrt", lambda: math.isqrt(abs(a))),
                ("bits", lambda: a.bit_length()), ("str", lambda: str(a)), ("oct", lambda: oct(a)), ("bin", lambda: bin(a)),
            ]:
                if random.random() < 0.1 and a.bit_length() < 1100:
                    record.add(name, "%x" % a, "0", outcome(function))
        for _ in range(300):
            a = (random.getrandbits(random.randint(54, 120)) | 1) << random.randint(0, 40)
            b = random.choice([1, 3, 10, (1 << random.randint(1, 1200)) + random.randint(0, 1), any_integer(1000) or 1])
            record.add("truediv", "%x" % a, "%x" % b, outcome(lambda: a / b))
            half = ((1 << 53 | random.getrandbits(53)) * 2 + 1 << random.randint(0, 60)) + random.choice([-1, 0, 1])
            record.add("float", "%x" % half, "0", outcome(float, half))


def hexadecimal(result):
    """The integers of a result in base 16."""
    if result.startswith("!"):
        return result
    value = eval(result[1:])
    return "=" + (",".join("%x" % v for v in value) if isinstance(value, tuple) else "%x" % value)


def bits(value):
    return "%x" % struct.unpack("<Q", struct.pack("<d", value))[0]


def record_floats():
    sys.set_int_max_str_digits(4300)
    with Record("floats") as record:
        for _ in range(1200):
            value = any_float()
            record.add("repr", bits(value), "", outcome(repr, value))
            places = random.choice([random.randint(-5, 8), random.randint(-330, 340)])
            record.add("round", bits(value), places, outcome(lambda: repr(round(value, places))))
            name = random.choice(["hash", "hex", "ratio", "integer"])
            if name == "hash" and value == value:
                record.add("hash", bits(value), "", outcome(hash, value))
            if name == "hex":
                record.add("hex", bits(value), "", outcome(value.hex))
            if name == "ratio" and math.isfinite(value) and 1e-40 < abs(value) < 1e40:
                record.add("ratio", bits(value), "", outcome(lambda: "%x/%x" % value.as_integer_ratio()))
        pieces = ["1", "0", "12", "_", ".", "e", "E", "+", "-", " ", "5", "inf", "nan", "infinity", "\u0661", "\xa0", "x",
                  "308", "1e400", "\x00", "4.35", "2.5"]
        for _ in range(900):
            text = "".join(random.choice(pieces) for _ in range(random.randint(0, 5)))
            record.add("parse", text, "", outcome(lambda: bits(float(text))))
            if random.random() < 0.5:
                base = random.choice([0, 10, 16, 2, 36, 8])
                text = "".join(random.choice(["0", "1", "x", "b", "o", "_", "7", "f", "-", " ", "\u0661", "z"])
                               for _ in range(random.randint(0, 5)))
                record.add("int", text, base, outcome(int, text, base))
        for _ in range(500):
            digits = "".join(random.choice("0123456789abcdef") for _ in range(random.randint(1, 20)))
            text = random.choice(["", "-", " +"]) + random.choice(["0x", "", "0X"]) + digits[:4] + random.choice(
                [".", "", "8."]) + digits[4:] + random.choice(["", "p", "p+", "P-"]) + str(random.randint(0, 1100))
            record.add("fromhex", text, "", outcome(lambda: bits(float.fromhex(text))))


def any_spec(types):
    parts = []
    if random.random() < 0.5:
        parts.append(random.choice(["", "", "*", "0", "\xe9", "\U0001f389", "<"]) + random.choice("<>=^"))
    parts.append(random.choice(["", "", "", "+", "-", " "]))
    parts.append(random.choice(["", "", "", "", "z"]))
    parts.append(random.choice(["", "", "", "#"]))
    parts.append(random.choice(["", "", "", "0"]))
    parts.append(random.choice(["", "", "5", "10", "17", "25"]))
    parts.append(random.choice(["", "", "", "", ",", "_"]))
    parts.append(random.choice(["", "", ".0", ".1", ".2", ".4", ".10", ".25", "."]) if random.random() < 0.8 else "")
    parts.append(random.choice(types))
    if random.random() < 0.05:
        parts.insert(random.randint(0, len(parts)), random.choice(["!", ",_", "__", "\xe9", "99999999999999999999", "."]))
    return "".join(parts)


def record_formats():
    with Record("format") as record:
        for _ in range(1300):
            value, spec = any_float(), any_spec(["", "e", "f", "g", "E", "F", "G", "n", "%", "f", "g", "d"])
            record.add("float", bits(value), spec, outcome(format, value, spec))
        for _ in range(1300):
            value = any_integer(80) if random.random() < 0.7 else random.randint(-3000, 3000)
            spec = any_spec(["", "d", "b", "o", "x", "X", "c", "n", "e", "f", "%", "s"])
            if random.random() < 0.7:
                spec = spec.replace(".", "").replace("z", "")
            record.add("int", "%x" % value, spec, outcome(format, value, spec))
        for _ in range(700):
            value, spec = any_text(), any_spec(["", "s", "", "d"])
            if random.random() < 0.7:
                spec = "".join(c for c in spec if c not in "+- #z,_=")
            record.add("str", value, spec, outcome(format, value, spec))
        for _ in range(700):
            value, spec = complex(any_float(), any_float()), any_spec(["", "e", "f", "g", "G", "n", "%"])
            if random.random() < 0.7:
                spec = spec.replace("0", "3").replace("=", "<")
            if spec:
                record.add("complex", bits(value.real) + "," + bits(value.imag), spec, outcome(format, value, spec))
        for value in (True, False):
            for spec in ("d", "5", "s", "05", "x", "e", ",", ".1"):
                record.add("bool", int(value), spec, outcome(format, value, spec))


def record_percent():
    """Arguments are one character for the kind, i f s or m, and the value; several are separated by commas."""
    def show(value):
        if isinstance(value, int):
            return "i%x" % value
        return "f" + bits(value) if isinstance(value, float) else "s" + value

    with Record("percent") as record:
        for _ in range(2200):
            template, values = "", []
            for _ in range(random.randint(1, 2)):
                flags = "".join(random.choice(["", "", "-", "+", " ", "#", "0"]) for _ in range(2))
                width = random.choice(["", "", "3", "8", "15", "*"])
                precision = random.choice(["", "", ".", ".0", ".2", ".7", ".*"])
                code = random.choice("dddiuoxXeEfFgGcsrasfd%qyl") + random.choice(["", "", "", "", "s", "\xe9"])
                template += random.choice(["", "x", "\u20ac=", "%%"]) + "%" + flags + width + precision + code
                for star in (width, precision):
                    if "*" in star:
                        values.append(random.choice([0, 3, -7, 12, "a"]) if random.random() < 0.3 else random.randint(0, 9))
                code = code[0]
                values.append(random.choice(["ab\xe9", "\u20ac", any_integer(90), any_float()]) if random.random() < 0.2
                              else any_integer(90) if code in "diuoxX" else random.choice([65, 0x20ac, "z"]) if code == "c"
                              else any_float() if code in "eEfFgG" else "a\u20acc")
            if random.random() < 0.1:
                values = values[:-1] if random.random() < 0.5 else values + [1]
            if random.random() < 0.05:
                template = template[:-1]
            record.add(template, ",".join(show(v) for v in values), outcome(lambda: template % tuple(values)))
        for template in ("%(a)s", "%(a)5d|%(b)s", "%(a", "%(a)", "%(a)*d", "%(a(b))s", "%(a)s %s", "%(a)s%%", "x"):
            values = {"a": 7, "b": "t", "a(b)": 3}
            record.add(template, "m", outcome(lambda: template % values))
        for template in ("%(a)s", "%(a", "%5", "%", "%99999999999999999999d", "%.9999999999d", "%hd", "%lld", "%-", "%*"):
            record.add(template, "i1", outcome(lambda: template % (1,)))


class Recorder:
    """An argument that records how a template reaches it."""

    def __init__(self, name):
        object.__setattr__(self, "name", name)

    def __getattribute__(self, attribute):
        if attribute.startswith("__"):
            return object.__getattribute__(self, attribute)
        return Recorder(object.__getattribute__(self, "__dict__")["name"] + "." + attribute)

    def __getitem__(self, key):
        name = object.__getattribute__(self, "__dict__")["name"]
        return Recorder("%s[%s]" % (name, key if isinstance(key, int) else repr(key)))

    def __format__(self, spec):
        return "<%s:%s>" % (object.__getattribute__(self, "__dict__")["name"], spec)

    def __str__(self):
        return "s:" + object.__getattribute__(self, "__dict__")["name"]

    def __repr__(self):
        return "r:" + object.__getattribute__(self, "__dict__")["name"]


def record_templates():
    pieces = ["{", "}", "{{", "}}", "{}", "{0}", "{1}", "a", ":", "!", "r", "s", ".", "[", "]", "x", "0", ">5", "\xe9", "{a}",
              "{:", "{!r", "{a.b", "{0[", "\u0661", "9999999999999999999999"]
    whole = ["{}", "{0.x}", "{a[k]}", "{a[1].b}", "{!r}", "{!s:>8}", "{a!a:<{1}}", "{:{}}", "{:{:{}}}", "{a.b[c d]!r:x{0}y{a}}"]
    with Record("template") as record:
        for _ in range(2500):
            template = "".join(random.choice(pieces if random.random() < 0.8 else whole) for _ in range(random.randint(1, 6)))
            arguments = [Recorder("p%d" % i) for i in range(6)]
            record.add(template, outcome(lambda: template.format(*arguments, a=Recorder("a"))))


def record_strings():
    with Record("strings") as record:
        for _ in range(450):
            text = any_text(7)
            record.add("repr", text, outcome(repr, text))
            record.add("ascii", text, outcome(ascii, text))
            if text:
                record.add("hash", text, outcome(hash, text))
            for name in ("upper", "lower", "title", "capitalize", "swapcase", "casefold", "istitle", "isidentifier"):
                if random.random() < 0.4:
                    record.add(name, text, outcome(getattr(text, name)))
            data = random.randbytes(random.randint(0, 12))
            record.add("bytes", data, outcome(repr, data))
            record.add("byteshash", data, outcome(hash, data))
        escapes = ["\\n", "\\x41", "\\x", "\\x4", "\\u00e9", "\\u12", "\\U0001f600", "\\U00110000", "\\N{BULLET}", "\\N{no}",
                   "\\N", "\\N{", "\\N{}", "\\d", "\\8", "\\7", "\\18", "\\777", "\\\n", "\\'", "\\\\", "a", "\xe9", "f", "0", "\\\xe9",
                   "\\N{line feed}", "\\ud83d", "\\a\\b\\f\\v\\r\\t", "}"]
        for _ in range(500):
            body = "".join(random.choice(escapes) for _ in range(random.randint(1, 4)))
            record.add("literal", body, literal('"""' + body + '"""'))
            record.add("bytesliteral", body, literal('b"""' + body + '"""'))
        for text in ["abc", "", "a" * 7, "a" * 8, "a" * 9, "hello world, this is long", "\xe9", "\u20ac", "\U0001f389", "a\u20ac"]:
            record.add("hash", text, outcome(hash, text))
        for _ in range(200):
            items = [any_integer(60) for _ in range(random.randint(0, 6))]
            listed = ",".join(str(i) for i in items)
            record.add("tuple", listed, outcome(hash, tuple(items)))
            record.add("frozenset", ",".join(str(i) for i in set(items)), outcome(hash, frozenset(items)))
            value = complex(any_integer(20), any_integer(20))
            record.add("complexhash", "%d,%d" % (value.real, value.imag), outcome(hash, value))


def literal(source):
    try:
        value = eval(source)
    except SyntaxError as error:
        return "!SyntaxError: " + error.msg
    return b"=" + (value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass"))


PREDICATES = ["isalpha", "isdecimal", "isdigit", "isnumeric", "isspace", "isupper", "islower", "isprintable", "isidentifier",
              "istitle", "isalnum"]


def record_characters():
    """One line a predicate or mapping: a checksum (FNV-1a, 64 bits) over all code points."""
    def checksum(chunks):
        state = 0xcbf29ce484222325
        for chunk in chunks:
            for byte in chunk:
                state = ((state ^ byte) * 0x100000001b3) & 0xffffffffffffffff
        return "%x" % state

    with Record("characters") as record:
        for name in PREDICATES:
            record.add(name, checksum(bytes([getattr(chr(c), name)()]) for c in range(0x110000)))
        for name in ("upper", "lower", "title", "casefold", "repr"):
            function = repr if name == "repr" else lambda c: getattr(c, name)()
            record.add(name, checksum(function(chr(c)).encode("utf-8", "surrogatepass") for c in range(0x110000)))


if __name__ == "__main__":
    if sys.version_info[:2] != (3, 11) or os.environ.get("PYTHONHASHSEED") != "0":
        sys.exit("run with CPython 3.11 and PYTHONHASHSEED=0")
    record_big_integers()
    record_floats()
    record_formats()
    record_percent()
    record_templates()
    record_strings()
    record_characters()
