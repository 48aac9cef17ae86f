// traceback: the lines of an exception.

enum TracebackModule {
  static func make() throws -> ModuleObject { try PythonSource.module("traceback", source) }

  private static let source = #"""
    import sys

    __all__ = ["format_exc", "print_exc", "format_exception_only", "format_exception", "print_exception", "format_tb",
               "print_tb", "extract_tb", "extract_stack", "format_stack", "print_stack"]

    from _traceback import _current, _frames, _lines


    def _value(exc, value):
        return exc if value is None else value


    def format_exception_only(exc, /, value=None):
        """Format the exception part of a traceback."""
        error = _value(exc, value)
        if error is None:
            return ["NoneType: None\n"]
        return [line + "\n" for line in _lines(error)]


    def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
        """Format a stack trace and the exception information."""
        error = _value(exc, value)
        if error is None:
            return ["NoneType: None\n"]
        lines = []
        if chain:
            if error.__cause__ is not None:
                lines += format_exception(error.__cause__)
                lines.append("\nThe above exception was the direct cause of the following exception:\n\n")
            elif error.__context__ is not None and not error.__suppress_context__:
                lines += format_exception(error.__context__)
                lines.append("\nDuring handling of the above exception, another exception occurred:\n\n")
        frames = _frames(error)
        if frames:
            lines.append("Traceback (most recent call last):\n")
            for cell, line, function in frames:
                lines.append(f'  File "<cell {cell}>", line {line}, in {function}\n')
        return lines + format_exception_only(error)


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


    def extract_tb(tb, limit=None):
        """Return a list of the frames of a traceback."""
        frames = []
        while tb is not None:
            code = tb.tb_frame.f_code
            frames.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name))
            tb = tb.tb_next
        return frames if limit is None else frames[:limit] if limit >= 0 else frames[limit:]


    def format_tb(tb, limit=None):
        """A shorthand for 'format_list(extract_tb(tb, limit))'."""
        return [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n' for frame in extract_tb(tb, limit)]


    def print_tb(tb, limit=None, file=None):
        (file or sys.stderr).write("".join(format_tb(tb, limit)))


    def extract_stack(f=None, limit=None):
        raise NotImplementedError("traceback.extract_stack() is not supported by this runner")


    def format_stack(f=None, limit=None):
        raise NotImplementedError("traceback.format_stack() is not supported by this runner")


    def print_stack(f=None, limit=None, file=None):
        raise NotImplementedError("traceback.print_stack() is not supported by this runner")
    """#
}
