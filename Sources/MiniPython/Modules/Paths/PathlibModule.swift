// pathlib: paths as values, and the notebook's own files behind them.

enum PathlibModule {
  static func make() throws -> ModuleObject { try PythonSource.module("pathlib", source) }

  private static let source = #"""
    import os
    import os.path
    import re

    __all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


    def _parts(segments):
        text = ""
        for segment in segments:
            if isinstance(segment, PurePath):
                segment = str(segment)
            elif not isinstance(segment, str):
                if isinstance(segment, bytes):
                    raise TypeError("argument should be a str object or an os.PathLike object returning str, "
                                    f"not {type(segment)}")
                raise TypeError("expected str, bytes or os.PathLike object, not " + type(segment).__name__)
            text = os.path.join(text, segment) if text else segment
        root = "/" if text.startswith("/") else ""
        return root, [part for part in text.split("/") if part and part != "."]


    def _matches(name, pattern):
        text = "".join(".*" if c == "*" else "." if c == "?" else c if c in "[]" else re.escape(c) for c in pattern)
        return re.fullmatch(text.replace("[!", "[^"), name) is not None


    class PurePath:
        """Base class for manipulating paths without I/O."""

        def __init__(self, *segments):
            self._root, self._names = _parts(segments)

        def _made(self, root, names):
            made = object.__new__(type(self))
            made._root, made._names = root, names
            return made

        def __str__(self):
            return self._root + "/".join(self._names) or "."

        def __fspath__(self):
            return str(self)

        def __repr__(self):
            return f"{type(self).__name__}({str(self)!r})"

        def as_posix(self):
            return str(self)

        def __eq__(self, other):
            return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

        def __hash__(self):
            return hash(str(self))

        def __lt__(self, other):
            return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

        def __truediv__(self, key):
            return type(self)(self, key) if isinstance(key, (str, PurePath)) else NotImplemented

        def __rtruediv__(self, key):
            return type(self)(key, self) if isinstance(key, str) else NotImplemented

        def joinpath(self, *others):
            return type(self)(self, *others)

        @property
        def parts(self):
            return tuple(([self._root] if self._root else []) + self._names)

        @property
        def root(self):
            return self._root

        anchor = root

        @property
        def drive(self):
            return ""

        @property
        def name(self):
            return self._names[-1] if self._names else ""

        @property
        def suffix(self):
            at = self.name.rfind(".")
            return self.name[at:] if 0 < at < len(self.name) - 1 else ""

        @property
        def suffixes(self):
            name = self.name
            return [] if name.endswith(".") else ["." + part for part in name.lstrip(".").split(".")[1:]]

        @property
        def stem(self):
            return self.name[:len(self.name) - len(self.suffix)]

        @property
        def parent(self):
            return self._made(self._root, self._names[:-1])

        @property
        def parents(self):
            return _Parents(self)

        def _ancestors(self):
            return [self._made(self._root, self._names[:i]) for i in range(len(self._names) - 1, -1, -1)]

        def is_absolute(self):
            return bool(self._root)

        def with_name(self, name):
            if not self.name:
                raise ValueError(f"{self!r} has an empty name")
            if name and name[0] == "/" or not name or "/" in name or name == ".":
                raise ValueError(f"Invalid name {name!r}")
            if not isinstance(name, str):
                raise TypeError(f"intern() argument must be str, not {type(name).__name__}")
            return self._made(self._root, self._names[:-1] + [name])

        def with_stem(self, stem):
            return self.with_name(stem + self.suffix)

        def with_suffix(self, suffix):
            if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
                raise ValueError(f"Invalid suffix {suffix!r}")
            return self.with_name(self.stem + suffix)

        def relative_to(self, *other):
            if not other:
                raise TypeError("need at least one argument")
            base = type(self)(*other)
            if self._root != base._root or self._names[:len(base._names)] != base._names:
                shown = str(base) if base._root or base._names else ""
                raise ValueError(f"{str(self)!r} is not in the subpath of {shown!r} OR one path is relative "
                                 "and the other is absolute.")
            return self._made("", self._names[len(base._names):])

        def match(self, path_pattern):
            wanted = PurePath(path_pattern)
            if not wanted.parts:
                raise ValueError("empty pattern")
            own, pattern = self.parts, wanted.parts
            if len(pattern) > len(own) or wanted._root and len(pattern) != len(own):
                return False
            return all(_matches(name, part) for name, part in zip(own[-len(pattern):], pattern))

