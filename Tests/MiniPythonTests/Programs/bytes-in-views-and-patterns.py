# memoryview and regular expressions over bytes.
import re

view = memoryview(b"abcdef")
print(view[0], view[-1], len(view), view[1:3].tobytes(), view[::-2].tolist(), bytes(view[::2]), view.hex("-"))
print(view.nbytes, view.itemsize, view.format, view.ndim, view.shape, view[::2].strides, view.readonly, view.contiguous)
print(view == b"abcdef", view[1:] == memoryview(b"bcdef"), 97 in view, list(view)[:2], view.obj, hash(view) == hash(b"abcdef"))
data = bytearray(b"abcdef")
part = memoryview(data)[2:]
part[0] = 90
part[1:3] = b"YX"
print(data, part.tobytes(), part.readonly)
with memoryview(data) as inner:
    print(inner[0])


def attempt(body):
    try:
        print(repr(body()))
    except Exception as error:
        print(type(error).__name__, error)


def put(target, key, value):
    target[key] = value


attempt(lambda: put(view, 0, 1))
attempt(lambda: put(part, 0, 300))
attempt(lambda: put(part, 0, "a"))
attempt(lambda: put(part, slice(0, 2), b"abc"))
attempt(lambda: view[9])
attempt(lambda: view["a"])
attempt(lambda: inner[0])
attempt(lambda: memoryview("text"))
attempt(lambda: memoryview(5))
attempt(lambda: hash(memoryview(data)))

print(re.findall(rb"\w+", b"ab cd"), re.sub(rb"(a)(b)?", rb"<\1|\2>", b"aab"), re.split(rb",", b"1,2"))
print(re.match(rb"(?P<year>\d+)", b"2024-01").groupdict(), re.compile(rb"a", re.I), re.compile(rb"a").flags)
print(re.search(rb"\xff", b"a\xff"), re.escape(b"a.b"), re.sub(rb"a", lambda m: m[0].upper(), bytearray(b"banana")))
attempt(lambda: re.match("a", b"a"))
attempt(lambda: re.match(b"a", "a"))
attempt(lambda: re.sub(b"a", "b", b"a"))
attempt(lambda: re.compile(b"("))
