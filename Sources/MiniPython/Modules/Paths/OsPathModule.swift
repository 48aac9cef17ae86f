// os.path: operations on the text of paths, and questions about the notebook's own files.

enum OsPathModule {
  static func make() throws -> ModuleObject { try PythonSource.module("posixpath", source) }

  private static let source = #"""
    import _files

    sep = "/"
    curdir, pardir, extsep, pathsep, altsep, devnull = ".", "..", ".", ":", None, "/dev/null"


    def join(path, *parts):
        """Join two or more pathname components, inserting '/' as needed."""
        path, parts = _text(path), [_text(part) for part in parts]
        for part in parts:
            if part.startswith("/"):
                path = part
            elif not path or path.endswith("/"):
                path += part
            else:
                path += "/" + part
        return path


    def split(path):
        """Split a pathname: the tail is everything after the final slash."""
        path = _text(path)
        at = path.rfind("/") + 1
        head, tail = path[:at], path[at:]
        if head and head != "/" * len(head):
            head = head.rstrip("/")
        return head, tail


    def basename(path):
        return split(path)[1]


    def dirname(path):
        return split(path)[0]


    def splitext(path):
        """Split the extension from a pathname."""
        path = _text(path)
        start = path.rfind("/") + 1
        dot = path.rfind(".")
        name = start
        while name < dot and path[name] == ".":
            name += 1
        if dot > start and name < dot:
            return path[:dot], path[dot:]
        return path, ""


    def splitdrive(path):
        return "", path


    def isabs(path):
        return path.startswith("/")


    def normcase(path):
        return path


    def normpath(path):
        """Normalize path, eliminating double slashes, etc."""
        path = _text(path)
        if not path:
            return "."
        lead = ("//" if path.startswith("//") and not path.startswith("///") else "/") if path.startswith("/") else ""
        kept = []
        for part in path.split("/"):
            if part in ("", "."):
                continue
            if part != ".." or not lead and not kept or kept and kept[-1] == "..":
                kept.append(part)
            elif kept:
                kept.pop()
        return lead + "/".join(kept) or "."


    def relpath(path, start):
        """Return a relative version of a path."""
        ours = [part for part in normpath(start).split("/") if part]
        theirs = [part for part in normpath(path).split("/") if part]
        same = 0
        while same < len(ours) and same < len(theirs) and ours[same] == theirs[same]:
            same += 1
        return "/".join([".."] * (len(ours) - same) + theirs[same:]) or "."


    def commonprefix(m):
        if not m:
            return ""
        first, last = min(m), max(m)
        for i, c in enumerate(first):
            if c != last[i]:
                return first[:i]
        return first


    def commonpath(paths):
        paths = list(paths)
        if not paths:
            raise ValueError("commonpath() arg is an empty sequence")
        if len({path.startswith("/") for path in paths}) != 1:
            raise ValueError("Can't mix absolute and relative paths")
        lists = [[part for part in path.split("/") if part and part != "."] for path in paths]
        return ("/" if paths[0].startswith("/") else "") + "/".join(commonprefix(lists))


    def _refused(name):
        def refuse(*args, **keywords):
            raise NotImplementedError(f"os.path.{name}() is not supported by this runner: there is no access to the machine")
        return refuse


    def _text(path):
        import os
        return os.fspath(path)


    def exists(path):
        """Test whether a path exists."""
        path = _text(path)
        return _files.isfile(path) or _files.isdir(path)


    lexists = exists


    def isfile(path):
        return _files.isfile(_text(path))


    def isdir(path):
        return _files.isdir(_text(path))


    def islink(path):
        return False


    def getsize(path):
        """Return the size of a file."""
        import os
        return os.stat(path).st_size


    for _name in ("getmtime", "abspath", "realpath", "expanduser", "samefile", "expandvars"):
        globals()[_name] = _refused(_name)
    """#
}
