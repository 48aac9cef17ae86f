# bytearray, and the methods of bytes that work on letters.
b = bytearray(b"hello")
b[0] = 72
b += b" world"
b.extend([33, 33])
del b[-1]
b[1:5] = b"ELLO"
print(b, len(b), b.upper(), b.split(), b.find(b"w"), b == b"HELLO world!", bytes(b)[:3], b.decode())
b.insert(0, 62); b.append(60); print(b.pop(), b.pop(0), b.remove(72), b); b.reverse(); print(b, b[::2], b * 2, b"x" + b, b + b"x")
c = b.copy(); c.clear(); print(c, b != c, isinstance(b, bytearray), bytearray("é", "utf-8"), bytearray(2), bytearray([1, 2]))
print(b"hello World".title(), b"heLLo".capitalize(), b"7".zfill(3), b"-7".zfill(4), b"a\tb".expandtabs(4), b"Ab Cd".istitle())
print(b"hello".translate(bytes.maketrans(b"el", b"ip"), b"h"), bytes.maketrans(b"a", b"b")[97])
for f in [lambda: b.append(256), lambda: b.append("a"), lambda: bytearray().pop(), lambda: b[99], lambda: hash(b), lambda: bytearray("a"),
          lambda: b.remove(200), lambda: bytearray(-1), lambda: b.__setitem__(0, 300), lambda: b"a".translate(b"x"), lambda: b + "x"]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
