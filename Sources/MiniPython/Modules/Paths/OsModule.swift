// os: what of it needs no files and no processes.

enum OsModule {
  static func make() throws -> ModuleObject { try PythonSource.module("os", source) }

  private static let source = #"""
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
                f"os.{name}() is not supported by this runner: there is no access to files and processes")
        return refuse


    for _name in ("listdir", "mkdir", "makedirs", "remove", "unlink", "rename", "rmdir", "stat", "walk", "scandir",
                  "getcwd", "chdir", "system", "popen", "open", "getpid", "cpu_count", "urandom", "kill", "fork",
                  "replace", "access", "chmod", "removedirs", "get_terminal_size", "uname",
                  "getlogin"):
        globals()[_name] = _refused(_name)
    """#
}
