# One function a construct of the language; each does about the same work in CPython (5 to 20 ms). `constructs.py` runs
# this in both interpreters and compares the times.
import functools
import math
import time


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __rmul__(self, factor):
        return self * factor

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.x == other.x and self.y == other.y

    def __hash__(self):
        return hash((self.x, self.y))

    def __lt__(self, other):
        return self.x < other.x

    def __abs__(self):
        return math.sqrt(self.x * self.x + self.y * self.y)

    def __bool__(self):
        return self.x != 0 or self.y != 0

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    @property
    def length(self):
        return self.x + self.y

    @length.setter
    def length(self, value):
        self.x = value

    @staticmethod
    def zero():
        return Vector(0, 0)

    @classmethod
    def unit(cls):
        return cls(1, 0)


class Matrix:
    def __init__(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.values = [0.0] * (rows * columns)

    def __getitem__(self, place):
        row, column = place
        return self.values[row * self.columns + column]

    def __setitem__(self, place, value):
        row, column = place
        self.values[row * self.columns + column] = value

    def __len__(self):
        return self.rows

    def __contains__(self, value):
        return value in self.values

    def __call__(self, factor):
        return factor * self.rows


class Sequence:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]

    def __len__(self):
        return len(self.items)


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left <= 0:
            raise StopIteration
        self.left -= 1
        return self.left


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class LinkedList:
    def __init__(self):
        self.head = None
        self.size = 0

    def push(self, value):
        self.head = Node(value, self.head)
        self.size += 1

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size


class Shape:
    def area(self):
        return 0

    def describe(self):
        return self.area() + 1


class Square(Shape):
    def __init__(self, side):
        super().__init__()
        self.side = side

    def area(self):
        return self.side * self.side

    def describe(self):
        return super().describe() + 1


class Managed:
    def __enter__(self):
        return self

    def __exit__(self, *failure):
        return False


class Fallback:
    def __getattr__(self, name):
        return len(name)


def call_method():
    s = Square(3)
    total = 0
    for i in range(100000):
        total += s.area()
    return total


def call_super():
    s = Square(3)
    total = 0
    for i in range(30000):
        total += s.describe()
    return total


def make_instances():
    for i in range(60000):
        v = Vector(i, i)
    return v.x


def operators():
    v = Vector(0, 0)
    w = Vector(1, 2)
    for i in range(20000):
        v = v + w * 2
        v = -v
    return repr(v)


def operator_reflected():
    w = Vector(1, 2)
    total = 0
    for i in range(20000):
        total += (2 * w).x
    return total


def compare_equal():
    a, b = Vector(1, 2), Vector(1, 3)
    count = 0
    for i in range(40000):
        if a == b:
            count += 1
        if a != b:
            count += 2
    return count


def compare_less():
    a, b = Vector(1, 2), Vector(2, 3)
    count = 0
    for i in range(80000):
        if a < b:
            count += 1
        if b > a:
            count += 1
    return count


def compare_value():
    a, b = Vector(1, 2), Vector(2, 3)
    count = 0
    for i in range(80000):
        count += a < b
    return count


def truth():
    a, b = Vector(1, 2), Vector(0, 0)
    count = 0
    for i in range(60000):
        if a:
            count += 1
        if not b:
            count += 1
    return count


def item_get():
    m = Matrix(4, 4)
    total = 0.0
    for i in range(60000):
        total += m[1, 2]
    return total


def item_set():
    m = Matrix(4, 4)
    for i in range(60000):
        m[1, 2] = i
    return m[1, 2]


def item_get_plain():
    s = Sequence(list(range(10)))
    total = 0
    for i in range(100000):
        total += s[3]
    return total


def length():
    m = Matrix(4, 4)
    total = 0
    for i in range(100000):
        total += len(m)
    return total


def contains():
    m = Matrix(2, 2)
    count = 0
    for i in range(80000):
        if 0.0 in m:
            count += 1
    return count


def call_instance():
    m = Matrix(2, 2)
    total = 0
    for i in range(100000):
        total += m(i)
    return total


