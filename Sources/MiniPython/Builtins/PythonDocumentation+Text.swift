// What CPython 3.11 says of its built-ins, written by Scripts/builtin-docs.py.
//
// The texts are those of CPython: Copyright (c) 2001-2023 Python Software Foundation, under the PSF licence.

extension PythonDocumentation {
  /// `=name (parameters)`, then the lines of the docstring, each behind a bar.
  static let text = #"""
    =abs ($module, x, /)
    |Return the absolute value of the argument.
    =all ($module, iterable, /)
    |Return True if bool(x) is True for all values x in the iterable.
    |
    |If the iterable is empty, return True.
    =any ($module, iterable, /)
    |Return True if bool(x) is True for any x in the iterable.
    |
    |If the iterable is empty, return False.
    =ascii ($module, obj, /)
    |Return an ASCII-only representation of an object.
    |
    |As repr(), return a string containing a printable representation of an
    |object, but escape the non-ASCII characters in the string returned by
    |repr() using \\x, \\u or \\U escapes. This generates a string similar
    |to that returned by repr() in Python 2.
    =bin ($module, number, /)
    |Return the binary representation of an integer.
    |
    |   >>> bin(2796202)
    |   '0b1010101010101010101010'
    =breakpoint
    |breakpoint(*args, **kws)
    |
    |Call sys.breakpointhook(*args, **kws).  sys.breakpointhook() must accept
    |whatever arguments are passed.
    |
    |By default, this drops you into the pdb debugger.
    =callable ($module, obj, /)
    |Return whether the object is callable (i.e., some kind of function).
    |
    |Note that classes are callable, as are instances of classes with a
    |__call__() method.
    =chr ($module, i, /)
    |Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.
    =compile ($module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)
    |Compile source into a code object that can be executed by exec() or eval().
    |
    |The source code may represent a Python module, statement or expression.
    |The filename will be used for run-time error messages.
    |The mode must be 'exec' to compile a module, 'single' to compile a
    |single (interactive) statement, or 'eval' to compile an expression.
    |The flags argument, if present, controls which future statements influence
    |the compilation of the code.
    |The dont_inherit argument, if true, stops the compilation inheriting
    |the effects of any future statements in effect in the code calling
    |compile; if absent or false these statements do influence the compilation,
    |in addition to any features explicitly specified.
    =delattr ($module, obj, name, /)
    |Deletes the named attribute from the given object.
    |
    |delattr(x, 'y') is equivalent to ``del x.y``
    =dir
    |dir([object]) -> list of strings
    |
    |If called without an argument, return the names in the current scope.
    |Else, return an alphabetized list of names comprising (some of) the attributes
    |of the given object, and of attributes reachable from it.
    |If the object supplies a method named __dir__, it will be used; otherwise
    |the default dir() logic is used and returns:
    |  for a module object: the module's attributes.
    |  for a class object:  its attributes, and recursively the attributes
    |    of its bases.
    |  for any other object: its attributes, its class's attributes, and
    |    recursively the attributes of its class's base classes.
    =divmod ($module, x, y, /)
    |Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.
    =eval ($module, source, globals=None, locals=None, /)
    |Evaluate the given source in the context of globals and locals.
    |
    |The source may be a string representing a Python expression
    |or a code object as returned by compile().
    |The globals must be a dictionary and locals can be any mapping,
    |defaulting to the current globals and locals.
    |If only globals is given, locals defaults to it.
    =exec ($module, source, globals=None, locals=None, /, *, closure=None)
    |Execute the given source in the context of globals and locals.
    |
    |The source may be a string representing one or more Python statements
    |or a code object as returned by compile().
    |The globals must be a dictionary and locals can be any mapping,
    |defaulting to the current globals and locals.
    |If only globals is given, locals defaults to it.
    |The closure must be a tuple of cellvars, and can only be used
    |when source is a code object requiring exactly that many cellvars.
    =format ($module, value, format_spec='', /)
    |Return value.__format__(format_spec)
    |
    |format_spec defaults to the empty string.
    |See the Format Specification Mini-Language section of help('FORMATTING') for
    |details.
    =getattr
    |getattr(object, name[, default]) -> value
    |
    |Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.
    |When a default argument is given, it is returned when the attribute doesn't
    |exist; without it, an exception is raised in that case.
    =globals ($module, /)
    |Return the dictionary containing the current scope's global variables.
    |
    |NOTE: Updates to this dictionary *will* affect name lookups in the current
    |global scope and vice-versa.
    =hasattr ($module, obj, name, /)
    |Return whether the object has an attribute with the given name.
    |
    |This is done by calling getattr(obj, name) and catching AttributeError.
    =hash ($module, obj, /)
    |Return the hash value for the given object.
    |
    |Two objects that compare equal must also have the same hash value, but the
    |reverse is not necessarily true.
    =hex ($module, number, /)
    |Return the hexadecimal representation of an integer.
    |
    |   >>> hex(12648430)
    |   '0xc0ffee'
    =id ($module, obj, /)
    |Return the identity of an object.
    |
    |This is guaranteed to be unique among simultaneously existing objects.
    |(CPython uses the object's memory address.)
    =input ($module, prompt='', /)
    |Read a string from standard input.  The trailing newline is stripped.
    |
    |The prompt string, if given, is printed to standard output without a
    |trailing newline before reading input.
    |
    |If the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.
    |On *nix systems, readline is used if available.
    =isinstance ($module, obj, class_or_tuple, /)
    |Return whether an object is an instance of a class or of a subclass thereof.
    |
    |A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to
    |check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)
    |or ...`` etc.
    =issubclass ($module, cls, class_or_tuple, /)
    |Return whether 'cls' is derived from another class or is the same class.
    |
    |A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to
    |check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)
    |or ...``.
    =iter
    |iter(iterable) -> iterator
    |iter(callable, sentinel) -> iterator
    |
    |Get an iterator from an object.  In the first form, the argument must
    |supply its own iterator, or be a sequence.
    |In the second form, the callable is called until it returns the sentinel.
    =len ($module, obj, /)
    |Return the number of items in a container.
    =locals ($module, /)
    |Return a dictionary containing the current scope's local variables.
    |
    |NOTE: Whether or not updates to this dictionary will affect name lookups in
    |the local scope and vice-versa is *implementation dependent* and not
    |covered by any backwards compatibility guarantees.
    =max
    |max(iterable, *[, default=obj, key=func]) -> value
    |max(arg1, arg2, *args, *[, key=func]) -> value
    |
    |With a single iterable argument, return its biggest item. The
    |default keyword-only argument specifies an object to return if
    |the provided iterable is empty.
    |With two or more arguments, return the largest argument.
    =min
    |min(iterable, *[, default=obj, key=func]) -> value
    |min(arg1, arg2, *args, *[, key=func]) -> value
    |
    |With a single iterable argument, return its smallest item. The
    |default keyword-only argument specifies an object to return if
    |the provided iterable is empty.
    |With two or more arguments, return the smallest argument.
    =next
    |next(iterator[, default])
    |
    |Return the next item from the iterator. If default is given and the iterator
    |is exhausted, it is returned instead of raising StopIteration.
    =oct ($module, number, /)
    |Return the octal representation of an integer.
    |
    |   >>> oct(342391)
    |   '0o1234567'
    =ord ($module, c, /)
    |Return the Unicode code point for a one-character string.
    =pow ($module, /, base, exp, mod=None)
    |Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments
    |
    |Some types, such as ints, are able to use a more efficient algorithm when
    |invoked using the three argument form.
    =print ($module, /, *args, sep=' ', end='\n', file=None, flush=False)
    |Prints the values to a stream, or to sys.stdout by default.
    |
    |  sep
    |    string inserted between values, default a space.
    |  end
    |    string appended after the last value, default a newline.
    |  file
    |    a file-like object (stream); defaults to the current sys.stdout.
    |  flush
    |    whether to forcibly flush the stream.
    =repr ($module, obj, /)
    |Return the canonical string representation of the object.
    |
    |For many object types, including most builtins, eval(repr(obj)) == obj.
    =round ($module, /, number, ndigits=None)
    |Round a number to a given precision in decimal digits.
    |
    |The return value is an integer if ndigits is omitted or None.  Otherwise
    |the return value has the same type as the number.  ndigits may be negative.
    =setattr ($module, obj, name, value, /)
    |Sets the named attribute on the given object to the specified value.
    |
    |setattr(x, 'y', v) is equivalent to ``x.y = v``
    =sorted ($module, iterable, /, *, key=None, reverse=False)
    |Return a new list containing all items from the iterable in ascending order.
    |
    |A custom key function can be supplied to customize the sort order, and the
    |reverse flag can be set to request the result in descending order.
    =sum ($module, iterable, /, start=0)
    |Return the sum of a 'start' value (default: 0) plus an iterable of numbers
    |
    |When the iterable is empty, return the start value.
    |This function is intended specifically for use with numeric values and may
    |reject non-numeric types.
    =vars
    |vars([object]) -> dictionary
    |
    |Without arguments, equivalent to locals().
    |With an argument, equivalent to object.__dict__.
    =ArithmeticError
    |Base class for arithmetic errors.
    =AssertionError
    |Assertion failed.
    =AttributeError
    |Attribute not found.
    =BaseException
    |Common base class for all exceptions
    =BaseExceptionGroup
    |A combination of multiple unrelated exceptions.
    =BlockingIOError
    |I/O operation would block.
    =BrokenPipeError
    |Broken pipe.
    =BufferError
    |Buffer error.
    =BytesWarning
    |Base class for warnings about bytes and buffer related problems, mostly
    |related to conversion from str or comparing to str.
    =ChildProcessError
    |Child process error.
    =ConnectionAbortedError
    |Connection aborted.
    =ConnectionError
    |Connection error.
    =ConnectionRefusedError
    |Connection refused.
    =ConnectionResetError
    |Connection reset.
    =DeprecationWarning
    |Base class for warnings about deprecated features.
    =EOFError
    |Read beyond end of file.
    =EncodingWarning
    |Base class for warnings about encodings.
    =Exception
    |Common base class for all non-exit exceptions.
    =ExceptionGroup
    |
    =FileExistsError
    |File already exists.
    =FileNotFoundError
    |File not found.
    =FloatingPointError
    |Floating point operation failed.
    =FutureWarning
    |Base class for warnings about constructs that will change semantically
    |in the future.
    =GeneratorExit
    |Request that a generator exit.
    =ImportError
    |Import can't find module, or can't find name in module.
    =ImportWarning
    |Base class for warnings about probable mistakes in module imports
    =IndentationError
    |Improper indentation.
    =IndexError
    |Sequence index out of range.
    =InterruptedError
    |Interrupted by signal.
    =IsADirectoryError
    |Operation doesn't work on directories.
    =KeyError
    |Mapping key not found.
    =KeyboardInterrupt
    |Program interrupted by user.
    =LookupError
    |Base class for lookup errors.
    =MemoryError
    |Out of memory.
    =ModuleNotFoundError
    |Module not found.
    =NameError
    |Name not found globally.
    =NotADirectoryError
    |Operation only works on directories.
    =NotImplementedError
    |Method or function hasn't been implemented yet.
    =OSError
    |Base class for I/O related errors.
    =OverflowError
    |Result too large to be represented.
    =PendingDeprecationWarning
    |Base class for warnings about features which will be deprecated
    |in the future.
    =PermissionError
    |Not enough permissions.
    =ProcessLookupError
    |Process not found.
    =RecursionError
    |Recursion limit exceeded.
    =ReferenceError
    |Weak ref proxy used after referent went away.
    =ResourceWarning
    |Base class for warnings about resource usage.
    =RuntimeError
    |Unspecified run-time error.
    =RuntimeWarning
    |Base class for warnings about dubious runtime behavior.
    =StopAsyncIteration
    |Signal the end from iterator.__anext__().
    =StopIteration
    |Signal the end from iterator.__next__().
    =SyntaxError
    |Invalid syntax.
    =SyntaxWarning
    |Base class for warnings about dubious syntax.
    =SystemError
    |Internal error in the Python interpreter.
    |
    |Please report this to the Python maintainer, along with the traceback,
    |the Python version, and the hardware/OS platform and version.
    =SystemExit
    |Request to exit from the interpreter.
    =TabError
    |Improper mixture of spaces and tabs.
    =TimeoutError
    |Timeout expired.
    =TypeError
    |Inappropriate argument type.
    =UnboundLocalError
    |Local name referenced but not bound to a value.
    =UnicodeDecodeError
    |Unicode decoding error.
    =UnicodeEncodeError
    |Unicode encoding error.
    =UnicodeError
    |Unicode related error.
    =UnicodeTranslateError
    |Unicode translation error.
    =UnicodeWarning
    |Base class for warnings about Unicode related problems, mostly
    |related to conversion problems.
    =UserWarning
    |Base class for warnings generated by user code.
    =ValueError
    |Inappropriate argument value (of correct type).
    =Warning
    |Base class for warning categories.
    =ZeroDivisionError
    |Second argument to a division or modulo operation was zero.
    =object
    |The base class of the class hierarchy.
    |
    |When called, it accepts no arguments and returns a new featureless
    |instance that has no instance attributes and cannot be given any.
    |
    =.__delattr__ ($self, name, /)
    |Implement delattr(self, name).
    =.__dir__ ($self, /)
    |Default dir() implementation.
    =.__eq__ ($self, value, /)
    |Return self==value.
    =.__format__ ($self, format_spec, /)
    |Default object formatter.
    =.__ge__ ($self, value, /)
    |Return self>=value.
    =.__getattribute__ ($self, name, /)
    |Return getattr(self, name).
    =.__getstate__ ($self, /)
    |Helper for pickle.
    =.__gt__ ($self, value, /)
    |Return self>value.
    =.__hash__ ($self, /)
    |Return hash(self).
    =.__init__ ($self, /, *args, **kwargs)
    |Initialize self.  See help(type(self)) for accurate signature.
    =.__init_subclass__
    |This method is called when a class is subclassed.
    |
    |The default implementation does nothing. It may be
    |overridden to extend subclasses.
    |
    =.__le__ ($self, value, /)
    |Return self<=value.
    =.__lt__ ($self, value, /)
    |Return self<value.
    =.__ne__ ($self, value, /)
    |Return self!=value.
    =.__new__ ($type, *args, **kwargs)
    |Create and return a new object.  See help(type) for accurate signature.
    =.__reduce__ ($self, /)
    |Helper for pickle.
    =.__reduce_ex__ ($self, protocol, /)
    |Helper for pickle.
    =.__repr__ ($self, /)
    |Return repr(self).
    =.__setattr__ ($self, name, value, /)
    |Implement setattr(self, name, value).
    =.__sizeof__ ($self, /)
    |Size of object in memory, in bytes.
    =.__str__ ($self, /)
    |Return str(self).
    =.__subclasshook__
    |Abstract classes can override this to customize issubclass().
    |
    |This is invoked early on by abc.ABCMeta.__subclasscheck__().
    |It should return True, False or NotImplemented.  If it returns
    |NotImplemented, the normal algorithm is used.  Otherwise, it
    |overrides the normal algorithm (and the outcome is cached).
    |
    =type
    |type(object) -> the object's type
    |type(name, bases, dict, **kwds) -> a new type
    =.__call__ ($self, /, *args, **kwargs)
    |Call self as a function.
    =.__instancecheck__ ($self, instance, /)
    |Check if an object is an instance.
    =.__or__ ($self, value, /)
    |Return self|value.
    =.__prepare__
    |__prepare__() -> dict
    |used to create the namespace for the class statement
    =.__ror__ ($self, value, /)
    |Return value|self.
    =.__subclasscheck__ ($self, subclass, /)
    |Check if a class is a subclass.
    =.__subclasses__ ($self, /)
    |Return a list of immediate subclasses.
    =type.mro ($self, /)
    |Return a type's method resolution order.
    =int
    |int([x]) -> integer
    |int(x, base=10) -> integer
    |
    |Convert a number or string to an integer, or return 0 if no arguments
    |are given.  If x is a number, return x.__int__().  For floating point
    |numbers, this truncates towards zero.
    |
    |If x is not a number or if base is given, then x must be a string,
    |bytes, or bytearray instance representing an integer literal in the
    |given base.  The literal can be preceded by '+' or '-' and be surrounded
    |by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.
    |Base 0 means to interpret the base from the string as an integer literal.
    |>>> int('0b100', base=0)
    |4
    =.__abs__ ($self, /)
    |abs(self)
    =.__add__ ($self, value, /)
    |Return self+value.
    =.__and__ ($self, value, /)
    |Return self&value.
    =.__bool__ ($self, /)
    |True if self else False
    =.__ceil__
    |Ceiling of an Integral returns itself.
    =.__divmod__ ($self, value, /)
    |Return divmod(self, value).
    =.__float__ ($self, /)
    |float(self)
    =.__floor__
    |Flooring an Integral returns itself.
    =.__floordiv__ ($self, value, /)
    |Return self//value.
    =.__index__ ($self, /)
    |Return self converted to an integer, if self is suitable for use as an index into a list.
    =.__int__ ($self, /)
    |int(self)
    =.__invert__ ($self, /)
    |~self
    =.__lshift__ ($self, value, /)
    |Return self<<value.
    =.__mod__ ($self, value, /)
    |Return self%value.
    =.__mul__ ($self, value, /)
    |Return self*value.
    =.__neg__ ($self, /)
    |-self
    =.__pos__ ($self, /)
    |+self
    =.__pow__ ($self, value, mod=None, /)
    |Return pow(self, value, mod).
    =.__radd__ ($self, value, /)
    |Return value+self.
    =.__rand__ ($self, value, /)
    |Return value&self.
    =.__rdivmod__ ($self, value, /)
    |Return divmod(value, self).
    =.__rfloordiv__ ($self, value, /)
    |Return value//self.
    =.__rlshift__ ($self, value, /)
    |Return value<<self.
    =.__rmod__ ($self, value, /)
    |Return value%self.
    =.__rmul__ ($self, value, /)
    |Return value*self.
    =.__round__ ($self, ndigits=<unrepresentable>, /)
    |Rounding an Integral returns itself.
    |
    |Rounding with an ndigits argument also returns an integer.
    =.__rpow__ ($self, value, mod=None, /)
    |Return pow(value, self, mod).
    =.__rrshift__ ($self, value, /)
    |Return value>>self.
    =.__rshift__ ($self, value, /)
    |Return self>>value.
    =.__rsub__ ($self, value, /)
    |Return value-self.
    =.__rtruediv__ ($self, value, /)
    |Return value/self.
    =.__rxor__ ($self, value, /)
    |Return value^self.
    =.__sub__ ($self, value, /)
    |Return self-value.
    =.__truediv__ ($self, value, /)
    |Return self/value.
    =.__trunc__
    |Truncating an Integral returns itself.
    =.__xor__ ($self, value, /)
    |Return self^value.
    =int.as_integer_ratio ($self, /)
    |Return integer ratio.
    |
    |Return a pair of integers, whose ratio is exactly equal to the original int
    |and with a positive denominator.
    |
    |>>> (10).as_integer_ratio()
    |(10, 1)
    |>>> (-10).as_integer_ratio()
    |(-10, 1)
    |>>> (0).as_integer_ratio()
    |(0, 1)
    =int.bit_count ($self, /)
    |Number of ones in the binary representation of the absolute value of self.
    |
    |Also known as the population count.
    |
    |>>> bin(13)
    |'0b1101'
    |>>> (13).bit_count()
    |3
    =int.bit_length ($self, /)
    |Number of bits necessary to represent self in binary.
    |
    |>>> bin(37)
    |'0b100101'
    |>>> (37).bit_length()
    |6
    =int.conjugate
    |Returns self, the complex conjugate of any int.
    =int.from_bytes ($type, /, bytes, byteorder='big', *, signed=False)
    |Return the integer represented by the given array of bytes.
    |
    |  bytes
    |    Holds the array of bytes to convert.  The argument must either
    |    support the buffer protocol or be an iterable object producing bytes.
    |    Bytes and bytearray are examples of built-in objects that support the
    |    buffer protocol.
    |  byteorder
    |    The byte order used to represent the integer.  If byteorder is 'big',
    |    the most significant byte is at the beginning of the byte array.  If
    |    byteorder is 'little', the most significant byte is at the end of the
    |    byte array.  To request the native byte order of the host system, use
    |    `sys.byteorder' as the byte order value.  Default is to use 'big'.
    |  signed
    |    Indicates whether two's complement is used to represent the integer.
    =int.to_bytes ($self, /, length=1, byteorder='big', *, signed=False)
    |Return an array of bytes representing an integer.
    |
    |  length
    |    Length of bytes object to use.  An OverflowError is raised if the
    |    integer is not representable with the given number of bytes.  Default
    |    is length 1.
    |  byteorder
    |    The byte order used to represent the integer.  If byteorder is 'big',
    |    the most significant byte is at the beginning of the byte array.  If
    |    byteorder is 'little', the most significant byte is at the end of the
    |    byte array.  To request the native byte order of the host system, use
    |    `sys.byteorder' as the byte order value.  Default is to use 'big'.
    |  signed
    |    Determines whether two's complement is used to represent the integer.
    |    If signed is False and a negative integer is given, an OverflowError
    |    is raised.
    =bool
    |bool(x) -> bool
    |
    |Returns True when the argument x is true, False otherwise.
    |The builtins True and False are the only two instances of the class bool.
    |The class bool is a subclass of the class int, and cannot be subclassed.
    =float
    |Convert a string or number to a floating point number, if possible.
    =.__getformat__ ($type, typestr, /)
    |You probably don't want to use this function.
    |
    |  typestr
    |    Must be 'double' or 'float'.
    |
    |It exists mainly to be used in Python's test suite.
    |
    |This function returns whichever of 'unknown', 'IEEE, big-endian' or 'IEEE,
    |little-endian' best describes the format of floating point numbers used by the
    |C type named by typestr.
    =float.as_integer_ratio ($self, /)
    |Return integer ratio.
    |
    |Return a pair of integers, whose ratio is exactly equal to the original float
    |and with a positive denominator.
    |
    |Raise OverflowError on infinities and a ValueError on NaNs.
    |
    |>>> (10.0).as_integer_ratio()
    |(10, 1)
    |>>> (0.0).as_integer_ratio()
    |(0, 1)
    |>>> (-.25).as_integer_ratio()
    |(-1, 4)
    =float.conjugate ($self, /)
    |Return self, the complex conjugate of any float.
    =float.fromhex ($type, string, /)
    |Create a floating-point number from a hexadecimal string.
    |
    |>>> float.fromhex('0x1.ffffp10')
    |2047.984375
    |>>> float.fromhex('-0x1p-1074')
    |-5e-324
    =float.hex ($self, /)
    |Return a hexadecimal representation of a floating-point number.
    |
    |>>> (-0.1).hex()
    |'-0x1.999999999999ap-4'
    |>>> 3.14159.hex()
    |'0x1.921f9f01b866ep+1'
    =float.is_integer ($self, /)
    |Return True if the float is an integer.
    =complex
    |Create a complex number from a real part and an optional imaginary part.
    |
    |This is equivalent to (real + imag*1j) where imag defaults to 0.
    =.__complex__ ($self, /)
    |Convert this value to exact type complex.
    =complex.conjugate ($self, /)
    |Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.
    =str
    |str(object='') -> str
    |str(bytes_or_buffer[, encoding[, errors]]) -> str
    |
    |Create a new string object from the given object. If encoding or
    |errors is specified, then the object must expose a data buffer
    |that will be decoded using the given encoding and error handler.
    |Otherwise, returns the result of object.__str__() (if defined)
    |or repr(object).
    |encoding defaults to sys.getdefaultencoding().
    |errors defaults to 'strict'.
    =.__contains__ ($self, key, /)
    |Return key in self.
    =.__getitem__ ($self, key, /)
    |Return self[key].
    =.__iter__ ($self, /)
    |Implement iter(self).
    =.__len__ ($self, /)
    |Return len(self).
    =str.capitalize ($self, /)
    |Return a capitalized version of the string.
    |
    |More specifically, make the first character have upper case and the rest lower
    |case.
    =str.casefold ($self, /)
    |Return a version of the string suitable for caseless comparisons.
    =str.center ($self, width, fillchar=' ', /)
    |Return a centered string of length width.
    |
    |Padding is done using the specified fill character (default is a space).
    =str.count
    |S.count(sub[, start[, end]]) -> int
    |
    |Return the number of non-overlapping occurrences of substring sub in
    |string S[start:end].  Optional arguments start and end are
    |interpreted as in slice notation.
    =str.encode ($self, /, encoding='utf-8', errors='strict')
    |Encode the string using the codec registered for encoding.
    |
    |  encoding
    |    The encoding in which to encode the string.
    |  errors
    |    The error handling scheme to use for encoding errors.
    |    The default is 'strict' meaning that encoding errors raise a
    |    UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and
    |    'xmlcharrefreplace' as well as any other name registered with
    |    codecs.register_error that can handle UnicodeEncodeErrors.
    =str.endswith
    |S.endswith(suffix[, start[, end]]) -> bool
    |
    |Return True if S ends with the specified suffix, False otherwise.
    |With optional start, test S beginning at that position.
    |With optional end, stop comparing S at that position.
    |suffix can also be a tuple of strings to try.
    =str.expandtabs ($self, /, tabsize=8)
    |Return a copy where all tab characters are expanded using spaces.
    |
    |If tabsize is not given, a tab size of 8 characters is assumed.
    =str.find
    |S.find(sub[, start[, end]]) -> int
    |
    |Return the lowest index in S where substring sub is found,
    |such that sub is contained within S[start:end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Return -1 on failure.
    =str.format
    |S.format(*args, **kwargs) -> str
    |
    |Return a formatted version of S, using substitutions from args and kwargs.
    |The substitutions are identified by braces ('{' and '}').
    =str.format_map
    |S.format_map(mapping) -> str
    |
    |Return a formatted version of S, using substitutions from mapping.
    |The substitutions are identified by braces ('{' and '}').
    =str.index
    |S.index(sub[, start[, end]]) -> int
    |
    |Return the lowest index in S where substring sub is found,
    |such that sub is contained within S[start:end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Raises ValueError when the substring is not found.
    =str.isalnum ($self, /)
    |Return True if the string is an alpha-numeric string, False otherwise.
    |
    |A string is alpha-numeric if all characters in the string are alpha-numeric and
    |there is at least one character in the string.
    =str.isalpha ($self, /)
    |Return True if the string is an alphabetic string, False otherwise.
    |
    |A string is alphabetic if all characters in the string are alphabetic and there
    |is at least one character in the string.
    =str.isascii ($self, /)
    |Return True if all characters in the string are ASCII, False otherwise.
    |
    |ASCII characters have code points in the range U+0000-U+007F.
    |Empty string is ASCII too.
    =str.isdecimal ($self, /)
    |Return True if the string is a decimal string, False otherwise.
    |
    |A string is a decimal string if all characters in the string are decimal and
    |there is at least one character in the string.
    =str.isdigit ($self, /)
    |Return True if the string is a digit string, False otherwise.
    |
    |A string is a digit string if all characters in the string are digits and there
    |is at least one character in the string.
    =str.isidentifier ($self, /)
    |Return True if the string is a valid Python identifier, False otherwise.
    |
    |Call keyword.iskeyword(s) to test whether string s is a reserved identifier,
    |such as "def" or "class".
    =str.islower ($self, /)
    |Return True if the string is a lowercase string, False otherwise.
    |
    |A string is lowercase if all cased characters in the string are lowercase and
    |there is at least one cased character in the string.
    =str.isnumeric ($self, /)
    |Return True if the string is a numeric string, False otherwise.
    |
    |A string is numeric if all characters in the string are numeric and there is at
    |least one character in the string.
    =str.isprintable ($self, /)
    |Return True if the string is printable, False otherwise.
    |
    |A string is printable if all of its characters are considered printable in
    |repr() or if it is empty.
    =str.isspace ($self, /)
    |Return True if the string is a whitespace string, False otherwise.
    |
    |A string is whitespace if all characters in the string are whitespace and there
    |is at least one character in the string.
    =str.istitle ($self, /)
    |Return True if the string is a title-cased string, False otherwise.
    |
    |In a title-cased string, upper- and title-case characters may only
    |follow uncased characters and lowercase characters only cased ones.
    =str.isupper ($self, /)
    |Return True if the string is an uppercase string, False otherwise.
    |
    |A string is uppercase if all cased characters in the string are uppercase and
    |there is at least one cased character in the string.
    =str.join ($self, iterable, /)
    |Concatenate any number of strings.
    |
    |The string whose method is called is inserted in between each given string.
    |The result is returned as a new string.
    |
    |Example: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'
    =str.ljust ($self, width, fillchar=' ', /)
    |Return a left-justified string of length width.
    |
    |Padding is done using the specified fill character (default is a space).
    =str.lower ($self, /)
    |Return a copy of the string converted to lowercase.
    =str.lstrip ($self, chars=None, /)
    |Return a copy of the string with leading whitespace removed.
    |
    |If chars is given and not None, remove characters in chars instead.
    =str.maketrans (x, y=<unrepresentable>, z=<unrepresentable>, /)
    |Return a translation table usable for str.translate().
    |
    |If there is only one argument, it must be a dictionary mapping Unicode
    |ordinals (integers) or characters to Unicode ordinals, strings or None.
    |Character keys will be then converted to ordinals.
    |If there are two arguments, they must be strings of equal length, and
    |in the resulting dictionary, each character in x will be mapped to the
    |character at the same position in y. If there is a third argument, it
    |must be a string, whose characters will be mapped to None in the result.
    =str.partition ($self, sep, /)
    |Partition the string into three parts using the given separator.
    |
    |This will search for the separator in the string.  If the separator is found,
    |returns a 3-tuple containing the part before the separator, the separator
    |itself, and the part after it.
    |
    |If the separator is not found, returns a 3-tuple containing the original string
    |and two empty strings.
    =str.removeprefix ($self, prefix, /)
    |Return a str with the given prefix string removed if present.
    |
    |If the string starts with the prefix string, return string[len(prefix):].
    |Otherwise, return a copy of the original string.
    =str.removesuffix ($self, suffix, /)
    |Return a str with the given suffix string removed if present.
    |
    |If the string ends with the suffix string and that suffix is not empty,
    |return string[:-len(suffix)]. Otherwise, return a copy of the original
    |string.
    =str.replace ($self, old, new, count=-1, /)
    |Return a copy with all occurrences of substring old replaced by new.
    |
    |  count
    |    Maximum number of occurrences to replace.
    |    -1 (the default value) means replace all occurrences.
    |
    |If the optional argument count is given, only the first count occurrences are
    |replaced.
    =str.rfind
    |S.rfind(sub[, start[, end]]) -> int
    |
    |Return the highest index in S where substring sub is found,
    |such that sub is contained within S[start:end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Return -1 on failure.
    =str.rindex
    |S.rindex(sub[, start[, end]]) -> int
    |
    |Return the highest index in S where substring sub is found,
    |such that sub is contained within S[start:end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Raises ValueError when the substring is not found.
    =str.rjust ($self, width, fillchar=' ', /)
    |Return a right-justified string of length width.
    |
    |Padding is done using the specified fill character (default is a space).
    =str.rpartition ($self, sep, /)
    |Partition the string into three parts using the given separator.
    |
    |This will search for the separator in the string, starting at the end. If
    |the separator is found, returns a 3-tuple containing the part before the
    |separator, the separator itself, and the part after it.
    |
    |If the separator is not found, returns a 3-tuple containing two empty strings
    |and the original string.
    =str.rsplit ($self, /, sep=None, maxsplit=-1)
    |Return a list of the substrings in the string, using sep as the separator string.
    |
    |  sep
    |    The separator used to split the string.
    |
    |    When set to None (the default value), will split on any whitespace
    |    character (including \n \r \t \f and spaces) and will discard
    |    empty strings from the result.
    |  maxsplit
    |    Maximum number of splits (starting from the left).
    |    -1 (the default value) means no limit.
    |
    |Splitting starts at the end of the string and works to the front.
    =str.rstrip ($self, chars=None, /)
    |Return a copy of the string with trailing whitespace removed.
    |
    |If chars is given and not None, remove characters in chars instead.
    =str.split ($self, /, sep=None, maxsplit=-1)
    |Return a list of the substrings in the string, using sep as the separator string.
    |
    |  sep
    |    The separator used to split the string.
    |
    |    When set to None (the default value), will split on any whitespace
    |    character (including \n \r \t \f and spaces) and will discard
    |    empty strings from the result.
    |  maxsplit
    |    Maximum number of splits (starting from the left).
    |    -1 (the default value) means no limit.
    |
    |Note, str.split() is mainly useful for data that has been intentionally
    |delimited.  With natural text that includes punctuation, consider using
    |the regular expression module.
    =str.splitlines ($self, /, keepends=False)
    |Return a list of the lines in the string, breaking at line boundaries.
    |
    |Line breaks are not included in the resulting list unless keepends is given and
    |true.
    =str.startswith
    |S.startswith(prefix[, start[, end]]) -> bool
    |
    |Return True if S starts with the specified prefix, False otherwise.
    |With optional start, test S beginning at that position.
    |With optional end, stop comparing S at that position.
    |prefix can also be a tuple of strings to try.
    =str.strip ($self, chars=None, /)
    |Return a copy of the string with leading and trailing whitespace removed.
    |
    |If chars is given and not None, remove characters in chars instead.
    =str.swapcase ($self, /)
    |Convert uppercase characters to lowercase and lowercase characters to uppercase.
    =str.title ($self, /)
    |Return a version of the string where each word is titlecased.
    |
    |More specifically, words start with uppercased characters and all remaining
    |cased characters have lower case.
    =str.translate ($self, table, /)
    |Replace each character in the string using the given translation table.
    |
    |  table
    |    Translation table, which must be a mapping of Unicode ordinals to
    |    Unicode ordinals, strings, or None.
    |
    |The table must implement lookup/indexing via __getitem__, for instance a
    |dictionary or list.  If this operation raises LookupError, the character is
    |left untouched.  Characters mapped to None are deleted.
    =str.upper ($self, /)
    |Return a copy of the string converted to uppercase.
    =str.zfill ($self, width, /)
    |Pad a numeric string with zeros on the left, to fill a field of the given width.
    |
    |The string is never truncated.
    =bytes
    |bytes(iterable_of_ints) -> bytes
    |bytes(string, encoding[, errors]) -> bytes
    |bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer
    |bytes(int) -> bytes object of size given by the parameter initialized with null bytes
    |bytes() -> empty bytes object
    |
    |Construct an immutable array of bytes from:
    |  - an iterable yielding integers in range(256)
    |  - a text string encoded using the specified encoding
    |  - any object implementing the buffer API.
    |  - an integer
    =.__bytes__ ($self, /)
    |Convert this value to exact type bytes.
    =bytes.capitalize
    |B.capitalize() -> copy of B
    |
    |Return a copy of B with only its first character capitalized (ASCII)
    |and the rest lower-cased.
    =bytes.center ($self, width, fillchar=b' ', /)
    |Return a centered string of length width.
    |
    |Padding is done using the specified fill character.
    =bytes.count
    |B.count(sub[, start[, end]]) -> int
    |
    |Return the number of non-overlapping occurrences of subsection sub in
    |bytes B[start:end].  Optional arguments start and end are interpreted
    |as in slice notation.
    =bytes.decode ($self, /, encoding='utf-8', errors='strict')
    |Decode the bytes using the codec registered for encoding.
    |
    |  encoding
    |    The encoding with which to decode the bytes.
    |  errors
    |    The error handling scheme to use for the handling of decoding errors.
    |    The default is 'strict' meaning that decoding errors raise a
    |    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'
    |    as well as any other name registered with codecs.register_error that
    |    can handle UnicodeDecodeErrors.
    =bytes.endswith
    |B.endswith(suffix[, start[, end]]) -> bool
    |
    |Return True if B ends with the specified suffix, False otherwise.
    |With optional start, test B beginning at that position.
    |With optional end, stop comparing B at that position.
    |suffix can also be a tuple of bytes to try.
    =bytes.expandtabs ($self, /, tabsize=8)
    |Return a copy where all tab characters are expanded using spaces.
    |
    |If tabsize is not given, a tab size of 8 characters is assumed.
    =bytes.find
    |B.find(sub[, start[, end]]) -> int
    |
    |Return the lowest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Return -1 on failure.
    =bytes.fromhex ($type, string, /)
    |Create a bytes object from a string of hexadecimal numbers.
    |
    |Spaces between two numbers are accepted.
    |Example: bytes.fromhex('B9 01EF') -> b'\\xb9\\x01\\xef'.
    =bytes.hex ($self, /, sep=<unrepresentable>, bytes_per_sep=1)
    |Create a string of hexadecimal numbers from a bytes object.
    |
    |  sep
    |    An optional single character or byte to separate hex bytes.
    |  bytes_per_sep
    |    How many bytes between separators.  Positive values count from the
    |    right, negative values count from the left.
    |
    |Example:
    |>>> value = b'\xb9\x01\xef'
    |>>> value.hex()
    |'b901ef'
    |>>> value.hex(':')
    |'b9:01:ef'
    |>>> value.hex(':', 2)
    |'b9:01ef'
    |>>> value.hex(':', -2)
    |'b901:ef'
    =bytes.index
    |B.index(sub[, start[, end]]) -> int
    |
    |Return the lowest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Raises ValueError when the subsection is not found.
    =bytes.isalnum
    |B.isalnum() -> bool
    |
    |Return True if all characters in B are alphanumeric
    |and there is at least one character in B, False otherwise.
    =bytes.isalpha
    |B.isalpha() -> bool
    |
    |Return True if all characters in B are alphabetic
    |and there is at least one character in B, False otherwise.
    =bytes.isascii
    |B.isascii() -> bool
    |
    |Return True if B is empty or all characters in B are ASCII,
    |False otherwise.
    =bytes.isdigit
    |B.isdigit() -> bool
    |
    |Return True if all characters in B are digits
    |and there is at least one character in B, False otherwise.
    =bytes.islower
    |B.islower() -> bool
    |
    |Return True if all cased characters in B are lowercase and there is
    |at least one cased character in B, False otherwise.
    =bytes.isspace
    |B.isspace() -> bool
    |
    |Return True if all characters in B are whitespace
    |and there is at least one character in B, False otherwise.
    =bytes.istitle
    |B.istitle() -> bool
    |
    |Return True if B is a titlecased string and there is at least one
    |character in B, i.e. uppercase characters may only follow uncased
    |characters and lowercase characters only cased ones. Return False
    |otherwise.
    =bytes.isupper
    |B.isupper() -> bool
    |
    |Return True if all cased characters in B are uppercase and there is
    |at least one cased character in B, False otherwise.
    =bytes.join ($self, iterable_of_bytes, /)
    |Concatenate any number of bytes objects.
    |
    |The bytes whose method is called is inserted in between each pair.
    |
    |The result is returned as a new bytes object.
    |
    |Example: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'.
    =bytes.ljust ($self, width, fillchar=b' ', /)
    |Return a left-justified string of length width.
    |
    |Padding is done using the specified fill character.
    =bytes.lower
    |B.lower() -> copy of B
    |
    |Return a copy of B with all ASCII characters converted to lowercase.
    =bytes.lstrip ($self, bytes=None, /)
    |Strip leading bytes contained in the argument.
    |
    |If the argument is omitted or None, strip leading  ASCII whitespace.
    =bytes.maketrans (frm, to, /)
    |Return a translation table useable for the bytes or bytearray translate method.
    |
    |The returned table will be one where each byte in frm is mapped to the byte at
    |the same position in to.
    |
    |The bytes objects frm and to must be of the same length.
    =bytes.partition ($self, sep, /)
    |Partition the bytes into three parts using the given separator.
    |
    |This will search for the separator sep in the bytes. If the separator is found,
    |returns a 3-tuple containing the part before the separator, the separator
    |itself, and the part after it.
    |
    |If the separator is not found, returns a 3-tuple containing the original bytes
    |object and two empty bytes objects.
    =bytes.removeprefix ($self, prefix, /)
    |Return a bytes object with the given prefix string removed if present.
    |
    |If the bytes starts with the prefix string, return bytes[len(prefix):].
    |Otherwise, return a copy of the original bytes.
    =bytes.removesuffix ($self, suffix, /)
    |Return a bytes object with the given suffix string removed if present.
    |
    |If the bytes ends with the suffix string and that suffix is not empty,
    |return bytes[:-len(prefix)].  Otherwise, return a copy of the original
    |bytes.
    =bytes.replace ($self, old, new, count=-1, /)
    |Return a copy with all occurrences of substring old replaced by new.
    |
    |  count
    |    Maximum number of occurrences to replace.
    |    -1 (the default value) means replace all occurrences.
    |
    |If the optional argument count is given, only the first count occurrences are
    |replaced.
    =bytes.rfind
    |B.rfind(sub[, start[, end]]) -> int
    |
    |Return the highest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Return -1 on failure.
    =bytes.rindex
    |B.rindex(sub[, start[, end]]) -> int
    |
    |Return the highest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Raise ValueError when the subsection is not found.
    =bytes.rjust ($self, width, fillchar=b' ', /)
    |Return a right-justified string of length width.
    |
    |Padding is done using the specified fill character.
    =bytes.rpartition ($self, sep, /)
    |Partition the bytes into three parts using the given separator.
    |
    |This will search for the separator sep in the bytes, starting at the end. If
    |the separator is found, returns a 3-tuple containing the part before the
    |separator, the separator itself, and the part after it.
    |
    |If the separator is not found, returns a 3-tuple containing two empty bytes
    |objects and the original bytes object.
    =bytes.rsplit ($self, /, sep=None, maxsplit=-1)
    |Return a list of the sections in the bytes, using sep as the delimiter.
    |
    |  sep
    |    The delimiter according which to split the bytes.
    |    None (the default value) means split on ASCII whitespace characters
    |    (space, tab, return, newline, formfeed, vertical tab).
    |  maxsplit
    |    Maximum number of splits to do.
    |    -1 (the default value) means no limit.
    |
    |Splitting is done starting at the end of the bytes and working to the front.
    =bytes.rstrip ($self, bytes=None, /)
    |Strip trailing bytes contained in the argument.
    |
    |If the argument is omitted or None, strip trailing ASCII whitespace.
    =bytes.split ($self, /, sep=None, maxsplit=-1)
    |Return a list of the sections in the bytes, using sep as the delimiter.
    |
    |  sep
    |    The delimiter according which to split the bytes.
    |    None (the default value) means split on ASCII whitespace characters
    |    (space, tab, return, newline, formfeed, vertical tab).
    |  maxsplit
    |    Maximum number of splits to do.
    |    -1 (the default value) means no limit.
    =bytes.splitlines ($self, /, keepends=False)
    |Return a list of the lines in the bytes, breaking at line boundaries.
    |
    |Line breaks are not included in the resulting list unless keepends is given and
    |true.
    =bytes.startswith
    |B.startswith(prefix[, start[, end]]) -> bool
    |
    |Return True if B starts with the specified prefix, False otherwise.
    |With optional start, test B beginning at that position.
    |With optional end, stop comparing B at that position.
    |prefix can also be a tuple of bytes to try.
    =bytes.strip ($self, bytes=None, /)
    |Strip leading and trailing bytes contained in the argument.
    |
    |If the argument is omitted or None, strip leading and trailing ASCII whitespace.
    =bytes.swapcase
    |B.swapcase() -> copy of B
    |
    |Return a copy of B with uppercase ASCII characters converted
    |to lowercase ASCII and vice versa.
    =bytes.title
    |B.title() -> copy of B
    |
    |Return a titlecased version of B, i.e. ASCII words start with uppercase
    |characters, all remaining cased characters have lowercase.
    =bytes.translate ($self, table, /, delete=b'')
    |Return a copy with each character mapped by the given translation table.
    |
    |  table
    |    Translation table, which must be a bytes object of length 256.
    |
    |All characters occurring in the optional argument delete are removed.
    |The remaining characters are mapped through the given translation table.
    =bytes.upper
    |B.upper() -> copy of B
    |
    |Return a copy of B with all ASCII characters converted to uppercase.
    =bytes.zfill ($self, width, /)
    |Pad a numeric string with zeros on the left, to fill a field of the given width.
    |
    |The original string is never truncated.
    =bytearray
    |bytearray(iterable_of_ints) -> bytearray
    |bytearray(string, encoding[, errors]) -> bytearray
    |bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer
    |bytearray(int) -> bytes array of size given by the parameter initialized with null bytes
    |bytearray() -> empty bytes array
    |
    |Construct a mutable bytearray object from:
    |  - an iterable yielding integers in range(256)
    |  - a text string encoded using the specified encoding
    |  - a bytes or a buffer object
    |  - any object implementing the buffer API.
    |  - an integer
    =.__alloc__
    |B.__alloc__() -> int
    |
    |Return the number of bytes actually allocated.
    =.__delitem__ ($self, key, /)
    |Delete self[key].
    =.__iadd__ ($self, value, /)
    |Implement self+=value.
    =.__imul__ ($self, value, /)
    |Implement self*=value.
    =.__setitem__ ($self, key, value, /)
    |Set self[key] to value.
    =bytearray.append ($self, item, /)
    |Append a single item to the end of the bytearray.
    |
    |  item
    |    The item to be appended.
    =bytearray.capitalize
    |B.capitalize() -> copy of B
    |
    |Return a copy of B with only its first character capitalized (ASCII)
    |and the rest lower-cased.
    =bytearray.center ($self, width, fillchar=b' ', /)
    |Return a centered string of length width.
    |
    |Padding is done using the specified fill character.
    =bytearray.clear ($self, /)
    |Remove all items from the bytearray.
    =bytearray.copy ($self, /)
    |Return a copy of B.
    =bytearray.count
    |B.count(sub[, start[, end]]) -> int
    |
    |Return the number of non-overlapping occurrences of subsection sub in
    |bytes B[start:end].  Optional arguments start and end are interpreted
    |as in slice notation.
    =bytearray.decode ($self, /, encoding='utf-8', errors='strict')
    |Decode the bytearray using the codec registered for encoding.
    |
    |  encoding
    |    The encoding with which to decode the bytearray.
    |  errors
    |    The error handling scheme to use for the handling of decoding errors.
    |    The default is 'strict' meaning that decoding errors raise a
    |    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'
    |    as well as any other name registered with codecs.register_error that
    |    can handle UnicodeDecodeErrors.
    =bytearray.endswith
    |B.endswith(suffix[, start[, end]]) -> bool
    |
    |Return True if B ends with the specified suffix, False otherwise.
    |With optional start, test B beginning at that position.
    |With optional end, stop comparing B at that position.
    |suffix can also be a tuple of bytes to try.
    =bytearray.expandtabs ($self, /, tabsize=8)
    |Return a copy where all tab characters are expanded using spaces.
    |
    |If tabsize is not given, a tab size of 8 characters is assumed.
    =bytearray.extend ($self, iterable_of_ints, /)
    |Append all the items from the iterator or sequence to the end of the bytearray.
    |
    |  iterable_of_ints
    |    The iterable of items to append.
    =bytearray.find
    |B.find(sub[, start[, end]]) -> int
    |
    |Return the lowest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Return -1 on failure.
    =bytearray.fromhex ($type, string, /)
    |Create a bytearray object from a string of hexadecimal numbers.
    |
    |Spaces between two numbers are accepted.
    |Example: bytearray.fromhex('B9 01EF') -> bytearray(b'\\xb9\\x01\\xef')
    =bytearray.hex ($self, /, sep=<unrepresentable>, bytes_per_sep=1)
    |Create a string of hexadecimal numbers from a bytearray object.
    |
    |  sep
    |    An optional single character or byte to separate hex bytes.
    |  bytes_per_sep
    |    How many bytes between separators.  Positive values count from the
    |    right, negative values count from the left.
    |
    |Example:
    |>>> value = bytearray([0xb9, 0x01, 0xef])
    |>>> value.hex()
    |'b901ef'
    |>>> value.hex(':')
    |'b9:01:ef'
    |>>> value.hex(':', 2)
    |'b9:01ef'
    |>>> value.hex(':', -2)
    |'b901:ef'
    =bytearray.index
    |B.index(sub[, start[, end]]) -> int
    |
    |Return the lowest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Raises ValueError when the subsection is not found.
    =bytearray.insert ($self, index, item, /)
    |Insert a single item into the bytearray before the given index.
    |
    |  index
    |    The index where the value is to be inserted.
    |  item
    |    The item to be inserted.
    =bytearray.isalnum
    |B.isalnum() -> bool
    |
    |Return True if all characters in B are alphanumeric
    |and there is at least one character in B, False otherwise.
    =bytearray.isalpha
    |B.isalpha() -> bool
    |
    |Return True if all characters in B are alphabetic
    |and there is at least one character in B, False otherwise.
    =bytearray.isascii
    |B.isascii() -> bool
    |
    |Return True if B is empty or all characters in B are ASCII,
    |False otherwise.
    =bytearray.isdigit
    |B.isdigit() -> bool
    |
    |Return True if all characters in B are digits
    |and there is at least one character in B, False otherwise.
    =bytearray.islower
    |B.islower() -> bool
    |
    |Return True if all cased characters in B are lowercase and there is
    |at least one cased character in B, False otherwise.
    =bytearray.isspace
    |B.isspace() -> bool
    |
    |Return True if all characters in B are whitespace
    |and there is at least one character in B, False otherwise.
    =bytearray.istitle
    |B.istitle() -> bool
    |
    |Return True if B is a titlecased string and there is at least one
    |character in B, i.e. uppercase characters may only follow uncased
    |characters and lowercase characters only cased ones. Return False
    |otherwise.
    =bytearray.isupper
    |B.isupper() -> bool
    |
    |Return True if all cased characters in B are uppercase and there is
    |at least one cased character in B, False otherwise.
    =bytearray.join ($self, iterable_of_bytes, /)
    |Concatenate any number of bytes/bytearray objects.
    |
    |The bytearray whose method is called is inserted in between each pair.
    |
    |The result is returned as a new bytearray object.
    =bytearray.ljust ($self, width, fillchar=b' ', /)
    |Return a left-justified string of length width.
    |
    |Padding is done using the specified fill character.
    =bytearray.lower
    |B.lower() -> copy of B
    |
    |Return a copy of B with all ASCII characters converted to lowercase.
    =bytearray.lstrip ($self, bytes=None, /)
    |Strip leading bytes contained in the argument.
    |
    |If the argument is omitted or None, strip leading ASCII whitespace.
    =bytearray.maketrans (frm, to, /)
    |Return a translation table useable for the bytes or bytearray translate method.
    |
    |The returned table will be one where each byte in frm is mapped to the byte at
    |the same position in to.
    |
    |The bytes objects frm and to must be of the same length.
    =bytearray.partition ($self, sep, /)
    |Partition the bytearray into three parts using the given separator.
    |
    |This will search for the separator sep in the bytearray. If the separator is
    |found, returns a 3-tuple containing the part before the separator, the
    |separator itself, and the part after it as new bytearray objects.
    |
    |If the separator is not found, returns a 3-tuple containing the copy of the
    |original bytearray object and two empty bytearray objects.
    =bytearray.pop ($self, index=-1, /)
    |Remove and return a single item from B.
    |
    |  index
    |    The index from where to remove the item.
    |    -1 (the default value) means remove the last item.
    |
    |If no index argument is given, will pop the last item.
    =bytearray.remove ($self, value, /)
    |Remove the first occurrence of a value in the bytearray.
    |
    |  value
    |    The value to remove.
    =bytearray.removeprefix ($self, prefix, /)
    |Return a bytearray with the given prefix string removed if present.
    |
    |If the bytearray starts with the prefix string, return
    |bytearray[len(prefix):].  Otherwise, return a copy of the original
    |bytearray.
    =bytearray.removesuffix ($self, suffix, /)
    |Return a bytearray with the given suffix string removed if present.
    |
    |If the bytearray ends with the suffix string and that suffix is not
    |empty, return bytearray[:-len(suffix)].  Otherwise, return a copy of
    |the original bytearray.
    =bytearray.replace ($self, old, new, count=-1, /)
    |Return a copy with all occurrences of substring old replaced by new.
    |
    |  count
    |    Maximum number of occurrences to replace.
    |    -1 (the default value) means replace all occurrences.
    |
    |If the optional argument count is given, only the first count occurrences are
    |replaced.
    =bytearray.reverse ($self, /)
    |Reverse the order of the values in B in place.
    =bytearray.rfind
    |B.rfind(sub[, start[, end]]) -> int
    |
    |Return the highest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Return -1 on failure.
    =bytearray.rindex
    |B.rindex(sub[, start[, end]]) -> int
    |
    |Return the highest index in B where subsection sub is found,
    |such that sub is contained within B[start,end].  Optional
    |arguments start and end are interpreted as in slice notation.
    |
    |Raise ValueError when the subsection is not found.
    =bytearray.rjust ($self, width, fillchar=b' ', /)
    |Return a right-justified string of length width.
    |
    |Padding is done using the specified fill character.
    =bytearray.rpartition ($self, sep, /)
    |Partition the bytearray into three parts using the given separator.
    |
    |This will search for the separator sep in the bytearray, starting at the end.
    |If the separator is found, returns a 3-tuple containing the part before the
    |separator, the separator itself, and the part after it as new bytearray
    |objects.
    |
    |If the separator is not found, returns a 3-tuple containing two empty bytearray
    |objects and the copy of the original bytearray object.
    =bytearray.rsplit ($self, /, sep=None, maxsplit=-1)
    |Return a list of the sections in the bytearray, using sep as the delimiter.
    |
    |  sep
    |    The delimiter according which to split the bytearray.
    |    None (the default value) means split on ASCII whitespace characters
    |    (space, tab, return, newline, formfeed, vertical tab).
    |  maxsplit
    |    Maximum number of splits to do.
    |    -1 (the default value) means no limit.
    |
    |Splitting is done starting at the end of the bytearray and working to the front.
    =bytearray.rstrip ($self, bytes=None, /)
    |Strip trailing bytes contained in the argument.
    |
    |If the argument is omitted or None, strip trailing ASCII whitespace.
    =bytearray.split ($self, /, sep=None, maxsplit=-1)
    |Return a list of the sections in the bytearray, using sep as the delimiter.
    |
    |  sep
    |    The delimiter according which to split the bytearray.
    |    None (the default value) means split on ASCII whitespace characters
    |    (space, tab, return, newline, formfeed, vertical tab).
    |  maxsplit
    |    Maximum number of splits to do.
    |    -1 (the default value) means no limit.
    =bytearray.splitlines ($self, /, keepends=False)
    |Return a list of the lines in the bytearray, breaking at line boundaries.
    |
    |Line breaks are not included in the resulting list unless keepends is given and
    |true.
    =bytearray.startswith
    |B.startswith(prefix[, start[, end]]) -> bool
    |
    |Return True if B starts with the specified prefix, False otherwise.
    |With optional start, test B beginning at that position.
    |With optional end, stop comparing B at that position.
    |prefix can also be a tuple of bytes to try.
    =bytearray.strip ($self, bytes=None, /)
    |Strip leading and trailing bytes contained in the argument.
    |
    |If the argument is omitted or None, strip leading and trailing ASCII whitespace.
    =bytearray.swapcase
    |B.swapcase() -> copy of B
    |
    |Return a copy of B with uppercase ASCII characters converted
    |to lowercase ASCII and vice versa.
    =bytearray.title
    |B.title() -> copy of B
    |
    |Return a titlecased version of B, i.e. ASCII words start with uppercase
    |characters, all remaining cased characters have lowercase.
    =bytearray.translate ($self, table, /, delete=b'')
    |Return a copy with each character mapped by the given translation table.
    |
    |  table
    |    Translation table, which must be a bytes object of length 256.
    |
    |All characters occurring in the optional argument delete are removed.
    |The remaining characters are mapped through the given translation table.
    =bytearray.upper
    |B.upper() -> copy of B
    |
    |Return a copy of B with all ASCII characters converted to uppercase.
    =bytearray.zfill ($self, width, /)
    |Pad a numeric string with zeros on the left, to fill a field of the given width.
    |
    |The original string is never truncated.
    =list
    |Built-in mutable sequence.
    |
    |If no argument is given, the constructor creates a new empty list.
    |The argument must be an iterable if specified.
    =.__class_getitem__
    |See PEP 585
    =.__reversed__ ($self, /)
    |Return a reverse iterator over the list.
    =list.append ($self, object, /)
    |Append object to the end of the list.
    =list.clear ($self, /)
    |Remove all items from list.
    =list.copy ($self, /)
    |Return a shallow copy of the list.
    =list.count ($self, value, /)
    |Return number of occurrences of value.
    =list.extend ($self, iterable, /)
    |Extend list by appending elements from the iterable.
    =list.index ($self, value, start=0, stop=sys.maxsize, /)
    |Return first index of value.
    |
    |Raises ValueError if the value is not present.
    =list.insert ($self, index, object, /)
    |Insert object before index.
    =list.pop ($self, index=-1, /)
    |Remove and return item at index (default last).
    |
    |Raises IndexError if list is empty or index is out of range.
    =list.remove ($self, value, /)
    |Remove first occurrence of value.
    |
    |Raises ValueError if the value is not present.
    =list.reverse ($self, /)
    |Reverse *IN PLACE*.
    =list.sort ($self, /, *, key=None, reverse=False)
    |Sort the list in ascending order and return None.
    |
    |The sort is in-place (i.e. the list itself is modified) and stable (i.e. the
    |order of two equal elements is maintained).
    |
    |If a key function is given, apply it once to each list item and sort them,
    |ascending or descending, according to their function values.
    |
    |The reverse flag can be set to sort in descending order.
    =tuple
    |Built-in immutable sequence.
    |
    |If no argument is given, the constructor returns an empty tuple.
    |If iterable is specified the tuple is initialized from iterable's items.
    |
    |If the argument is a tuple, the return value is the same object.
    =tuple.count ($self, value, /)
    |Return number of occurrences of value.
    =tuple.index ($self, value, start=0, stop=sys.maxsize, /)
    |Return first index of value.
    |
    |Raises ValueError if the value is not present.
    =dict
    |dict() -> new empty dictionary
    |dict(mapping) -> new dictionary initialized from a mapping object's
    |    (key, value) pairs
    |dict(iterable) -> new dictionary initialized as if via:
    |    d = {}
    |    for k, v in iterable:
    |        d[k] = v
    |dict(**kwargs) -> new dictionary initialized with the name=value pairs
    |    in the keyword argument list.  For example:  dict(one=1, two=2)
    =.__ior__ ($self, value, /)
    |Return self|=value.
    =dict.clear
    |D.clear() -> None.  Remove all items from D.
    =dict.copy
    |D.copy() -> a shallow copy of D
    =dict.fromkeys ($type, iterable, value=None, /)
    |Create a new dictionary with keys from iterable and values set to value.
    =dict.get ($self, key, default=None, /)
    |Return the value for key if key is in the dictionary, else default.
    =dict.items
    |D.items() -> a set-like object providing a view on D's items
    =dict.keys
    |D.keys() -> a set-like object providing a view on D's keys
    =dict.pop ($self, key, default=<unrepresentable>, /)
    |D.pop(k[,d]) -> v, remove specified key and return the corresponding value.
    |
    |If the key is not found, return the default if given; otherwise,
    |raise a KeyError.
    =dict.popitem ($self, /)
    |Remove and return a (key, value) pair as a 2-tuple.
    |
    |Pairs are returned in LIFO (last-in, first-out) order.
    |Raises KeyError if the dict is empty.
    =dict.setdefault ($self, key, default=None, /)
    |Insert key with a value of default if key is not in the dictionary.
    |
    |Return the value for key if key is in the dictionary, else default.
    =dict.update
    |D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.
    |If E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]
    |If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v
    |In either case, this is followed by: for k in F:  D[k] = F[k]
    =dict.values
    |D.values() -> an object providing a view on D's values
    =set
    |set() -> new empty set object
    |set(iterable) -> new set object
    |
    |Build an unordered collection of unique elements.
    =.__iand__ ($self, value, /)
    |Return self&=value.
    =.__isub__ ($self, value, /)
    |Return self-=value.
    =.__ixor__ ($self, value, /)
    |Return self^=value.
    =set.add
    |Add an element to a set.
    |
    |This has no effect if the element is already present.
    =set.clear
    |Remove all elements from this set.
    =set.copy
    |Return a shallow copy of a set.
    =set.difference
    |Return the difference of two or more sets as a new set.
    |
    |(i.e. all elements that are in this set but not the others.)
    =set.difference_update
    |Remove all elements of another set from this set.
    =set.discard
    |Remove an element from a set if it is a member.
    |
    |Unlike set.remove(), the discard() method does not raise
    |an exception when an element is missing from the set.
    =set.intersection
    |Return the intersection of two sets as a new set.
    |
    |(i.e. all elements that are in both sets.)
    =set.intersection_update
    |Update a set with the intersection of itself and another.
    =set.isdisjoint
    |Return True if two sets have a null intersection.
    =set.issubset
    |Report whether another set contains this set.
    =set.issuperset
    |Report whether this set contains another set.
    =set.pop
    |Remove and return an arbitrary set element.
    |Raises KeyError if the set is empty.
    =set.remove
    |Remove an element from a set; it must be a member.
    |
    |If the element is not a member, raise a KeyError.
    =set.symmetric_difference
    |Return the symmetric difference of two sets as a new set.
    |
    |(i.e. all elements that are in exactly one of the sets.)
    =set.symmetric_difference_update
    |Update a set with the symmetric difference of itself and another.
    =set.union
    |Return the union of sets as a new set.
    |
    |(i.e. all elements that are in either set.)
    =set.update
    |Update a set with the union of itself and others.
    =frozenset
    |frozenset() -> empty frozenset object
    |frozenset(iterable) -> frozenset object
    |
    |Build an immutable unordered collection of unique elements.
    =frozenset.copy
    |Return a shallow copy of a set.
    =frozenset.difference
    |Return the difference of two or more sets as a new set.
    |
    |(i.e. all elements that are in this set but not the others.)
    =frozenset.intersection
    |Return the intersection of two sets as a new set.
    |
    |(i.e. all elements that are in both sets.)
    =frozenset.isdisjoint
    |Return True if two sets have a null intersection.
    =frozenset.issubset
    |Report whether another set contains this set.
    =frozenset.issuperset
    |Report whether this set contains another set.
    =frozenset.symmetric_difference
    |Return the symmetric difference of two sets as a new set.
    |
    |(i.e. all elements that are in exactly one of the sets.)
    =frozenset.union
    |Return the union of sets as a new set.
    |
    |(i.e. all elements that are in either set.)
    =range
    |range(stop) -> range object
    |range(start, stop[, step]) -> range object
    |
    |Return an object that produces a sequence of integers from start (inclusive)
    |to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.
    |start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.
    |These are exactly the valid indices for a list of 4 elements.
    |When step is given, it specifies the increment (or decrement).
    =range.count
    |rangeobject.count(value) -> integer -- return number of occurrences of value
    =range.index
    |rangeobject.index(value) -> integer -- return index of value.
    |Raise ValueError if the value is not present.
    =slice
    |slice(stop)
    |slice(start, stop[, step])
    |
    |Create a slice object.  This is used for extended slicing (e.g. a[0:10:2]).
    =slice.indices
    |S.indices(len) -> (start, stop, stride)
    |
    |Assuming a sequence of length len, calculate the start and stop
    |indices, and the stride length of the extended slice described by
    |S. Out of bounds indices are clipped in a manner consistent with the
    |handling of normal slices.
    =property
    |Property attribute.
    |
    |  fget
    |    function to be used for getting an attribute value
    |  fset
    |    function to be used for setting an attribute value
    |  fdel
    |    function to be used for del'ing an attribute
    |  doc
    |    docstring
    |
    |Typical use is to define a managed attribute x:
    |
    |class C(object):
    |    def getx(self): return self._x
    |    def setx(self, value): self._x = value
    |    def delx(self): del self._x
    |    x = property(getx, setx, delx, "I'm the 'x' property.")
    |
    |Decorators make defining new properties or modifying existing ones easy:
    |
    |class C(object):
    |    @property
    |    def x(self):
    |        "I am the 'x' property."
    |        return self._x
    |    @x.setter
    |    def x(self, value):
    |        self._x = value
    |    @x.deleter
    |    def x(self):
    |        del self._x
    =.__delete__ ($self, instance, /)
    |Delete an attribute of instance.
    =.__get__ ($self, instance, owner=None, /)
    |Return an attribute of instance, which is of type owner.
    =.__set__ ($self, instance, value, /)
    |Set an attribute of instance to value.
    =.__set_name__
    |Method to set name of a property.
    =property.deleter
    |Descriptor to obtain a copy of the property with a different deleter.
    =property.getter
    |Descriptor to obtain a copy of the property with a different getter.
    =property.setter
    |Descriptor to obtain a copy of the property with a different setter.
    =staticmethod
    |staticmethod(function) -> method
    |
    |Convert a function to be a static method.
    |
    |A static method does not receive an implicit first argument.
    |To declare a static method, use this idiom:
    |
    |     class C:
    |         @staticmethod
    |         def f(arg1, arg2, argN):
    |             ...
    |
    |It can be called either on the class (e.g. C.f()) or on an instance
    |(e.g. C().f()). Both the class and the instance are ignored, and
    |neither is passed implicitly as the first argument to the method.
    |
    |Static methods in Python are similar to those found in Java or C++.
    |For a more advanced concept, see the classmethod builtin.
    =classmethod
    |classmethod(function) -> method
    |
    |Convert a function to be a class method.
    |
    |A class method receives the class as implicit first argument,
    |just like an instance method receives the instance.
    |To declare a class method, use this idiom:
    |
    |  class C:
    |      @classmethod
    |      def f(cls, arg1, arg2, argN):
    |          ...
    |
    |It can be called either on the class (e.g. C.f()) or on an instance
    |(e.g. C().f()).  The instance is ignored except for its class.
    |If a class method is called for a derived class, the derived class
    |object is passed as the implied first argument.
    |
    |Class methods are different than C++ or Java static methods.
    |If you want those, see the staticmethod builtin.
    =super
    |super() -> same as super(__class__, <first argument>)
    |super(type) -> unbound super object
    |super(type, obj) -> bound super object; requires isinstance(obj, type)
    |super(type, type2) -> bound super object; requires issubclass(type2, type)
    |Typical use to call a cooperative superclass method:
    |class C(B):
    |    def meth(self, arg):
    |        super().meth(arg)
    |This works for class methods too:
    |class C(B):
    |    @classmethod
    |    def cmeth(cls, arg):
    |        super().cmeth(arg)
    |
    =enumerate
    |Return an enumerate object.
    |
    |  iterable
    |    an object supporting iteration
    |
    |The enumerate object yields pairs containing a count (from start, which
    |defaults to zero) and a value yielded by the iterable argument.
    |
    |enumerate is useful for obtaining an indexed list:
    |    (0, seq[0]), (1, seq[1]), (2, seq[2]), ...
    =.__next__ ($self, /)
    |Implement next(self).
    =zip
    |zip(*iterables, strict=False) --> Yield tuples until an input is exhausted.
    |
    |   >>> list(zip('abcdefg', range(3), range(4)))
    |   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]
    |
    |The zip object yields n-length tuples, where n is the number of iterables
    |passed as positional arguments to zip().  The i-th element in every tuple
    |comes from the i-th iterable argument to zip().  This continues until the
    |shortest argument is exhausted.
    |
    |If strict is true and one of the arguments is exhausted before the others,
    |raise a ValueError.
    =.__setstate__
    |Set state information for unpickling.
    =map
    |map(func, *iterables) --> map object
    |
    |Make an iterator that computes the function using arguments from
    |each of the iterables.  Stops when the shortest iterable is exhausted.
    =filter
    |filter(function or None, iterable) --> filter object
    |
    |Return an iterator yielding those items of iterable for which function(item)
    |is true. If function is None, return the items that are true.
    =reversed
    |Return a reverse iterator over the values of the given sequence.
    =.__length_hint__
    |Private method returning an estimate of len(list(it)).
    =NoneType
    |
    =builtin_function_or_method
    |
    """#
}
