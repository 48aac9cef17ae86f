// re: the public functions over the native matcher.

enum ReModule {
  static func make() throws -> ModuleObject {
    let module = try PythonSource.module("re", source)
    PythonSource.nameAsNative(["Pattern", "Match"], in: module, isParsedByName: true)
    return module
  }

  private static let source = #"""
    from _re import compile as _native_compile
    from operator import index as _index

    __all__ = [
        "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape",
        "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE",
        "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
    ]


    class RegexFlag(int):
        def __or__(self, other):
            return RegexFlag(int(self) | int(other))

        __ror__ = __or__

        def __and__(self, other):
            return RegexFlag(int(self) & int(other))

        __rand__ = __and__

        def __xor__(self, other):
            return RegexFlag(int(self) ^ int(other))

        def __invert__(self):
            return RegexFlag(~int(self) & 0x1ff)

        def __repr__(self):
            names = _flag_names(int(self))
            return "|".join(names) if names else f"{int(self)}" if self else "re.NOFLAG"

        __str__ = __repr__

        @property
        def name(self):
            return repr(self)[3:]

        @property
        def value(self):
            return int(self)


    _NAMES = (("ASCII", 256), ("DEBUG", 128), ("IGNORECASE", 2), ("LOCALE", 4), ("MULTILINE", 8), ("DOTALL", 16),
              ("VERBOSE", 64), ("UNICODE", 32), ("TEMPLATE", 1))


    def _flag_names(value):
        ordered = sorted(_NAMES, key=lambda pair: pair[1])
        return [f"re.{name}" for name, bit in ordered if value & bit]


    for _name, _bit in _NAMES:
        globals()[_name] = RegexFlag(_bit)
    A, I, L, M, S, X, U = ASCII, IGNORECASE, LOCALE, MULTILINE, DOTALL, VERBOSE, UNICODE
    NOFLAG = RegexFlag(0)


    class error(Exception):
        """Exception raised for invalid regular expressions."""

        def __init__(self, msg, pattern=None, pos=None):
            self.msg = msg
            self.pattern = pattern
            self.pos = pos
            self.lineno = self.colno = None
            if pattern is not None and pos is not None:
                msg = f"{msg} at position {pos}"
                newline = "\n" if isinstance(pattern, str) else b"\n"
                self.lineno = pattern.count(newline, 0, pos) + 1
                self.colno = pos - pattern.rfind(newline, 0, pos)
                if newline in pattern:
                    msg = f"{msg} (line {self.lineno}, column {self.colno})"
            super().__init__(msg)


    error.__module__ = "re"


    class Match:
        """The result of re.match() and re.search()."""

        def __init__(self, pattern, string, bounds, pos, endpos):
            self.re = pattern
            self.string = string
            self.pos = pos
            self.endpos = endpos
            self._bounds = bounds

        def _group(self, group):
            if isinstance(group, str):
                group = self.re.groupindex.get(group, -1)
            elif not isinstance(group, int):
                raise IndexError("no such group")
            if not 0 <= group <= self.re.groups:
                raise IndexError("no such group")
            return group * 2

        def _text(self, at, default=None):
            start = self._bounds[at]
            end = self._bounds[at + 1]
            return default if start < 0 or end < 0 else self.string[start:end]

        def group(self, *groups):
            if not groups:
                return self._text(0)
            if len(groups) == 1:
                return self._text(self._group(groups[0]))
            return tuple([self._text(self._group(group)) for group in groups])

        def __getitem__(self, group):
            return self._text(self._group(group))

        def groups(self, default=None):
            return tuple([self._text(i * 2, default) for i in range(1, self.re.groups + 1)])

        def groupdict(self, default=None):
            return {name: self._text(i * 2, default) for name, i in self.re.groupindex.items()}

        def _bound(self, group, side):
            at = self._group(group)
            return -1 if self._bounds[at + 1] < 0 else self._bounds[at + side]

        def start(self, group=0):
            return self._bound(group, 0)

        def end(self, group=0):
            return self._bound(group, 1)

        def span(self, group=0):
            return self._bound(group, 0), self._bound(group, 1)

        @property
        def regs(self):
            return tuple(self.span(i) for i in range(self.re.groups + 1))

        @property
        def lastindex(self):
            return self._bounds[-1] or None

        @property
        def lastgroup(self):
            for name, i in self.re.groupindex.items():
                if i == self._bounds[-1]:
                    return name

        def expand(self, template):
            return _expand(_template(template, self.re), self)

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

        def __bool__(self):
            return True

        def __repr__(self):
            return f"<re.Match object; span={self.span()}, match={self.group()!r}>"


    _ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


    def _template(template, pattern):
        """The texts and group numbers of a replacement, one after the other."""
        if not isinstance(template, (str, bytes)):
            raise TypeError(f"decoding to str: need a bytes-like object, {type(template).__name__} found")
        if isinstance(template, bytes):
            return [part.encode("latin-1") if isinstance(part, str) else part
                    for part in _parsed_template(template.decode("latin-1"), pattern)]
        return _parsed_template(template, pattern)


