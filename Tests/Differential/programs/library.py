"""Objects of the library's modules, and calls on them with arguments that fit and that nearly fit."""

from . import values
from .probe import probes

SMALL = ["0", "1", "2", "3", "-1", "5", "10"]
TEXT = ["'abc'", "'a,b'", "''", "'2024-01-05'", "'%Y'", "'hello world'", "'x'"]
ANY = [*SMALL, *TEXT, "None", "[3, 1, 2]", "(1, 2)", "{'a': 1}", "1.5", "True", "'b'"]
# What makes an object, and the methods and attributes it is asked for; `#` stands for an argument.
OBJECTS = {
    "collections": [
        ("collections.deque([1, 2, 3], maxlen={small})", "append(#) appendleft(#) pop() popleft() rotate(#) extend(#) extendleft(#) insert(#, #) remove(#) index(#) count(#) reverse() copy() clear() maxlen"),
        ("collections.Counter({any})", "most_common() most_common(#) elements() update(#) subtract(#) total() items() get(#) copy()"),
        ("collections.OrderedDict(a=1, b=2)", "move_to_end('a') move_to_end(#) move_to_end('a', last=False) popitem() popitem(last=False) pop(#) update(#) setdefault(#, #) keys() fromkeys(#)"),
        ("collections.defaultdict({factory}, a=1)", "__missing__(#) get(#) setdefault(#) pop('a') pop(#) default_factory copy()"),
        ("collections.ChainMap({{'a': 1}}, {{'b': 2}})", "new_child() maps parents get(#) pop('a') keys() popitem()"),
        ("collections.namedtuple('P', 'x y', defaults=[5])({small})", "_asdict() _replace(x=1) _replace(z=#) x y _fields count(#) index(#)"),
    ],
    "datetime": [
        ("datetime.date(2024, {month}, {day})", "isoformat() weekday() isoweekday() isocalendar() replace(day=1) replace(month=#) toordinal() timetuple() ctime() year strftime('%d %b %Y') strftime('%j %U %A') strftime(#)"),
        ("datetime.datetime(2024, {month}, {day}, 5, 6, {small})", "isoformat() isoformat(' ') date() time() replace(hour=#) timetuple() second strftime('%H:%M:%S.%f') strftime('%I %p %y %B') weekday() ctime() timestamp() tzinfo"),
        ("datetime.timedelta({small}, {small}, hours={small})", "total_seconds() days seconds microseconds __abs__() __neg__() __mul__(#) __truediv__(#) __add__(#)"),
        ("datetime.time({small}, {month})", "isoformat() hour replace(minute=#) strftime('%H-%M') isoformat('seconds')"),
    ],
    "decimal": [("decimal.Decimal({number})", "sqrt() quantize(decimal.Decimal('0.01')) is_nan() as_tuple() normalize() adjusted() to_integral_value() copy_abs() compare(1) exp() ln() log10() as_integer_ratio() is_signed() scaleb(2)")],
    "fractions": [("fractions.Fraction({small}, {month})", "numerator denominator limit_denominator(#) as_integer_ratio() __add__(#) __mul__(#) __pow__(#) __round__() __floor__() __lt__(#) __eq__(#)")],
    "string": [("string.Template({template})", "substitute(a=1) substitute({{'a': 1, 'b': 2}}) safe_substitute() safe_substitute(b=#) get_identifiers() is_valid() template")],
    "re": [("re.compile({pattern})", "match(#) search(#) fullmatch(#) findall(#) split(#) sub('-', #) sub(#, 'abab') subn('x', #) pattern flags groups groupindex")],
    "io": [("io.StringIO({text})", "read() read(#) readline() readlines() getvalue() write(#) seek(#) tell() truncate(#) close() closed writelines(#)"),
           ("io.BytesIO(b'abc\\n12')", "read() read(#) readline() getvalue() write(b'x') write(#) seek(#) tell() readlines()")],
    "pathlib": [("pathlib.PurePosixPath({path})", "name stem suffix suffixes parent parts with_suffix('.py') with_suffix(#) with_name('n') with_name(#) joinpath('x') joinpath(#) is_absolute() match('*.txt') relative_to('a') relative_to(#) as_posix() anchor")],
    "functools": [("functools.partial({function}, {any})", "func args keywords __call__() __call__(#) __call__(#, #)"),
                  ("functools.lru_cache(maxsize={small})(abs)", "__call__(#) cache_info() cache_clear() cache_parameters() __wrapped__(#)")],
    "types": [("types.SimpleNamespace(a=1, b={any})", "a b c __dict__ __eq__(#)"), ("types.MappingProxyType({{'a': {any}}})", "get('a') get(#) keys() items() copy() __getitem__(#) __contains__(#)")],
    "enum": [("enum.Enum('Color', 'RED GREEN')", "RED GREEN.value RED.name __members__ __call__(#) __getitem__(#) BLUE RED.__class__"),
             ("enum.IntFlag('F', 'A B C')({small})", "name value __or__(#) __and__(1) __invert__() __contains__(#)")],
    "random": [("random.Random({small})", "random() randint(1, 6) randint(#, #) choice('abc') choice(#) sample(range(9), 3) sample(#, #) uniform(1, 2) shuffle(#) choices('ab', k=3) gauss(0, 1) getrandbits(5) randrange(#) triangular() expovariate(2)")],
}
FUNCTIONS = """\
operator.itemgetter(#)([1, 2]) operator.attrgetter('real')(#) operator.methodcaller('upper')(#) operator.add(#, #) operator.contains(#, #)
operator.countOf(#, #) operator.indexOf(#, #) operator.truth(#) operator.not_(#) operator.concat(#, #) operator.getitem(#, #) operator.sub(#, #)
operator.eq(#, #) operator.lt(#, #) operator.is_(#, #) operator.neg(#) operator.and_(#, #) operator.or_(#, #) operator.floordiv(#, #) operator.iadd(#, #)
itertools.chain(#, #) itertools.accumulate(#) itertools.pairwise(#) itertools.islice(#, #) itertools.product(#, repeat=2) itertools.zip_longest(#, #)
functools.reduce(lambda a, b: (a, b), #) functools.reduce(max, #, #) copy.copy(#) copy.deepcopy(#) json.dumps(#) json.loads(#) json.dumps(#, indent=1)
textwrap.wrap(#, 5) textwrap.shorten(#, 8) textwrap.dedent(#) textwrap.indent(#, '> ') pprint.pformat(#) statistics.mean(#) statistics.median(#)
statistics.stdev(#) statistics.mode(#) heapq.nlargest(2, #) heapq.nsmallest(#, [3, 1]) bisect.bisect([1, 2, 3], #) string.capwords(#) math.gcd(#, #)
math.lcm(#, #) math.isclose(#, #) math.comb(#, #) math.dist(#, #) math.prod(#) math.atan2(#, #) math.radians(#) math.exp2(#) math.fsum(#) math.log(#, #)
datetime.date.fromisoformat(#) datetime.datetime.strptime(#, '%Y-%m-%d') datetime.date(#, #, #) datetime.timedelta(days=#) re.escape(#) fractions.Fraction(#)
decimal.Decimal(#) types.SimpleNamespace(**#) collections.Counter(#) collections.deque(#, #) typing.get_origin(#) typing.Optional[#] typing.Union[#, str]
typing.List[#] inspect.signature(#) inspect.isfunction(#) numbers.Number.__instancecheck__(#) time.strftime('%Y', time.gmtime(#)) random.Random(#).random()
""".split("\n")
FILLERS = {
    "small": SMALL, "any": ANY, "month": ["1", "2", "12", "13"], "day": ["1", "29", "31"], "text": TEXT,
    "number": ["'1.50'", "'0.1'", "'-3'", "2", "'1E+5'", "'NaN'", "1.5", "'x'"], "factory": ["int", "list", "None", "lambda: 5"],
    "template": ["'$a and ${b}'", "'$$ $a'", "'$'", "'none'"], "pattern": ["'a+'", "'(a)(b)?'", "'(?P<n>\\\\d+)'", "'[abc]'", "'('", "''"],
    "path": ["'a/b/c.txt'", "'/x/y.tar.gz'", "'.'", "''", "'a'"], "function": ["int", "print", "max", "5", "str.split"],
}


