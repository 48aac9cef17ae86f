# Plain objects that the VM handles by itself, and those that are nearly plain.
# dict keys
d = {}
class K:
    def __init__(s, h): s.h = h
    def __hash__(s): return s.h
    def __eq__(s, o): print("eq", s.h, type(o).__name__); return isinstance(o, int) and o == s.h
d[K(5)] = 'k5'
print(5 in d, d.get(5), d.get(5.0), d.get(6, 'no'))
d[5] = 'x'
print(len(d), d[5])
d = {1: 'a', (1, 2): 'b', ('x', 1): 'c', (1, 2.0, 'z'): 'd', (1, (2, 3)): 'e'}
print(d[1.0], d[True], d[(1.0, 2)], d[(True, 2)], d[('x', 1)], d[(1, 2, 'z')], d[(1, (2, 3))], (1, 2) in d, (2, 1) in d, d.get((9, 9), 'none'))
try: d[(1, [])]
except TypeError as e: print(e)
try: d[(4, 'q')]
except KeyError as e: print(repr(e))
d[(1.0, 2)] = 'bb'; print(d[(1, 2)], list(d)[1])
for i in range(100): d[i] = i
for i in range(0, 100, 3): del d[i]
print([i for i in range(100) if i in d][:10], len(d))
d.clear(); print(d.get(1), 1 in d)
d[1] = 2; print(d, d.pop(1), d, d.get(1))
class D(dict):
    def __missing__(s, k): return ('m', k)
    def get(s, *a): return 'own'
x = D(a=1); print(x['b'], x.get('a'), dict.get(x, 'a'), x[(1, 2)])
class L(list):
    def append(s, v): super().append(v * 2)
    def __len__(s): return 77
l = L(); l.append(3); print(l, len(l), list.append(l, 1), l)
class S(str):
    def __len__(s): return 5
    def __eq__(s, o): return 'EQ'
    def __hash__(s): return 1
print(len(S('ab')), S('ab') == 'ab', 'ab' == S('ab'), {S('q'): 1})
# redefined globals while called
def f(n): return n + 1
def g(): return [f(i) for i in range(3)]
def h():
    r = 0
    for i in range(3): r += f(i)
    return r
print(h(), g())
f = lambda n: n * 10
print(h(), g())
f = len
try: print(h())
except TypeError as e: print(e)
def f(n, m=3): return n * m
print(h())
def f(n): global f; f = None; return n
try: h()
except TypeError as e: print(e)
def f(n): return n
print(h()); del f
try: h()
except NameError as e: print(e)
extra = 1
def f(n): return n - 1
print(h())
for name in "abcdefghijklmnop": globals()[name * 3] = 1
print(h())
exec("def f(n): return 5"); print(h())
# len etc. shadowed
print([len(q) for q in ([1], 'ab', (1, 2, 3), {1: 2}, {1, 2}, range(4), b'xy')])
_len = len
def len(q): return 'mine'
print(len([1])); del len
print(len([1]))
try: len()
except TypeError as e: print(e)
try: len([1], [2])
except TypeError as e: print(e)
try: [].append()
except TypeError as e: print(e)
try: [].append(1, 2)
except TypeError as e: print(e)
try: {}.get()
except TypeError as e: print(e)
try: {}.get([])
except TypeError as e: print(e)
try: isinstance(1)
except TypeError as e: print(e)
try: isinstance(1, 2)
except TypeError as e: print(e)
class M(type):
    def __instancecheck__(c, o): return 'yes'
class Q(metaclass=M): pass
print(isinstance(3, Q), isinstance(Q(), Q), isinstance(True, int), isinstance(1, (str, int)), isinstance(None, type(None)), isinstance(3, int | str), isinstance(1.5, object))
a = []
a.append(a); print(a); b = a.append; b(1); print(len(a))
x = y = 'hello'; l = []; l.append(x); print(x, l, y)
for s in ['', 'a', 'abcdefg', 'abcdefgh', 'abcdefghi', 'abcdefghijklmno', 'abcdefghijklmnop', 'abcdefghijklmnopq', 'é', 'éééééééé', 'a' * 7 + 'é', '日本', '\0', 'a\0', '\0\0']:
    print(len(s), hash(s), s == s[:], (s + 'x')[:-1] == s, {s: 1}[(' ' + s)[1:]], s.upper().lower() == s, s.encode()[-3:])
print('a' == 'a\0', {'a': 1, 'a\0': 2}, len({'a', 'a\0', 'a\0\0'}))
print(str(5) + str(-5) + str(10) + repr(7) + f'{3}' + '%d' % 4, [str(i) for i in range(12)])
class N:
    def __init__(s): s.me = s; s.f = lambda: s
class F:
    n = 0
    def __init__(s): s.me = s
    def __del__(s): F.n += 1
keep = [N() for i in range(50)]
for i in range(30000): N()
for i in range(200): F()
big = [[i] for i in range(20000)]; keep.append(big)
for i in range(20000): t = (N(), {1: N()}, [big], {i}); 
print(len(keep), keep[0].f() is keep[0], keep[3].me.me is keep[3], big[777])
def gen(n):
    for i in (1, 2, 3): yield (i, n)
for p, q in gen(4): print(p, q, end=' ')
for z in (1, 'b', (2,)): print(z, end=' ')
it = iter((1, 2)); print(next(it), list(it), next(it, 'end'))
class T(tuple):
    def __iter__(s): return iter('sub')
for z in T((1, 2)): print(z, end=' ')
def outer():
    v = 1
    def inc():
        nonlocal v
        v += 1
        return v
    inc(); inc(); print(v)
    def un():
        return w
    try: un()
    except NameError as e: print(e)
    w = 1; print(un()); del w
    try: un()
    except NameError as e: print(e)
outer()
class P:
    pass
for i in range(3):
    p = P(); p.a = i; P.b = i; print(p.a, p.b, vars(p))
print({(i, str(j)): i * j for i in range(3) for j in range(2)})
print(sorted({('a', 1), ('a', 0), ('b', 1)}), {(1, 2), (1.0, 2), (True, 2)})
