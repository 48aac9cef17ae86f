# The frames of an exception's traceback, outermost first.
import traceback
def show(f):
    try: f()
    except Exception as e:
        t = e.__traceback__; out = []
        while t: out.append((t.tb_frame.f_code.co_name, t.tb_lineno)); t = t.tb_next
        print(type(e).__name__, out)
def a():
    try: 1 / 0
    except ZeroDivisionError: raise
def b():
    try: 1 / 0
    except ZeroDivisionError as e: raise e
def c():
    try: 1 / 0
    finally: print("f")
def d():
    try:
        try: {}["k"]
        except KeyError as e: raise ValueError("v")
        finally: print("g")
    except ValueError as e: raise
def h():
    with open("zz.txt", "w"): int("x")
def r():
    raise
def i():
    try: 1 / 0
    except ZeroDivisionError: r()
def j():
    e = ValueError("once")
    for _ in range(2):
        try: raise e
        except ValueError: pass
    raise e
def k(): return [int(v) for v in "1x"]
def l(): return list(int(v) for v in "1x")
def m(): return sorted([1, 2], key=lambda v: v / 0)
class P:
    @property
    def p(self): return self.q
    def __add__(self, o): raise TypeError("add")
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError("exit")
def n(): return P().p
def o(): return P() + 1
def q():
    with P(): 1 / 0
for f in (a, b, c, d, h, i, j, k, l, m, n, o, q): show(f)
