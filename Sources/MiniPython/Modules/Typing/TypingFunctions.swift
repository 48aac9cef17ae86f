// typing: functions that mark code and that look at annotations.

extension TypingModule {
  static let functions = #"""
    def cast(typ, val):
        """Cast a value to a type."""
        return val


    _overloads = {}


    def _overload_dummy(*args, **keywords):
        raise NotImplementedError(
            "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
            "module should always be followed by an implementation that is not @overload-ed.")


    def overload(func):
        """Decorator for overloaded functions/methods."""
        one = getattr(func, "__func__", func)
        try:
            _overloads.setdefault((one.__module__, one.__qualname__), {})[one.__code__.co_firstlineno] = func
        except AttributeError:
            pass
        return _overload_dummy


    def get_overloads(func):
        """Return all defined overloads for *func* as a sequence."""
        one = getattr(func, "__func__", func)
        return list(_overloads.get((one.__module__, one.__qualname__), {}).values())


    def clear_overloads():
        """Clear all overloads in the registry."""
        _overloads.clear()


    def _same(value):
        return value


    def final(f):
        """Decorator to indicate final methods and final classes."""
        try:
            f.__final__ = True
        except (AttributeError, TypeError):
            pass
        return f


    def no_type_check(arg):
        """Decorator to indicate that annotations are not type hints."""
        try:
            arg.__no_type_check__ = True
        except TypeError:
            pass
        return arg


    def dataclass_transform(**keywords):
        return _same


    def assert_never(arg, /):
        raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


    def assert_type(val, typ, /):
        return val


    def reveal_type(obj, /):
        import sys
        print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
        return obj


    def get_origin(tp):
        """Get the unsubscripted version of a type."""
        if isinstance(tp, _AnnotatedAlias):
            return Annotated
        if isinstance(tp, (_GenericAlias, _BuiltinAlias, _Alias)):
            return tp.__origin__
        if isinstance(tp, _UnionType):
            return _UnionType
        if tp is Generic:
            return Generic
        return None


    def get_args(tp):
        """Get type arguments with all substitutions performed."""
        if isinstance(tp, _AnnotatedAlias):
            return (tp.__origin__,) + tp.__metadata__
        if isinstance(tp, (_GenericAlias, _BuiltinAlias)):
            args = tp.__args__
            if isinstance(tp, _GenericAlias) and tp._head == "callable" and args[0] is not ...:
                return (list(args[:-1]), args[-1])
            return args
        if isinstance(tp, _UnionType):
            return tp.__args__
        return ()


    def is_typeddict(tp):
        return isinstance(tp, _TypedDictMeta)


    def _evaluated(value, space, names):
        """A hint with the classes that its strings name."""
        if isinstance(value, ForwardRef):
            value = value.__forward_arg__
        if isinstance(value, str):
            return _evaluated(_converted(eval(value, space, names)), space, names)
        if isinstance(value, (_GenericAlias, _BuiltinAlias, _UnionType)) and getattr(value, "__origin__", 0) is not Literal:
            args = tuple([_evaluated(arg, space, names) for arg in value.__args__])
            if all([a is b for a, b in zip(args, value.__args__)]):
                return value
            if isinstance(value, _BuiltinAlias):
                return _BuiltinAlias(value.__origin__, args)
            if isinstance(value, _UnionType):
                made = args[0]
                for arg in args[1:]:
                    made = made | arg
                return made
            if isinstance(value, _AnnotatedAlias):
                return _AnnotatedAlias(args[0], value.__metadata__)
            return type(value)(value.__origin__, args, value._name, value._head)
        return value


    def _stripped(value):
        """A hint without what Annotated, Required and NotRequired say of it."""
        if isinstance(value, _AnnotatedAlias):
            return _stripped(value.__origin__)
        if isinstance(value, _GenericAlias) and value.__origin__ in (Required, NotRequired):
            return _stripped(value.__args__[0])
        if isinstance(value, _GenericAlias) and value.__origin__ is not Literal:
            args = tuple(map(_stripped, value.__args__))
            return value if args == value.__args__ else type(value)(value.__origin__, args, value._name, value._head)
        if isinstance(value, _BuiltinAlias):
            args = tuple(map(_stripped, value.__args__))
            return value if args == value.__args__ else _BuiltinAlias(value.__origin__, args)
        return value


    def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
        """Return type hints for an object."""
        import sys
        if getattr(obj, "__no_type_check__", None):
            return {}
        hints = {}
        if isinstance(obj, type):
            sources = [(base, base.__dict__.get("__annotations__", {})) for base in reversed(obj.__mro__)]
        else:
            annotations = getattr(obj, "__annotations__", None)
            if annotations is None:
                if not callable(obj):
                    raise TypeError(f"{obj!r} is not a module, class, method, or function.")
                annotations = {}
            while hasattr(obj, "__wrapped__"):
                obj = obj.__wrapped__
            sources = [(obj, annotations)]
        for source, own in sources:
            space = globalns
            if space is None and isinstance(source, type):
                space = getattr(sys.modules.get(source.__module__), "__dict__", {})
            elif space is None:
                space = getattr(source, "__globals__", {})
            names = localns
            if names is None:
                names = dict(vars(source)) if isinstance(source, type) else space
            for name, value in own.items():
                hints[name] = _evaluated(type(None) if value is None else value, space, names)
        return hints if include_extras else {name: _stripped(value) for name, value in hints.items()}
    """#
}
