"""Frames as inspect and sys show them: who called, with which variables."""
import inspect
import sys


class Base:
    def __init__(self):
        pass


class Shown(Base):
    def __init__(self, x, *args, k=1, **kw):
        super().__init__()
        y = 1
        print(locals().keys())
        frame = inspect.currentframe()
        print(frame.f_code.co_name, frame.f_lineno, list(frame.f_locals))
        print(frame.f_back.f_code.co_name, frame.f_back.f_locals is globals(), frame.f_globals is globals())
        found = inspect.getargvalues(frame)
        print(found.args, found.varargs, found.keywords, found.locals.keys())
        print(inspect.getframeinfo(frame).function, inspect.isframe(frame), inspect.isframe(1))
        print(inspect.stack()[0].function, inspect.stack()[1][3], inspect.stack()[1].lineno)
        print(sys._getframe().f_code is frame.f_code, sys._getframe(1).f_lineno)
        frame.f_locals["y"] = 5
        print(y, frame.f_locals["y"])
        y = 7
        del x
        print(frame.f_locals["y"], "x" in frame.f_locals, frame.f_lineno)
        for broken in (lambda: setattr(frame, "f_code", 1), lambda: type(frame)(), lambda: sys._getframe(1000)):
            try:
                broken()
            except Exception as error:
                print(type(error).__name__, error)


Shown(1, 2, z=3)


class HyperParameters:
    """Keeps the arguments of the caller as attributes, as lessons do."""

    def save_hyperparameters(self, ignore=()):
        frame = inspect.currentframe().f_back
        _, _, _, variables = inspect.getargvalues(frame)
        self.kept = {k: v for k, v in variables.items() if k not in {*ignore, "self"} and not k.startswith("_")}


class Model(HyperParameters):
    def __init__(self, width, depth=2, rate=0.1):
        self.save_hyperparameters(ignore=["rate"])


print(Model(8).kept)


def raised():
    try:
        1 / 0
    except ZeroDivisionError:
        kind, error, traceback = sys.exc_info()
        return kind, error.__traceback__ is not None, traceback.tb_lineno, traceback.tb_frame.f_code.co_name


print(raised())


def fails(x):
    doubled = x * 2
    raise ValueError(doubled)


def passes():
    z = 5
    try:
        fails(3)
    except KeyError:
        pass


try:
    passes()
except ValueError as e:
    step = e.__traceback__.tb_next
    while step:
        print(step.tb_frame.f_code.co_name, step.tb_lineno, step.tb_frame.f_locals, step.tb_frame.f_globals is globals())
        step = step.tb_next


def counting(start):
    seen = []
    yield start
    seen.append(start)
    yield start + 1


steps = counting(7)
for _ in range(2):
    print(steps.gi_frame.f_locals, next(steps), steps.gi_frame.f_lineno)
print(steps.gi_frame.f_locals)
print(list(steps), steps.gi_frame)
