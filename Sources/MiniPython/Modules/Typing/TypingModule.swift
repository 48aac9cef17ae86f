// typing: the names that annotations use, their reprs, NamedTuple and TypedDict.

enum TypingModule {
  static func make() throws -> ModuleObject { try PythonSource.module("typing", source) }

  private static let source = #"""
    import collections
    import collections.abc
    from abc import ABCMeta
    from collections import namedtuple as _namedtuple
    from types import GenericAlias as _BuiltinAlias, UnionType as _UnionType

    TYPE_CHECKING = False
    _absent = object()


    def _name_of(value):
        if value is ...:
            return "..."
        if isinstance(value, type) and not isinstance(value, _BuiltinAlias):
            if value.__module__ == "builtins":
                return value.__qualname__
            return f"{value.__module__}.{value.__qualname__}"
        if isinstance(value, list):
            return f"[{', '.join(map(_name_of, value))}]"
        if type(value) is type(_name_of):
            return value.__name__
        return repr(value)


    def _converted(value, where="Parameters to generic types must be types."):
        if value is None:
            return type(None)
        if isinstance(value, str):
            return ForwardRef(value)
        return value


    def _parameters(args):
        found = []
        for arg in args:
            for one in ([arg] if isinstance(arg, TypeVar) else getattr(arg, "__parameters__", ())):
                if one not in found:
                    found.append(one)
        return tuple(found)


    class _Typing:
        def __or__(self, other):
            return Union[self, other]

        def __ror__(self, other):
            return Union[other, self]

        def __call__(self, *args, **keywords):
            if self is Any:
                raise TypeError("Any cannot be instantiated")
            raise TypeError(f"Cannot instantiate {self!r}")

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self


    class ForwardRef(_Typing):
        def __init__(self, arg):
            self.__forward_arg__ = arg

        def __eq__(self, other):
            return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

        def __hash__(self):
            return hash(self.__forward_arg__)

        def __repr__(self):
            return f"ForwardRef({self.__forward_arg__!r})"


    class _SpecialForm(_Typing):
        def __init__(self, name, subscript=None):
            self._name = name
            self._subscript = subscript

        def __repr__(self):
            return f"typing.{self._name}"

        def __getitem__(self, args):
            if self._subscript is None:
                raise TypeError(f"{self!r} is not subscriptable")
            return self._subscript(self, args)

        def __mro_entries__(self, bases):
            raise TypeError(f"Cannot subclass {self!r}")


    class _GenericAlias(_Typing):
        """A special form or generic class with arguments."""

        def __init__(self, origin, args, name=None, head=None):
            self.__origin__ = origin
            self.__args__ = args
            self._name = name
            self._head = head
            self.__parameters__ = _parameters(args)

        def __repr__(self):
            head = f"typing.{self._name}" if self._name else _name_of(self.__origin__)
            args = self.__args__
            if self._head == "callable":
                if args[0] is ...:
                    return f"{head}[..., {_name_of(args[-1])}]"
                return f"{head}[[{', '.join(map(_name_of, args[:-1]))}], {_name_of(args[-1])}]"
            return f"{head}[{', '.join(map(_name_of, args)) if args else '()'}]"

        def __getitem__(self, args):
            args = args if isinstance(args, tuple) else (args,)
            if len(args) != len(self.__parameters__):
                if not self.__parameters__:
                    raise TypeError(f"{self!r} is not a generic class")
                many = "many" if len(args) > len(self.__parameters__) else "few"
                raise TypeError(
                    f"Too {many} arguments for {self!r}; actual {len(args)}, expected {len(self.__parameters__)}")
            chosen = dict(zip(self.__parameters__, map(_converted, args)))
            return _GenericAlias(
                self.__origin__, tuple(_substituted(arg, chosen) for arg in self.__args__), self._name, self._head)

        def __call__(self, *args, **keywords):
            if self._name and self.__origin__ in (_Union, Literal, ClassVar, Final):
                raise TypeError(f"Cannot instantiate {self!r}")
            if self._name and self.__origin__.__module__ in ("builtins", "collections", "collections.abc"):
                raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
            made = self.__origin__(*args, **keywords)
            try:
                made.__orig_class__ = self
            except AttributeError:
                pass
            return made

        def __getattr__(self, name):
            if name.startswith("__") and name.endswith("__"):
                raise AttributeError(name)
            return getattr(self.__origin__, name)

        def __eq__(self, other):
            if not isinstance(other, _GenericAlias):
                return NotImplemented
            return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

        def __hash__(self):
            return hash((self.__origin__, self.__args__))

        def __mro_entries__(self, bases):
            if self.__origin__ is Generic or not self._name:
                return (self.__origin__,)
            result = [self.__origin__]
            if not any(isinstance(base, _GenericAlias) and base.__origin__ is Generic for base in bases):
                result.append(Generic)
            return tuple(result)

