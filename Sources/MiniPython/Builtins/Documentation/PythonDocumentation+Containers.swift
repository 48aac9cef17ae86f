// What CPython 3.11 says of its containers, written by Scripts/builtin-docs.py.
//
// The texts are those of CPython: Copyright (c) 2001-2023 Python Software Foundation, under the PSF licence.

extension PythonDocumentation {
  static let containers = #"""
    =list (iterable=(), /)
    |Built-in mutable sequence.
    |
    |If no argument is given, the constructor creates a new empty list.
    |The argument must be an iterable if specified.
    @list method: __add__ __contains__ __delitem__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __iadd__ __imul__ __init__ __iter__ __le__ __len__ __lt__ __mul__ __ne__ __repr__ __reversed__ __rmul__ __setitem__ __sizeof__ append clear copy count extend index insert pop remove reverse sort
    @list class method: __class_getitem__
    @list data: __hash__
    @list static method: __new__
    =.__class_getitem__
    |See PEP 585
    =list.__getitem__
    |x.__getitem__(y) <==> x[y]
    =.__reversed__ ($self, /)
    |Return a reverse iterator over the list.
    =list.__sizeof__ ($self, /)
    |Return the size of the list in memory, in bytes.
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
    =tuple (iterable=(), /)
    |Built-in immutable sequence.
    |
    |If no argument is given, the constructor returns an empty tuple.
    |If iterable is specified the tuple is initialized from iterable's items.
    |
    |If the argument is a tuple, the return value is the same object.
    @tuple method: __add__ __contains__ __eq__ __ge__ __getattribute__ __getitem__ __getnewargs__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __mul__ __ne__ __repr__ __rmul__ count index
    @tuple class method: __class_getitem__
    @tuple static method: __new__
    @tuple subclasses: asyncgen_hooks UnraisableHookArgs
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
    @dict class method: __class_getitem__ fromkeys
    @dict method: __contains__ __delitem__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __init__ __ior__ __iter__ __le__ __len__ __lt__ __ne__ __or__ __repr__ __reversed__ __ror__ __setitem__ __sizeof__ clear copy get items keys pop popitem setdefault update values
    @dict data: __hash__
    @dict static method: __new__
    =dict.__contains__ ($self, key, /)
    |True if the dictionary has the specified key, else False.
    =dict.__getitem__
    |x.__getitem__(y) <==> x[y]
    =.__ior__ ($self, value, /)
    |Return self|=value.
    =dict.__reversed__ ($self, /)
    |Return a reverse iterator over the dict keys.
    =dict.__sizeof__
    |D.__sizeof__() -> size of D in memory, in bytes
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
    @set method: __and__ __contains__ __eq__ __ge__ __getattribute__ __gt__ __iand__ __init__ __ior__ __isub__ __iter__ __ixor__ __le__ __len__ __lt__ __ne__ __or__ __rand__ __reduce__ __repr__ __ror__ __rsub__ __rxor__ __sizeof__ __sub__ __xor__ add clear copy difference difference_update discard intersection intersection_update isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update union update
    @set class method: __class_getitem__
    @set data: __hash__
    @set static method: __new__
    =set.__contains__
    |x.__contains__(y) <==> y in x.
    =.__iand__ ($self, value, /)
    |Return self&=value.
    =.__isub__ ($self, value, /)
    |Return self-=value.
    =.__ixor__ ($self, value, /)
    |Return self^=value.
    =set.__reduce__
    |Return state information for pickling.
    =set.__sizeof__
    |S.__sizeof__() -> size of S in memory, in bytes
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
    @frozenset method: __and__ __contains__ __eq__ __ge__ __getattribute__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __ne__ __or__ __rand__ __reduce__ __repr__ __ror__ __rsub__ __rxor__ __sizeof__ __sub__ __xor__ copy difference intersection isdisjoint issubset issuperset symmetric_difference union
    @frozenset class method: __class_getitem__
    @frozenset static method: __new__
    =frozenset.__contains__
    |x.__contains__(y) <==> y in x.
    =frozenset.__reduce__
    |Return state information for pickling.
    =frozenset.__sizeof__
    |S.__sizeof__() -> size of S in memory, in bytes
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
    @range method: __bool__ __contains__ __eq__ __ge__ __getattribute__ __getitem__ __gt__ __hash__ __iter__ __le__ __len__ __lt__ __ne__ __reduce__ __repr__ __reversed__ count index
    @range static method: __new__
    @range data descriptor: start step stop
    =range.__reduce__
    |
    =range.__reversed__
    |Return a reverse iterator.
    =range.count
    |rangeobject.count(value) -> integer -- return number of occurrences of value
    =range.index
    |rangeobject.index(value) -> integer -- return index of value.
    |Raise ValueError if the value is not present.
    =range.start
    |
    =range.step
    |
    =range.stop
    |
    =slice
    |slice(stop)
    |slice(start, stop[, step])
    |
    |Create a slice object.  This is used for extended slicing (e.g. a[0:10:2]).
    @slice method: __eq__ __ge__ __getattribute__ __gt__ __le__ __lt__ __ne__ __reduce__ __repr__ indices
    @slice data: __hash__
    @slice static method: __new__
    @slice data descriptor: start step stop
    =slice.__reduce__
    |Return state information for pickling.
    =slice.indices
    |S.indices(len) -> (start, stop, stride)
    |
    |Assuming a sequence of length len, calculate the start and stop
    |indices, and the stride length of the extended slice described by
    |S. Out of bounds indices are clipped in a manner consistent with the
    |handling of normal slices.
    =slice.start
    |
    =slice.step
    |
    =slice.stop
    |
    """#
}
