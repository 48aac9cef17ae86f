// What CPython 3.11 says of its built-in functions and what is called like them, written by Scripts/builtin-docs.py.
//
// The texts are those of CPython: Copyright (c) 2001-2023 Python Software Foundation, under the PSF licence.

extension PythonDocumentation {
  static let functions = #"""
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
    =property (fget=None, fset=None, fdel=None, doc=None)
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
    @property method: __delete__ __get__ __getattribute__ __init__ __set__ __set_name__ deleter getter setter
    @property data descriptor: __isabstractmethod__ fdel fget fset
    @property static method: __new__
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
    =property.fdel
    |
    =property.fget
    |
    =property.fset
    |
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
    @staticmethod method: __call__ __get__ __init__ __repr__
    @staticmethod data descriptor: __dict__ __func__ __isabstractmethod__ __wrapped__
    @staticmethod static method: __new__
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
    @classmethod data descriptor: __dict__ __func__ __isabstractmethod__ __wrapped__
    @classmethod method: __get__ __init__ __repr__
    @classmethod static method: __new__
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
    @super method: __get__ __getattribute__ __init__ __repr__
    @super static method: __new__
    @super data descriptor: __self__ __self_class__ __thisclass__
    =.__self__
    |the instance invoking super(); may be None
    =.__self_class__
    |the type of the instance invoking super(); may be None
    =.__thisclass__
    |the class invoking super()
    =enumerate (iterable, start=0)
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
    @enumerate class method: __class_getitem__
    @enumerate method: __getattribute__ __iter__ __next__ __reduce__
    @enumerate static method: __new__
    =.__next__ ($self, /)
    |Implement next(self).
    =enumerate.__reduce__
    |Return state information for pickling.
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
    @zip method: __getattribute__ __iter__ __next__ __reduce__ __setstate__
    @zip static method: __new__
    =zip.__reduce__
    |Return state information for pickling.
    =.__setstate__
    |Set state information for unpickling.
    =map
    |map(func, *iterables) --> map object
    |
    |Make an iterator that computes the function using arguments from
    |each of the iterables.  Stops when the shortest iterable is exhausted.
    @map method: __getattribute__ __iter__ __next__ __reduce__
    @map static method: __new__
    =map.__reduce__
    |Return state information for pickling.
    =filter
    |filter(function or None, iterable) --> filter object
    |
    |Return an iterator yielding those items of iterable for which function(item)
    |is true. If function is None, return the items that are true.
    @filter method: __getattribute__ __iter__ __next__ __reduce__
    @filter static method: __new__
    =filter.__reduce__
    |Return state information for pickling.
    =reversed (sequence, /)
    |Return a reverse iterator over the values of the given sequence.
    @reversed method: __getattribute__ __iter__ __length_hint__ __next__ __reduce__ __setstate__
    @reversed static method: __new__
    =.__length_hint__
    |Private method returning an estimate of len(list(it)).
    =reversed.__reduce__
    |Return state information for pickling.
    =NoneType
    |
    @NoneType method: __bool__ __repr__
    @NoneType static method: __new__
    =builtin_function_or_method
    |
    @builtin_function_or_method method: __call__ __eq__ __ge__ __getattribute__ __gt__ __hash__ __le__ __lt__ __ne__ __reduce__ __repr__
    @builtin_function_or_method data: __name__ __qualname__
    @builtin_function_or_method data descriptor: __self__ __text_signature__
    @builtin_function_or_method subclasses: builtin_method
    =builtin_function_or_method.__reduce__
    |
    =builtin_function_or_method.__self__
    |
    """#
}
