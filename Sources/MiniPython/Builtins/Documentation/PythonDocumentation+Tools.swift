// What CPython 3.11 says of its itertools, operator and functools, written by Scripts/builtin-docs.py.
//
// The texts are those of CPython: Copyright (c) 2001-2023 Python Software Foundation, under the PSF licence.

extension PythonDocumentation {
  static let tools = #"""
    =itertools.accumulate (iterable, func=None, *, initial=None)
    |Return series of accumulated sums (or other binary function results).
    =itertools.chain
    |chain(*iterables) --> chain object
    |
    |Return a chain object whose .__next__() method returns elements from the
    |first iterable until it is exhausted, then elements from the next
    |iterable, until all of the iterables are exhausted.
    =itertools.combinations (iterable, r)
    |Return successive r-length combinations of elements in the iterable.
    |
    |combinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)
    =itertools.combinations_with_replacement (iterable, r)
    |Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.
    |
    |combinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')
    =itertools.compress (data, selectors)
    |Return data elements corresponding to true selector elements.
    |
    |Forms a shorter iterator from selected data elements using the selectors to
    |choose the data elements.
    =itertools.count (start=0, step=1)
    |Return a count object whose .__next__() method returns consecutive values.
    |
    |Equivalent to:
    |    def count(firstval=0, step=1):
    |        x = firstval
    |        while 1:
    |            yield x
    |            x += step
    =itertools.cycle (iterable, /)
    |Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.
    =itertools.dropwhile (predicate, iterable, /)
    |Drop items from the iterable while predicate(item) is true.
    |
    |Afterwards, return every element until the iterable is exhausted.
    =itertools.filterfalse (function, iterable, /)
    |Return those items of iterable for which function(item) is false.
    |
    |If function is None, return the items that are false.
    =itertools.groupby (iterable, key=None)
    |make an iterator that returns consecutive keys and groups from the iterable
    |
    |  iterable
    |    Elements to divide into groups according to the key function.
    |  key
    |    A function for computing the group category for each element.
    |    If the key function is not specified or is None, the element itself
    |    is used for grouping.
    =itertools.islice
    |islice(iterable, stop) --> islice object
    |islice(iterable, start, stop[, step]) --> islice object
    |
    |Return an iterator whose next() method returns selected values from an
    |iterable.  If start is specified, will skip all preceding elements;
    |otherwise, start defaults to zero.  Step defaults to one.  If
    |specified as another value, step determines how many values are
    |skipped between successive calls.  Works like a slice() on a list
    |but returns an iterator.
    =itertools.pairwise (iterable, /)
    |Return an iterator of overlapping pairs taken from the input iterator.
    |
    |    s -> (s0,s1), (s1,s2), (s2, s3), ...
    =itertools.permutations (iterable, r=None)
    |Return successive r-length permutations of elements in the iterable.
    |
    |permutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)
    =itertools.product
    |product(*iterables, repeat=1) --> product object
    |
    |Cartesian product of input iterables.  Equivalent to nested for-loops.
    |
    |For example, product(A, B) returns the same as:  ((x,y) for x in A for y in B).
    |The leftmost iterators are in the outermost for-loop, so the output tuples
    |cycle in a manner similar to an odometer (with the rightmost element changing
    |on every iteration).
    |
    |To compute the product of an iterable with itself, specify the number
    |of repetitions with the optional repeat keyword argument. For example,
    |product(A, repeat=4) means the same as product(A, A, A, A).
    |
    |product('ab', range(3)) --> ('a',0) ('a',1) ('a',2) ('b',0) ('b',1) ('b',2)
    |product((0,1), (0,1), (0,1)) --> (0,0,0) (0,0,1) (0,1,0) (0,1,1) (1,0,0) ...
    =itertools.repeat
    |repeat(object [,times]) -> create an iterator which returns the object
    |for the specified number of times.  If not specified, returns the object
    |endlessly.
    =itertools.starmap (function, iterable, /)
    |Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.
    =itertools.takewhile (predicate, iterable, /)
    |Return successive entries from an iterable as long as the predicate evaluates to true for each entry.
    =itertools.tee ($module, iterable, n=2, /)
    |Returns a tuple of n independent iterators.
    =itertools.zip_longest
    |zip_longest(iter1 [,iter2 [...]], [fillvalue=None]) --> zip_longest object
    |
    |Return a zip_longest object whose .__next__() method returns a tuple where
    |the i-th element comes from the i-th iterable argument.  The .__next__()
    |method continues until the longest iterable in the argument sequence
    |is exhausted and then it raises StopIteration.  When the shorter iterables
    |are exhausted, the fillvalue is substituted in their place.  The fillvalue
    |defaults to None or can be specified by a keyword argument.
    |
    =_operator.abs ($module, a, /)
    |Same as abs(a).
    =_operator.add ($module, a, b, /)
    |Same as a + b.
    =_operator.and_ ($module, a, b, /)
    |Same as a & b.
    =operator.attrgetter
    |attrgetter(attr, ...) --> attrgetter object
    |
    |Return a callable object that fetches the given attribute(s) from its operand.
    |After f = attrgetter('name'), the call f(r) returns r.name.
    |After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).
    |After h = attrgetter('name.first', 'name.last'), the call h(r) returns
    |(r.name.first, r.name.last).
    =_operator.call ($module, obj, /, *args, **kwargs)
    |Same as obj(*args, **kwargs).
    =_operator.concat ($module, a, b, /)
    |Same as a + b, for a and b sequences.
    =_operator.contains ($module, a, b, /)
    |Same as b in a (note reversed operands).
    =_operator.countOf ($module, a, b, /)
    |Return the number of items in a which are, or which equal, b.
    =_operator.delitem ($module, a, b, /)
    |Same as del a[b].
    =_operator.eq ($module, a, b, /)
    |Same as a == b.
    =_operator.floordiv ($module, a, b, /)
    |Same as a // b.
    =_operator.ge ($module, a, b, /)
    |Same as a >= b.
    =_operator.getitem ($module, a, b, /)
    |Same as a[b].
    =_operator.gt ($module, a, b, /)
    |Same as a > b.
    =_operator.iadd ($module, a, b, /)
    |Same as a += b.
    =_operator.iand ($module, a, b, /)
    |Same as a &= b.
    =_operator.iconcat ($module, a, b, /)
    |Same as a += b, for a and b sequences.
    =_operator.ifloordiv ($module, a, b, /)
    |Same as a //= b.
    =_operator.ilshift ($module, a, b, /)
    |Same as a <<= b.
    =_operator.imatmul ($module, a, b, /)
    |Same as a @= b.
    =_operator.imod ($module, a, b, /)
    |Same as a %= b.
    =_operator.imul ($module, a, b, /)
    |Same as a *= b.
    =_operator.index ($module, a, /)
    |Same as a.__index__()
    =_operator.indexOf ($module, a, b, /)
    |Return the first index of b in a.
    =_operator.inv ($module, a, /)
    |Same as ~a.
    =_operator.invert ($module, a, /)
    |Same as ~a.
    =_operator.ior ($module, a, b, /)
    |Same as a |= b.
    =_operator.ipow ($module, a, b, /)
    |Same as a **= b.
    =_operator.irshift ($module, a, b, /)
    |Same as a >>= b.
    =_operator.is_ ($module, a, b, /)
    |Same as a is b.
    =_operator.is_not ($module, a, b, /)
    |Same as a is not b.
    =_operator.isub ($module, a, b, /)
    |Same as a -= b.
    =operator.itemgetter
    |itemgetter(item, ...) --> itemgetter object
    |
    |Return a callable object that fetches the given item(s) from its operand.
    |After f = itemgetter(2), the call f(r) returns r[2].
    |After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])
    =_operator.itruediv ($module, a, b, /)
    |Same as a /= b.
    =_operator.ixor ($module, a, b, /)
    |Same as a ^= b.
    =_operator.le ($module, a, b, /)
    |Same as a <= b.
    =_operator.length_hint ($module, obj, default=0, /)
    |Return an estimate of the number of items in obj.
    |
    |This is useful for presizing containers when building from an iterable.
    |
    |If the object supports len(), the result will be exact.
    |Otherwise, it may over- or under-estimate by an arbitrary amount.
    |The result will be an integer >= 0.
    =_operator.lshift ($module, a, b, /)
    |Same as a << b.
    =_operator.lt ($module, a, b, /)
    |Same as a < b.
    =_operator.matmul ($module, a, b, /)
    |Same as a @ b.
    =operator.methodcaller
    |methodcaller(name, ...) --> methodcaller object
    |
    |Return a callable object that calls the given method on its operand.
    |After f = methodcaller('name'), the call f(r) returns r.name().
    |After g = methodcaller('name', 'date', foo=1), the call g(r) returns
    |r.name('date', foo=1).
    =_operator.mod ($module, a, b, /)
    |Same as a % b.
    =_operator.mul ($module, a, b, /)
    |Same as a * b.
    =_operator.ne ($module, a, b, /)
    |Same as a != b.
    =_operator.neg ($module, a, /)
    |Same as -a.
    =_operator.not_ ($module, a, /)
    |Same as not a.
    =_operator.or_ ($module, a, b, /)
    |Same as a | b.
    =_operator.pos ($module, a, /)
    |Same as +a.
    =_operator.pow ($module, a, b, /)
    |Same as a ** b.
    =_operator.rshift ($module, a, b, /)
    |Same as a >> b.
    =_operator.setitem ($module, a, b, c, /)
    |Same as a[b] = c.
    =_operator.sub ($module, a, b, /)
    |Same as a - b.
    =_operator.truediv ($module, a, b, /)
    |Same as a / b.
    =_operator.truth ($module, a, /)
    |Return True if a is true, False otherwise.
    =_operator.xor ($module, a, b, /)
    |Same as a ^ b.
    =functools.reduce
    |reduce(function, iterable[, initial]) -> value
    |
    |Apply a function of two arguments cumulatively to the items of a sequence
    |or iterable, from left to right, so as to reduce the iterable to a single
    |value.  For example, reduce(lambda x, y: x+y, [1, 2, 3, 4, 5]) calculates
    |((((1+2)+3)+4)+5).  If initial is present, it is placed before the items
    |of the iterable in the calculation, and serves as a default when the
    |iterable is empty.
    =functools.partial
    |partial(func, *args, **keywords) - new function with partial application
    |    of the given arguments and keywords.
    |
    """#
}
