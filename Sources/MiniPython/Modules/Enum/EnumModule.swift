// enum: enumerations and flags.

enum EnumModule {
  static func make() throws -> ModuleObject { try PythonSource.module("enum", source) }

  private static let source = #"""
    __all__ = [
        "EnumMeta", "EnumType", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "auto", "unique", "member",
        "nonmember", "STRICT", "CONFORM", "EJECT", "KEEP", "FlagBoundary", "property", "verify", "CONTINUOUS",
        "NAMED_FLAGS", "UNIQUE", "global_flag_repr", "global_enum_repr", "global_str", "global_enum",
    ]

    _property = property
    _function = type(lambda: None)


    class auto:
        """Instances are replaced with an appropriate value in Enum class suites."""

        def __init__(self, value=None):
            self.value = value

        def __repr__(self):
            return f"auto({self.value!r})"


    class nonmember:
        def __init__(self, value):
            self.value = value


    class member:
        def __init__(self, value):
            self.value = value


    class property(_property):
        """An attribute of members that a member may be named like."""

        def __set__(self, member, value):
            if self.fset is None:
                raise AttributeError(f"<enum 'Enum'> cannot set attribute {self.fget.__name__!r}")
            return self.fset(member, value)

        def __delete__(self, member):
            if self.fdel is None:
                raise AttributeError(f"<enum 'Enum'> cannot delete attribute {self.fget.__name__!r}")
            return self.fdel(member)


    def _is_descriptor(value):
        if isinstance(value, (_property, classmethod, staticmethod, _function)):
            return True
        kind = type(value)
        return hasattr(kind, "__get__") or hasattr(kind, "__set__") or hasattr(kind, "__delete__")


    def _is_dunder(name):
        return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


    def _is_sunder(name):
        return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


    def _is_private(name, cls_name):
        start = f"_{cls_name}__"
        return name.startswith(start) and len(name) > len(start) and not name.endswith("__")


    class _EnumDict(dict):
        def __init__(self, cls_name):
            super().__init__()
            self._cls_name = cls_name
            self._member_names = {}
            self._last_values = []
            self._ignore = []
            self._generate = None

        def __setitem__(self, name, value):
            if _is_private(name, self._cls_name):
                pass
            elif _is_sunder(name):
                if name not in ("_order_", "_create_pseudo_member_", "_generate_next_value_", "_missing_", "_ignore_",
                                "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_", "_boundary_",
                                "_numeric_repr_", "_value_repr_", "_new_member_"):
                    raise ValueError(f"_sunder_ names, such as {name!r}, are reserved for future Enum use")
                if name == "_generate_next_value_":
                    self._generate = value.__func__ if isinstance(value, staticmethod) else value
                    value = staticmethod(self._generate)
                elif name == "_ignore_":
                    self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            elif _is_dunder(name):
                pass
            elif name in self._member_names:
                raise TypeError(f"{name!r} already defined as {self[name]!r}")
            elif name in self._ignore:
                pass
            elif isinstance(value, nonmember):
                value = value.value
            elif isinstance(value, member) or not _is_descriptor(value) and not isinstance(value, type):
                if name in self:
                    raise TypeError(f"{name!r} already defined as {self[name]!r}")
                if isinstance(value, member):
                    value = value.value
                value = self._resolved(name, value)
                self._member_names[name] = None
                self._last_values.append(value)
            super().__setitem__(name, value)

        def _resolved(self, name, value):
            if isinstance(value, auto):
                if value.value is None:
                    value.value = self._generate(name, 1, len(self._member_names), self._last_values[:])
                return value.value
            if type(value) is tuple and any(isinstance(item, auto) for item in value):
                return tuple(self._resolved(name, item) for item in value)
            return value


    class EnumType(type):
        @classmethod
        def __prepare__(metacls, name, bases, /, **keywords):
            metacls._check_bases(name, bases)
            namespace = _EnumDict(name)
            for base in bases:
                if isinstance(base, EnumType):
                    namespace._generate = base._generate_next_value_
                    break
            return namespace

        @staticmethod
        def _check_bases(name, bases):
            for base in bases:
                for cls in base.__mro__:
                    if isinstance(cls, EnumType) and cls.__dict__.get("_member_names_"):
                        raise TypeError(f"<enum {name!r}> cannot extend {cls!r}")

