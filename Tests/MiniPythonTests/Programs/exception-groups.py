# ExceptionGroup basics
try:
    raise ExceptionGroup("several", [ValueError(1), TypeError("x"), ExceptionGroup("inner", [KeyError("k"), ValueError(2)])])
except* ValueError as eg:
    print("values", repr(eg), eg.exceptions)
except* TypeError as eg:
    print("types", eg.exceptions)
except* KeyError as eg:
    print("keys", repr(eg))
eg = ExceptionGroup("top", [ValueError("a"), TypeError("b"), ExceptionGroup("nested", [ValueError("c"), OSError("d")])])
print(eg)
print(repr(eg))
print(str(eg), eg.message, len(eg.exceptions))
m, rest = eg.split(ValueError)
print(repr(m)); print(repr(rest))
print(repr(eg.subgroup(lambda e: isinstance(e, OSError))))
print(eg.subgroup(KeyError))
print(eg.split(KeyError))
print(isinstance(eg, Exception), ExceptionGroup.__mro__, BaseExceptionGroup.__bases__)
print(type(BaseExceptionGroup("x", [ValueError()])), type(BaseExceptionGroup("x", [KeyboardInterrupt()])))
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x"), lambda: ExceptionGroup("x", 5), lambda: eg.split(3), lambda: eg.subgroup("x")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class MyG(ExceptionGroup):
    def derive(self, excs): return MyG(self.message + "!", excs)
g = MyG("mine", [ValueError(1), TypeError(2)])
print(repr(g.split(ValueError)))
g.add_note("note")
print(g.subgroup(ValueError).__notes__)
import traceback
def f(): raise ValueError("bad value")
def g(): raise TypeError("bad type")
def run():
    errs = []
    for fn in (f, g):
        try: fn()
        except Exception as e: errs.append(e)
    raise ExceptionGroup("tasks failed", errs)
try: run()
except ExceptionGroup as e:
    print("".join(traceback.format_exception_only(type(e), e)))
    for x in e.exceptions: print(type(x), x)
def handle(exc):
    try:
        try:
            raise exc
        except* ValueError as e:
            print("caught V", e.exceptions)
        except* (TypeError, KeyError) as e:
            print("caught TK", e.exceptions)
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as e:
        print("left", repr(e))
handle(ValueError(1))
handle(OSError(2))
handle(ExceptionGroup("g", [ValueError(1), OSError(2)]))
handle(ExceptionGroup("g", [KeyError(1), TypeError(2)]))
try:
    pass
except* ValueError: print("no")
else: print("else")
try:
    try: raise ExceptionGroup("g", [ValueError(1), OSError(2)])
    except* ValueError: raise RuntimeError("new")
except BaseException as e: print(repr(e), [repr(x.__context__) for x in e.exceptions])
try:
    try: raise ExceptionGroup("g", [ValueError(1), OSError(2)])
    except* ValueError as e: raise
except BaseException as e: print(repr(e))
try:
    try: raise ValueError
    except* ExceptionGroup: pass
except BaseException as e: print(repr(e))
for src in ["try: pass\nexcept* : pass", "try: pass\nexcept* ValueError: pass\nexcept TypeError: pass", "try: pass\nexcept ValueError: pass\nexcept* TypeError: pass",
  "for i in [1]:\n  try: pass\n  except* ValueError: continue", "for i in [1]:\n  try: pass\n  except* ValueError: break","def f():\n  try: pass\n  except* ValueError: return 1", "try: pass\nexcept* ValueError as x.y: pass", "try: pass\nexcept *ValueError, TypeError: pass", "try:\n  pass\nexcept* ValueError\n  pass"]:
    try: compile(src, "x", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
import traceback
try:
    raise ExceptionGroup("eg", [ValueError(1), ExceptionGroup("in", [TypeError(2), KeyError("x")])])
except ExceptionGroup as e:
    s = traceback.format_exc()
    print(s)
class Tagged(ExceptionGroup):
    def __new__(cls, message, excs, tag):
        made = super().__new__(cls, message, excs)
        made.tag = tag
        return made
    def derive(self, excs): return Tagged(self.message, excs, self.tag)
t = Tagged("m", [ValueError(1), OSError(2)], "T")
print(t.split(OSError), t.tag, t.subgroup(ValueError).tag, t.args)
def f():
    for i in range(3):
        try:
            raise ExceptionGroup("g", [ValueError(i)])
        except* ValueError as e:
            for x in e.exceptions:
                if x.args[0] == 1: break
            else:
                print("no one", e)
    return "done"
print(f())
try:
    try:
        raise ExceptionGroup("outer", [ExceptionGroup("in", [ValueError(1), KeyError(2)]), TypeError(3)])
    except* ValueError as e:
        raise RuntimeError("while handling") from e
    except* TypeError:
        raise
except* (RuntimeError, KeyError) as e:
    print(repr(e), [repr(x) for x in e.exceptions])
except* TypeError as e:
    print("types", repr(e))
try: e
except NameError as x: print(x)
try:
    try: 1 / 0
    except* ZeroDivisionError as g:
        print(repr(g), g.message == "", repr(g.exceptions[0]))
        raise
except ExceptionGroup as again: print("again", repr(again))
def gen():
    try:
        yield 1
    except* ValueError as e:
        yield len(e.exceptions)
    finally: print("closed")
g = gen(); next(g); print(g.throw(ExceptionGroup("x", [ValueError(), ValueError()]))); g.close()
print([c.__name__ for c in ExceptionGroup.__mro__], ExceptionGroup[ValueError], issubclass(ExceptionGroup, Exception))