def property_get():
    v = Vector(1, 2)
    total = 0
    for i in range(100000):
        total += v.length
    return total


def property_set():
    v = Vector(1, 2)
    for i in range(100000):
        v.length = i
    return v.x


def static_and_class_methods():
    for i in range(30000):
        a = Vector.zero()
        b = Vector.unit()
    return a.x + b.x


def fallback_attribute():
    f = Fallback()
    total = 0
    for i in range(60000):
        total += f.anything
    return total


def dict_of_instances():
    table = {}
    for i in range(15000):
        v = Vector(i % 100, 1)
        table[v] = table.get(v, 0) + 1
    return len(table)


def set_of_instances():
    seen = set()
    for i in range(15000):
        seen.add(Vector(i % 100, 1))
    return len(seen)


def sort_instances():
    values = [Vector((i * 7919) % 1009, i) for i in range(4000)]
    return [v.x for v in sorted(values)[:3]]


def sort_by_key():
    values = [(i * 7919) % 10007 for i in range(40000)]
    return sorted(values, key=lambda v: -v)[:3]


def sort_pairs_by_key():
    values = [((i * 7919) % 10007, i) for i in range(30000)]
    return sorted(values, key=lambda pair: pair[1])[:2]


def max_by_key():
    values = [(i * 7919) % 10007 for i in range(60000)]
    return max(values, key=lambda v: v % 100)


def map_lambda():
    return sum(map(lambda v: v * 2, range(80000)))


def filter_lambda():
    return len(list(filter(lambda v: v % 2, range(80000))))


def reduce_lambda():
    return functools.reduce(lambda a, b: a + b, range(80000))


def iterator_class():
    total = 0
    for value in Countdown(60000):
        total += value
    return total


def sequence_class():
    total = 0
    for value in Sequence(list(range(60000))):
        total += value
    return total


def linked_list():
    items = LinkedList()
    for i in range(30000):
        items.push(i)
    total = 0
    for value in items:
        total += value
    return total + len(items)


def generator_loop():
    def numbers(n):
        for i in range(n):
            yield i

    total = 0
    for value in numbers(150000):
        total += value
    return total


def generator_sum():
    return sum(i * i for i in range(120000))


def generator_any():
    return any(i < 0 for i in range(120000))


def generator_list():
    def numbers(n):
        for i in range(n):
            yield i

    return len(list(numbers(120000)))


def generator_next():
    def numbers():
        i = 0
        while True:
            yield i
            i += 1

    g = numbers()
    total = 0
    for i in range(80000):
        total += next(g)
    return total


def yield_from():
    def inner(n):
        for i in range(n):
            yield i

    def outer(n):
        yield from inner(n)

    total = 0
    for value in outer(60000):
        total += value
    return total


def try_without_exception():
    total = 0
    for i in range(200000):
        try:
            total += i
        except ValueError:
            total = 0
    return total


def try_with_exception():
    count = 0
    for i in range(15000):
        try:
            raise ValueError("no")
        except ValueError as error:
            count += 1
    return count


def try_key_error():
    table = {}
    count = 0
    for i in range(20000):
        try:
            table["missing"]
        except KeyError:
            count += 1
    return count


def try_finally():
    total = 0
    for i in range(150000):
        try:
            total += 1
        finally:
            total += 1
    return total


def with_statement():
    manager = Managed()
    total = 0
    for i in range(40000):
        with manager:
            total += 1
    return total


def string_building():
    text = ""
    for i in range(40000):
        text += "ab"
    return len(text)


def string_join():
    return len(",".join([str(i) for i in range(60000)]))


def f_strings():
    parts = []
    for i in range(25000):
        parts.append(f"{i}: {i * 0.5:.2f} {'x'!r} {i:>5}")
    return len("".join(parts))


def f_strings_plain():
    name = "value"
    total = 0
    for i in range(60000):
        total += len(f"{name}={i}")
    return total


def percent_format():
    total = 0
    for i in range(30000):
        total += len("%d %s %.2f" % (i, "a", 1.5))
    return total