        def __new__(metacls, name, bases, namespace, *, boundary=None, _simple=False, **keywords):
            if not isinstance(namespace, _EnumDict):
                return super().__new__(metacls, name, bases, namespace, **keywords)
            names = list(namespace._member_names)
            invalid = set(names) & {"mro", ""}
            if invalid:
                raise ValueError(f"invalid enum member name(s) {', '.join(repr(n) for n in invalid)}")
            values = {key: namespace[key] for key in names}
            body = {key: value for key, value in namespace.items()
                    if key not in values and key not in namespace._ignore and key != "_ignore_"}
            data_type = metacls._find_data_type(bases)
            first_enum = bases[-1] if bases and isinstance(bases[-1], EnumType) else None
            custom_new = None if first_enum is None else body.pop("__new__", None)
            body["_member_names_"] = []
            body["_member_map_"] = {}
            body["_value2member_map_"] = {}
            body["_unhashable_values_"] = []
            body["_member_type_"] = data_type
            cls = super().__new__(metacls, name, bases, body, **keywords)
            if custom_new is not None:
                custom_new = custom_new.__func__ if isinstance(custom_new, staticmethod) else custom_new
                cls._new_member_ = staticmethod(custom_new)
            if first_enum is not None:
                cls.__new__ = staticmethod(Enum.__new__)
            cls._boundary_ = boundary or getattr(first_enum, "_boundary_", None)
            if first_enum is not None and data_type is not object:
                metacls._choose_texts(cls, body, data_type, first_enum)
            order = namespace.get("_order_")
            for member_name, value in values.items():
                cls._add_member(member_name, value)
            if Flag is not None and issubclass(cls, Flag):
                cls._describe_flags()
            if order is not None:
                wanted = order.replace(",", " ").split() if isinstance(order, str) else list(order)
                if wanted != cls._member_names_:
                    raise TypeError(f"member order does not match _order_:\n  {cls._member_names_!r}\n  {wanted!r}")
            return cls

        def __init__(cls, *args, **keywords):
            pass

        @staticmethod
        def _find_data_type(bases):
            for chain in bases:
                for base in chain.__mro__:
                    if base is object:
                        continue
                    if isinstance(base, EnumType):
                        if base._member_type_ is not object:
                            return base._member_type_
                    elif "__new__" in base.__dict__ or base.__module__ == "builtins":
                        return base
                    elif "__dataclass_fields__" in base.__dict__:
                        return base
            return object

        @staticmethod
        def _choose_texts(cls, body, data_type, first_enum):
            # The texts of the data type give way to those of the enumeration.
            for name in ("__repr__", "__str__", "__format__"):
                if name not in body and getattr(cls, name) in (getattr(data_type, name), getattr(object, name)):
                    setattr(cls, name, getattr(first_enum, name))

        def _add_member(cls, name, value):
            args = value if isinstance(value, tuple) else (value,)
            if cls._member_type_ is tuple:
                args = (args,)
            maker = getattr(cls, "_new_member_", None)
            if maker is not None:
                made = maker(cls, *args)
            elif cls._member_type_ is object or "__dataclass_fields__" in cls._member_type_.__dict__:
                made = object.__new__(cls)
            else:
                made = cls._member_type_.__new__(cls, *args)
            if not hasattr(made, "_value_"):
                if cls._member_type_ is object or maker is not None:
                    made._value_ = value
                else:
                    made._value_ = cls._member_type_(*args)
            value = made._value_
            made._name_ = name
            made.__objclass__ = cls
            made._sort_order_ = len(cls._member_names_)
            if cls.__init__ is not Enum_init:
                made.__init__(*args)
            value = made._value_
            canonical = cls._known(value)
            if canonical is not None:
                made = canonical
            elif Flag is None or not issubclass(cls, Flag) or not isinstance(value, int) or _is_single(value):
                cls._member_names_.append(name)
            type.__setattr__(cls, name, made)
            cls._member_map_[name] = made
            try:
                cls._value2member_map_.setdefault(value, made)
            except TypeError:
                cls._unhashable_values_.append(value)

        def _known(cls, value):
            try:
                return cls._value2member_map_.get(value)
            except TypeError:
                for made in cls._member_map_.values():
                    if made._value_ == value:
                        return made

