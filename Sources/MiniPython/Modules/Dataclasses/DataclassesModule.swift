// dataclasses: classes made from their annotated fields.

enum DataclassesModule {
  static func make() throws -> ModuleObject { try PythonSource.module("dataclasses", source) }

  private static let source = #"""
    import copy
    from types import GenericAlias, MappingProxyType

    __all__ = [
        "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
        "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass",
    ]


    class FrozenInstanceError(AttributeError):
        pass


    class _Mark:
        def __init__(self, text):
            self._text = text

        def __repr__(self):
            return self._text


    class _MISSING_TYPE:
        pass


    class _KW_ONLY_TYPE:
        pass


    MISSING = _MISSING_TYPE()
    KW_ONLY = _KW_ONLY_TYPE()
    _FACTORY = _Mark("<factory>")
    _FIELD = _Mark("_FIELD")
    _CLASSVAR = _Mark("_FIELD_CLASSVAR")
    _INITVAR = _Mark("_FIELD_INITVAR")
    _FIELDS = "__dataclass_fields__"
    _PARAMS = "__dataclass_params__"
    _NO_METADATA = MappingProxyType({})


    class InitVar:
        def __init__(self, type):
            self.type = type

        def __repr__(self):
            name = self.type.__name__ if type(self.type) is type else repr(self.type)
            return f"dataclasses.InitVar[{name}]"

        def __class_getitem__(cls, type):
            return InitVar(type)


    class Field:
        def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
            self.name = None
            self.type = None
            self.default = default
            self.default_factory = default_factory
            self.init = init
            self.repr = repr
            self.hash = hash
            self.compare = compare
            self.metadata = _NO_METADATA if metadata is None else MappingProxyType(metadata)
            self.kw_only = kw_only
            self._field_type = None

