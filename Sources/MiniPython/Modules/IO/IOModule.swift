// io: files in memory, those of `open` included.

enum IOModule {
  static func make() throws -> ModuleObject {
    let module = try PythonSource.module("io", source)
    PythonSource.nameAsNative(
      ["BytesIO", "TextIOWrapper", "BufferedReader", "BufferedWriter", "BufferedRandom"], in: module,
      as: "_io", isParsedByName: true)
    return module
  }

  private static let source = #"""
    import _files
    from _io import StringIO
    from operator import index as _index

    __all__ = ["StringIO", "BytesIO", "TextIOWrapper", "BufferedReader", "BufferedWriter", "open", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END"]

    SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
    DEFAULT_BUFFER_SIZE = 8192


    class UnsupportedOperation(OSError, ValueError):
        pass


    class IOBase:
        def __enter__(self):
            return self

        def __exit__(self, *details):
            self.close()


    class TextIOBase(IOBase):
        pass


    def _size(value):
        """A number of bytes or characters, None for all of them."""
        if value is None:
            return None
        if not hasattr(value, "__index__"):
            raise TypeError(f"argument should be integer or None, not '{type(value).__name__}'")
        return _index(value)


    class BytesIO(IOBase):
        """Buffered I/O implementation using an in-memory bytes buffer."""

        def __init__(self, initial_bytes=b""):
            if isinstance(initial_bytes, str):
                raise TypeError("a bytes-like object is required, not 'str'")
            self._data = bytes(initial_bytes)
            self._parts = []
            self._position = 0
            self.closed = False

        def _all(self):
            if self.closed:
                raise ValueError("I/O operation on closed file.")
            if self._parts:
                self._data += b"".join(self._parts)
                self._parts = []
            return self._data

        def getvalue(self):
            return self._all()

        def write(self, data, /):
            if not isinstance(data, (bytes, bytearray, memoryview)):
                raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
            data = bytes(data)
            whole = self._all()
            if self._position == len(whole):
                self._parts.append(data)
            else:
                whole += bytes(max(0, self._position - len(whole)))
                self._data = whole[:self._position] + data + whole[self._position + len(data):]
            self._position += len(data)
            return len(data)

        def writelines(self, lines, /):
            self._all()
            for line in lines:
                self.write(line)

        def read(self, size=-1, /):
            start, size = self._position, _size(size)
            data = self._all()[start:] if size is None or size < 0 else self._all()[start:start + size]
            self._position += len(data)
            return data

        read1 = read

        def readinto(self, buffer, /):
            data = self.read(len(buffer))
            buffer[:len(data)] = data
            return len(data)

        def readline(self, size=-1, /):
            data, size = self._all(), _size(size)
            end = data.find(b"\n", self._position) + 1 or len(data)
            if size is not None and size >= 0:
                end = min(end, self._position + size)
            line = data[self._position:end]
            self._position = max(self._position, end)
            return line

        def readlines(self, hint=None, /):
            hint, lines, total = _size(hint), [], 0
            for line in self:
                lines.append(line)
                total += len(line)
                if hint is not None and 0 < hint <= total:
                    break
            return lines

        def __iter__(self):
            return self

        def __next__(self):
            line = self.readline()
            if not line:
                raise StopIteration
            return line

        def seek(self, offset, whence=0, /):
            offset, whence, length = _index(offset), _index(whence), len(self._all())
            if whence not in (0, 1, 2):
                raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
            base = (0, self._position, length)[whence]
            if whence == 0 and offset < 0:
                raise ValueError(f"negative seek value {offset}")
            self._position = max(0, base + offset)
            return self._position

        def tell(self):
            self._all()
            return self._position

        def getbuffer(self):
            return memoryview(bytearray(self._all()))

        def isatty(self):
            self._all()
            return False

        def truncate(self, size=None, /):
            size = self._position if size is None else _size(size)
            if size < 0:
                raise ValueError(f"negative size value {size}")
            self._data = self._all()[:size]
            return size

        def close(self):
            self.closed = True

        def flush(self):
            pass

        def readable(self):
            return True

        writable = seekable = readable


    BytesIO.__module__ = "_io"


    def _decoded(data, encoding, errors, newline):
        text = data.decode(encoding, errors)
        return text.replace("\r\n", "\n").replace("\r", "\n") if newline is None else text


    class _File(IOBase):
        def _check(self, wanted, what):
            if self.closed:
                raise ValueError("I/O operation on closed file.")
            if not wanted:
                raise UnsupportedOperation(f"not {what}" if self._text else what_binary(what))

        def readable(self):
            return self._reads

        def writable(self):
            return self._writes

        def seekable(self):
            return True

        def isatty(self):
            return False

        def fileno(self):
            raise UnsupportedOperation("fileno")

        def _start(self, path, mode, buffer, reads, writes, appends):
            self.name, self.mode, self._buffer = path, mode, buffer
            self._reads, self._writes, self._appends, self.closed = reads, writes, appends, False
            self._path = _os_path(path)

        def read(self, size=-1, /):
            self._check(self._reads, "readable")
            return self._buffer.read(size)

        def readline(self, size=-1, /):
            self._check(self._reads, "readable")
            return self._buffer.readline(size)

        def readlines(self, hint=-1, /):
            self._check(self._reads, "readable")
            return self._buffer.readlines()

        def write(self, data, /):
            self._check(self._writes, "writable")
            if self._appends:
                self._buffer.seek(0, 2)
            return self._buffer.write(self._checked(data))

        def writelines(self, lines, /):
            for line in lines:
                self.write(line)

        def seek(self, offset, whence=0, /):
            self._check(True, "")
            return self._buffer.seek(offset, whence)

        def tell(self):
            self._check(True, "")
            return self._buffer.tell()

        def truncate(self, size=None, /):
            self._check(self._writes, "writable")
            return self._buffer.truncate(size)

        def flush(self):
            self._check(True, "")
            if self._writes:
                _files.write(self._path, self._bytes())

        def close(self):
            if not self.closed:
                self.flush()
                self.closed = True

        def __del__(self):
            if not getattr(self, "closed", True):
                import warnings
                warnings.warn(f"unclosed file {self!r}", ResourceWarning)
                self.close()

        def __enter__(self):
            self._check(True, "")
            return self

        def __iter__(self):
            self._check(True, "")
            return self

        def __next__(self):
            line = self.readline()
            if not line:
                raise StopIteration
            return line


    def what_binary(what):
        return {"readable": "read", "writable": "write"}[what]


    class TextIOWrapper(_File, TextIOBase):
        """Character and line based layer over a file."""
        _text = True

        def _checked(self, text):
            if not isinstance(text, str):
                raise TypeError(f"write() argument must be str, not {type(text).__name__}")
            return text

        def _bytes(self):
            text = self._buffer.getvalue()
            if self.newlines_out not in (None, "", "\n"):
                text = text.replace("\n", self.newlines_out)
            return text.encode(self.encoding, self.errors)

        def __repr__(self):
            return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"


    class BufferedIOBase(_File):
        _text = False

        def _checked(self, data):
            if isinstance(data, str):
                raise TypeError("a bytes-like object is required, not 'str'")
            return bytes(data)

        def _bytes(self):
            return self._buffer.getvalue()

        def __repr__(self):
            return f"<_io.{type(self).__name__} name={self.name!r}>"


    class BufferedReader(BufferedIOBase):
        pass


    class BufferedWriter(BufferedIOBase):
        pass


    class BufferedRandom(BufferedIOBase):
        pass


    for _class in (TextIOWrapper, BufferedReader, BufferedWriter, BufferedRandom):
        _class.__module__ = "_io"


    def _os_path(path):
        import os
        path = os.fspath(path)
        return path.decode() if isinstance(path, bytes) else path


    def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
        """Open file and return a stream, over the notebook's own files in memory."""
        if isinstance(file, int):
            raise NotImplementedError("open() of a file descriptor is not supported by this runner")
        path = _os_path(file)
        for name, value in (("mode", mode), ("encoding", encoding), ("errors", errors), ("newline", newline)):
            if not isinstance(value, str) and not (value is None and name != "mode"):
                raise TypeError(f"open() argument '{name}' must be str{' or None' if name != 'mode' else ''}, "
                                f"not {'None' if value is None else type(value).__name__}")
        if not isinstance(buffering, int):
            raise TypeError(f"'{type(buffering).__name__}' object cannot be interpreted as an integer")
        if opener is not None or not closefd:
            raise NotImplementedError("open(): opener and closefd are not supported by this runner")
        kinds = set(mode)
        if kinds - set("axrwb+t") or len(mode) > len(kinds):
            raise ValueError(f"invalid mode: {mode!r}")
        if "t" in kinds and "b" in kinds:
            raise ValueError("can't have text and binary mode at once")
        if len(kinds & set("axrw")) != 1:
            raise ValueError("must have exactly one of create/read/write/append mode")
        binary, updates = "b" in kinds, "+" in kinds
        if binary:
            for name, value in (("an encoding", encoding), ("an errors", errors), ("a newline", newline)):
                if value is not None:
                    raise ValueError(f"binary mode doesn't take {name} argument")
        elif newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        if "x" in kinds and (_files.isfile(path) or _files.isdir(path)):
            raise FileExistsError(17, "File exists", file)
        if "w" in kinds or "x" in kinds or "a" in kinds and not _files.isfile(path):
            data = b""
            _files.write(path, data)
        else:
            data = _files.read(path)
        reads, writes, appends = "r" in kinds or updates, "r" not in kinds or updates, "a" in kinds
        if binary:
            made = BufferedRandom() if updates else BufferedReader() if reads else BufferedWriter()
            buffer = BytesIO(data)
        else:
            made = TextIOWrapper()
            made.encoding, made.errors, made.newlines_out = encoding or "UTF-8", errors or "strict", newline
            buffer = StringIO(_decoded(data, made.encoding, made.errors, newline))
        made._start(file, mode, buffer, reads, writes, appends)
        if appends:
            buffer.seek(0, 2)
        return made
    """#
}
