// What CPython 3.11 says of its numbers, of object and of type, written by Scripts/builtin-docs.py.
//
// The texts are those of CPython: Copyright (c) 2001-2023 Python Software Foundation, under the PSF licence.

extension PythonDocumentation {
  static let numbers = #"""
    =object ()
    |The base class of the class hierarchy.
    |
    |When called, it accepts no arguments and returns a new featureless
    |instance that has no instance attributes and cannot be given any.
    |
    @object data: __class__
    @object method: __delattr__ __dir__ __eq__ __format__ __ge__ __getattribute__ __getstate__ __gt__ __hash__ __init__ __le__ __lt__ __ne__ __reduce__ __reduce_ex__ __repr__ __setattr__ __sizeof__ __str__
    @object class method: __init_subclass__ __subclasshook__
    @object static method: __new__
    =.__class__
    |the object's class
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
    @type data descriptor: __abstractmethods__ __annotations__ __dict__ __text_signature__
    @type data: __base__ __bases__ __basicsize__ __dictoffset__ __flags__ __itemsize__ __mro__ __name__ __qualname__ __weakrefoffset__
    @type method: __call__ __delattr__ __dir__ __getattribute__ __init__ __instancecheck__ __or__ __repr__ __ror__ __setattr__ __sizeof__ __subclasscheck__ __subclasses__ mro
    @type static method: __new__
    @type class method: __prepare__
    =.__call__ ($self, /, *args, **kwargs)
    |Call self as a function.
    =type.__dir__ ($self, /)
    |Specialized __dir__ implementation for types.
    =.__instancecheck__ ($self, instance, /)
    |Check if an object is an instance.
    =.__or__ ($self, value, /)
    |Return self|value.
    =.__prepare__
    |__prepare__() -> dict
    |used to create the namespace for the class statement
    =.__ror__ ($self, value, /)
    |Return value|self.
    =type.__sizeof__ ($self, /)
    |Return memory consumption of the type object.
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
    @int method: __abs__ __add__ __and__ __bool__ __ceil__ __divmod__ __eq__ __float__ __floor__ __floordiv__ __format__ __ge__ __getattribute__ __getnewargs__ __gt__ __hash__ __index__ __int__ __invert__ __le__ __lshift__ __lt__ __mod__ __mul__ __ne__ __neg__ __or__ __pos__ __pow__ __radd__ __rand__ __rdivmod__ __repr__ __rfloordiv__ __rlshift__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __sizeof__ __sub__ __truediv__ __trunc__ __xor__ as_integer_ratio bit_count bit_length conjugate to_bytes
    @int static method: __new__
    @int data descriptor: denominator imag numerator real
    @int class method: from_bytes
    @int subclasses: bool
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
    =int.__format__ ($self, format_spec, /)
    |
    =.__getnewargs__ ($self, /)
    |
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
    =int.__sizeof__ ($self, /)
    |Returns size in memory, in bytes.
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
    =int.denominator
    |the denominator of a rational number in lowest terms
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
    =int.imag
    |the imaginary part of a complex number
    =int.numerator
    |the numerator of a rational number in lowest terms
    =int.real
    |the real part of a complex number
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
    @bool method: __and__ __or__ __rand__ __repr__ __ror__ __rxor__ __xor__
    @bool static method: __new__
    =float (x=0, /)
    |Convert a string or number to a floating point number, if possible.
    @float method: __abs__ __add__ __bool__ __ceil__ __divmod__ __eq__ __float__ __floor__ __floordiv__ __format__ __ge__ __getattribute__ __getnewargs__ __gt__ __hash__ __int__ __le__ __lt__ __mod__ __mul__ __ne__ __neg__ __pos__ __pow__ __radd__ __rdivmod__ __repr__ __rfloordiv__ __rmod__ __rmul__ __round__ __rpow__ __rsub__ __rtruediv__ __sub__ __truediv__ __trunc__ as_integer_ratio conjugate hex is_integer
    @float class method: __getformat__ fromhex
    @float static method: __new__
    @float data descriptor: imag real
    =float.__ceil__ ($self, /)
    |Return the ceiling as an Integral.
    =float.__floor__ ($self, /)
    |Return the floor as an Integral.
    =float.__format__ ($self, format_spec, /)
    |Formats the float according to format_spec.
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
    =float.__round__ ($self, ndigits=None, /)
    |Return the Integral closest to x, rounding half toward even.
    |
    |When an argument is passed, work like built-in round(x, ndigits).
    =float.__trunc__ ($self, /)
    |Return the Integral closest to x between 0 and x.
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
    =float.imag
    |the imaginary part of a complex number
    =float.is_integer ($self, /)
    |Return True if the float is an integer.
    =float.real
    |the real part of a complex number
    =complex (real=0, imag=0)
    |Create a complex number from a real part and an optional imaginary part.
    |
    |This is equivalent to (real + imag*1j) where imag defaults to 0.
    @complex method: __abs__ __add__ __bool__ __complex__ __eq__ __format__ __ge__ __getattribute__ __getnewargs__ __gt__ __hash__ __le__ __lt__ __mul__ __ne__ __neg__ __pos__ __pow__ __radd__ __repr__ __rmul__ __rpow__ __rsub__ __rtruediv__ __sub__ __truediv__ conjugate
    @complex static method: __new__
    @complex data descriptor: imag real
    =.__complex__ ($self, /)
    |Convert this value to exact type complex.
    =complex.__format__ ($self, format_spec, /)
    |Convert to a string according to format_spec.
    =complex.conjugate ($self, /)
    |Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.
    =complex.imag
    |the imaginary part of a complex number
    =complex.real
    |the real part of a complex number
    """#
}
