// typing: the names that annotations use, and their reprs.

enum TypingModule {
  static func make() throws -> ModuleObject {
    try PythonSource.module("typing", [source, classes, functions].joined(separator: "\n\n\n"))
  }

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
        if type(value) is tuple:
            raise TypeError(f"{where} Got {value!r:.100}.")
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
        def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
            if not isinstance(arg, str):
                raise TypeError(f"Forward reference must be a string -- got {arg!r}")
            try:
                compile(f"({arg},)[0]" if arg[0] == "*" else arg, "<string>", "eval")
            except SyntaxError:
                raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}")
            self.__forward_arg__ = arg
            self.__forward_module__ = module

        def __eq__(self, other):
            return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

        def __hash__(self):
            return hash(self.__forward_arg__)

        def __repr__(self):
            module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
            return f"ForwardRef({self.__forward_arg__!r}{module})"


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

        def __instancecheck__(self, instance):
            raise TypeError(f"{self!r} cannot be used with isinstance()")

        def __subclasscheck__(self, cls):
            raise TypeError(f"{self!r} cannot be used with issubclass()")


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
            if self.__origin__ is Generic:
                # Generic comes with the alias behind it.
                later = bases[bases.index(self) + 1:]
                if Protocol in bases or any(isinstance(base, _GenericAlias) and base is not self for base in later):
                    return ()
                return (Generic,)
            if not self._name:
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
            arg = _converted(arg, "Union[arg, ...]: each arg must be a type.")
            flat += arg.__args__ if isinstance(arg, (_UnionGenericAlias, _UnionType)) else (arg,)
        flat = list(dict.fromkeys(flat))
        return flat[0] if len(flat) == 1 else _UnionGenericAlias(_Union, tuple(flat), "Union")


    def _optional(form, arg):
        if isinstance(arg, tuple):
            raise TypeError(f"typing.Optional requires a single type. Got {arg!r}.")
        return _union(form, (arg, None))


    def _literal(form, args):
        args = args if isinstance(args, tuple) else (args,)
        flat = []
        for arg in args:
            flat += arg.__args__ if isinstance(arg, _LiteralGenericAlias) else (arg,)
        try:
            flat = [arg for arg, _ in dict.fromkeys([(arg, type(arg)) for arg in flat])]
        except TypeError:
            pass
        return _LiteralGenericAlias(form, tuple(flat), "Literal")


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


    class Annotated:
        """Add context-specific metadata to a type."""

        __slots__ = ()

        def __new__(cls, *args, **keywords):
            raise TypeError("Type Annotated cannot be instantiated.")

        def __class_getitem__(cls, args):
            return _annotated(cls, args)

        def __init_subclass__(cls, *args, **keywords):
            raise TypeError(f"Cannot subclass {cls.__module__}.Annotated")




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
            return ParamSpecArgs(self)

        @property
        def kwargs(self):
            return ParamSpecKwargs(self)


    class ParamSpecArgs:
        _name = "args"

        def __init__(self, origin):
            self.__origin__ = origin

        def __repr__(self):
            return f"{self.__origin__.__name__}.{self._name}"

        def __eq__(self, other):
            return type(other) is type(self) and self.__origin__ == other.__origin__


    class ParamSpecKwargs(ParamSpecArgs):
        _name = "kwargs"


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
            converted = tuple(map(_converted, args))
            if self._count > 0 and len(args) != self._count:
                many = "many" if len(args) > self._count else "few"
                raise TypeError(f"Too {many} arguments for {self!r}; actual {len(args)}, expected {self._count}")
            return _GenericAlias(self.__origin__, converted, self._name)

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
    """#
}