        def _describe_flags(cls):
            mask = single = 0
            for made in cls._member_map_.values():
                value = made._value_
                mask |= value
                if _is_single(value):
                    single |= value
            cls._flag_mask_ = single
            cls._all_bits_ = (1 << mask.bit_length()) - 1
            cls._members_mask_ = mask
            values = [cls._member_map_[name]._value_ for name in cls._member_names_]
            if sorted(values) != values:
                cls._member_names_.sort(key=lambda name: cls._member_map_[name]._sort_order_)

        def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
            if names is None:
                return cls.__new__(cls, value)
            return cls._create(value, names, module, qualname, type, start, boundary)

        def _create(cls, cls_name, names, module, qualname, mixin, start, boundary):
            metacls = type(cls)
            bases = (cls,) if mixin is None else (mixin, cls)
            namespace = metacls.__prepare__(cls_name, bases)
            if isinstance(names, str):
                names = names.replace(",", " ").split()
            last = []
            if isinstance(names, dict):
                pairs = list(names.items())
            else:
                pairs = []
                for count, item in enumerate(names):
                    if isinstance(item, str):
                        value = cls._generate_next_value_(item, start, count, last[:])
                        last.append(value)
                        pairs.append((item, value))
                    else:
                        pairs.append(tuple(item))
            for name, value in pairs:
                namespace[name] = value
            namespace["__module__"] = module or "__main__"
            if qualname is not None:
                namespace["__qualname__"] = qualname
            return metacls.__new__(metacls, cls_name, bases, namespace, boundary=boundary)

        def __bool__(cls):
            return True

        def __contains__(cls, value):
            if not isinstance(value, Enum):
                import warnings
                warnings.warn("in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"
                              "False depending on whether the value is a member or the value of a member",
                              DeprecationWarning, stacklevel=2)
                raise TypeError(f"unsupported operand type(s) for 'in': '{type(value).__qualname__}' and "
                                f"'{cls.__class__.__qualname__}'")
            return isinstance(value, cls) and value._name_ in cls._member_map_

        def __getattr__(cls, name):
            raise AttributeError(name) from None

        def __delattr__(cls, name):
            if name in cls.__dict__.get("_member_map_", {}):
                raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
            super().__delattr__(name)

        def __setattr__(cls, name, value):
            if name in cls.__dict__.get("_member_map_", {}):
                raise AttributeError(f"cannot reassign member {name!r}")
            super().__setattr__(name, value)

        def __dir__(cls):
            return sorted(["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__",
                           "__len__", "__members__", "__module__", "__name__", "__qualname__"] + cls._member_names_)

        def __getitem__(cls, name):
            return cls._member_map_[name]

        def __iter__(cls):
            return (cls._member_map_[name] for name in cls._member_names_)

        def __reversed__(cls):
            return (cls._member_map_[name] for name in reversed(cls._member_names_))

        def __len__(cls):
            return len(cls._member_names_)

        @_property
        def __members__(cls):
            from types import MappingProxyType
            return MappingProxyType(cls._member_map_)

        def __repr__(cls):
            if Flag is not None and issubclass(cls, Flag):
                return f"<flag {cls.__name__!r}>"
            return f"<enum {cls.__name__!r}>"


    EnumMeta = EnumType
    Flag = None
    Enum_init = None


    class Enum(metaclass=EnumType):
        """Create a collection of name/value pairs."""

        def __init__(self, *args, **keywords):
            pass

        def __new__(cls, value):
            if type(value) is cls:
                return value
            found = cls._known(value)
            if found is not None:
                return found
            failure = None
            try:
                result = cls._missing_(value)
            except Exception as error:
                failure = error
                result = None
            if isinstance(result, cls):
                return result
            if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            refusal = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            if result is None and failure is None:
                raise refusal
            if failure is None:
                failure = TypeError(
                    f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
            failure.__context__ = refusal
            raise failure

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            if not last_values:
                return start
            try:
                return max(last_values) + 1
            except TypeError:
                for value in reversed(last_values):
                    try:
                        return value + 1
                    except TypeError:
                        pass
            return start

        @classmethod
        def _missing_(cls, value):
            return None

        def __repr__(self):
            return f"<{self.__class__.__name__}.{self._name_}: {self._value_repr()}>"

        def _value_repr(self):
            value = self._value_
            if "__dataclass_fields__" in type(self)._member_type_.__dict__:
                shown = [name for name, f in type(self)._member_type_.__dataclass_fields__.items() if f.repr]
                return ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
            return repr(value)

        def __str__(self):
            return f"{self.__class__.__name__}.{self._name_}"

        def __format__(self, spec):
            return str.__format__(str(self), spec)

        def __hash__(self):
            return hash(self._name_)

        def __dir__(self):
            return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"}
                          | {name for name in self.__dict__ if name[0] != "_"})

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