def format_method():
    total = 0
    for i in range(30000):
        total += len("{} {:>5}".format(i, "a"))
    return total


def string_methods():
    count = 0
    for i in range(40000):
        s = " Hello World "
        if s.strip().lower().startswith("hello"):
            count += 1
    return count


def string_split():
    text = "the quick brown fox jumps over the lazy dog"
    count = 0
    for i in range(20000):
        count += len(text.split())
    return count


def string_walk():
    text = "the quick brown fox" * 10
    count = 0
    for _ in range(500):
        for c in text:
            if c in "aeiou":
                count += 1
    return count


def string_index():
    text = "the quick brown fox" * 10
    count = 0
    for _ in range(500):
        for i in range(len(text)):
            if text[i] == "o":
                count += 1
    return count


def list_comprehension():
    total = 0
    for _ in range(20):
        total += len([i * 2 for i in range(10000) if i % 3])
    return total


def dict_comprehension():
    total = 0
    for _ in range(10):
        total += len({i: i * i for i in range(10000)})
    return total


def set_comprehension():
    total = 0
    for _ in range(10):
        total += len({i % 1000 for i in range(10000)})
    return total


def nested_comprehension():
    total = 0
    for _ in range(10):
        total += len([[i * j for j in range(100)] for i in range(100)])
    return total


def closures():
    def counter():
        count = 0

        def add(n):
            nonlocal count
            count += n
            return count

        return add

    add = counter()
    for i in range(120000):
        result = add(1)
    return result


def make_closures():
    total = 0
    for i in range(60000):
        f = lambda v: v + i
        total += f(1)
    return total


def default_arguments():
    def f(a, b=2, c=3):
        return a + b + c

    total = 0
    for i in range(80000):
        total += f(i)
    return total


def keyword_arguments():
    def f(a, b=2, c=3):
        return a + b + c

    total = 0
    for i in range(80000):
        total += f(i, c=4)
    return total


def star_arguments():
    def f(*args):
        return len(args)

    total = 0
    for i in range(80000):
        total += f(i, 2, 3)
    return total


def star_call():
    def f(a, b, c):
        return a + b + c

    args = (1, 2, 3)
    total = 0
    for i in range(80000):
        total += f(*args)
    return total


def keyword_star_arguments():
    def f(**kwargs):
        return len(kwargs)

    total = 0
    for i in range(50000):
        total += f(a=1, b=2)
    return total


def keyword_star_call():
    def f(a, b):
        return a + b

    kwargs = {"a": 1, "b": 2}
    total = 0
    for i in range(50000):
        total += f(**kwargs)
    return total


