// traceback: the lines of an exception.

enum TracebackModule {
  static func make() throws -> ModuleObject { try PythonSource.module("traceback", source) }

  private static let source = #"""
    import sys

    __all__ = ["format_exc", "print_exc", "format_exception_only", "format_exception", "print_exception", "format_tb",
               "print_tb", "extract_tb", "extract_stack", "format_stack", "print_stack", "walk_tb", "format_list",
               "print_list", "FrameSummary", "StackSummary", "TracebackException"]

    from _traceback import _current, _frames, _lines


    def _value(exc, value):
        return exc if value is None else value


    def format_exception_only(exc, /, value=None):
        """Format the exception part of a traceback."""
        error = _value(exc, value)
        if error is None:
            return ["NoneType: None\n"]
        return [line + "\n" for line in _lines(error)]


    _WIDEST_GROUP, _DEEPEST_GROUP = 15, 10


    def _chain(error, chain):
        """The exceptions that led to one, it last, each with what is said between it and the next."""
        found = [(error, None)]
        while chain:
            if error.__cause__ is not None:
                error, link = error.__cause__, "direct cause of the following exception"
                link = "\nThe above exception was the " + link + ":\n\n"
            elif error.__context__ is not None and not error.__suppress_context__:
                error, link = error.__context__, "\nDuring handling of the above exception, another exception occurred:\n\n"
            else:
                break
            found.insert(0, (error, link))
        return found


    def _margin(depth, text, sign="|"):
        """A text behind the margin that shows how deep in groups it stands."""
        margin = "  " * depth + sign + " " if depth else ""
        return "".join(margin + line for line in text.splitlines(True))


    def _format(error, chain, depth, ends):
        """The lines of an exception inside `depth` groups; `ends` says whether the innermost group still needs its end."""
        lines = []
        for one, link in _chain(error, chain):
            frames = [f'  File "<cell {cell}>", line {line}, in {function}\n' for cell, line, function in _frames(one)]
            inner = max(depth, 1)
            if not isinstance(one, BaseExceptionGroup):
                if frames:
                    frames.insert(0, "Traceback (most recent call last):\n")
                lines += [_margin(depth, text) for text in frames + format_exception_only(one)]
            elif depth > _DEEPEST_GROUP:
                lines.append(_margin(depth, f"... (max_group_depth is {_DEEPEST_GROUP})\n"))
            else:
                if frames:
                    title = "Exception Group Traceback (most recent call last):\n"
                    lines.append(_margin(inner, title, "|" if depth else "+"))
                lines += [_margin(inner, text) for text in frames + format_exception_only(one)]
                lines += _format_members(one.exceptions, chain, inner, ends)
            if link is not None:
                lines.append(_margin(depth, link))
        return lines


    def _format_members(members, chain, depth, ends):
        lines = []
        ends[0] = False
        shown = min(len(members), _WIDEST_GROUP + 1)
        for i in range(shown):
            if i == shown - 1:
                ends[0] = True
            title = i + 1 if i < _WIDEST_GROUP else "..."
            lines.append("  " * depth + ("+-" if i == 0 else "  ") + f"+---------------- {title} ----------------\n")
            if i < _WIDEST_GROUP:
                lines += _format(members[i], chain, depth + 1, ends)
            else:
                more = len(members) - _WIDEST_GROUP
                lines.append(_margin(depth + 1, f"and {more} more exception{'s' if more > 1 else ''}\n"))
            if i == shown - 1 and ends[0]:
                lines.append("  " * (depth + 1) + "+------------------------------------\n")
                ends[0] = False
        return lines


    def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
        """Format a stack trace and the exception information."""
        error = _value(exc, value)
        if error is None:
            return ["NoneType: None\n"]
        return _format(error, chain, 0, [False])


    def format_exc(limit=None, chain=True):
        """Like print_exc() but return a string."""
        return "".join(format_exception(_current(), chain=chain))


    def print_exc(limit=None, file=None, chain=True):
        """Print the exception being handled."""
        (file or sys.stderr).write(format_exc(limit, chain))