    def _parsed_template(template, pattern):
        if "\\" not in template:
            return [template]
        parts = []
        literal = []
        i = 0

        def add_group(number, position):
            if number > pattern.groups:
                raise error(f"invalid group reference {number}", template, position)
            if literal:
                parts.append("".join(literal))
                literal.clear()
            parts.append(number)

        while i < len(template):
            c = template[i]
            if c != "\\":
                literal.append(c)
                i += 1
                continue
            if i + 1 == len(template):
                raise error("bad escape (end of pattern)", template, i)
            c = template[i + 1]
            if c == "g":
                if template[i + 2:i + 3] != "<":
                    raise error("missing <", template, i + 2)
                end = template.find(">", i + 3)
                name = template[i + 3:end] if end >= 0 else template[i + 3:]
                if not name:
                    raise error("missing group name", template, i + 3)
                if end < 0:
                    raise error("missing >, unterminated name", template, i + 3)
                if name.isdigit():
                    add_group(int(name), i + 3)
                elif not name.isidentifier():
                    raise error(f"bad character in group name {name!r}", template, i + 3)
                elif name in pattern.groupindex:
                    add_group(pattern.groupindex[name], i + 3)
                else:
                    raise IndexError(f"unknown group name {name!r}")
                i = end + 1
            elif c == "0":
                digits = template[i + 1:i + 4]
                n = 1
                while n < len(digits) and digits[n] in "01234567":
                    n += 1
                literal.append(chr(int(digits[:n], 8) & 0xff))
                i += 1 + n
            elif c in "123456789":
                following = template[i + 2:i + 3]
                if c in "0123" and following in list("01234567") and template[i + 3:i + 4] in list("01234567"):
                    literal.append(chr(int(template[i + 1:i + 4], 8)))
                    i += 4
                elif following.isdigit():
                    add_group(int(c + following), i + 1)
                    i += 3
                else:
                    add_group(int(c), i + 1)
                    i += 2
            elif c in _ESCAPES:
                literal.append(_ESCAPES[c])
                i += 2
            elif c.isascii() and c.isalpha():
                raise error(f"bad escape \\{c}", template, i)
            else:
                literal.append("\\" + c)
                i += 2
        if literal:
            parts.append("".join(literal))
        return parts


    def _expand(parts, match):
        empty = match.re._empty
        return empty.join([match._text(part * 2, empty) if isinstance(part, int) else part for part in parts])


    class Pattern:
        """Compiled regular expression object."""

        def __init__(self, pattern, native):
            self.pattern = pattern
            self._native = native
            # Bytes are matched as the characters of their values, with the classes of ASCII.
            self._empty = pattern[:0]
            self.flags = native.flags & ~256 if isinstance(pattern, bytes) else native.flags
            self.groups = native.groups
            self.groupindex = native.names

        def _find(self, string, mode, pos, endpos):
            if isinstance(self.pattern, bytes):
                if isinstance(string, str):
                    raise TypeError("cannot use a bytes pattern on a string-like object")
                if isinstance(string, (bytes, bytearray)):
                    string = string.decode("latin-1")
            elif isinstance(string, (bytes, bytearray)):
                raise TypeError("cannot use a string pattern on a bytes-like object")
            return self._native.find(string, mode, pos, endpos)

        def _one(self, mode, string, pos, endpos):
            length = len(string) if isinstance(string, (str, bytes, bytearray)) else 0
            pos = min(max(pos, 0), length)
            endpos = length if endpos is None else min(max(endpos, 0), length)
            bounds = self._find(string, mode, pos, endpos)
            return None if bounds is None else Match(self, string, bounds, pos, endpos)

        def match(self, string, pos=0, endpos=None):
            return self._one("match", string, pos, endpos)

        def fullmatch(self, string, pos=0, endpos=None):
            return self._one("fullmatch", string, pos, endpos)

        def search(self, string, pos=0, endpos=None):
            return self._one("search", string, pos, endpos)

        def _all(self, string, pos=0, endpos=None):
            length = len(string) if isinstance(string, (str, bytes, bytearray)) else 0
            return self._find(string, "all", pos, length if endpos is None else endpos)

        def finditer(self, string, pos=0, endpos=None):
            end = len(string) if endpos is None else endpos
            return iter([Match(self, string, bounds, pos, end) for bounds in self._all(string, pos, endpos)])

        def findall(self, string, pos=0, endpos=None):
            found = self._all(string, pos, endpos)
            if self.groups == 0:
                return [string[bounds[0]:bounds[1]] for bounds in found]
            if self.groups == 1:
                return [string[bounds[2]:bounds[3]] if bounds[3] >= 0 else self._empty for bounds in found]
            return [tuple([string[bounds[i]:bounds[i + 1]] if bounds[i + 1] >= 0 else self._empty
                           for i in range(2, len(bounds) - 1, 2)]) for bounds in found]

