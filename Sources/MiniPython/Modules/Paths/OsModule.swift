// os: what of it needs no processes, over the notebook's own files.

enum OsModule {
  static func make() throws -> ModuleObject { try PythonSource.module("os", source) }

  private static let source = #"""
    import _files
    import os.path as path

    name = "posix"
    sep, curdir, pardir, extsep, altsep, pathsep, linesep, devnull = "/", ".", "..", ".", None, ":", "\n", "/dev/null"
    environ = {}
    error = OSError


    class PathLike:
        pass


    def fspath(path):
        """Return the file system path representation of the object."""
        if isinstance(path, (str, bytes)):
            return path
        method = getattr(type(path), "__fspath__", None)
        if method is None:
            raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
        return method(path)


    def getenv(key, default=None):
        return environ.get(key, default)


    def _refused(name):
        def refuse(*args, **keywords):
            raise NotImplementedError(
                f"os.{name}() is not supported by this runner: there is no access to the machine")
        return refuse


    def remove(path):
        """Remove a file."""
        _files.remove(fspath(path))


    unlink = remove


    def mkdir(path, mode=0o777):
        """Create a directory."""
        _files.mkdir(fspath(path))


    def makedirs(name, mode=0o777, exist_ok=False):
        """Create a directory and those that lead to it."""
        name = fspath(name)
        head, tail = path.split(name)
        if not tail:
            head, tail = path.split(head)
        if head and tail and not path.exists(head):
            makedirs(head, exist_ok=exist_ok)
        try:
            mkdir(name)
        except OSError:
            if not exist_ok or not path.isdir(name):
                raise


    def rmdir(path):
        _files.rmdir(fspath(path))


    def removedirs(name):
        rmdir(name)
        head = path.dirname(fspath(name))
        while head and path.isdir(head) and not listdir(head):
            rmdir(head)
            head = path.dirname(head)


    def listdir(path="."):
        """Return a list of the names of the files in the directory."""
        return _files.listdir(fspath(path))


    def rename(src, dst):
        _files.rename(fspath(src), fspath(dst))


    replace = rename


    def walk(top, topdown=True, onerror=None, followlinks=False):
        """Generate the names of the files in a directory tree."""
        if not path.isdir(top):
            return
        names = listdir(top)
        folders = [name for name in names if path.isdir(path.join(top, name))]
        files = [name for name in names if name not in folders]
        if topdown:
            yield top, folders, files
        for name in folders:
            yield from walk(path.join(top, name), topdown)
        if not topdown:
            yield top, folders, files


    class stat_result:
        def __init__(self, size, mode):
            self.st_size, self.st_mode = size, mode


    def stat(path):
        path = fspath(path)
        if _files.isdir(path):
            return stat_result(4096, 0o40755)
        return stat_result(len(_files.read(path)), 0o100644)


    for _name in ("scandir", "getcwd", "chdir", "system", "popen", "open", "getpid", "cpu_count", "urandom", "kill",
                  "fork", "access", "chmod", "get_terminal_size", "uname", "getlogin"):
        globals()[_name] = _refused(_name)
    """#
}
