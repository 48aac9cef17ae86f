// contextlib: context managers from generators, stacks of them, redirected output.

enum ContextlibModule {
  static func make() throws -> ModuleObject { try PythonSource.module("contextlib", source) }

  private static let source = #"""
    import sys
    from abc import ABC, abstractmethod

    __all__ = [
        "contextmanager", "closing", "nullcontext", "AbstractContextManager", "ContextDecorator", "ExitStack",
        "redirect_stdout", "redirect_stderr", "suppress", "chdir",
    ]


    class AbstractContextManager(ABC):
        """An abstract base class for context managers."""

        def __enter__(self):
            return self

        @abstractmethod
        def __exit__(self, exc_type, exc_value, traceback):
            return None

        @classmethod
        def __subclasshook__(cls, subclass):
            if cls is AbstractContextManager:
                return hasattr(subclass, "__enter__") and hasattr(subclass, "__exit__")
            return NotImplemented


    class ContextDecorator:
        """A base class or mixin that enables context managers to work as decorators."""

        def _recreate_cm(self):
            return self

        def __call__(self, function):
            def inner(*args, **keywords):
                with self._recreate_cm():
                    return function(*args, **keywords)

            return _copy_names(inner, function)


    def _copy_names(inner, function):
        for name in ("__module__", "__name__", "__qualname__", "__doc__"):
            if hasattr(function, name):
                setattr(inner, name, getattr(function, name))
        inner.__wrapped__ = function
        return inner


    class _GeneratorContextManager(ContextDecorator, AbstractContextManager):
        def __init__(self, function, args, keywords):
            self.gen = function(*args, **keywords)
            self._made_from = function, args, keywords
            self.__doc__ = getattr(function, "__doc__", None) or type(self).__doc__

        def _recreate_cm(self):
            return self.__class__(*self._made_from)

        def __enter__(self):
            try:
                return next(self.gen)
            except StopIteration:
                raise RuntimeError("generator didn't yield") from None

        def __exit__(self, kind, value, traceback):
            if kind is None:
                try:
                    next(self.gen)
                except StopIteration:
                    return False
                raise RuntimeError("generator didn't stop")
            if value is None:
                value = kind()
            try:
                self.gen.throw(value)
            except StopIteration as error:
                return error is not value
            except RuntimeError as error:
                if error is value:
                    return False
                if isinstance(value, StopIteration) and error.__cause__ is value:
                    return False
                raise
            except BaseException as error:
                if error is not value:
                    raise
                return False
            raise RuntimeError("generator didn't stop after throw()")


    def contextmanager(function):
        """@contextmanager decorator."""

        def helper(*args, **keywords):
            return _GeneratorContextManager(function, args, keywords)

        return _copy_names(helper, function)


    class closing(AbstractContextManager):
        """Context to automatically close something at the end of a block."""

        def __init__(self, thing):
            self.thing = thing

        def __enter__(self):
            return self.thing

        def __exit__(self, *details):
            self.thing.close()


    class nullcontext(AbstractContextManager):
        """Context manager that does no additional processing."""

        def __init__(self, enter_result=None):
            self.enter_result = enter_result

        def __enter__(self):
            return self.enter_result

        def __exit__(self, *details):
            pass


    class suppress(AbstractContextManager):
        """Context manager to suppress specified exceptions."""

        def __init__(self, *exceptions):
            self._exceptions = exceptions

        def __enter__(self):
            pass

        def __exit__(self, kind, value, traceback):
            return kind is not None and issubclass(kind, self._exceptions)


    class _RedirectStream(AbstractContextManager):
        _stream = None

        def __init__(self, new_target):
            self._new_target = new_target
            self._old_targets = []

        def __enter__(self):
            self._old_targets.append(getattr(sys, self._stream))
            setattr(sys, self._stream, self._new_target)
            return self._new_target

        def __exit__(self, *details):
            setattr(sys, self._stream, self._old_targets.pop())


    class redirect_stdout(_RedirectStream):
        """Context manager for temporarily redirecting stdout to another file."""

        _stream = "stdout"


    class redirect_stderr(_RedirectStream):
        """Context manager for temporarily redirecting stderr to another file."""

        _stream = "stderr"


    class _BaseExitStack:
        """The exits of a stack, and what puts them there."""

        def __init__(self):
            self._exits = []

        def enter_context(self, cm):
            cls = type(cm)
            try:
                enter = cls.__enter__
                exit = cls.__exit__
            except AttributeError:
                name = f"{cls.__module__}.{cls.__qualname__}"
                raise TypeError(f"'{name}' object does not support the context manager protocol") from None
            result = enter(cm)
            self._exits.append(lambda *details: exit(cm, *details))
            return result

        def push(self, exit):
            method = getattr(type(exit), "__exit__", None)
            if method is None:
                self._exits.append(exit)
            else:
                self._exits.append(lambda *details: method(exit, *details))
            return exit

        def callback(self, callback, /, *args, **keywords):
            def run(*details):
                callback(*args, **keywords)

            self._exits.append(run)
            return callback

        def pop_all(self):
            moved = type(self)()
            moved._exits = self._exits
            self._exits = []
            return moved


    class ExitStack(_BaseExitStack, AbstractContextManager):
        """Context manager for dynamic management of a stack of exit callbacks."""

        def __enter__(self):
            return self

        def __exit__(self, *details):
            received = details[0] is not None
            pending = details[1]
            suppressed = False
            while self._exits:
                exit = self._exits.pop()
                try:
                    kind = None if pending is None else type(pending)
                    if exit(kind, pending, None):
                        suppressed = True
                        pending = None
                except BaseException as error:
                    if error.__context__ is None and error is not pending:
                        error.__context__ = pending
                    pending = error
                    suppressed = False
            if pending is not None and pending is not details[1]:
                raise pending
            return received and suppressed

        def close(self):
            """Immediately unwind the context stack."""
            self.__exit__(None, None, None)


    def chdir(path):
        raise NotImplementedError("contextlib.chdir() is not supported by this runner: there is no file access")
    """#
}