    def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True):
        (file or sys.stderr).write("".join(format_exception(exc, value, tb, limit, chain)))


    class FrameSummary:
        """Information about a single frame from a traceback."""

        def __init__(self, filename, lineno, name):
            self.filename, self.lineno, self.name, self.line, self.locals = filename, lineno, name, "", None

        def __repr__(self):
            return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

        def __iter__(self):
            return iter([self.filename, self.lineno, self.name, self.line])


    class StackSummary(list):
        """A list of FrameSummary objects, representing a stack of frames."""

        def format(self):
            return [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n' for frame in self]

        @classmethod
        def from_list(cls, frames):
            return cls(one if isinstance(one, FrameSummary) else FrameSummary(*one[:3]) for one in frames)


    def walk_tb(tb):
        """Walk a traceback yielding the frame and line number for each frame."""
        while tb is not None:
            yield tb.tb_frame, tb.tb_lineno
            tb = tb.tb_next


    def _limited(frames, limit):
        return frames if limit is None else frames[:limit] if limit >= 0 else frames[limit:]


    def extract_tb(tb, limit=None):
        """Return a StackSummary of the frames of a traceback."""
        frames = [FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name) for frame, line in walk_tb(tb)]
        return StackSummary(_limited(frames, limit))


    def format_list(extracted_list):
        """Format a list of tuples or FrameSummary objects for printing."""
        return StackSummary.from_list(extracted_list).format()


    def print_list(extracted_list, file=None):
        (file or sys.stderr).write("".join(format_list(extracted_list)))


    def format_tb(tb, limit=None):
        """A shorthand for 'format_list(extract_tb(tb, limit))'."""
        return extract_tb(tb, limit).format()


    def print_tb(tb, limit=None, file=None):
        (file or sys.stderr).write("".join(format_tb(tb, limit)))


    def extract_stack(f=None, limit=None):
        """Extract the raw traceback from the current stack frame."""
        frames = []
        f = sys._getframe() if f is None else f
        while f is not None:
            frames.insert(0, FrameSummary(f.f_code.co_filename, f.f_lineno, f.f_code.co_name))
            f = f.f_back
        return StackSummary(frames if limit is None else frames[-limit:] if limit >= 0 else frames[:-limit])


    def format_stack(f=None, limit=None):
        """Shorthand for 'format_list(extract_stack(f, limit))'."""
        return extract_stack(f, limit).format()


    def print_stack(f=None, limit=None, file=None):
        (file or sys.stderr).write("".join(format_stack(f, limit)))


    class TracebackException:
        """An exception ready for rendering."""

        def __init__(self, exc_type, exc_value, exc_traceback=None, *, limit=None, lookup_lines=True,
                     capture_locals=False, compact=False, max_group_width=15, max_group_depth=10):
            self.exc_type, self._error = exc_type, exc_value
            self.stack = _limited(extract_tb(exc_traceback), limit)
            self._text = format_exception_only(exc_value)
            self.__notes__ = getattr(exc_value, "__notes__", None)
            self.__suppress_context__ = exc_value.__suppress_context__
            self.__cause__ = self._other(exc_value.__cause__)
            hidden = self.__cause__ is not None or self.__suppress_context__
            self.__context__ = None if hidden else self._other(exc_value.__context__)
            self.exceptions = None
            if isinstance(exc_value, BaseExceptionGroup):
                self.exceptions = [self._other(one) for one in exc_value.exceptions]

        @classmethod
        def from_exception(cls, exc, *args, **keywords):
            return cls(type(exc), exc, exc.__traceback__, *args, **keywords)

        def _other(self, error):
            return None if error is None else TracebackException.from_exception(error)

        def __str__(self):
            return str(self._error)

        def format_exception_only(self):
            yield from self._text

        def format(self, *, chain=True):
            yield from format_exception(self._error, chain=chain)

        def print(self, *, file=None, chain=True):
            (file or sys.stderr).write("".join(self.format(chain=chain)))
    """#
}