        def __instancecheck__(self, instance):
            raise TypeError("Subscripted generics cannot be used with class and instance checks")

        __subclasscheck__ = __instancecheck__


    def _substituted(arg, chosen):
        if isinstance(arg, TypeVar):
            return chosen.get(arg, arg)
        if isinstance(arg, _GenericAlias) and arg.__parameters__:
            return arg[tuple(chosen[p] for p in arg.__parameters__)]
        return arg


    class _UnionGenericAlias(_GenericAlias):
        def __repr__(self):
            args = self.__args__
            if len(args) == 2 and type(None) in args:
                other = args[0] if args[1] is type(None) else args[1]
                return f"typing.Optional[{_name_of(other)}]"
            return f"typing.Union[{', '.join(map(_name_of, args))}]"

        def __eq__(self, other):
            if isinstance(other, (_UnionGenericAlias, _UnionType)):
                return set(self.__args__) == set(other.__args__)
            return NotImplemented

        def __hash__(self):
            return hash(frozenset(self.__args__))

        def __getitem__(self, args):
            args = args if isinstance(args, tuple) else (args,)
            chosen = dict(zip(self.__parameters__, args))
            return Union[tuple(_substituted(arg, chosen) for arg in self.__args__)]

        def __instancecheck__(self, instance):
            return any(isinstance(instance, arg) for arg in self.__args__)

        def __subclasscheck__(self, cls):
            return any(issubclass(cls, arg) for arg in self.__args__)


    def _union(form, args):
        if args == ():
            raise TypeError("Cannot take a Union of no types.")
        flat = []
        for arg in args if isinstance(args, tuple) else (args,):
            arg = _converted(arg)
            for one in arg.__args__ if isinstance(arg, (_UnionGenericAlias, _UnionType)) else (arg,):
                if one not in flat:
                    flat.append(one)
        return flat[0] if len(flat) == 1 else _UnionGenericAlias(_Union, tuple(flat), "Union")


    def _optional(form, arg):
        if isinstance(arg, tuple):
            raise TypeError(f"typing.Optional requires a single type. Got {arg!r}.")
        return _union(form, (arg, None))


    def _literal(form, args):
        args = args if isinstance(args, tuple) else (args,)
        return _LiteralGenericAlias(form, tuple(dict.fromkeys(args)), "Literal")


    class _LiteralGenericAlias(_GenericAlias):
        def __repr__(self):
            return f"typing.Literal[{', '.join(map(repr, self.__args__))}]"


    def _single(form, arg):
        if isinstance(arg, tuple):
            raise TypeError(f"{form!r} accepts only single type. Got {arg!r}.")
        return _GenericAlias(form, (_converted(arg),), form._name)


    def _many(form, args):
        args = args if isinstance(args, tuple) else (args,)
        return _GenericAlias(form, tuple(map(_converted, args)), form._name)


    class _AnnotatedAlias(_GenericAlias):
        def __init__(self, origin, metadata):
            super().__init__(origin, (origin,), "Annotated")
            self.__metadata__ = metadata

        def __repr__(self):
            shown = ", ".join(map(repr, self.__metadata__))
            return f"typing.Annotated[{_name_of(self.__origin__)}, {shown}]"

        def __call__(self, *args, **keywords):
            return self.__origin__(*args, **keywords)


    def _annotated(form, args):
        if not isinstance(args, tuple) or len(args) < 2:
            raise TypeError(
                "Annotated[...] should be used with at least two arguments (a type and an annotation).")
        return _AnnotatedAlias(_converted(args[0]), args[1:])


    Any = _SpecialForm("Any")
    NoReturn = _SpecialForm("NoReturn")
    Never = _SpecialForm("Never")
    Self = _SpecialForm("Self")
    LiteralString = _SpecialForm("LiteralString")
    TypeAlias = _SpecialForm("TypeAlias")
    Union = _SpecialForm("Union", _union)
    _Union = Union
    Optional = _SpecialForm("Optional", _optional)
    Literal = _SpecialForm("Literal", _literal)
    ClassVar = _SpecialForm("ClassVar", _single)
    Final = _SpecialForm("Final", _single)
    Required = _SpecialForm("Required", _single)
    NotRequired = _SpecialForm("NotRequired", _single)
    TypeGuard = _SpecialForm("TypeGuard", _single)
    Unpack = _SpecialForm("Unpack", _single)
    Concatenate = _SpecialForm("Concatenate", _many)
    Annotated = _SpecialForm("Annotated", _annotated)


    class TypeVar(_Typing):
        def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
            if len(constraints) == 1:
                raise TypeError("A single constraint is not allowed")
            if covariant and contravariant:
                raise ValueError("Bivariant types are not supported.")
            self.__name__ = name
            self.__constraints__ = constraints
            self.__bound__ = bound
            self.__covariant__ = covariant
            self.__contravariant__ = contravariant

        def __repr__(self):
            return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__


    class TypeVarTuple(TypeVar):
        def __repr__(self):
            return self.__name__