        def __repr__(self):
            shown = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata",
                     "kw_only")
            text = ",".join(f"{name}={getattr(self, name)!r}" for name in shown)
            return f"Field({text},_field_type={self._field_type})"

        def __set_name__(self, owner, name):
            method = getattr(type(self.default), "__set_name__", None)
            if method:
                method(self.default, owner, name)

        __class_getitem__ = classmethod(GenericAlias)


    def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True,
              metadata=None, kw_only=MISSING):
        """Return an object to identify dataclass fields."""
        if default is not MISSING and default_factory is not MISSING:
            raise ValueError("cannot specify both default and default_factory")
        return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


    class _DataclassParams:
        def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
            self.init = init
            self.repr = repr
            self.eq = eq
            self.order = order
            self.unsafe_hash = unsafe_hash
            self.frozen = frozen

        def __repr__(self):
            text = ",".join(f"{name}={value!r}" for name, value in self.__dict__.items())
            return f"_DataclassParams({text})"


    def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
                  match_args=True, kw_only=False, slots=False, weakref_slot=False):
        """Add dunder methods based on the fields defined in the class."""
        options = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
        if cls is None:
            return lambda cls: _process(cls, options, match_args, kw_only, slots, weakref_slot)
        return _process(cls, options, match_args, kw_only, slots, weakref_slot)


    def _kind(annotation):
        if isinstance(annotation, str):
            head = annotation.partition("[")[0].strip().rpartition(".")[2]
            if head == "ClassVar":
                return _CLASSVAR
            if head == "InitVar":
                return _INITVAR
            return _FIELD
        if annotation is InitVar or type(annotation) is InitVar:
            return _INITVAR
        text = repr(annotation)
        if text == "typing.ClassVar" or text.startswith("typing.ClassVar["):
            return _CLASSVAR
        return _FIELD


    def _make_field(cls, name, annotation, kw_only):
        default = getattr(cls, name, MISSING)
        if isinstance(default, Field):
            made = default
        else:
            if type(default).__name__ in ("member_descriptor", "getset_descriptor"):
                default = MISSING
            made = field(default=default)
        made.name = name
        made.type = annotation
        made._field_type = _kind(annotation)
        if made._field_type is not _FIELD and made.default_factory is not MISSING:
            raise TypeError(f"field {name} cannot have a default factory")
        if made._field_type is _CLASSVAR:
            if made.kw_only is not MISSING:
                raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
        elif made.kw_only is MISSING:
            made.kw_only = kw_only
        if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
            raise ValueError(
                f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory")
        return made


    def _process(cls, options, match_args, kw_only, slots, weakref_slot):
        inherited = {}
        any_frozen_base = False
        has_bases = False
        for base in cls.__mro__[-1:0:-1]:
            base_fields = base.__dict__.get(_FIELDS)
            if base_fields is not None:
                has_bases = True
                inherited.update(base_fields)
                if getattr(base, _PARAMS).frozen:
                    any_frozen_base = True
        all_fields = inherited
        own = []
        seen_marker = False
        for name, annotation in cls.__dict__.get("__annotations__", {}).items():
            if annotation is KW_ONLY or annotation in ("KW_ONLY", "dataclasses.KW_ONLY"):
                if seen_marker:
                    raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
                seen_marker = True
                kw_only = True
            else:
                own.append(_make_field(cls, name, annotation, kw_only))
        for made in own:
            all_fields[made.name] = made
            if isinstance(getattr(cls, made.name, None), Field):
                if made.default is MISSING:
                    delattr(cls, made.name)
                else:
                    setattr(cls, made.name, made.default)
        for name, value in list(cls.__dict__.items()):
            if isinstance(value, Field) and name not in cls.__dict__.get("__annotations__", {}):
                raise TypeError(f"{name!r} is a field but has no type annotation")
        if has_bases:
            if any_frozen_base and not options.frozen:
                raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
            if not any_frozen_base and options.frozen:
                raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
        setattr(cls, _FIELDS, all_fields)
        setattr(cls, _PARAMS, options)
        own_hash = cls.__dict__.get("__hash__", MISSING)
        has_explicit_hash = not (own_hash is MISSING or own_hash is None and "__eq__" in cls.__dict__)
        if options.order and not options.eq:
            raise ValueError("eq must be true if order is true")
        real = [f for f in all_fields.values() if f._field_type is _FIELD]
        in_init = [f for f in all_fields.values() if f._field_type is not _CLASSVAR]
        positional = [f for f in in_init if f.init and not f.kw_only]
        if options.init:
            keyword = [f for f in in_init if f.init and f.kw_only]
            _set_new(cls, "__init__", _make_init(cls, in_init, positional, keyword, options.frozen))
        if options.repr:
            _set_new(cls, "__repr__", _make_repr(cls, [f.name for f in real if f.repr]))
        if options.eq:
            _set_new(cls, "__eq__", _make_comparison(cls, "__eq__", "==", real))
        if options.order:
            for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
                if _set_new(cls, name, _make_comparison(cls, name, operator, real)):
                    raise TypeError(
                        f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                        "Consider using functools.total_ordering")
        if options.frozen:
            for method in _make_frozen(cls, real):
                if _set_new(cls, method.__name__, method):
                    raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")
        _decide_hash(cls, options, real, has_explicit_hash)
        if cls.__doc__ is None:
            cls.__doc__ = cls.__name__ + _signature_text(positional, in_init)
        if match_args:
            _set_new(cls, "__match_args__", tuple(f.name for f in positional))
        if weakref_slot and not slots:
            raise TypeError("weakref_slot is True but slots is False")
        if slots:
            cls = _with_slots(cls, options.frozen, real)
        return cls


    def _set_new(cls, name, value):
        if name in cls.__dict__:
            return True
        if hasattr(value, "__qualname__"):
            value.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, value)
        return False


    def _function(name, parameters, body, values):
        outer = ", ".join(values)
        lines = [f"def _make({outer}):", f"  def {name}({parameters}):"]
        lines += [f"    {line}" for line in body or ["pass"]]
        lines.append(f"  return {name}")
        namespace = {}
        exec("\n".join(lines), namespace)
        return namespace["_make"](**values)


    def _make_init(cls, in_init, positional, keyword, frozen):
        values = {"_object_set": object.__setattr__, "_FACTORY": _FACTORY, "_MISSING": MISSING}
        seen_default = False
        parts = []
        receiver = "__dataclass_self__" if any(f.name == "self" for f in in_init) else "self"

        def parameter(f):
            if f.default is not MISSING:
                values[f"_default_{f.name}"] = f.default
                return f"{f.name}=_default_{f.name}"
            if f.default_factory is not MISSING:
                return f"{f.name}=_FACTORY"
            return f.name

        for f in positional:
            if f.default is not MISSING or f.default_factory is not MISSING:
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")
            parts.append(parameter(f))
        if keyword:
            parts.append("*")
            parts += [parameter(f) for f in keyword]
        body = []
        for f in in_init:
            if f._field_type is _INITVAR:
                continue
            if f.default_factory is not MISSING:
                values[f"_factory_{f.name}"] = f.default_factory
                value = f"_factory_{f.name}()"
                if f.init:
                    value = f"{value} if {f.name} is _FACTORY else {f.name}"
            elif f.init:
                value = f.name
            elif f.default is not MISSING and "__slots__" in cls.__dict__:
                values[f"_default_{f.name}"] = f.default
                value = f"_default_{f.name}"
            else:
                continue
            if frozen:
                body.append(f"_object_set({receiver}, {f.name!r}, {value})")
            else:
                body.append(f"{receiver}.{f.name} = {value}")
        if hasattr(cls, "__post_init__"):
            given = ", ".join(f.name for f in in_init if f._field_type is _INITVAR)
            body.append(f"{receiver}.__post_init__({given})")
        function = _function("__init__", ", ".join([receiver] + parts), body, values)
        annotations = {f.name: f.type for f in positional + keyword}
        annotations["return"] = None
        function.__annotations__ = annotations
        return function


    def _make_repr(cls, names):
        active = set()

        def __repr__(self):
            key = id(self)
            if key in active:
                return "..."
            active.add(key)
            try:
                parts = [f"{name}={getattr(self, name)!r}" for name in names]
                return f"{self.__class__.__qualname__}({', '.join(parts)})"
            finally:
                active.discard(key)

        return __repr__


    def _tuple_text(receiver, names):
        return "(" + "".join(f"{receiver}.{name}, " for name in names) + ")"


    def _make_comparison(cls, name, operator, real):
        names = [f.name for f in real if f.compare]
        body = [
            "if other.__class__ is self.__class__:",
            f"  return {_tuple_text('self', names)} {operator} {_tuple_text('other', names)}",
            "return NotImplemented",
        ]
        return _function(name, "self, other", body, {})


    def _make_frozen(cls, real):
        names = {f.name for f in real}

        def __setattr__(self, name, value):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f"cannot assign to field {name!r}")
            super(cls, self).__setattr__(name, value)

        def __delattr__(self, name):
            if type(self) is cls or name in names:
                raise FrozenInstanceError(f"cannot delete field {name!r}")
            super(cls, self).__delattr__(name)

        return __setattr__, __delattr__


    def _decide_hash(cls, options, real, has_explicit_hash):
        if options.unsafe_hash:
            if has_explicit_hash:
                raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        elif not options.eq or has_explicit_hash:
            return
        elif not options.frozen:
            cls.__hash__ = None
            return
        names = [f.name for f in real if (f.compare if f.hash is None else f.hash)]
        function = _function("__hash__", "self", [f"return hash({_tuple_text('self', names)})"], {})
        function.__qualname__ = f"{cls.__qualname__}.__hash__"
        cls.__hash__ = function


    def _annotation_text(annotation):
        if isinstance(annotation, InitVar):
            annotation = annotation.type
        if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
            if annotation.__module__ == "builtins":
                return annotation.__qualname__
            return f"{annotation.__module__}.{annotation.__qualname__}"
        return repr(annotation).replace("typing.", "")


    def _signature_text(positional, in_init):
        parts = []

        def part(f):
            text = f"{f.name}: {_annotation_text(f.type)}"
            if f.default is not MISSING:
                text += f" = {f.default!r}"
            elif f.default_factory is not MISSING:
                text += " = <factory>"
            return text

        parts = [part(f) for f in positional]
        keyword = [part(f) for f in in_init if f.init and f.kw_only]
        if keyword:
            parts += ["*"] + keyword
        return f"({', '.join(parts)})"


    def _with_slots(cls, frozen, real):
        if "__slots__" in cls.__dict__:
            raise TypeError(f"{cls.__name__} already specifies __slots__")
        namespace = dict(cls.__dict__)
        names = tuple(f.name for f in real)
        inherited = set()
        for base in cls.__mro__[1:-1]:
            slots = base.__dict__.get("__slots__", ())
            inherited.update((slots,) if isinstance(slots, str) else slots)
        namespace["__slots__"] = tuple(name for name in names if name not in inherited)
        for name in names:
            namespace.pop(name, None)
        namespace.pop("__dict__", None)
        namespace.pop("__weakref__", None)
        qualified = cls.__qualname__
        made = type(cls)(cls.__name__, cls.__bases__, namespace)
        made.__qualname__ = qualified
        if frozen:
            for method in _make_frozen(made, real):
                method.__qualname__ = f"{qualified}.{method.__name__}"
                setattr(made, method.__name__, method)
        return made


    def fields(class_or_instance):
        """Return a tuple describing the fields of this dataclass."""
        try:
            found = getattr(class_or_instance, _FIELDS)
        except AttributeError:
            raise TypeError("must be called with a dataclass type or instance") from None
        return tuple(f for f in found.values() if f._field_type is _FIELD)


    def is_dataclass(obj):
        """Returns True if obj is a dataclass or an instance of a dataclass."""
        return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


    def _is_instance(obj):
        return hasattr(type(obj), _FIELDS)


    def asdict(obj, *, dict_factory=dict):
        """Return the fields of a dataclass instance as a new dictionary mapping
        field names to field values."""
        if not _is_instance(obj):
            raise TypeError("asdict() should be called on dataclass instances")
        return _unpacked(obj, lambda pairs: dict_factory(pairs), True)


    def astuple(obj, *, tuple_factory=tuple):
        """Return the fields of a dataclass instance as a new tuple of field values."""
        if not _is_instance(obj):
            raise TypeError("astuple() should be called on dataclass instances")
        return _unpacked(obj, tuple_factory, False)


    def _unpacked(obj, factory, named):
        if _is_instance(obj):
            result = []
            for f in fields(obj):
                value = _unpacked(getattr(obj, f.name), factory, named)
                result.append((f.name, value) if named else value)
            return factory(result)
        if isinstance(obj, tuple) and hasattr(obj, "_fields"):
            return type(obj)(*[_unpacked(value, factory, named) for value in obj])
        if isinstance(obj, (list, tuple)):
            return type(obj)(_unpacked(value, factory, named) for value in obj)
        if isinstance(obj, dict):
            pairs = [(_unpacked(k, factory, named), _unpacked(v, factory, named)) for k, v in obj.items()]
            if hasattr(type(obj), "default_factory"):
                result = type(obj)(obj.default_factory)
                result.update(pairs)
                return result
            return type(obj)(pairs)
        return copy.deepcopy(obj)


    def replace(obj, /, **changes):
        """Return a new object replacing specified fields with new values."""
        if not _is_instance(obj):
            raise TypeError("replace() should be called on dataclass instances")
        for f in getattr(obj, _FIELDS).values():
            if f._field_type is _CLASSVAR:
                continue
            if not f.init:
                if f.name in changes:
                    raise ValueError(
                        f"field {f.name} is declared with init=False, it cannot be specified with replace()")
                continue
            if f.name not in changes:
                if f._field_type is _INITVAR and f.default is MISSING:
                    raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
                changes[f.name] = getattr(obj, f.name)
        return obj.__class__(**changes)


    def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
        """Return a new dynamically created dataclass."""
        body = dict(namespace or {})
        annotations = {}
        for item in fields:
            if isinstance(item, str):
                name, annotation = item, "typing.Any"
            elif len(item) == 2:
                name, annotation = item
            elif len(item) == 3:
                name, annotation, body[item[0]] = item
            else:
                raise TypeError(f"Invalid field: {item!r}")
            if not isinstance(name, str) or not name.isidentifier():
                raise TypeError(f"Field names must be valid identifiers: {name!r}")
            if name in annotations:
                raise TypeError(f"Field name duplicated: {name!r}")
            annotations[name] = annotation
        body["__annotations__"] = annotations
        body.setdefault("__module__", "types")
        cls = type(cls_name, tuple(bases), body)
        return dataclass(cls, **options)
    """#
}