        @property
        def name(self):
            """The name of the Enum member."""
            return self._name_

        @property
        def value(self):
            """The value of the Enum member."""
            return self._value_


    Enum_init = Enum.__init__


    class IntEnum(int, Enum):
        """Enum where members are also (and must be) ints."""

        def __str__(self):
            return int.__repr__(self._value_)

        def __format__(self, spec):
            return int.__format__(self._value_, spec)


    class StrEnum(str, Enum):
        """Enum where members are also (and must be) strings."""

        @staticmethod
        def _new_member_(cls, *values):
            if not isinstance(values[0], str):
                raise TypeError(f"{values[0]!r} is not a string")
            made = str.__new__(cls, *values)
            made._value_ = str(*values)
            return made

        def __str__(self):
            return str.__str__(self._value_)

        def __format__(self, spec):
            return str.__format__(self._value_, spec)

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            return name.lower()


    class FlagBoundary(StrEnum):
        """Control how out of range values are handled."""

        STRICT = auto()
        CONFORM = auto()
        EJECT = auto()
        KEEP = auto()


    STRICT, CONFORM, EJECT, KEEP = FlagBoundary


    def _is_single(value):
        return value > 0 and value & (value - 1) == 0


    def _bits(value):
        while value:
            low = value & -value
            yield low
            value ^= low


    class Flag(Enum, boundary=STRICT):
        """Support for flags."""

        @staticmethod
        def _generate_next_value_(name, start, count, last_values):
            if not last_values:
                return start if start is not None else 1
            try:
                highest = max(last_values)
                return 1 << highest.bit_length()
            except Exception:
                raise TypeError(f"invalid flag value {last_values[-1]!r}") from None

        @classmethod
        def _missing_(cls, value):
            if not isinstance(value, int):
                raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            mask = cls._members_mask_
            all_bits = cls._all_bits_
            unknown = (value & ~mask if value >= 0 else ~all_bits & ~value)
            if value < 0 and not (~all_bits <= value) or value >= 0 and unknown:
                if cls._boundary_ is STRICT:
                    width = max(value.bit_length(), mask.bit_length())
                    raise ValueError(
                        f"{cls!r} invalid value {value!r}\n    given {_binary(value, width)}\n"
                        f"  allowed {_binary(mask, width)}")
                if cls._boundary_ is CONFORM:
                    value &= mask
                elif cls._boundary_ is EJECT:
                    return value
                elif value < 0:
                    value = max(all_bits + 1, 1 << value.bit_length()) + value
            if value < 0:
                value = all_bits + 1 + value if cls._boundary_ in (EJECT, KEEP) else value & mask
            known = cls._value2member_map_.get(value)
            if known is not None:
                return known
            if cls._member_type_ is object:
                made = object.__new__(cls)
            else:
                made = cls._member_type_.__new__(cls, value)
            made._value_ = value
            names = [m._name_ for m in cls._parts(value)]
            unknown = value & ~mask
            if names:
                made._name_ = "|".join(names) + (f"|{unknown}" if unknown else "")
            else:
                made._name_ = None
            return cls._value2member_map_.setdefault(value, made)

        @classmethod
        def _parts(cls, value):
            found = [cls._value2member_map_[bit] for bit in _bits(value & cls._flag_mask_)]
            return sorted(found, key=lambda made: made._sort_order_)

        @property
        def name(self):
            return self._name_

