// copy: shallow and deep copies.

enum CopyModule {
  static func make() throws -> ModuleObject { try PythonSource.module("copy", source) }

  private static let source = #"""
    __all__ = ["Error", "copy", "deepcopy"]


    class Error(Exception):
        pass


    error = Error
    _ATOMIC = frozenset([
        type(None), type(...), type(NotImplemented), int, float, bool, complex, str, bytes, type, range, property,
        type(len), type(lambda: 0), slice,
    ])


    def _refused(x):
        return TypeError(f"cannot pickle '{type(x).__name__}' object")


    def _slots(x):
        found = {}
        for base in type(x).__mro__:
            slots = base.__dict__.get("__slots__", ())
            for name in (slots,) if isinstance(slots, str) else slots:
                if name not in ("__dict__", "__weakref__") and hasattr(x, name):
                    found[name] = getattr(x, name)
        return found


    def _made_like(x, part):
        # What object.__reduce_ex__(4) describes: the same class, its items, its __dict__ and its slots.
        cls = type(x)
        arguments = getattr(cls, "__getnewargs__", None)
        if isinstance(x, BaseException):
            made = cls(*part(x.args))
        elif arguments is not None:
            made = cls.__new__(cls, *part(arguments(x)))
        elif isinstance(x, tuple):
            made = cls.__new__(cls, part(tuple(x)))
        elif isinstance(x, (int, float, complex, str, bytes)) and cls.__new__ is not object.__new__:
            for base in (int, float, complex, str, bytes):
                if isinstance(x, base):
                    made = base.__new__(cls, x)
        elif isinstance(x, bytearray):
            made = cls(bytes(x))
        elif isinstance(x, (set, frozenset)):
            made = cls(part(list(x)))
        elif cls.__module__ == "builtins" or isinstance(x, type(copy)):
            raise _refused(x)
        else:
            made = cls.__new__(cls)
        return made


    def copy(x):
        """Shallow copy operation on arbitrary Python objects."""
        cls = type(x)
        if cls in _ATOMIC or issubclass(cls, type) or cls is tuple or cls is frozenset:
            return x
        if cls is list or cls is dict or cls is set or cls is bytearray:
            return x.copy()
        method = getattr(cls, "__copy__", None)
        if method is not None:
            return method(x)
        if _is_atomic_kind(x):
            return x
        made = _reduced(x, lambda value: value)
        if made is not None:
            return made
        made = _made_like(x, lambda value: value)
        if isinstance(x, list):
            for item in x:
                made.append(item)
        elif isinstance(x, dict):
            for name, value in x.items():
                made[name] = value
        _restore(x, made, lambda value: value)
        return made


    def _is_atomic_kind(x):
        return type(x).__name__ in (
            "module", "builtin_function_or_method", "method-wrapper", "method_descriptor", "wrapper_descriptor", "GenericAlias",
            "UnionType", "code", "cell", "getset_descriptor", "TypeVar",
        ) and type(x).__module__ in ("builtins", "types", "typing")


    def _reduced(x, part):
        reduce = getattr(type(x), "__reduce__", None)
        if reduce is None or reduce is getattr(object, "__reduce__", None):
            return None
        answer = reduce(x)
        if isinstance(answer, str):
            return x
        made = answer[0](*part(answer[1]))
        if len(answer) > 2 and answer[2] is not None:
            state = part(answer[2])
            if hasattr(made, "__setstate__"):
                made.__setstate__(state)
            else:
                made.__dict__.update(state)
        return made


    def _restore(x, made, part):
        get_state = getattr(type(x), "__getstate__", None)
        if get_state is not None and get_state is not getattr(object, "__getstate__", None):
            state = part(get_state(x))
            if hasattr(made, "__setstate__"):
                made.__setstate__(state)
            elif state:
                made.__dict__.update(state)
            return
        state = getattr(x, "__dict__", None)
        slots = _slots(x)
        if state or slots:
            method = getattr(type(made) if isinstance(made, BaseException) else made, "__setstate__", None)
            if method is not None:
                method((part(state), part(slots)) if slots else part(state))
                return
        if state:
            made.__dict__.update(part(state))
        for name, value in slots.items():
            object.__setattr__(made, name, part(value))


    def deepcopy(x, memo=None):
        """Deep copy operation on arbitrary Python objects."""
        cls = type(x)
        if cls in _ATOMIC:
            if memo is not None and type(memo) is not dict:
                memo.get
            return x
        if memo is None:
            memo = {}
        key = id(x)
        found = memo.get(key, memo)
        if found is not memo:
            return found
        if cls is list:
            made = []
            memo[key] = made
            for item in x:
                made.append(deepcopy(item, memo))
        elif cls is dict:
            made = {}
            memo[key] = made
            for name, value in x.items():
                made[deepcopy(name, memo)] = deepcopy(value, memo)
        elif cls is tuple:
            items = [deepcopy(item, memo) for item in x]
            if key in memo:
                return memo[key]
            made = x if all(a is b for a, b in zip(items, x)) else tuple(items)
        elif cls is set or cls is frozenset:
            made = cls([deepcopy(item, memo) for item in x])
        elif issubclass(cls, type) or _is_atomic_kind(x):
            return x
        else:
            made = _deep(x, cls, key, memo)
            if made is x:
                return x
        memo[key] = made
        memo.setdefault(id(memo), []).append(x)
        return made


    def _deep(x, cls, key, memo):
        method = getattr(cls, "__deepcopy__", None)
        if method is not None:
            return method(x, memo)
        if cls.__name__ == "method" and cls.__module__ == "builtins":
            return cls(x.__func__, deepcopy(x.__self__, memo))

        def part(value):
            return deepcopy(value, memo)

        made = _reduced(x, part)
        if made is not None:
            return made
        made = _made_like(x, part)
        memo[key] = made
        if isinstance(x, list):
            for item in x:
                list.append(made, part(item))
        elif isinstance(x, dict):
            for name, value in x.items():
                dict.__setitem__(made, part(name), part(value))
        _restore(x, made, part)
        return made
    """#
}
