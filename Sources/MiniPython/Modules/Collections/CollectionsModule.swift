// collections: the containers written in Python on top of the native ones.

enum CollectionsModule {
  /// The wrappers are made when one of them is asked for: their bases in `collections.abc` take longer than all else.
  static func make() throws -> ModuleObject {
    let module = try PythonSource.module("collections", source)
    let wrappers = ["ChainMap", "UserDict", "UserList", "UserString"]
    module.otherNames = { wrappers }
    module.fallback = { [unowned module] name in
      guard wrappers.contains(name.text) else { return .undef }
      try PythonSource.run(wrapperSource, in: module)
      return module.namespace[name]
    }
    return module
  }

  private static let source = #"""
    from types import GenericAlias
    from _collections import OrderedDict, _count_elements, _field, _is_keyword, defaultdict, deque

    __all__ = [
        "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque",
        "namedtuple",
    ]


    def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
        """Returns a new subclass of tuple with named fields."""
        if isinstance(field_names, str):
            field_names = field_names.replace(",", " ").split()
        names = [str(name) for name in field_names]
        typename = str(typename)
        if rename:
            seen = set()
            for i, name in enumerate(names):
                if not name.isidentifier() or _is_keyword(name) or name.startswith("_") or name in seen:
                    names[i] = f"_{i}"
                seen.add(name)
        for name in [typename] + names:
            if not name.isidentifier():
                raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
            if _is_keyword(name):
                raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
        seen = set()
        for name in names:
            if name.startswith("_") and not rename:
                raise ValueError(f"Field names cannot start with an underscore: {name!r}")
            if name in seen:
                raise ValueError(f"Encountered duplicate field name: {name!r}")
            seen.add(name)
        field_defaults = {}
        if defaults is not None:
            defaults = tuple(defaults)
            if len(defaults) > len(names):
                raise TypeError("Got more default values than field names")
            if defaults:
                field_defaults = dict(zip(names[-len(defaults):], defaults))
        fields = tuple(names)
        count = len(fields)
        parameters = ", ".join(fields)
        space = {"_tuple_new": tuple.__new__, "__builtins__": {}, "__name__": f"namedtuple_{typename}"}
        items = f"({parameters},)" if fields else "()"
        new = eval(f"lambda _cls, {parameters}: _tuple_new(_cls, {items})", space)
        new.__name__ = "__new__"
        new.__qualname__ = f"{typename}.__new__"
        new.__doc__ = f"Create new instance of {typename}({parameters})"
        if defaults:
            new.__defaults__ = defaults

        @classmethod
        def _make(cls, iterable):
            values = tuple(iterable)
            if len(values) != count:
                raise TypeError(f"Expected {count} arguments, got {len(values)}")
            return tuple.__new__(cls, values)

        def _replace(self, /, **changes):
            values = [changes.pop(name, value) for name, value in zip(fields, self)]
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return tuple.__new__(self.__class__, values)

        template = ", ".join(f"{name}=%r" for name in fields)

        def __repr__(self):
            "Return a nicely formatted representation string"
            return self.__class__.__name__ + "(" + template % tuple(self) + ")"

        def _asdict(self):
            "Return a new dict which maps field names to their values."
            return dict(zip(self._fields, self))

        def __getnewargs__(self):
            return tuple(self)

        body = {
            "__doc__": f"{typename}({parameters})",
            "__slots__": (),
            "_fields": fields,
            "_field_defaults": field_defaults,
            "__new__": new,
            "_make": _make,
            "_replace": _replace,
            "__repr__": __repr__,
            "_asdict": _asdict,
            "__getnewargs__": __getnewargs__,
            "__match_args__": fields,
            "__module__": module or "__main__",
        }
        for name in ("_replace", "__repr__", "_asdict", "__getnewargs__"):
            body[name].__qualname__ = f"{typename}.{name}"
        _make.__func__.__qualname__ = f"{typename}._make"
        for i, name in enumerate(fields):
            body[name] = _field(i, f"Alias for field number {i}")
        return type(typename, (tuple,), body)


