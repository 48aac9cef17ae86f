"""Numbers and texts in formats: f-strings, str.format, %, format(), round, repr."""

from .probe import probes

NUMBERS = [
    "0", "1", "-1", "7", "42", "-255", "1234567", "10**15", "-(2**64)", "True", "0.0", "-0.0", "0.1", "1/3", "2.5", "-2.675",
    "1e-7", "123456.789", "1e16", "9.995", "0.00012345", "5e-324", "1.7e308", "float('inf')", "float('nan')", "1+2j", "-0.5j",
    "99999.95", "0.5", "1e22",
]
TEXTS = ["''", "'a'", "'hello'", "'héllo'", "'日本'", "'two words'", "None", "[1, 'a']", "(1,)", "{'k': 1}", "b'x'", "int"]


def program(random):
    return probes([expression(random) for _ in range(40)])


def expression(random):
    value = random.choice(NUMBERS if random.random() < 0.75 else TEXTS)
    kind = random.randrange(7)
    if kind == 0:
        return f"format({value}, {spec(random)!r})"
    if kind == 1:
        return f"f'{{{value}:{spec(random)}}}'" if "'" not in value else f'f"{{{value}:{spec(random)}}}"'
    if kind == 2:
        conversion = random.choice(["", "", "!r", "!s", "!a"])
        return f"'<{{0{conversion}:{spec(random)}}}>'.format({value})"
    if kind == 3:
        return f"{percent(random)!r} % ({value},)"
    if kind == 4:
        return f"round({value}, {random.choice(['0', '1', '2', '-1', '-2', '5', 'None', '20'])})"
    if kind == 5:
        return f"(repr({value}), str({value}), ascii({value}))"
    width = random.choice(["5", "12", "0", "-3", "'x'"])
    return f"'{{:{{}}}}|{{:>{{w}}}}'.format({value}, {width}, {value}, w={width})"


def spec(random):
    text = ""
    if random.random() < 0.35:
        text += random.choice(["", "*", "0", " ", "é", "-"]) + random.choice("<>=^")
    if random.random() < 0.25:
        text += random.choice("+- ")
    if random.random() < 0.05:
        text += "z"
    if random.random() < 0.15:
        text += "#"
    if random.random() < 0.2:
        text += "0"
    if random.random() < 0.6:
        text += str(random.choice([1, 3, 5, 8, 10, 14, 20]))
    if random.random() < 0.2:
        text += random.choice(",,_")
    if random.random() < 0.5:
        text += "." + random.choice(["0", "1", "2", "3", "5", "10", "17", ""])
    if random.random() < 0.75:
        text += random.choice("ddffffeEgGns%bcoxXqr")
    return text


def percent(random):
    text = "%" + "".join(random.sample("#0- +", random.choice([0, 0, 0, 1, 2])))
    if random.random() < 0.5:
        text += str(random.choice([1, 5, 8, 12]))
    if random.random() < 0.5:
        text += "." + random.choice(["", "0", "1", "2", "5"])
    return random.choice(["", "a", "%%"]) + text + random.choice("ddifffeEgGsrraxXocuq%") + random.choice(["", "|", " end"])