        def __contains__(self, other):
            if not isinstance(other, self.__class__):
                raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                                f"{self.__class__.__qualname__!r}")
            return other._value_ & self._value_ == other._value_

        def __iter__(self):
            return iter(type(self)._parts(self._value_))

        def __len__(self):
            return bin(self._value_).count("1")

        def __repr__(self):
            if self._name_ is None:
                return f"<{self.__class__.__name__}: {self._value_!r}>"
            return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

        def __str__(self):
            if self._name_ is None:
                return f"{self.__class__.__name__}({self._value_!r})"
            return f"{self.__class__.__name__}.{self._name_}"

        def __bool__(self):
            return bool(self._value_)

        def _other(self, other):
            if isinstance(other, self.__class__):
                return other._value_
            if self._member_type_ is not object and isinstance(other, self._member_type_):
                return other
            return NotImplemented

        def __or__(self, other):
            value = self._other(other)
            return value if value is NotImplemented else self.__class__(self._value_ | value)

        def __and__(self, other):
            value = self._other(other)
            return value if value is NotImplemented else self.__class__(self._value_ & value)

        def __xor__(self, other):
            value = self._other(other)
            return value if value is NotImplemented else self.__class__(self._value_ ^ value)

        __ror__ = __or__
        __rand__ = __and__
        __rxor__ = __xor__

        def __invert__(self):
            if self._boundary_ in (EJECT, KEEP):
                return self.__class__(~self._value_)
            return self.__class__(self._members_mask_ & ~self._value_)


    def _binary(value, width):
        digits = bin(value & ((1 << width) - 1))[2:].rjust(width, "0")
        return f"0b{'1' if value < 0 else '0'} {digits}"


    class IntFlag(int, Flag, boundary=KEEP):
        """Support for integer-based flags."""

        # Those of int stand in front of Flag's in the resolution order.
        __or__ = __ror__ = Flag.__or__
        __and__ = __rand__ = Flag.__and__
        __xor__ = __rxor__ = Flag.__xor__
        __invert__ = Flag.__invert__

        def __str__(self):
            return int.__repr__(self._value_)

        def __format__(self, spec):
            return int.__format__(self._value_, spec)


    def unique(enumeration):
        """Class decorator for enumerations ensuring unique member values."""
        duplicates = [(name, made.name) for name, made in enumeration.__members__.items() if name != made.name]
        if duplicates:
            details = ", ".join(f"{alias} -> {name}" for alias, name in duplicates)
            raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
        return enumeration


    def _module_name(cls):
        return cls.__module__.split(".")[-1]


    def global_enum_repr(self):
        return f"{_module_name(type(self))}.{self._name_}"


    def global_flag_repr(self):
        module = _module_name(type(self))
        if self._name_ is None:
            return f"{module}.{type(self).__name__}({self._value_!r})"
        # CPython asks for a number here, which no plain Flag is.
        if self != 0 and self & self - 1 == 0:
            return f"{module}.{self._name_}"
        keeps = self._boundary_ is KEEP
        return "|".join(
            [name if keeps and name[0].isdigit() else f"{module}.{name}" for name in self._name_.split("|")])


    def global_str(self):
        return f"{type(self).__name__}({self._value_!r})" if self._name_ is None else self._name_


    def global_enum(cls, update_str=False):
        "Shows members with their module in place of their class, and makes them names of the module."
        import sys
        cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
        if update_str or not issubclass(cls, (IntEnum, StrEnum, IntFlag)):
            cls.__str__ = global_str
        sys.modules[cls.__module__].__dict__.update(cls.__members__)
        return cls


    CONTINUOUS, NAMED_FLAGS, UNIQUE = "one", "two", "three"


    class verify:
        """Check an enumeration for various constraints."""

        def __init__(self, *checks):
            self.checks = checks

        def __call__(self, enumeration):
            if UNIQUE in self.checks:
                aliases = [(n, m.name) for n, m in enumeration.__members__.items() if n != m.name]
                if aliases:
                    details = ", ".join(f"{alias} -> {name}" for alias, name in aliases)
                    raise ValueError(f"aliases found in {enumeration!r}: {details}")
            if CONTINUOUS in self.checks:
                values = sorted(m._value_ for m in enumeration)
                missing = [v for v in range(values[0], values[-1]) if v not in values]
                if missing:
                    shown = ", ".join(map(str, missing))
                    raise ValueError(f"invalid enum {enumeration.__name__!r}: missing values {shown}")
            return enumeration
    """#
}
