// pathlib: paths as values, without access to files.

enum PathlibModule {
  static func make() throws -> ModuleObject { try PythonSource.module("pathlib", source) }

  private static let source = #"""
    import os.path

    __all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


    def _parts(segments):
        text = ""
        for segment in segments:
            if isinstance(segment, PurePath):
                segment = str(segment)
            elif not isinstance(segment, str):
                raise TypeError("expected str, bytes or os.PathLike object, not " + type(segment).__name__)
            text = os.path.join(text, segment) if text else segment
        root = "/" if text.startswith("/") else ""
        return root, [part for part in text.split("/") if part and part != "."]


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
            return [self._made(self._root, self._names[:i]) for i in range(len(self._names) - 1, -1, -1)]

        def is_absolute(self):
            return bool(self._root)

        def with_name(self, name):
            if not self.name:
                raise ValueError(f"{self!r} has an empty name")
            if not name or "/" in name or name == ".":
                raise ValueError(f"Invalid name {name!r}")
            return self._made(self._root, self._names[:-1] + [name])

        def with_stem(self, stem):
            return self.with_name(stem + self.suffix)

        def with_suffix(self, suffix):
            if suffix and not suffix.startswith(".") or suffix == "." or "/" in suffix:
                raise ValueError(f"Invalid suffix {suffix!r}")
            return self.with_name(self.stem + suffix)

        def relative_to(self, *other):
            base = type(self)(*other)
            if self._root != base._root or self._names[:len(base._names)] != base._names:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r} OR one path is relative "
                                 "and the other is absolute.")
            return self._made("", self._names[len(base._names):])

        def is_relative_to(self, *other):
            base = type(self)(*other)
            return self._root == base._root and self._names[:len(base._names)] == base._names


    class PurePosixPath(PurePath):
        pass


    class Path(PurePath):
        """A path; operations on files are refused."""

        def __new__(cls, *segments):
            return object.__new__(PosixPath if cls is Path else cls)

        def __getattr__(self, name):
            if name in ("exists", "is_file", "is_dir", "open", "read_text", "write_text", "read_bytes", "write_bytes",
                        "mkdir", "iterdir", "glob", "rglob", "unlink", "rmdir", "resolve", "absolute", "stat", "touch",
                        "rename", "expanduser"):
                raise NotImplementedError(
                    f"pathlib.Path.{name}() is not supported by this runner: there is no file access")
            raise AttributeError(f"'{type(self).__name__}' object has no attribute {name!r}")

        @classmethod
        def cwd(cls):
            raise NotImplementedError("pathlib.Path.cwd() is not supported by this runner: no file access")

        @classmethod
        def home(cls):
            raise NotImplementedError("pathlib.Path.home() is not supported by this runner: no file access")


    class PosixPath(Path, PurePosixPath):
        pass
    """#
}
