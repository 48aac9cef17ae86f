// io: files in memory.

enum IOModule {
  static func make() throws -> ModuleObject { try PythonSource.module("io", source) }

  private static let source = #"""
    from _io import StringIO

    __all__ = ["StringIO", "BytesIO", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END"]

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


    class BytesIO(IOBase):
        """Buffered I/O implementation using an in-memory bytes buffer."""

        def __init__(self, initial_bytes=b""):
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

        def write(self, data):
            if not isinstance(data, bytes):
                raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
            whole = self._all()
            if self._position == len(whole):
                self._parts.append(data)
            else:
                whole += bytes(max(0, self._position - len(whole)))
                self._data = whole[:self._position] + data + whole[self._position + len(data):]
            self._position += len(data)
            return len(data)

        def read(self, size=-1):
            start = self._position
            data = self._all()[start:] if size is None or size < 0 else self._all()[start:start + size]
            self._position += len(data)
            return data

        def readline(self, size=-1):
            data = self._all()
            end = data.find(b"\n", self._position) + 1 or len(data)
            if size is not None and size >= 0:
                end = min(end, self._position + size)
            line = data[self._position:end]
            self._position = max(self._position, end)
            return line

        def readlines(self, hint=-1):
            return list(self)

        def __iter__(self):
            return self

        def __next__(self):
            line = self.readline()
            if not line:
                raise StopIteration
            return line

        def seek(self, offset, whence=0):
            base = (0, self._position, len(self._all()))[whence]
            if whence == 0 and offset < 0:
                raise ValueError(f"negative seek value {offset}")
            self._position = max(0, base + offset)
            return self._position

        def tell(self):
            return self._position

        def truncate(self, size=None):
            size = self._position if size is None else size
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


    def open(*args, **keywords):
        raise NotImplementedError("open() is not supported by this runner: there is no file access")
    """#
}
