// What CPython 3.11 says of its exceptions, written by Scripts/builtin-docs.py.
//
// The texts are those of CPython: Copyright (c) 2001-2023 Python Software Foundation, under the PSF licence.

extension PythonDocumentation {
  static let exceptions = #"""
    =ArithmeticError
    |Base class for arithmetic errors.
    @ArithmeticError method: __init__
    @ArithmeticError static method: __new__
    @ArithmeticError subclasses: FloatingPointError OverflowError ZeroDivisionError
    =AssertionError
    |Assertion failed.
    @AssertionError method: __init__
    @AssertionError static method: __new__
    =AttributeError
    |Attribute not found.
    @AttributeError method: __init__ __str__
    @AttributeError data descriptor: name obj
    =AttributeError.name
    |attribute name
    =AttributeError.obj
    |object
    =BaseException
    |Common base class for all exceptions
    @BaseException data descriptor: __cause__ __context__ __dict__ __suppress_context__ __traceback__ args
    @BaseException method: __delattr__ __getattribute__ __init__ __reduce__ __repr__ __setattr__ __setstate__ __str__ add_note with_traceback
    @BaseException static method: __new__
    @BaseException subclasses: BaseExceptionGroup Exception GeneratorExit KeyboardInterrupt SystemExit
    =.__cause__
    |exception cause
    =.__context__
    |exception context
    =BaseException.__reduce__
    |
    =BaseException.__setstate__
    |
    =BaseException.add_note
    |Exception.add_note(note) --
    |    add a note to the exception
    =BaseException.args
    |
    =BaseException.with_traceback
    |Exception.with_traceback(tb) --
    |    set self.__traceback__ to tb and return self.
    =BaseExceptionGroup
    |A combination of multiple unrelated exceptions.
    @BaseExceptionGroup class method: __class_getitem__
    @BaseExceptionGroup method: __init__ __str__ derive split subgroup
    @BaseExceptionGroup static method: __new__
    @BaseExceptionGroup data descriptor: exceptions message
    @BaseExceptionGroup subclasses: ExceptionGroup
    =BaseExceptionGroup.derive
    |
    =BaseExceptionGroup.exceptions
    |nested exceptions
    =BaseExceptionGroup.message
    |exception message
    =BaseExceptionGroup.split
    |
    =BaseExceptionGroup.subgroup
    |
    =BlockingIOError
    |I/O operation would block.
    @BlockingIOError method: __init__
    =BrokenPipeError
    |Broken pipe.
    @BrokenPipeError method: __init__
    =BufferError
    |Buffer error.
    @BufferError method: __init__
    @BufferError static method: __new__
    =BytesWarning
    |Base class for warnings about bytes and buffer related problems, mostly
    |related to conversion from str or comparing to str.
    @BytesWarning method: __init__
    @BytesWarning static method: __new__
    =ChildProcessError
    |Child process error.
    @ChildProcessError method: __init__
    =ConnectionAbortedError
    |Connection aborted.
    @ConnectionAbortedError method: __init__
    =ConnectionError
    |Connection error.
    @ConnectionError method: __init__
    @ConnectionError subclasses: BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError
    =ConnectionRefusedError
    |Connection refused.
    @ConnectionRefusedError method: __init__
    =ConnectionResetError
    |Connection reset.
    @ConnectionResetError method: __init__
    =DeprecationWarning
    |Base class for warnings about deprecated features.
    @DeprecationWarning method: __init__
    @DeprecationWarning static method: __new__
    =EOFError
    |Read beyond end of file.
    @EOFError method: __init__
    @EOFError static method: __new__
    =EncodingWarning
    |Base class for warnings about encodings.
    @EncodingWarning method: __init__
    @EncodingWarning static method: __new__
    =Exception
    |Common base class for all non-exit exceptions.
    @Exception method: __init__
    @Exception static method: __new__
    @Exception subclasses: ArithmeticError AssertionError AttributeError BufferError EOFError ExceptionGroup ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning
    =ExceptionGroup
    |
    @ExceptionGroup data descriptor: __weakref__
    =.__weakref__
    |list of weak references to the object
    =FileExistsError
    |File already exists.
    @FileExistsError method: __init__
    =FileNotFoundError
    |File not found.
    @FileNotFoundError method: __init__
    =FloatingPointError
    |Floating point operation failed.
    @FloatingPointError method: __init__
    @FloatingPointError static method: __new__
    =FutureWarning
    |Base class for warnings about constructs that will change semantically
    |in the future.
    @FutureWarning method: __init__
    @FutureWarning static method: __new__
    =GeneratorExit
    |Request that a generator exit.
    @GeneratorExit method: __init__
    @GeneratorExit static method: __new__
    =ImportError
    |Import can't find module, or can't find name in module.
    @ImportError method: __init__ __reduce__ __str__
    @ImportError data descriptor: msg name path
    @ImportError subclasses: ModuleNotFoundError
    =ImportError.__reduce__
    |
    =ImportError.msg
    |exception message
    =ImportError.name
    |module name
    =ImportError.path
    |module path
    =ImportWarning
    |Base class for warnings about probable mistakes in module imports
    @ImportWarning method: __init__
    @ImportWarning static method: __new__
    =IndentationError
    |Improper indentation.
    @IndentationError method: __init__
    @IndentationError subclasses: TabError
    =IndexError
    |Sequence index out of range.
    @IndexError method: __init__
    @IndexError static method: __new__
    =InterruptedError
    |Interrupted by signal.
    @InterruptedError method: __init__
    =IsADirectoryError
    |Operation doesn't work on directories.
    @IsADirectoryError method: __init__
    =KeyError
    |Mapping key not found.
    @KeyError method: __init__ __str__
    =KeyboardInterrupt
    |Program interrupted by user.
    @KeyboardInterrupt method: __init__
    @KeyboardInterrupt static method: __new__
    =LookupError
    |Base class for lookup errors.
    @LookupError method: __init__
    @LookupError static method: __new__
    @LookupError subclasses: IndexError KeyError
    =MemoryError
    |Out of memory.
    @MemoryError method: __init__
    @MemoryError static method: __new__
    =ModuleNotFoundError
    |Module not found.
    @ModuleNotFoundError method: __init__
    =NameError
    |Name not found globally.
    @NameError method: __init__ __str__
    @NameError data descriptor: name
    @NameError subclasses: UnboundLocalError
    =NameError.name
    |name
    =NotADirectoryError
    |Operation only works on directories.
    @NotADirectoryError method: __init__
    =NotImplementedError
    |Method or function hasn't been implemented yet.
    @NotImplementedError method: __init__
    @NotImplementedError static method: __new__
    =OSError
    |Base class for I/O related errors.
    @OSError method: __init__ __reduce__ __str__
    @OSError static method: __new__
    @OSError data descriptor: characters_written errno filename filename2 strerror
    @OSError subclasses: BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError
    =OSError.__reduce__
    |
    =OSError.characters_written
    |
    =OSError.errno
    |POSIX exception code
    =OSError.filename
    |exception filename
    =OSError.filename2
    |second exception filename
    =OSError.strerror
    |exception strerror
    =OverflowError
    |Result too large to be represented.
    @OverflowError method: __init__
    @OverflowError static method: __new__
    =PendingDeprecationWarning
    |Base class for warnings about features which will be deprecated
    |in the future.
    @PendingDeprecationWarning method: __init__
    @PendingDeprecationWarning static method: __new__
    =PermissionError
    |Not enough permissions.
    @PermissionError method: __init__
    =ProcessLookupError
    |Process not found.
    @ProcessLookupError method: __init__
    =RecursionError
    |Recursion limit exceeded.
    @RecursionError method: __init__
    @RecursionError static method: __new__
    =ReferenceError
    |Weak ref proxy used after referent went away.
    @ReferenceError method: __init__
    @ReferenceError static method: __new__
    =ResourceWarning
    |Base class for warnings about resource usage.
    @ResourceWarning method: __init__
    @ResourceWarning static method: __new__
    =RuntimeError
    |Unspecified run-time error.
    @RuntimeError method: __init__
    @RuntimeError static method: __new__
    @RuntimeError subclasses: NotImplementedError RecursionError
    =RuntimeWarning
    |Base class for warnings about dubious runtime behavior.
    @RuntimeWarning method: __init__
    @RuntimeWarning static method: __new__
    =StopAsyncIteration
    |Signal the end from iterator.__anext__().
    @StopAsyncIteration method: __init__
    @StopAsyncIteration static method: __new__
    =StopIteration
    |Signal the end from iterator.__next__().
    @StopIteration method: __init__
    @StopIteration data descriptor: value
    =StopIteration.value
    |generator return value
    =SyntaxError
    |Invalid syntax.
    @SyntaxError method: __init__ __str__
    @SyntaxError data descriptor: end_lineno end_offset filename lineno msg offset print_file_and_line text
    @SyntaxError subclasses: IndentationError
    =SyntaxError.end_lineno
    |exception end lineno
    =SyntaxError.end_offset
    |exception end offset
    =SyntaxError.filename
    |exception filename
    =SyntaxError.lineno
    |exception lineno
    =SyntaxError.msg
    |exception msg
    =SyntaxError.offset
    |exception offset
    =SyntaxError.print_file_and_line
    |exception print_file_and_line
    =SyntaxError.text
    |exception text
    =SyntaxWarning
    |Base class for warnings about dubious syntax.
    @SyntaxWarning method: __init__
    @SyntaxWarning static method: __new__
    =SystemError
    |Internal error in the Python interpreter.
    |
    |Please report this to the Python maintainer, along with the traceback,
    |the Python version, and the hardware/OS platform and version.
    @SystemError method: __init__
    @SystemError static method: __new__
    =SystemExit
    |Request to exit from the interpreter.
    @SystemExit method: __init__
    @SystemExit data descriptor: code
    =SystemExit.code
    |exception code
    =TabError
    |Improper mixture of spaces and tabs.
    @TabError method: __init__
    =TimeoutError
    |Timeout expired.
    @TimeoutError method: __init__
    =TypeError
    |Inappropriate argument type.
    @TypeError method: __init__
    @TypeError static method: __new__
    =UnboundLocalError
    |Local name referenced but not bound to a value.
    @UnboundLocalError method: __init__
    =UnicodeDecodeError
    |Unicode decoding error.
    @UnicodeDecodeError method: __init__ __str__
    @UnicodeDecodeError static method: __new__
    @UnicodeDecodeError data descriptor: encoding end object reason start
    =UnicodeDecodeError.encoding
    |exception encoding
    =UnicodeDecodeError.end
    |exception end
    =UnicodeDecodeError.object
    |exception object
    =UnicodeDecodeError.reason
    |exception reason
    =UnicodeDecodeError.start
    |exception start
    =UnicodeEncodeError
    |Unicode encoding error.
    @UnicodeEncodeError method: __init__ __str__
    @UnicodeEncodeError static method: __new__
    @UnicodeEncodeError data descriptor: encoding end object reason start
    =UnicodeEncodeError.encoding
    |exception encoding
    =UnicodeEncodeError.end
    |exception end
    =UnicodeEncodeError.object
    |exception object
    =UnicodeEncodeError.reason
    |exception reason
    =UnicodeEncodeError.start
    |exception start
    =UnicodeError
    |Unicode related error.
    @UnicodeError method: __init__
    @UnicodeError static method: __new__
    @UnicodeError subclasses: UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError
    =UnicodeTranslateError
    |Unicode translation error.
    @UnicodeTranslateError method: __init__ __str__
    @UnicodeTranslateError static method: __new__
    @UnicodeTranslateError data descriptor: encoding end object reason start
    =UnicodeTranslateError.encoding
    |exception encoding
    =UnicodeTranslateError.end
    |exception end
    =UnicodeTranslateError.object
    |exception object
    =UnicodeTranslateError.reason
    |exception reason
    =UnicodeTranslateError.start
    |exception start
    =UnicodeWarning
    |Base class for warnings about Unicode related problems, mostly
    |related to conversion problems.
    @UnicodeWarning method: __init__
    @UnicodeWarning static method: __new__
    =UserWarning
    |Base class for warnings generated by user code.
    @UserWarning method: __init__
    @UserWarning static method: __new__
    =ValueError
    |Inappropriate argument value (of correct type).
    @ValueError method: __init__
    @ValueError static method: __new__
    @ValueError subclasses: UnicodeError
    =Warning
    |Base class for warning categories.
    @Warning method: __init__
    @Warning static method: __new__
    @Warning subclasses: BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning
    =ZeroDivisionError
    |Second argument to a division or modulo operation was zero.
    @ZeroDivisionError method: __init__
    @ZeroDivisionError static method: __new__
    """#
}
