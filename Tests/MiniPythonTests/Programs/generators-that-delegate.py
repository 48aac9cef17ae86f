# Generators that delegate to generators, entered by loops, next() and native functions.
def inner(n):
    for i in range(n):
        got = yield i
        if got is not None:
            print("inner got", got)
    return n * 10


def outer(n):
    first = yield from inner(n)
    print("returned", first)
    second = yield from inner(2)
    return first + second


def deep(n):
    if n == 0:
        yield "bottom"
        return "end"
    return (yield from deep(n - 1)) + str(n)


def result():
    value = yield from outer(3)
    print("result", value)
    text = yield from deep(5)
    print(text)
    yield from [7, 8]
    yield from ()
    yield "last"


for value in result():
    print(value)
print(list(result()))
print(sum(outer(4)), tuple(deep(3)), sorted(inner(3), reverse=True), max(outer(2)))
print([x for x in outer(2)], {x: x for x in outer(2)}, dict(zip(inner(3), outer(3))))
generator = outer(3)
print(next(generator), generator.send("a"), generator.send(None), next(generator))
print(generator.gi_yieldfrom is not None, generator.gi_running)
print(list(generator))


def failing():
    yield 1
    raise ValueError("inner")


def guarded():
    try:
        yield from failing()
    except ValueError as error:
        print("caught", error)
        yield "after"
    finally:
        print("finally")


print(list(guarded()))
for value in guarded():
    print(value)


def unguarded():
    yield from failing()


def top():
    yield from unguarded()


try:
    for value in top():
        print(value)
except ValueError as error:
    trace = error.__traceback__
    names = []
    while trace is not None:
        names.append(trace.tb_frame.f_code.co_name)
        trace = trace.tb_next
    print(names)


def catcher():
    while True:
        try:
            yield "ready"
        except KeyError as error:
            yield ("key", error.args)
        except GeneratorExit:
            print("closed")
            raise


def passing():
    try:
        yield from catcher()
    finally:
        print("passing ends")


generator = passing()
for value in generator:
    print(value)
    break
print(generator.throw(KeyError("k")))
for value in generator:
    print(value)
    break
generator.close()
print(list(generator))


def stops():
    raise StopIteration("x")
    yield


def through():
    yield from stops()


try:
    for value in through():
        print(value)
except RuntimeError as error:
    print(error, repr(error.__cause__))


def self_referring():
    yield from itself


itself = self_referring()
try:
    for value in itself:
        pass
except ValueError as error:
    print(error)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("done")
        self.n -= 1
        return self.n


def counts():
    print("value", (yield from Countdown(2)))
    shared = inner(4)
    print(next(shared))
    yield from shared
    yield from shared


for value in counts():
    print(value)


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree((((None, 1, None), 2, None), 3, ((None, 4, None), 5, (None, 6, None))))))
for value in tree(((None, 1, None), 2, (None, 3, None))):
    for other in tree((None, value, None)):
        print(value, other, end=" ")
print()


def in_with():
    class Manager:
        def __enter__(self):
            print("enter")

        def __exit__(self, *details):
            print("exit", details[0])

    with Manager():
        yield from inner(2)


for value in in_with():
    print(value)
generator = in_with()
print(next(generator))
del generator


def handling():
    try:
        raise KeyError("outer")
    except KeyError:
        yield from inner(2)
        try:
            raise
        except KeyError as error:
            print("again", error)


for value in handling():
    print(value)
