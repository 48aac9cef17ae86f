// json: the public functions over the native reader and writer.

enum JsonModule {
  static func make() throws -> ModuleObject { try PythonSource.module("json", source) }

  private static let source = #"""
    import _json

    __all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


    class JSONDecodeError(ValueError):
        """Subclass of ValueError with the message, the document and the place of the error."""

        def __init__(self, msg, doc, pos):
            self.msg = msg
            self.doc = doc
            self.pos = pos
            self.lineno = doc.count("\n", 0, pos) + 1
            self.colno = pos - doc.rfind("\n", 0, pos)
            super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")


    JSONDecodeError.__module__ = "json.decoder"


    class JSONEncoder:
        """Extensible JSON encoder for Python data structures."""

        item_separator = ", "
        key_separator = ": "

        def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                     indent=None, separators=None, default=None):
            self.skipkeys = skipkeys
            self.ensure_ascii = ensure_ascii
            self.check_circular = check_circular
            self.allow_nan = allow_nan
            self.sort_keys = sort_keys
            self.indent = indent
            if separators is not None:
                self.item_separator, self.key_separator = separators
            elif indent is not None:
                self.item_separator = ","
            if default is not None:
                self.default = default

        def default(self, o):
            raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

        def encode(self, o):
            return _json.encode(o, self.skipkeys, self.ensure_ascii, self.check_circular, self.allow_nan, self.indent,
                                self.item_separator, self.key_separator, self.default, self.sort_keys)

        def iterencode(self, o, _one_shot=False):
            yield self.encode(o)


    class JSONDecoder:
        """Simple JSON decoder."""

        def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                     object_pairs_hook=None):
            self.object_hook = object_hook
            self.parse_float = parse_float
            self.parse_int = parse_int
            self.parse_constant = parse_constant
            self.strict = strict
            self.object_pairs_hook = object_pairs_hook

        def raw_decode(self, s, idx=0):
            found = _json.decode(s, idx, self.object_hook, self.object_pairs_hook, self.parse_float, self.parse_int,
                                 self.parse_constant, self.strict)
            if len(found) == 3:
                raise JSONDecodeError(found[1], s, found[2])
            return found

        def decode(self, s):
            if not isinstance(s, str):
                raise TypeError("cannot use a string pattern on a bytes-like object"
                                if isinstance(s, (bytes, bytearray, memoryview)) else
                                f"expected string or bytes-like object, got {type(s).__name__!r}")
            start = len(s) - len(s.lstrip(" \t\n\r"))
            value, end = self.raw_decode(s, start)
            rest = s[end:].lstrip(" \t\n\r")
            if rest:
                raise JSONDecodeError("Extra data", s, len(s) - len(rest))
            return value


    def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
              separators=None, default=None, sort_keys=False, **keywords):
        """Serialize ``obj`` to a JSON formatted ``str``."""
        return (cls or JSONEncoder)(
            skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan,
            indent=indent, separators=separators, default=default, sort_keys=sort_keys, **keywords).encode(obj)


    def dump(obj, fp, **keywords):
        """Serialize ``obj`` as a JSON formatted stream to ``fp``."""
        fp.write(dumps(obj, **keywords))


    def detect_encoding(b):
        if b.startswith((b"\x00\x00\xfe\xff", b"\xff\xfe\x00\x00")):
            return "utf-32"
        if b.startswith((b"\xfe\xff", b"\xff\xfe")):
            return "utf-16"
        if b.startswith(b"\xef\xbb\xbf"):
            return "utf-8-sig"
        if len(b) >= 4:
            if not b[0]:
                return "utf-16-be" if b[1] else "utf-32-be"
            if not b[1]:
                return "utf-16-le" if b[2] or b[3] else "utf-32-le"
        elif len(b) == 2:
            if not b[0]:
                return "utf-16-be"
            if not b[1]:
                return "utf-16-le"
        return "utf-8"


    def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
              object_pairs_hook=None, **keywords):
        """Deserialize ``s`` (a ``str`` or ``bytes`` containing a JSON document) to a Python object."""
        if isinstance(s, (bytes, bytearray)):
            s = s.decode(detect_encoding(s), "surrogatepass")
        elif not isinstance(s, str):
            raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
        elif s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
        return (cls or JSONDecoder)(
            object_hook=object_hook, parse_float=parse_float, parse_int=parse_int, parse_constant=parse_constant,
            object_pairs_hook=object_pairs_hook, **keywords).decode(s)


    def load(fp, **keywords):
        """Deserialize ``fp`` (a ``.read()``-supporting file-like object) to a Python object."""
        return loads(fp.read(), **keywords)
    """#
}