        def is_relative_to(self, *other):
            if not other:
                raise TypeError("need at least one argument")
            base = type(self)(*other)
            return self._root == base._root and self._names[:len(base._names)] == base._names


    class _Parents:
        def __init__(self, path):
            self._path, self._all = path, path._ancestors()

        def __len__(self):
            return len(self._all)

        def __getitem__(self, index):
            if isinstance(index, slice):
                return tuple(self._all[index])
            if not -len(self._all) <= index < len(self._all):
                raise IndexError(index)
            return self._all[index]

        def __repr__(self):
            return f"<{type(self._path).__name__}.parents>"


    class PurePosixPath(PurePath):
        pass


    class Path(PurePath):
        """PurePath subclass that can make system calls, here on the notebook's own files."""

        def __new__(cls, *segments):
            return object.__new__(PosixPath if cls is Path else cls)

        def __getattr__(self, name):
            if name in ("resolve", "absolute", "expanduser"):
                raise NotImplementedError(
                    f"pathlib.Path.{name}() is not supported by this runner: there is no access to the machine")
            raise AttributeError(f"'{type(self).__name__}' object has no attribute {name!r}")

        def __enter__(self):
            return self

        def __exit__(self, *details):
            pass

        def exists(self):
            return os.path.exists(self)

        def is_file(self):
            return os.path.isfile(self)

        def is_dir(self):
            return os.path.isdir(self)

        def is_symlink(self):
            return False

        def stat(self):
            return os.stat(self)

        def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
            return open(self, mode, buffering, encoding, errors, newline)

        def read_text(self, encoding=None, errors=None):
            with open(str(self), encoding=encoding, errors=errors) as file:
                return file.read()

        def write_text(self, data, encoding=None, errors=None, newline=None):
            if not isinstance(data, str):
                raise TypeError(f"data must be str, not {type(data).__name__}")
            with open(str(self), "w", encoding=encoding, errors=errors, newline=newline) as file:
                return file.write(data)

        def read_bytes(self):
            with open(str(self), "rb") as file:
                return file.read()

        def write_bytes(self, data):
            with open(str(self), "wb") as file:
                return file.write(data)

        def mkdir(self, mode=0o777, parents=False, exist_ok=False):
            try:
                os.mkdir(self)
            except FileNotFoundError:
                if not parents or self.parent == self:
                    raise
                self.parent.mkdir(parents=True, exist_ok=True)
                self.mkdir(mode, parents=False, exist_ok=exist_ok)
            except OSError:
                if not exist_ok or not self.is_dir():
                    raise

        def rmdir(self):
            os.rmdir(self)

        def unlink(self, missing_ok=False):
            try:
                os.remove(self)
            except FileNotFoundError:
                if not missing_ok:
                    raise

        def touch(self, mode=0o666, exist_ok=True):
            if self.exists():
                if not exist_ok:
                    raise FileExistsError(17, "File exists", str(self))
            else:
                self.write_bytes(b"")

        def rename(self, target):
            os.rename(self, target)
            return type(self)(target)

        replace = rename

        def iterdir(self):
            return iter([self / name for name in os.listdir(self)])

        def glob(self, pattern):
            if not pattern:
                raise ValueError(f"Unacceptable pattern: {pattern!r}")
            return self._glob(PurePath(pattern).parts)

        def rglob(self, pattern):
            return self._glob(("**",) + PurePath(pattern).parts)

        def _glob(self, parts):
            if not parts:
                yield self
                return
            names = os.listdir(self) if self.is_dir() else []
            if parts[0] == "**":
                yield from self._glob(parts[1:])
                for name in names:
                    if (self / name).is_dir():
                        yield from (self / name)._glob(parts)
                return
            for name in names:
                if _matches(name, parts[0]) and (len(parts) == 1 or (self / name).is_dir()):
                    yield from (self / name)._glob(parts[1:])

        @classmethod
        def cwd(cls):
            raise NotImplementedError("pathlib.Path.cwd() is not supported by this runner: there is no access to the machine")

        @classmethod
        def home(cls):
            raise NotImplementedError("pathlib.Path.home() is not supported by this runner: there is no access to the machine")


    class PosixPath(Path, PurePosixPath):
        pass
    """#
}