        def split(self, string, maxsplit=0):
            maxsplit = _index(maxsplit)
            parts = []
            last = 0
            for bounds in self._all(string):
                if maxsplit and maxsplit <= len(parts) // (self.groups + 1):
                    break
                parts.append(string[last:bounds[0]])
                for i in range(2, len(bounds) - 1, 2):
                    parts.append(string[bounds[i]:bounds[i + 1]] if bounds[i + 1] >= 0 else None)
                last = bounds[1]
            parts.append(string[last:])
            return parts

        def subn(self, repl, string, count=0):
            count = _index(count)
            parts = []
            last = done = 0
            end = len(string) if isinstance(string, (str, bytes, bytearray)) else 0
            if callable(repl):
                found = self._all(string)
            elif isinstance(repl, bytearray) and b"\\" not in repl:
                template = [repl]
                found = self._all(string)
            else:
                hash(repl)
                template = _template(repl, self)
                found = self._all(string)
            for bounds in found:
                if count and done >= count:
                    break
                parts.append(string[last:bounds[0]])
                match = Match(self, string, bounds, 0, end)
                parts.append(repl(match) if callable(repl) else _expand(template, match))
                last = bounds[1]
                done += 1
            parts.append(string[last:])
            return self._empty.join(parts), done

        def sub(self, repl, string, count=0):
            return Pattern.subn(self, repl, string, count)[0]

        def scanner(self, *args):
            raise NotImplementedError("re.Pattern.scanner() is not supported by this runner")

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

        def __eq__(self, other):
            if not isinstance(other, Pattern):
                return NotImplemented
            return self.pattern == other.pattern and self.flags == other.flags

        def __hash__(self):
            return hash((self.pattern, self.flags))

        def __repr__(self):
            shown = _flag_names(self.flags & ~32)
            text = f"{self.pattern!r:.200}"
            return f"re.compile({', '.join([text, '|'.join(shown)] if shown else [text])})"


    _cache = {}


    def compile(pattern, flags=0):
        "Compile a regular expression pattern, returning a Pattern object."
        if isinstance(pattern, Pattern):
            if flags:
                raise ValueError("cannot process flags argument with a compiled pattern")
            return pattern
        hash(pattern)
        hash(flags)
        if not isinstance(pattern, (str, bytes)):
            raise TypeError("first argument must be string or compiled pattern")
        if not isinstance(flags, int):
            raise TypeError(f"unsupported operand type(s) for &: '{type(flags).__name__}' and 'RegexFlag'")
        if flags & TEMPLATE:
            import warnings
            warnings.warn("The re.TEMPLATE/re.T flag is deprecated as it is an undocumented flag without an obvious "
                          "purpose. Don't use it.", DeprecationWarning)
        key = type(pattern), pattern, int(flags)
        found = _cache.get(key)
        if found is not None:
            return found
        if isinstance(pattern, bytes):
            if flags & UNICODE:
                raise ValueError("cannot use UNICODE flag with a bytes pattern")
            native = _native_compile(pattern.decode("latin-1"), int(flags) | 256)
        else:
            native = _native_compile(pattern, int(flags))
        if isinstance(native, tuple):
            raise error(native[0], pattern, native[1])
        if flags & LOCALE and isinstance(pattern, str):
            raise ValueError("cannot use LOCALE flag with a str pattern")
        made = Pattern(pattern, native)
        if len(_cache) >= 512:
            _cache.clear()
        _cache[key] = made
        return made


    def match(pattern, string, flags=0):
        return compile(pattern, flags).match(string)


    def fullmatch(pattern, string, flags=0):
        return compile(pattern, flags).fullmatch(string)


    def search(pattern, string, flags=0):
        return compile(pattern, flags).search(string)


    def sub(pattern, repl, string, count=0, flags=0):
        return compile(pattern, flags).sub(repl, string, count)


    def subn(pattern, repl, string, count=0, flags=0):
        return compile(pattern, flags).subn(repl, string, count)


    def split(pattern, string, maxsplit=0, flags=0):
        return compile(pattern, flags).split(string, maxsplit)


    def findall(pattern, string, flags=0):
        return compile(pattern, flags).findall(string)


    def finditer(pattern, string, flags=0):
        return compile(pattern, flags).finditer(string)


    def purge():
        _cache.clear()


    def escape(pattern):
        """Escape special characters in a string."""
        if isinstance(pattern, (bytes, bytearray)):
            return escape(pattern.decode("latin-1")).encode("latin-1")
        if not isinstance(pattern, str):
            raise TypeError(f"decoding to str: need a bytes-like object, {type(pattern).__name__} found")
        return "".join(["\\" + c if c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else c for c in pattern])
    """#
}