def filled(random, text):
    for name, choices in FILLERS.items():
        while "{" + name + "}" in text:
            text = text.replace("{" + name + "}", random.choice(choices), 1)
    text = text.replace("{{", "{").replace("}}", "}")
    while "#" in text:
        text = text.replace("#", random.choice(ANY) if random.random() < 0.8 else values.any_value(random).replace("#", ""), 1)
    return text


def steps(text):
    """The words of a line of methods: blanks inside parentheses part nothing."""
    found, depth, word = [], 0, ""
    for c in text + " ":
        depth += (c in "([{") - (c in ")]}")
        if c == " " and depth == 0:
            if word:
                found.append(word)
            word = ""
        else:
            word += c
    return found


def program(random):
    modules = sorted({*OBJECTS, "copy", "json", "math", "operator", "itertools", "textwrap", "pprint", "statistics", "heapq", "bisect",
                      "typing", "inspect", "numbers", "time", "functools"})
    before = "import " + ", ".join(modules) + "\ndef listed(v):\n    return list(v) if hasattr(v, '__next__') else v\n"
    found = []
    for _ in range(40):
        if random.random() < 0.35:
            call = filled(random, random.choice(steps(random.choice(FUNCTIONS[:-1]))))
            found.append(f"listed({call})")
            continue
        maker, members = random.choice(random.choice(list(OBJECTS.values())))
        parts = [filled(random, f"o.{member}") for member in random.sample(steps(members), min(random.choice([1, 1, 2, 3]), len(steps(members))))]
        parts = [f"listed({part})" for part in parts]
        found.append(f"[o := {filled(random, maker)}, {', '.join(parts)}, o][1:]")
    return probes(found, before)