def decorated():
    def twice(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            return f(*args, **kwargs) * 2

        return wrapper

    @twice
    def f(a):
        return a + 1

    total = 0
    for i in range(40000):
        total += f(i)
    return total


def recursion():
    def depth(n):
        return 0 if n == 0 else 1 + depth(n - 1)

    total = 0
    for i in range(300):
        total += depth(300)
    return total


def memoized():
    @functools.lru_cache(maxsize=None)
    def f(n):
        return n if n < 2 else f(n - 1) + f(n - 2)

    total = 0
    for i in range(60000):
        total += f(30)
    return total


def is_instance():
    v = Vector(1, 2)
    count = 0
    for i in range(120000):
        if isinstance(v, Vector) and not isinstance(i, (str, float)):
            count += 1
    return count


def type_checks():
    count = 0
    for i in range(120000):
        if type(i) is int and i is not None:
            count += 1
    return count


def list_append():
    for _ in range(10):
        items = []
        for i in range(15000):
            items.append(i)
    return len(items)


def list_slices():
    items = list(range(100))
    total = 0
    for i in range(60000):
        total += len(items[10:20])
    return total


def list_pop_insert():
    items = list(range(50))
    for i in range(60000):
        items.append(items.pop(0))
    return len(items)


def list_index_loop():
    items = list(range(1000))
    total = 0
    for _ in range(100):
        for i in range(len(items)):
            total += items[i]
    return total


def enumerate_loop():
    items = list(range(1000))
    total = 0
    for _ in range(100):
        for i, item in enumerate(items):
            total += i * item
    return total


def zip_loop():
    items = list(range(1000))
    total = 0
    for _ in range(100):
        for a, b in zip(items, items):
            total += a * b
    return total


def dict_items_loop():
    table = {i: i * 2 for i in range(1000)}
    total = 0
    for _ in range(100):
        for key, value in table.items():
            total += key + value
    return total


def dict_of_strings():
    names = ["n%d" % i for i in range(100)]
    table = {}
    for i in range(100000):
        name = names[i % 100]
        table[name] = table.get(name, 0) + 1
    return len(table)


def dict_setdefault():
    table = {}
    for i in range(60000):
        table.setdefault(i % 100, []).append(i)
    return len(table)


def set_operations():
    a, b = set(range(100)), set(range(50, 150))
    total = 0
    for i in range(5000):
        total += len(a & b) + len(a | b)
    return total


def set_adds():
    seen = set()
    count = 0
    for i in range(100000):
        if i % 1000 not in seen:
            seen.add(i % 1000)
    return len(seen)


def tuple_unpacking():
    a, b = 1, 2
    for i in range(200000):
        a, b = b, a + 1
    return a


def tuple_building():
    total = 0
    for i in range(100000):
        pair = (i, i + 1)
        total += pair[0]
    return total


COUNTER = 0


def global_variable():
    global COUNTER
    COUNTER = 0
    for i in range(200000):
        COUNTER += 1
    return COUNTER


def while_loop():
    i = 0
    while i < 300000:
        i += 1
    return i


def float_arithmetic():
    x = 0.5
    for i in range(200000):
        x = 3.5 * x * (1.0 - x)
    return x


def integer_arithmetic():
    total = 0
    for i in range(200000):
        total = (total + i * 3) % 1000003
    return total


def integer_mixed():
    total = 0
    for i in range(1, 100000):
        total += i // 3 + (i ^ 5) - (i << 1) + i % 7
    return total


def power_and_division():
    total = 0.0
    for i in range(1, 80000):
        total += (i ** 2) / (i + 1)
    return total


def big_integers():
    total = 1
    for i in range(1, 600):
        total *= i
    return total % 1000007


def builtin_math():
    total = 0.0
    for i in range(80000):
        total += math.sqrt(i) + abs(-i) + min(i, 5)
    return total


def conversions():
    total = 0
    for i in range(60000):
        total += int(str(i)) + int(float(i))
    return total


def conditional_chain():
    count = 0
    for i in range(150000):
        if i % 3 == 0 and i % 5 == 0:
            count += 1
        elif i % 3 == 0 or 10 < i < 20:
            count += 2
    return count


def matrix_product():
    n = 30
    a = [[i * j % 7 for j in range(n)] for i in range(n)]
    b = [[i + j for j in range(n)] for i in range(n)]
    return sum(sum(a[i][k] * b[k][j] for k in range(n)) for i in range(n) for j in range(n))


def matrix_loops():
    n = 40
    a = [[i * j % 7 for j in range(n)] for i in range(n)]
    c = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            for k in range(n):
                c[i][j] += a[i][k] * a[k][j]
    return c[3][3]


def bubble_sort():
    items = [(i * 7919) % 1009 for i in range(300)]
    for i in range(len(items)):
        for j in range(len(items) - 1 - i):
            if items[j] > items[j + 1]:
                items[j], items[j + 1] = items[j + 1], items[j]
    return items[:3]


def sieve():
    n = 60000
    flags = [True] * n
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            for j in range(i * i, n, i):
                flags[j] = False
    return sum(flags)


def match_statement():
    count = 0
    for i in range(40000):
        match (i % 3, i):
            case (0, _):
                count += 1
            case (1, x):
                count += 2
            case _:
                count += 3
    return count


CASES = [f for f in list(globals().values()) if type(f) is type(sieve) and f.__module__ == "__main__"]
for case in CASES:
    case()
    times = []
    for _ in range(3):
        start = time.process_time()
        result = case()
        times.append(time.process_time() - start)
    print(case.__name__, min(times), result)