        def __iter__(self):
            yield Unpack[self]


    class ParamSpec(TypeVar):
        @property
        def args(self):
            return self

        @property
        def kwargs(self):
            return self


    class _Alias(_Typing):
        """A name of typing for a class: List, Dict, Iterable."""

        def __init__(self, origin, name, count=-1):
            self.__origin__ = origin
            self._name = name
            self._count = count

        def __repr__(self):
            return f"typing.{self._name}"

        def __getitem__(self, args):
            args = args if isinstance(args, tuple) else (args,)
            if self._name == "Callable":
                if len(args) != 2:
                    raise TypeError("Callable must be used as Callable[[arg, ...], result].")
                if isinstance(args[0], ParamSpec) or getattr(args[0], "__origin__", None) is Concatenate:
                    return _GenericAlias(self.__origin__, (args[0], _converted(args[1])), self._name)
                inner = args[0] if isinstance(args[0], list) else [args[0]]
                return _GenericAlias(
                    self.__origin__, tuple(map(_converted, list(inner) + [args[1]])), self._name, "callable")
            if self._count > 0 and len(args) != self._count:
                many = "many" if len(args) > self._count else "few"
                raise TypeError(f"Too {many} arguments for {self!r}; actual {len(args)}, expected {self._count}")
            return _GenericAlias(self.__origin__, tuple(map(_converted, args)), self._name)

        def __call__(self, *args, **keywords):
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")

        def __mro_entries__(self, bases):
            return (self.__origin__, Generic)

        def __instancecheck__(self, instance):
            return isinstance(instance, self.__origin__)

        def __subclasscheck__(self, cls):
            return issubclass(cls, self.__origin__)


    List = _Alias(list, "List", 1)
    Dict = _Alias(dict, "Dict", 2)
    Set = _Alias(set, "Set", 1)
    FrozenSet = _Alias(frozenset, "FrozenSet", 1)
    Tuple = _Alias(tuple, "Tuple")
    Type = _Alias(type, "Type", 1)
    Deque = _Alias(collections.deque, "Deque", 1)
    DefaultDict = _Alias(collections.defaultdict, "DefaultDict", 2)
    OrderedDict = _Alias(collections.OrderedDict, "OrderedDict", 2)
    Counter = _Alias(collections.Counter, "Counter", 1)
    ChainMap = _Alias(collections.ChainMap, "ChainMap", 2)
    Callable = _Alias(collections.abc.Callable, "Callable")
    for _name, _count in (("Hashable", 0), ("Iterable", 1), ("Iterator", 1), ("Generator", 3),
                          ("Reversible", 1), ("Sized", 0), ("Container", 1), ("Collection", 1),
                          ("MutableSet", 1), ("Mapping", 2), ("MutableMapping", 2), ("MappingView", 1),
                          ("KeysView", 1), ("ItemsView", 2), ("ValuesView", 1), ("Sequence", 1),
                          ("MutableSequence", 1), ("ByteString", 0), ("Awaitable", 1), ("Coroutine", 3),
                          ("AsyncIterable", 1), ("AsyncIterator", 1), ("AsyncGenerator", 2)):
        globals()[_name] = _Alias(getattr(collections.abc, _name), _name, _count)
    AbstractSet = _Alias(collections.abc.Set, "AbstractSet", 1)
    Text = str


    class Generic:
        """Abstract base class for generic types."""

        __slots__ = ()

        def __class_getitem__(cls, args):
            args = args if isinstance(args, tuple) else (args,)
            if cls is Generic or cls is Protocol:
                if not all(isinstance(arg, TypeVar) for arg in args):
                    raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables")
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
            annotations.update(own)
            (required if total else optional).update(own)
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


    def cast(typ, val):
        """Cast a value to a type."""
        return val


    def overload(func):
        """Decorator for overloaded functions/methods."""

        def refuse(*args, **keywords):
            raise NotImplementedError(
                "You should not call an overloaded function. A series of @overload-decorated functions outside a stub "
                "module should always be followed by an implementation that is not @overload-ed.")

        return refuse


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


    def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
        """Return type hints for an object."""
        hints = {}
        sources = reversed(obj.__mro__) if isinstance(obj, type) else [obj]
        for source in sources:
            own = source.__dict__.get("__annotations__", {}) if isinstance(obj, type) else getattr(
                source, "__annotations__", {})
            space = globalns if globalns is not None else getattr(source, "__globals__", None)
            if space is None:
                import sys
                space = vars(sys.modules["__main__"])
            for name, value in own.items():
                if value is None:
                    value = type(None)
                if isinstance(value, ForwardRef):
                    value = value.__forward_arg__
                if isinstance(value, str):
                    value = eval(value, dict(space), dict(localns or {}))
                if isinstance(value, _AnnotatedAlias) and not include_extras:
                    value = value.__origin__
                hints[name] = value
        return hints
    """#
}
