// pprint: values laid out over lines.

enum PprintModule {
  static func make() throws -> ModuleObject { try PythonSource.module("pprint", source) }

  private static let source = #"""
    from io import StringIO
    import sys

    __all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


    class _Key:
        """Orders keys of any types, as sorting by the type's name and identity does."""

        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            try:
                return self.value < other.value
            except TypeError:
                return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


    def _pair_key(pair):
        return _Key(pair[0])


    class PrettyPrinter:
        """Handle pretty printing operations onto a stream using a set of configured parameters."""

        def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                     underscore_numbers=False):
            indent = int(indent)
            width = int(width)
            if indent < 0:
                raise ValueError("indent must be >= 0")
            if depth is not None and depth <= 0:
                raise ValueError("depth must be > 0")
            if not width:
                raise ValueError("width must be != 0")
            self._indent = indent
            self._width = width
            self._depth = depth
            self._stream = stream
            self._compact = compact
            self._sort_dicts = sort_dicts
            self._underscore_numbers = underscore_numbers

        def pprint(self, object):
            (self._stream or sys.stdout).write(self.pformat(object) + "\n")

        def pformat(self, object):
            out = []
            self._format(object, out, 0, 0, set(), 0)
            return "".join(out)

        def isreadable(self, object):
            return "<" not in self._repr(object, set(), 0)

        def isrecursive(self, object):
            return "<Recursion on" in self._repr(object, set(), 0)

        def format(self, object, context, maxlevels, level):
            return self._repr(object, set(context), level), True, False

        # One line

        def _repr(self, value, active, level):
            kind = type(value)
            if kind is int and self._underscore_numbers:
                return f"{value:_d}"
            shape = kind.__repr__
            is_dict = issubclass(kind, dict) and shape is dict.__repr__
            is_list = issubclass(kind, list) and shape is list.__repr__
            is_tuple = issubclass(kind, tuple) and shape is tuple.__repr__
            if not (is_dict or is_list or is_tuple):
                return repr(value)
            if not value:
                return "{}" if is_dict else "[]" if is_list else "()"
            if self._depth and level >= self._depth:
                return "{...}" if is_dict else "[...]" if is_list else "(...,)" if len(value) == 1 else "(...)"
            if id(value) in active:
                return _recursion(value)
            active.add(id(value))
            level += 1
            if is_dict:
                pairs = sorted(value.items(), key=_pair_key) if self._sort_dicts else value.items()
                parts = [f"{self._repr(k, active, level)}: {self._repr(v, active, level)}" for k, v in pairs]
                text = "{" + ", ".join(parts) + "}"
            else:
                parts = [self._repr(item, active, level) for item in value]
                if is_list:
                    text = "[" + ", ".join(parts) + "]"
                else:
                    text = "(" + ", ".join(parts) + (",)" if len(parts) == 1 else ")")
            active.discard(id(value))
            return text

        # Many lines

        def _format(self, value, out, indent, allowance, active, level):
            if id(value) in active:
                out.append(_recursion(value))
                return
            text = self._repr(value, set(active), level)
            if len(text) <= self._width - indent - allowance:
                out.append(text)
                return
            layout = self._layout(value)
            if layout is None:
                out.append(text)
                return
            active.add(id(value))
            layout(value, out, indent, allowance, active, level + 1)
            active.discard(id(value))

        def _layout(self, value):
            kind = type(value)
            shape = kind.__repr__
            for base, layout in ((dict, self._dict), (list, self._list), (tuple, self._tuple), (set, self._set),
                                 (frozenset, self._set), (str, self._str), (bytes, self._bytes)):
                if issubclass(kind, base) and shape is base.__repr__:
                    return layout
            if hasattr(kind, "__dataclass_fields__") and getattr(kind, "__dataclass_params__").repr:
                return self._dataclass
            name = kind.__name__
            if kind.__module__ == "types" and name == "SimpleNamespace":
                return self._namespace
            if kind.__module__ == "collections":
                return {"OrderedDict": self._ordered, "defaultdict": self._default, "Counter": self._counter,
                        "deque": self._deque, "ChainMap": self._chain, "UserDict": self._user, "UserList": self._user,
                        "UserString": self._user}.get(name)
            return None

        def _dict(self, value, out, indent, allowance, active, level):
            out.append("{" + " " * (self._indent - 1))
            pairs = sorted(value.items(), key=_pair_key) if self._sort_dicts else list(value.items())
            if pairs:
                self._pairs(pairs, out, indent, allowance + 1, active, level)
            out.append("}")

        def _pairs(self, pairs, out, indent, allowance, active, level):
            indent += self._indent
            for i, (key, item) in enumerate(pairs):
                last = i == len(pairs) - 1
                shown = self._repr(key, active, level)
                out.append(shown + ": ")
                self._format(item, out, indent + len(shown) + 2, allowance if last else 1, active, level)
                if not last:
                    out.append(",\n" + " " * indent)

        def _list(self, value, out, indent, allowance, active, level):
            out.append("[")
            self._items(value, out, indent, allowance + 1, active, level)
            out.append("]")

        def _user(self, value, out, indent, allowance, active, level):
            self._format(value.data, out, indent, allowance, active, level - 1)

        def _chain(self, value, out, indent, allowance, active, level):
            name = type(value).__name__
            out.append(name + "(")
            indent += len(name) + 1
            for i, one in enumerate(value.maps):
                last = i == len(value.maps) - 1
                self._format(one, out, indent, allowance + 1 if last else 1, active, level)
                out.append(")" if last else ",\n" + " " * indent)

        def _tuple(self, value, out, indent, allowance, active, level):
            out.append("(")
            end = ",)" if len(value) == 1 else ")"
            self._items(value, out, indent, allowance + len(end), active, level)
            out.append(end)

        def _set(self, value, out, indent, allowance, active, level):
            if not value:
                out.append(repr(value))
                return
            kind = type(value)
            if kind is set:
                start, end = "{", "}"
            else:
                start, end = kind.__name__ + "({", "})"
                indent += len(kind.__name__) + 1
            out.append(start)
            self._items(sorted(value, key=_Key), out, indent, allowance + len(end), active, level)
            out.append(end)

        def _items(self, items, out, indent, allowance, active, level):
            indent += self._indent
            if self._indent > 1:
                out.append(" " * (self._indent - 1))
            separator = ",\n" + " " * indent
            between = ""
            room = width = self._width - indent + 1
            items = list(items)
            for i, item in enumerate(items):
                last = i == len(items) - 1
                if last:
                    width -= allowance
                    room -= allowance
                if self._compact:
                    text = self._repr(item, active, level)
                    needed = len(text) + 2
                    if room < needed:
                        room = width
                        if between:
                            between = separator
                    if room >= needed:
                        room -= needed
                        out.append(between + text)
                        between = ", "
                        continue
                out.append(between)
                between = separator
                self._format(item, out, indent, allowance if last else 1, active, level)

        def _str(self, value, out, indent, allowance, active, level):
            if not value:
                out.append(repr(value))
                return
            chunks = []
            lines = value.splitlines(True)
            if level == 1:
                indent += 1
                allowance += 1
            room = width = self._width - indent
            for i, line in enumerate(lines):
                text = repr(line)
                if i == len(lines) - 1:
                    room -= allowance
                if len(text) <= room:
                    chunks.append(text)
                    continue
                import re
                parts = re.findall(r"\S*\s*", line)
                parts.pop()
                available = width
                current = ""
                for j, part in enumerate(parts):
                    candidate = current + part
                    if j == len(parts) - 1 and i == len(lines) - 1:
                        available -= allowance
                    if len(repr(candidate)) > available:
                        if current:
                            chunks.append(repr(current))
                        current = part
                    else:
                        current = candidate
                if current:
                    chunks.append(repr(current))
            if len(chunks) == 1:
                out.append(chunks[0])
                return
            if level == 1:
                out.append("(")
            out.append(("\n" + " " * indent).join(chunks))
            if level == 1:
                out.append(")")

        def _bytes(self, value, out, indent, allowance, active, level):
            if len(value) <= 4:
                out.append(repr(value))
                return
            parens = level == 1
            if parens:
                indent += 1
                allowance += 1
                out.append("(")
            between = ""
            width = self._width - indent
            current = b""
            last = len(value) // 4 * 4
            for i in range(0, len(value), 4):
                part = value[i:i + 4]
                candidate = current + part
                if i == last:
                    width -= allowance
                if len(repr(candidate)) > width:
                    if current:
                        out.append(between + repr(current))
                        between = "\n" + " " * indent
                    current = part
                else:
                    current = candidate
            if current:
                out.append(between + repr(current))
            if parens:
                out.append(")")

        def _named(self, name, pairs, out, indent, allowance, active, level):
            indent += len(name) + 1
            out.append(name + "(")
            for i, (key, item) in enumerate(pairs):
                last = i == len(pairs) - 1
                out.append(key + "=")
                self._format(item, out, indent + len(key) + 1, allowance if last else 1, active, level)
                if not last:
                    out.append(",\n" + " " * indent)
            out.append(")")

        def _dataclass(self, value, out, indent, allowance, active, level):
            pairs = [(name, getattr(value, name)) for name, f in value.__dataclass_fields__.items() if f.repr]
            self._named(type(value).__name__, pairs, out, indent, allowance, active, level)

        def _namespace(self, value, out, indent, allowance, active, level):
            self._named("namespace", list(value.__dict__.items()), out, indent, allowance, active, level)

        def _wrapped(self, name, inner, out, indent, allowance, active, level):
            out.append(name + "(")
            self._format(inner, out, indent + len(name) + 1, allowance + 1, active, level)
            out.append(")")

        def _ordered(self, value, out, indent, allowance, active, level):
            if not value:
                out.append(repr(value))
                return
            self._wrapped(type(value).__name__, list(value.items()), out, indent, allowance, active, level)

        def _default(self, value, out, indent, allowance, active, level):
            name = type(value).__name__
            indent += len(name) + 1
            out.append(f"{name}({self._repr(value.default_factory, active, level)},\n{' ' * indent}")
            self._dict(value, out, indent, allowance + 1, active, level)
            out.append(")")

        def _counter(self, value, out, indent, allowance, active, level):
            name = type(value).__name__
            out.append(name + "({" + " " * (self._indent - 1))
            self._pairs(value.most_common(), out, indent + len(name) + 1, allowance + 2, active, level)
            out.append("})")

        def _deque(self, value, out, indent, allowance, active, level):
            name = type(value).__name__
            indent += len(name) + 1
            out.append(name + "([")
            end = "])" if value.maxlen is None else f"],\n{' ' * indent}maxlen={value.maxlen})"
            self._items(value, out, indent, allowance + 2, active, level)
            out.append(end)


    def _recursion(value):
        return f"<Recursion on {type(value).__name__} with id={id(value)}>"


    def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
               underscore_numbers=False):
        """Pretty-print a Python object to a stream [default is sys.stdout]."""
        PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                      underscore_numbers=underscore_numbers).pprint(object)


    def pp(object, *args, sort_dicts=False, **keywords):
        """Pretty-print a Python object."""
        pprint(object, *args, sort_dicts=sort_dicts, **keywords)


    def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        """Format a Python object into a pretty-printed representation."""
        return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                             underscore_numbers=underscore_numbers).pformat(object)


    def saferepr(object):
        """Version of repr() which can handle recursive data structures."""
        return PrettyPrinter()._repr(object, set(), 0)


    def isreadable(object):
        return PrettyPrinter().isreadable(object)


    def isrecursive(object):
        return PrettyPrinter().isrecursive(object)
    """#
}
