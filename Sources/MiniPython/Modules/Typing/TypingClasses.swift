// typing: classes to derive from and what makes them: Generic, Protocol, NamedTuple, TypedDict, NewType.

extension TypingModule {
  static let classes = #"""
    class Generic:
        """Abstract base class for generic types."""

        __slots__ = ()

        def __class_getitem__(cls, args):
            args = args if isinstance(args, tuple) else (args,)
            if cls is Generic or cls is Protocol:
                if not all(isinstance(arg, TypeVar) for arg in args):
                    raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter "
                                    "specification variables.")
                if len(set(args)) != len(args):
                    raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
                return _GenericAlias(cls, args, cls.__name__)
            expected = getattr(cls, "__parameters__", ())
            if not expected:
                raise TypeError(f"{cls!r} is not a generic class")
            if len(args) != len(expected) and not any(isinstance(p, (TypeVarTuple, ParamSpec)) for p in expected):
                many = "many" if len(args) > len(expected) else "few"
                raise TypeError(f"Too {many} arguments for {cls!r}; actual {len(args)}, expected {len(expected)}")
            return _GenericAlias(cls, tuple(map(_converted, args)))

        def __init_subclass__(cls, *args, **keywords):
            super().__init_subclass__(*args, **keywords)
            generics = [base for base in cls.__dict__.get("__orig_bases__", ())
                        if getattr(base, "__origin__", None) is Generic]
            if len(generics) > 1:
                raise TypeError("Cannot inherit from Generic[...] multiple times.")
            cls.__parameters__ = _parameters(cls.__dict__.get("__orig_bases__", ()))


    class _ProtocolMeta(ABCMeta):
        def __instancecheck__(cls, instance):
            if not cls.__dict__.get("_is_protocol"):
                return super().__instancecheck__(instance)
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            return all(hasattr(instance, name) for name in _protocol_names(cls))

        def __subclasscheck__(cls, subclass):
            if not cls.__dict__.get("_is_protocol"):
                return super().__subclasscheck__(subclass)
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            return all(hasattr(subclass, name) for name in _protocol_names(cls))


    def _protocol_names(cls):
        names = set()
        for base in cls.__mro__[:-1]:
            if base.__name__ in ("Protocol", "Generic") or not base.__dict__.get("_is_protocol"):
                continue
            for name in list(base.__dict__) + list(base.__dict__.get("__annotations__", {})):
                if not name.startswith("_abc_") and name not in (
                        "__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__",
                        "__new__", "__slots__", "__weakref__", "__parameters__", "__orig_bases__", "_is_protocol",
                        "_is_runtime_protocol", "__init_subclass__", "__qualname__", "__subclasshook__", "__hash__"):
                    names.add(name)
        return names


    def _no_protocol_init(self, *args, **keywords):
        if type(self).__dict__.get("_is_protocol"):
            raise TypeError("Protocols cannot be instantiated")


    class Protocol(Generic, metaclass=_ProtocolMeta):
        """Base class for protocol classes."""

        __slots__ = ()
        _is_protocol = True

        def __init_subclass__(cls, *args, **keywords):
            super().__init_subclass__(*args, **keywords)
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
            if cls._is_protocol and "__init__" not in cls.__dict__:
                cls.__init__ = _no_protocol_init
            elif not cls._is_protocol and cls.__init__ is _no_protocol_init:
                cls.__init__ = object.__init__


    def runtime_checkable(cls):
        """Mark a protocol class as a runtime protocol."""
        if not getattr(cls, "_is_protocol", False):
            raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
        cls._is_runtime_protocol = True
        return cls


    def _supports(name, method):
        body = {method: lambda self, *args: None, "__module__": "typing", "_is_runtime_protocol": True}
        return _ProtocolMeta(name, (Protocol,), body)


    SupportsInt = _supports("SupportsInt", "__int__")
    SupportsFloat = _supports("SupportsFloat", "__float__")
    SupportsComplex = _supports("SupportsComplex", "__complex__")
    SupportsBytes = _supports("SupportsBytes", "__bytes__")
    SupportsIndex = _supports("SupportsIndex", "__index__")
    SupportsAbs = _supports("SupportsAbs", "__abs__")
    SupportsRound = _supports("SupportsRound", "__round__")
    AnyStr = TypeVar("AnyStr", bytes, str)


    class IO(Generic[AnyStr]):
        """Generic base class for TextIO and BinaryIO."""


    class BinaryIO(IO[bytes]):
        """Typed version of the return of open() in binary mode."""


    class TextIO(IO[str]):
        """Typed version of the return of open() in text mode."""


    class _LateAlias(_Alias):
        """An alias whose class stands in a module that only its use imports."""

        def __init__(self, module, name, class_name=None):
            self._place = module, class_name or name
            self._name = name
            self._count = 1

        @property
        def __origin__(self):
            import sys
            __import__(self._place[0])
            return getattr(sys.modules[self._place[0]], self._place[1])


    Pattern = _LateAlias("re", "Pattern")
    Match = _LateAlias("re", "Match")
    ContextManager = _LateAlias("contextlib", "ContextManager", "AbstractContextManager")


    class _NamedTupleMeta(type):
        def __new__(metacls, name, bases, namespace):
            types = namespace.get("__annotations__", {})
            defaults = []
            for field in types:
                if field in namespace:
                    defaults.append((field, namespace[field]))
                elif defaults:
                    plural = "s" if len(defaults) > 1 else ""
                    raise TypeError(f"Non-default namedtuple field {field} cannot follow default "
                                    f"field{plural} {', '.join(f for f, _ in defaults)}")
            made = _namedtuple(name, list(types), defaults=[value for _, value in defaults] or None,
                               module=namespace.get("__module__"))
            made.__annotations__ = made.__new__.__annotations__ = dict(types)
            for key, value in namespace.items():
                if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                           "_make", "_replace", "_asdict", "_source"):
                    raise AttributeError(f"Cannot overwrite NamedTuple attribute {key}")
                if key not in ("__module__", "__annotations__", "__qualname__") and key not in types:
                    if key != "__doc__" or value is not None:
                        setattr(made, key, value)
            return made


    def NamedTuple(typename, fields=None, /, **keywords):
        """Typed version of namedtuple."""
        pairs = list(keywords.items()) if fields is None else list(fields)
        made = _namedtuple(typename, [name for name, _ in pairs])
        made.__annotations__ = dict(pairs)
        return made


    def _named_tuple_entries(bases):
        return (_NamedTuple,)


    _NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
    NamedTuple.__mro_entries__ = _named_tuple_entries


    class _TypedDictMeta(type):
        def __new__(metacls, name, bases, namespace, total=True):
            made = type.__new__(metacls, name, (dict,), {k: v for k, v in namespace.items() if k != "__orig_bases__"})
            annotations = {}
            required = set()
            optional = set()
            for base in bases:
                annotations.update(base.__dict__.get("__annotations__", {}))
                required |= base.__dict__.get("__required_keys__", frozenset())
                optional |= base.__dict__.get("__optional_keys__", frozenset())
            own = namespace.get("__annotations__", {})
            where = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
            for key, value in own.items():
                is_named = isinstance(value, str)
                value = ForwardRef(value, module=made.__module__) if is_named else _converted(value, where)
                annotations[key] = value
                while isinstance(value, _AnnotatedAlias):
                    value = value.__origin__
                form = getattr(value, "__origin__", None)
                is_required = form is Required or total and form is not NotRequired
                (required if is_required else optional).add(key)
                (optional if is_required else required).discard(key)
            made.__annotations__ = annotations
            made.__required_keys__ = frozenset(required)
            made.__optional_keys__ = frozenset(optional)
            made.__total__ = total
            return made

        def __call__(cls, *args, **keywords):
            return dict(*args, **keywords)

        def __instancecheck__(cls, instance):
            raise TypeError("TypedDict does not support instance and class checks")

        __subclasscheck__ = __instancecheck__


    def TypedDict(typename, fields=None, /, *, total=True, **keywords):
        """A simple typed namespace. At runtime it is equivalent to a plain dict."""
        body = {"__annotations__": dict(keywords if fields is None else fields), "__module__": "__main__"}
        return _TypedDictMeta(typename, (), body, total=total)


    _TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
    TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


    class NewType(_Typing):
        """NewType creates simple unique types with almost zero runtime overhead."""

        def __init__(self, name, tp):
            self.__name__ = self.__qualname__ = name
            self.__supertype__ = tp
            self.__module__ = "__main__"

        def __call__(self, value):
            return value

        def __repr__(self):
            return f"{self.__module__}.{self.__qualname__}"
    """#
}