    class Counter(dict):
        """Dict subclass for counting hashable items."""

        def __init__(self, iterable=None, /, **counts):
            super().__init__()
            self.update(iterable, **counts)

        def __missing__(self, key):
            return 0

        def total(self):
            return sum(self.values())

        def most_common(self, n=None):
            pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
            if n is None or n != 1 and n >= len(pairs):
                return pairs
            return pairs[:max(len(range(n)), 0)]

        def elements(self):
            for item, count in self.items():
                for _ in range(count):
                    yield item

        @classmethod
        def fromkeys(cls, iterable, v=None):
            raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

        def update(self, iterable=None, /, **counts):
            if iterable is not None:
                if isinstance(iterable, dict):
                    if self:
                        for item, count in iterable.items():
                            self[item] = count + self.get(item, 0)
                    else:
                        super().update(iterable)
                else:
                    _count_elements(self, iterable)
            if counts:
                self.update(counts)

        def subtract(self, iterable=None, /, **counts):
            if iterable is not None:
                if isinstance(iterable, dict):
                    for item, count in iterable.items():
                        self[item] = self.get(item, 0) - count
                else:
                    for item in iterable:
                        self[item] = self.get(item, 0) - 1
            if counts:
                self.subtract(counts)

        def copy(self):
            return self.__class__(self)

        def __delitem__(self, item):
            if item in self:
                super().__delitem__(item)

        def __repr__(self):
            if not self:
                return f"{self.__class__.__name__}()"
            try:
                shown = dict(self.most_common())
            except TypeError:
                shown = dict(self)
            return f"{self.__class__.__name__}({shown!r})"

