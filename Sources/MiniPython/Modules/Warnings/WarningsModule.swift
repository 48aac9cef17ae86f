// warnings: filters and recording, over the mechanism of Run/Warnings.swift.

enum WarningsModule {
  static func make() throws -> ModuleObject { try PythonSource.module("warnings", source) }

  private static let source = #"""
    from _warnings import _add_filter, _reset, _snapshot, _restore, _start_recording, _warn

    __all__ = [
        "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
        "catch_warnings",
    ]

    _ACTIONS = ("error", "ignore", "always", "default", "module", "once")


    class WarningMessage:
        def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
            self.message = message
            self.category = category
            self.filename = filename
            self.lineno = lineno
            self.file = file
            self.line = line
            self.source = source
            self._category_name = category.__name__ if category else None

        def __str__(self):
            return (f"{{message : {self.message!r}, category : {self._category_name!r}, filename : {self.filename!r}, "
                    f"lineno : {self.lineno}, line : {self.line!r}}}")


    def warn(message, category=None, stacklevel=1, source=None):
        """Issue a warning, or maybe ignore it or raise an exception."""
        if isinstance(message, Warning):
            category = type(message)
        elif category is None:
            category = UserWarning
        if not isinstance(category, type) or not issubclass(category, Warning):
            raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
        _warn(category, str(message), stacklevel)


    def warn_explicit(message, category, filename, lineno, *args, **keywords):
        _warn(category, str(message), 1)


    def formatwarning(message, category, filename, lineno, line=None):
        """Function to format a warning the standard way."""
        return f"{filename}:{lineno}: {category.__name__}: {message}\n"


    def showwarning(message, category, filename, lineno, file=None, line=None):
        import sys
        (file or sys.stderr).write(formatwarning(message, category, filename, lineno, line))


    def simplefilter(action, category=Warning, lineno=0, append=False):
        """Insert a simple entry into the list of warnings filters (at the front)."""
        assert action in _ACTIONS, f"invalid action: {action!r}"
        _add_filter(action, category, None, append)


    def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
        """Insert an entry into the list of warnings filters (at the front)."""
        assert action in _ACTIONS, f"invalid action: {action!r}"
        assert isinstance(message, str), "message must be a string"
        assert isinstance(category, type) and issubclass(category, Warning), "category must be a Warning subclass"
        import re
        _add_filter(action, category, re.compile(message, re.I).match if message else None, append)


    def resetwarnings():
        """Clear the list of warning filters, so that no filters are active."""
        _reset()


    class catch_warnings:
        """A context manager that copies and restores the warnings filter upon exiting the context."""

        def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
            self._record = record
            self._filter = None if action is None else (action, category, lineno, append)
            self._entered = False

        def __repr__(self):
            return f"catch_warnings({'record=True' if self._record else ''})"

        def __enter__(self):
            if self._entered:
                raise RuntimeError(f"Cannot enter {self!r} twice")
            self._entered = True
            self._saved = _snapshot()
            log = None
            if self._record:
                log = []

                def receive(category, message, line):
                    made = category(message)
                    log.append(WarningMessage(made, category, "<cell>", line))

                _start_recording(receive)
            if self._filter is not None:
                simplefilter(*self._filter)
            return log

        def __exit__(self, *details):
            if not self._entered:
                raise RuntimeError(f"Cannot exit {self!r} without entering first")
            _restore(self._saved)
    """#
}