        def __eq__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[item] == other[item] for counter in (self, other) for item in counter)

        def __ne__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return not self == other

        __hash__ = None

        def __le__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[item] <= other[item] for counter in (self, other) for item in counter)

        def __lt__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self <= other and self != other

        def __ge__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return all(self[item] >= other[item] for counter in (self, other) for item in counter)

        def __gt__(self, other):
            if not isinstance(other, Counter):
                return NotImplemented
            return self >= other and self != other

        def _combined(self, other, operation):
            if not isinstance(other, Counter):
                return NotImplemented
            result = Counter()
            for item in self:
                count = operation(self[item], other[item])
                if count > 0:
                    result[item] = count
            for item in other:
                if item not in self:
                    count = operation(0, other[item])
                    if count > 0:
                        result[item] = count
            return result

        def __add__(self, other):
            return self._combined(other, lambda a, b: a + b)

        def __sub__(self, other):
            return self._combined(other, lambda a, b: a - b)

        def __or__(self, other):
            return self._combined(other, lambda a, b: b if a < b else a)

        def __and__(self, other):
            return self._combined(other, lambda a, b: a if a < b else b)

        def __pos__(self):
            return Counter({item: count for item, count in self.items() if count > 0})

        def __neg__(self):
            return Counter({item: -count for item, count in self.items() if count < 0})

        def _keep_positive(self):
            for item in [item for item, count in self.items() if not count > 0]:
                del self[item]
            return self

        def __iadd__(self, other):
            for item, count in other.items():
                self[item] += count
            return self._keep_positive()

        def __isub__(self, other):
            for item, count in other.items():
                self[item] -= count
            return self._keep_positive()

        def __ior__(self, other):
            for item, count in other.items():
                self[item] = max(self[item], count)
            return self._keep_positive()

        def __iand__(self, other):
            for item, count in list(self.items()):
                self[item] = min(count, other[item])
            return self._keep_positive()
    """#

  private static let wrapperSource = #"""
    from collections.abc import MutableMapping, MutableSequence, Sequence


    class ChainMap(MutableMapping):
        """A ChainMap groups multiple dicts (or other mappings) together."""

        def __init__(self, *maps):
            self.maps = list(maps) or [{}]

        def __missing__(self, key):
            raise KeyError(key)

        def __getitem__(self, key):
            for mapping in self.maps:
                try:
                    return mapping[key]
                except KeyError:
                    pass
            return self.__missing__(key)

        def get(self, key, default=None):
            return self[key] if key in self else default

        def __len__(self):
            return len(set().union(*self.maps))

        def __iter__(self):
            keys = {}
            for mapping in reversed(self.maps):
                keys.update(dict.fromkeys(mapping))
            return iter(keys)

        def __contains__(self, key):
            return any(key in mapping for mapping in self.maps)

        def __bool__(self):
            return any(self.maps)

        def __repr__(self):
            return f"{self.__class__.__name__}({', '.join(map(repr, self.maps))})"

        @classmethod
        def fromkeys(cls, iterable, *args):
            return cls(dict.fromkeys(iterable, *args))

        def copy(self):
            return self.__class__(self.maps[0].copy(), *self.maps[1:])

        __copy__ = copy

        def new_child(self, m=None, **keywords):
            if m is None:
                m = keywords
            elif keywords:
                m.update(keywords)
            return self.__class__(m, *self.maps)

        @property
        def parents(self):
            return self.__class__(*self.maps[1:])

        def __setitem__(self, key, value):
            self.maps[0][key] = value

        def __delitem__(self, key):
            try:
                del self.maps[0][key]
            except KeyError:
                raise KeyError(f"Key not found in the first mapping: {key!r}")

        def popitem(self):
            try:
                return self.maps[0].popitem()
            except KeyError:
                raise KeyError("No keys found in the first mapping.")

        def pop(self, key, *args):
            try:
                return self.maps[0].pop(key, *args)
            except KeyError:
                raise KeyError(f"Key not found in the first mapping: {key!r}")

        def clear(self):
            self.maps[0].clear()

        def __or__(self, other):
            if not hasattr(other, "keys"):
                return NotImplemented
            made = self.copy()
            made.maps[0].update(other)
            return made

        def __ior__(self, other):
            self.maps[0].update(other)
            return self


    class UserDict(MutableMapping):
        def __init__(self, dict=None, /, **keywords):
            self.data = {}
            if dict is not None:
                self.update(dict)
            if keywords:
                self.update(keywords)

        def __len__(self):
            return len(self.data)

        def __getitem__(self, key):
            if key in self.data:
                return self.data[key]
            if hasattr(self.__class__, "__missing__"):
                return self.__class__.__missing__(self, key)
            raise KeyError(key)

        def __setitem__(self, key, item):
            self.data[key] = item

        def __delitem__(self, key):
            del self.data[key]

        def __iter__(self):
            return iter(self.data)

        def __contains__(self, key):
            return key in self.data

        def __repr__(self):
            return repr(self.data)

        def __or__(self, other):
            if isinstance(other, UserDict):
                return self.__class__(self.data | other.data)
            return self.__class__(self.data | other) if isinstance(other, dict) else NotImplemented

        def __ror__(self, other):
            if isinstance(other, UserDict):
                return self.__class__(other.data | self.data)
            return self.__class__(other | self.data) if isinstance(other, dict) else NotImplemented

        def __ior__(self, other):
            self.data |= other.data if isinstance(other, UserDict) else other
            return self

        def __copy__(self):
            made = self.__class__.__new__(self.__class__)
            made.__dict__.update(self.__dict__)
            made.__dict__["data"] = self.__dict__["data"].copy()
            return made

        def copy(self):
            if self.__class__ is UserDict:
                return UserDict(self.data.copy())
            data, self.data = self.data, {}
            try:
                made = self.__copy__()
            finally:
                self.data = data
            made.update(self)
            return made

        @classmethod
        def fromkeys(cls, iterable, value=None):
            made = cls()
            for key in iterable:
                made[key] = value
            return made


    class UserList(MutableSequence):
        def __init__(self, initlist=None):
            self.data = []
            if initlist is not None:
                self.data[:] = self._plain(initlist)

        def __repr__(self):
            return repr(self.data)

        def _plain(self, other):
            return other.data if isinstance(other, UserList) else other

        def __eq__(self, other):
            return self.data == self._plain(other)

        def __lt__(self, other):
            return self.data < self._plain(other)

        def __le__(self, other):
            return self.data <= self._plain(other)

        def __gt__(self, other):
            return self.data > self._plain(other)

        def __ge__(self, other):
            return self.data >= self._plain(other)

        def __contains__(self, item):
            return item in self.data

        def __len__(self):
            return len(self.data)

        def __getitem__(self, i):
            return self.__class__(self.data[i]) if isinstance(i, slice) else self.data[i]

        def __setitem__(self, i, item):
            self.data[i] = item

        def __delitem__(self, i):
            del self.data[i]

        def __add__(self, other):
            return self.__class__(self.data + list(self._plain(other)))

        def __radd__(self, other):
            return self.__class__(list(other) + self.data)

        def __mul__(self, n):
            return self.__class__(self.data * n)

        __rmul__ = __mul__

        def __iadd__(self, other):
            self.data += self._plain(other)
            return self

        def __imul__(self, n):
            self.data *= n
            return self

        def append(self, item):
            self.data.append(item)

        def insert(self, i, item):
            self.data.insert(i, item)

        def pop(self, i=-1):
            return self.data.pop(i)

        def remove(self, item):
            self.data.remove(item)

        def clear(self):
            self.data.clear()

        def copy(self):
            return self.__class__(self)

        __copy__ = copy

        def count(self, item):
            return self.data.count(item)

        def index(self, item, *args):
            return self.data.index(item, *args)

        def reverse(self):
            self.data.reverse()

        def extend(self, other):
            self.data.extend(self._plain(other))

        def sort(self, /, *args, **keywords):
            self.data.sort(*args, **keywords)


    class UserString(Sequence):
        def __init__(self, seq):
            self.data = seq.data[:] if isinstance(seq, UserString) else str(seq)

        def __str__(self):
            return self.data

        def __repr__(self):
            return repr(self.data)

        def __int__(self):
            return int(self.data)

        def __float__(self):
            return float(self.data)

        def __complex__(self):
            return complex(self.data)

        def __hash__(self):
            return hash(self.data)

        def __contains__(self, text):
            return _text(text) in self.data

        def __len__(self):
            return len(self.data)

        def __getitem__(self, index):
            return self.__class__(self.data[index])

        def __add__(self, other):
            return self.__class__(self.data + (_text(other) if isinstance(other, UserString) else str(other)))

        def __radd__(self, other):
            return self.__class__(str(other) + self.data)

        def __mul__(self, n):
            return self.__class__(self.data * n)

        __rmul__ = __mul__

        def __mod__(self, args):
            return self.__class__(self.data % args)

        def __rmod__(self, template):
            return self.__class__(str(template) % self)


    def _text(value):
        return value.data if isinstance(value, UserString) else value


    def _as_of_str(name):
        """A method of UserString that does what that of str does; texts become instances of its class."""
        plain = getattr(str, name)

        def method(self, *args, **keywords):
            found = plain(self.data, *map(_text, args), **keywords)
            return self.__class__(found) if type(found) is str and name not in _PLAIN else found

        method.__name__ = name
        method.__qualname__ = f"UserString.{name}"
        return method


    _PLAIN = ("format", "format_map", "join")
    for _name in [
        "__eq__", "__lt__", "__le__", "__gt__", "__ge__", "capitalize", "casefold", "center", "count", "encode",
        "endswith", "expandtabs", "find", "format", "format_map", "index", "isalpha", "isalnum", "isascii",
        "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper",
        "join", "ljust", "lower", "lstrip", "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex",
        "rjust", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title",
        "translate", "upper", "zfill",
    ]:
        setattr(UserString, _name, _as_of_str(_name))
    UserString.maketrans = str.maketrans
    """#
}
