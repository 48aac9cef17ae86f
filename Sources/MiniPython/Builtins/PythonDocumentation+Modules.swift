// What CPython 3.11 says of its functions of its modules in C, written by Scripts/builtin-docs.py.
//
// The texts are those of CPython: Copyright (c) 2001-2023 Python Software Foundation, under the PSF licence.

extension PythonDocumentation {
  /// `=name (parameters)`, then the lines of the docstring, each behind a bar.
  static let modulesText = #"""
    =math.acos ($module, x, /)
    |Return the arc cosine (measured in radians) of x.
    |
    |The result is between 0 and pi.
    =math.acosh ($module, x, /)
    |Return the inverse hyperbolic cosine of x.
    =math.asin ($module, x, /)
    |Return the arc sine (measured in radians) of x.
    |
    |The result is between -pi/2 and pi/2.
    =math.asinh ($module, x, /)
    |Return the inverse hyperbolic sine of x.
    =math.atan ($module, x, /)
    |Return the arc tangent (measured in radians) of x.
    |
    |The result is between -pi/2 and pi/2.
    =math.atan2 ($module, y, x, /)
    |Return the arc tangent (measured in radians) of y/x.
    |
    |Unlike atan(y/x), the signs of both x and y are considered.
    =math.atanh ($module, x, /)
    |Return the inverse hyperbolic tangent of x.
    =math.cbrt ($module, x, /)
    |Return the cube root of x.
    =math.ceil ($module, x, /)
    |Return the ceiling of x as an Integral.
    |
    |This is the smallest integer >= x.
    =math.comb ($module, n, k, /)
    |Number of ways to choose k items from n items without repetition and without order.
    |
    |Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates
    |to zero when k > n.
    |
    |Also called the binomial coefficient because it is equivalent
    |to the coefficient of k-th term in polynomial expansion of the
    |expression (1 + x)**n.
    |
    |Raises TypeError if either of the arguments are not integers.
    |Raises ValueError if either of the arguments are negative.
    =math.copysign ($module, x, y, /)
    |Return a float with the magnitude (absolute value) of x but the sign of y.
    |
    |On platforms that support signed zeros, copysign(1.0, -0.0)
    |returns -1.0.
    |
    =math.cos ($module, x, /)
    |Return the cosine of x (measured in radians).
    =math.cosh ($module, x, /)
    |Return the hyperbolic cosine of x.
    =math.degrees ($module, x, /)
    |Convert angle x from radians to degrees.
    =math.dist ($module, p, q, /)
    |Return the Euclidean distance between two points p and q.
    |
    |The points should be specified as sequences (or iterables) of
    |coordinates.  Both inputs must have the same dimension.
    |
    |Roughly equivalent to:
    |    sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))
    =math.erf ($module, x, /)
    |Error function at x.
    =math.erfc ($module, x, /)
    |Complementary error function at x.
    =math.exp ($module, x, /)
    |Return e raised to the power of x.
    =math.exp2 ($module, x, /)
    |Return 2 raised to the power of x.
    =math.expm1 ($module, x, /)
    |Return exp(x)-1.
    |
    |This function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.
    =math.fabs ($module, x, /)
    |Return the absolute value of the float x.
    =math.factorial ($module, n, /)
    |Find n!.
    |
    |Raise a ValueError if x is negative or non-integral.
    =math.floor ($module, x, /)
    |Return the floor of x as an Integral.
    |
    |This is the largest integer <= x.
    =math.fmod ($module, x, y, /)
    |Return fmod(x, y), according to platform C.
    |
    |x % y may differ.
    =math.frexp ($module, x, /)
    |Return the mantissa and exponent of x, as pair (m, e).
    |
    |m is a float and e is an int, such that x = m * 2.**e.
    |If x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.
    =math.fsum ($module, seq, /)
    |Return an accurate floating point sum of values in the iterable seq.
    |
    |Assumes IEEE-754 floating point arithmetic.
    =math.gamma ($module, x, /)
    |Gamma function at x.
    =math.gcd ($module, *integers)
    |Greatest Common Divisor.
    =math.hypot
    |hypot(*coordinates) -> value
    |
    |Multidimensional Euclidean distance from the origin to a point.
    |
    |Roughly equivalent to:
    |    sqrt(sum(x**2 for x in coordinates))
    |
    |For a two dimensional point (x, y), gives the hypotenuse
    |using the Pythagorean theorem:  sqrt(x*x + y*y).
    |
    |For example, the hypotenuse of a 3/4/5 right triangle is:
    |
    |    >>> hypot(3.0, 4.0)
    |    5.0
    |
    =math.isclose ($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)
    |Determine whether two floating point numbers are close in value.
    |
    |  rel_tol
    |    maximum difference for being considered "close", relative to the
    |    magnitude of the input values
    |  abs_tol
    |    maximum difference for being considered "close", regardless of the
    |    magnitude of the input values
    |
    |Return True if a is close in value to b, and False otherwise.
    |
    |For the values to be considered close, the difference between them
    |must be smaller than at least one of the tolerances.
    |
    |-inf, inf and NaN behave similarly to the IEEE 754 Standard.  That
    |is, NaN is not close to anything, even itself.  inf and -inf are
    |only close to themselves.
    =math.isfinite ($module, x, /)
    |Return True if x is neither an infinity nor a NaN, and False otherwise.
    =math.isinf ($module, x, /)
    |Return True if x is a positive or negative infinity, and False otherwise.
    =math.isnan ($module, x, /)
    |Return True if x is a NaN (not a number), and False otherwise.
    =math.isqrt ($module, n, /)
    |Return the integer part of the square root of the input.
    =math.lcm ($module, *integers)
    |Least Common Multiple.
    =math.ldexp ($module, x, i, /)
    |Return x * (2**i).
    |
    |This is essentially the inverse of frexp().
    =math.lgamma ($module, x, /)
    |Natural logarithm of absolute value of Gamma function at x.
    =math.log
    |log(x, [base=math.e])
    |Return the logarithm of x to the given base.
    |
    |If the base not specified, returns the natural logarithm (base e) of x.
    =math.log10 ($module, x, /)
    |Return the base 10 logarithm of x.
    =math.log1p ($module, x, /)
    |Return the natural logarithm of 1+x (base e).
    |
    |The result is computed in a way which is accurate for x near zero.
    =math.log2 ($module, x, /)
    |Return the base 2 logarithm of x.
    =math.modf ($module, x, /)
    |Return the fractional and integer parts of x.
    |
    |Both results carry the sign of x and are floats.
    =math.nextafter ($module, x, y, /)
    |Return the next floating-point value after x towards y.
    =math.perm ($module, n, k=None, /)
    |Number of ways to choose k items from n items without repetition and with order.
    |
    |Evaluates to n! / (n - k)! when k <= n and evaluates
    |to zero when k > n.
    |
    |If k is not specified or is None, then k defaults to n
    |and the function returns n!.
    |
    |Raises TypeError if either of the arguments are not integers.
    |Raises ValueError if either of the arguments are negative.
    =math.pow ($module, x, y, /)
    |Return x**y (x to the power of y).
    =math.prod ($module, iterable, /, *, start=1)
    |Calculate the product of all the elements in the input iterable.
    |
    |The default start value for the product is 1.
    |
    |When the iterable is empty, return the start value.  This function is
    |intended specifically for use with numeric values and may reject
    |non-numeric types.
    =math.radians ($module, x, /)
    |Convert angle x from degrees to radians.
    =math.remainder ($module, x, y, /)
    |Difference between x and the closest integer multiple of y.
    |
    |Return x - n*y where n*y is the closest integer multiple of y.
    |In the case where x is exactly halfway between two multiples of
    |y, the nearest even value of n is used. The result is always exact.
    =math.sin ($module, x, /)
    |Return the sine of x (measured in radians).
    =math.sinh ($module, x, /)
    |Return the hyperbolic sine of x.
    =math.sqrt ($module, x, /)
    |Return the square root of x.
    =math.tan ($module, x, /)
    |Return the tangent of x (measured in radians).
    =math.tanh ($module, x, /)
    |Return the hyperbolic tangent of x.
    =math.trunc ($module, x, /)
    |Truncates the Real x to the nearest Integral toward 0.
    |
    |Uses the __trunc__ magic method.
    =math.ulp ($module, x, /)
    |Return the value of the least significant bit of the float x.
    =cmath.acos ($module, z, /)
    |Return the arc cosine of z.
    =cmath.acosh ($module, z, /)
    |Return the inverse hyperbolic cosine of z.
    =cmath.asin ($module, z, /)
    |Return the arc sine of z.
    =cmath.asinh ($module, z, /)
    |Return the inverse hyperbolic sine of z.
    =cmath.atan ($module, z, /)
    |Return the arc tangent of z.
    =cmath.atanh ($module, z, /)
    |Return the inverse hyperbolic tangent of z.
    =cmath.cos ($module, z, /)
    |Return the cosine of z.
    =cmath.cosh ($module, z, /)
    |Return the hyperbolic cosine of z.
    =cmath.exp ($module, z, /)
    |Return the exponential value e**z.
    =cmath.isclose ($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)
    |Determine whether two complex numbers are close in value.
    |
    |  rel_tol
    |    maximum difference for being considered "close", relative to the
    |    magnitude of the input values
    |  abs_tol
    |    maximum difference for being considered "close", regardless of the
    |    magnitude of the input values
    |
    |Return True if a is close in value to b, and False otherwise.
    |
    |For the values to be considered close, the difference between them must be
    |smaller than at least one of the tolerances.
    |
    |-inf, inf and NaN behave similarly to the IEEE 754 Standard. That is, NaN is
    |not close to anything, even itself. inf and -inf are only close to themselves.
    =cmath.isfinite ($module, z, /)
    |Return True if both the real and imaginary parts of z are finite, else False.
    =cmath.isinf ($module, z, /)
    |Checks if the real or imaginary part of z is infinite.
    =cmath.isnan ($module, z, /)
    |Checks if the real or imaginary part of z not a number (NaN).
    =cmath.log ($module, z, base=<unrepresentable>, /)
    |log(z[, base]) -> the logarithm of z to the given base.
    |
    |If the base is not specified, returns the natural logarithm (base e) of z.
    =cmath.log10 ($module, z, /)
    |Return the base-10 logarithm of z.
    =cmath.phase ($module, z, /)
    |Return argument, also known as the phase angle, of a complex.
    =cmath.polar ($module, z, /)
    |Convert a complex from rectangular coordinates to polar coordinates.
    |
    |r is the distance from 0 and phi the phase angle.
    =cmath.rect ($module, r, phi, /)
    |Convert from polar coordinates to rectangular coordinates.
    =cmath.sin ($module, z, /)
    |Return the sine of z.
    =cmath.sinh ($module, z, /)
    |Return the hyperbolic sine of z.
    =cmath.sqrt ($module, z, /)
    |Return the square root of z.
    =cmath.tan ($module, z, /)
    |Return the tangent of z.
    =cmath.tanh ($module, z, /)
    |Return the hyperbolic tangent of z.
    =time.asctime
    |asctime([tuple]) -> string
    |
    |Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.
    |When the time tuple is not present, current time as returned by localtime()
    |is used.
    =time.clock_getres
    |clock_getres(clk_id) -> floating point number
    |
    |Return the resolution (precision) of the specified clock clk_id.
    =time.clock_gettime
    |clock_gettime(clk_id) -> float
    |
    |Return the time of the specified clock clk_id.
    =time.clock_gettime_ns
    |clock_gettime_ns(clk_id) -> int
    |
    |Return the time of the specified clock clk_id as nanoseconds.
    =time.clock_settime
    |clock_settime(clk_id, time)
    |
    |Set the time of the specified clock clk_id.
    =time.clock_settime_ns
    |clock_settime_ns(clk_id, time)
    |
    |Set the time of the specified clock clk_id with nanoseconds.
    =time.ctime
    |ctime(seconds) -> string
    |
    |Convert a time in seconds since the Epoch to a string in local time.
    |This is equivalent to asctime(localtime(seconds)). When the time tuple is
    |not present, current time as returned by localtime() is used.
    =time.get_clock_info
    |get_clock_info(name: str) -> dict
    |
    |Get information of the specified clock.
    =time.gmtime
    |gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,
    |                       tm_sec, tm_wday, tm_yday, tm_isdst)
    |
    |Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a.
    |GMT).  When 'seconds' is not passed in, convert the current time instead.
    |
    |If the platform supports the tm_gmtoff and tm_zone, they are available as
    |attributes only.
    =time.localtime
    |localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,
    |                          tm_sec,tm_wday,tm_yday,tm_isdst)
    |
    |Convert seconds since the Epoch to a time tuple expressing local time.
    |When 'seconds' is not passed in, convert the current time instead.
    =time.mktime
    |mktime(tuple) -> floating point number
    |
    |Convert a time tuple in local time to seconds since the Epoch.
    |Note that mktime(gmtime(0)) will not generally return zero for most
    |time zones; instead the returned value will either be equal to that
    |of the timezone or altzone attributes on the time module.
    =time.monotonic
    |monotonic() -> float
    |
    |Monotonic clock, cannot go backward.
    =time.monotonic_ns
    |monotonic_ns() -> int
    |
    |Monotonic clock, cannot go backward, as nanoseconds.
    =time.perf_counter
    |perf_counter() -> float
    |
    |Performance counter for benchmarking.
    =time.perf_counter_ns
    |perf_counter_ns() -> int
    |
    |Performance counter for benchmarking as nanoseconds.
    =time.process_time
    |process_time() -> float
    |
    |Process time for profiling: sum of the kernel and user-space CPU time.
    =time.process_time_ns
    |process_time() -> int
    |
    |Process time for profiling as nanoseconds:
    |sum of the kernel and user-space CPU time.
    =time.pthread_getcpuclockid
    |pthread_getcpuclockid(thread_id) -> int
    |
    |Return the clk_id of a thread's CPU time clock.
    =time.sleep
    |sleep(seconds)
    |
    |Delay execution for a given number of seconds.  The argument may be
    |a floating point number for subsecond precision.
    =time.strftime
    |strftime(format[, tuple]) -> string
    |
    |Convert a time tuple to a string according to a format specification.
    |See the library reference manual for formatting codes. When the time tuple
    |is not present, current time as returned by localtime() is used.
    |
    |Commonly used format codes:
    |
    |%Y  Year with century as a decimal number.
    |%m  Month as a decimal number [01,12].
    |%d  Day of the month as a decimal number [01,31].
    |%H  Hour (24-hour clock) as a decimal number [00,23].
    |%M  Minute as a decimal number [00,59].
    |%S  Second as a decimal number [00,61].
    |%z  Time zone offset from UTC.
    |%a  Locale's abbreviated weekday name.
    |%A  Locale's full weekday name.
    |%b  Locale's abbreviated month name.
    |%B  Locale's full month name.
    |%c  Locale's appropriate date and time representation.
    |%I  Hour (12-hour clock) as a decimal number [01,12].
    |%p  Locale's equivalent of either AM or PM.
    |
    |Other codes may be available on your platform.  See documentation for
    |the C library strftime function.
    |
    =time.strptime
    |strptime(string, format) -> struct_time
    |
    |Parse a string to a time tuple according to a format specification.
    |See the library reference manual for formatting codes (same as
    |strftime()).
    |
    |Commonly used format codes:
    |
    |%Y  Year with century as a decimal number.
    |%m  Month as a decimal number [01,12].
    |%d  Day of the month as a decimal number [01,31].
    |%H  Hour (24-hour clock) as a decimal number [00,23].
    |%M  Minute as a decimal number [00,59].
    |%S  Second as a decimal number [00,61].
    |%z  Time zone offset from UTC.
    |%a  Locale's abbreviated weekday name.
    |%A  Locale's full weekday name.
    |%b  Locale's abbreviated month name.
    |%B  Locale's full month name.
    |%c  Locale's appropriate date and time representation.
    |%I  Hour (12-hour clock) as a decimal number [01,12].
    |%p  Locale's equivalent of either AM or PM.
    |
    |Other codes may be available on your platform.  See documentation for
    |the C library strftime function.
    |
    =time.struct_time
    |The time value as returned by gmtime(), localtime(), and strptime(), and
    | accepted by asctime(), mktime() and strftime().  May be considered as a
    | sequence of 9 integers.
    |
    | Note that several fields' values are not the same as those defined by
    | the C language standard for struct tm.  For example, the value of the
    | field tm_year is the actual year, not year - 1900.  See individual
    | fields' descriptions for details.
    =time.thread_time
    |thread_time() -> float
    |
    |Thread time for profiling: sum of the kernel and user-space CPU time.
    =time.thread_time_ns
    |thread_time() -> int
    |
    |Thread time for profiling as nanoseconds:
    |sum of the kernel and user-space CPU time.
    =time.time
    |time() -> floating point number
    |
    |Return the current time in seconds since the Epoch.
    |Fractions of a second may be present if the system clock provides them.
    =time.time_ns
    |time_ns() -> int
    |
    |Return the current time in nanoseconds since the Epoch.
    =time.tzset
    |tzset()
    |
    |Initialize, or reinitialize, the local timezone to the value stored in
    |os.environ['TZ']. The TZ environment variable should be specified in
    |standard Unix timezone format as documented in the tzset man page
    |(eg. 'US/Eastern', 'Europe/Amsterdam'). Unknown timezones will silently
    |fall back to UTC. If the TZ environment variable is not set, the local
    |timezone is set to the systems best guess of wallclock time.
    |Changing the TZ environment variable without calling tzset *may* change
    |the local timezone used by methods such as localtime, but this behaviour
    |should not be relied on.
    =itertools.accumulate
    |Return series of accumulated sums (or other binary function results).
    =itertools.chain
    |chain(*iterables) --> chain object
    |
    |Return a chain object whose .__next__() method returns elements from the
    |first iterable until it is exhausted, then elements from the next
    |iterable, until all of the iterables are exhausted.
    =itertools.combinations
    |Return successive r-length combinations of elements in the iterable.
    |
    |combinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)
    =itertools.combinations_with_replacement
    |Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.
    |
    |combinations_with_replacement('ABC', 2) --> ('A','A'), ('A','B'), ('A','C'), ('B','B'), ('B','C'), ('C','C')
    =itertools.compress
    |Return data elements corresponding to true selector elements.
    |
    |Forms a shorter iterator from selected data elements using the selectors to
    |choose the data elements.
    =itertools.count
    |Return a count object whose .__next__() method returns consecutive values.
    |
    |Equivalent to:
    |    def count(firstval=0, step=1):
    |        x = firstval
    |        while 1:
    |            yield x
    |            x += step
    =itertools.cycle
    |Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.
    =itertools.dropwhile
    |Drop items from the iterable while predicate(item) is true.
    |
    |Afterwards, return every element until the iterable is exhausted.
    =itertools.filterfalse
    |Return those items of iterable for which function(item) is false.
    |
    |If function is None, return the items that are false.
    =itertools.groupby
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
    =itertools.pairwise
    |Return an iterator of overlapping pairs taken from the input iterator.
    |
    |    s -> (s0,s1), (s1,s2), (s2, s3), ...
    =itertools.permutations
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
    =itertools.starmap
    |Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.
    =itertools.takewhile
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
    =collections.deque
    |deque([iterable[, maxlen]]) --> deque object
    |
    |A list-like sequence optimized for data accesses near its endpoints.
    =collections.OrderedDict
    |Dictionary that remembers insertion order
    =collections.defaultdict
    |defaultdict(default_factory=None, /, [...]) --> dict with default factory
    |
    |The default factory is called without arguments to produce
    |a new value when a key is not present, in __getitem__ only.
    |A defaultdict compares equal to a dict with the same items.
    |All remaining arguments are treated the same as if they were
    |passed to the dict constructor, including keyword arguments.
    |
    =collections.deque.append
    |Add an element to the right side of the deque.
    =collections.deque.appendleft
    |Add an element to the left side of the deque.
    =collections.deque.clear
    |Remove all elements from the deque.
    =collections.deque.copy
    |Return a shallow copy of a deque.
    =collections.deque.count
    |D.count(value) -- return number of occurrences of value
    =collections.deque.extend
    |Extend the right side of the deque with elements from the iterable
    =collections.deque.extendleft
    |Extend the left side of the deque with elements from the iterable
    =collections.deque.index
    |D.index(value, [start, [stop]]) -- return first index of value.
    |Raises ValueError if the value is not present.
    =collections.deque.insert
    |D.insert(index, object) -- insert object before index
    =collections.deque.pop
    |Remove and return the rightmost element.
    =collections.deque.popleft
    |Remove and return the leftmost element.
    =collections.deque.remove
    |D.remove(value) -- remove first occurrence of value.
    =collections.deque.reverse
    |D.reverse() -- reverse *IN PLACE*
    =collections.deque.rotate
    |Rotate the deque n steps to the right (default n=1).  If n is negative, rotates left.
    =Random.betavariate ($self, alpha, beta)
    |Beta distribution.
    |
    |Conditions on the parameters are alpha > 0 and beta > 0.
    |Returned values range between 0 and 1.
    =Random.choice ($self, seq)
    |Choose a random element from a non-empty sequence.
    =Random.choices ($self, population, weights=None, *, cum_weights=None, k=1)
    |Return a k sized list of population elements chosen with replacement.
    |
    |If the relative weights or cumulative weights are not specified,
    |the selections are made with equal probability.
    =Random.expovariate ($self, lambd)
    |Exponential distribution.
    |
    |lambd is 1.0 divided by the desired mean.  It should be
    |nonzero.  (The parameter would be called "lambda", but that is
    |a reserved word in Python.)  Returned values range from 0 to
    |positive infinity if lambd is positive, and from negative
    |infinity to 0 if lambd is negative.
    =Random.gammavariate ($self, alpha, beta)
    |Gamma distribution.  Not the gamma function!
    |
    |Conditions on the parameters are alpha > 0 and beta > 0.
    |
    |The probability distribution function is:
    |
    |            x ** (alpha - 1) * math.exp(-x / beta)
    |  pdf(x) =  --------------------------------------
    |              math.gamma(alpha) * beta ** alpha
    =Random.gauss ($self, mu=0.0, sigma=1.0)
    |Gaussian distribution.
    |
    |mu is the mean, and sigma is the standard deviation.  This is
    |slightly faster than the normalvariate() function.
    |
    |Not thread-safe without a lock around calls.
    =Random.getrandbits ($self, k, /)
    |getrandbits(k) -> x.  Generates an int with k random bits.
    =Random.getstate ($self)
    |Return internal state; can be passed to setstate() later.
    =Random.lognormvariate ($self, mu, sigma)
    |Log normal distribution.
    |
    |If you take the natural logarithm of this distribution, you'll get a
    |normal distribution with mean mu and standard deviation sigma.
    |mu can have any value, and sigma must be greater than zero.
    =Random.normalvariate ($self, mu=0.0, sigma=1.0)
    |Normal distribution.
    |
    |mu is the mean, and sigma is the standard deviation.
    =Random.paretovariate ($self, alpha)
    |Pareto distribution.  alpha is the shape parameter.
    =Random.randbytes ($self, n)
    |Generate n random bytes.
    =Random.randint ($self, a, b)
    |Return random integer in range [a, b], including both end points.
    |        
    =Random.random ($self, /)
    |random() -> x in the interval [0, 1).
    =Random.randrange ($self, start, stop=None, step=1)
    |Choose a random item from range(stop) or range(start, stop[, step]).
    |
    |Roughly equivalent to ``choice(range(start, stop, step))`` but
    |supports arbitrarily large ranges and is optimized for common cases.
    =Random.sample ($self, population, k, *, counts=None)
    |Chooses k unique random elements from a population sequence.
    |
    |Returns a new list containing elements from the population while
    |leaving the original population unchanged.  The resulting list is
    |in selection order so that all sub-slices will also be valid random
    |samples.  This allows raffle winners (the sample) to be partitioned
    |into grand prize and second place winners (the subslices).
    |
    |Members of the population need not be hashable or unique.  If the
    |population contains repeats, then each occurrence is a possible
    |selection in the sample.
    |
    |Repeated elements can be specified one at a time or with the optional
    |counts parameter.  For example:
    |
    |    sample(['red', 'blue'], counts=[4, 2], k=5)
    |
    |is equivalent to:
    |
    |    sample(['red', 'red', 'red', 'red', 'blue', 'blue'], k=5)
    |
    |To choose a sample from a range of integers, use range() for the
    |population argument.  This is especially fast and space efficient
    |for sampling from a large population:
    |
    |    sample(range(10000000), 60)
    =Random.seed ($self, a=None, version=2)
    |Initialize internal state from a seed.
    |
    |The only supported seed types are None, int, float,
    |str, bytes, and bytearray.
    |
    |None or no argument seeds from current time or from an operating
    |system specific randomness source if available.
    |
    |If *a* is an int, all bits are used.
    |
    |For version 2 (the default), all of the bits are used if *a* is a str,
    |bytes, or bytearray.  For version 1 (provided for reproducing random
    |sequences from older versions of Python), the algorithm for str and
    |bytes generates a narrower range of seeds.
    =Random.setstate ($self, state)
    |Restore internal state from object returned by getstate().
    =Random.shuffle ($self, x)
    |Shuffle list x in place, and return None.
    =Random.triangular ($self, low=0.0, high=1.0, mode=None)
    |Triangular distribution.
    |
    |Continuous distribution bounded by given lower and upper limits,
    |and having a given mode value in-between.
    |
    |http://en.wikipedia.org/wiki/Triangular_distribution
    =Random.uniform ($self, a, b)
    |Get a random number in the range [a, b) or [a, b] depending on rounding.
    =Random.vonmisesvariate ($self, mu, kappa)
    |Circular data distribution.
    |
    |mu is the mean angle, expressed in radians between 0 and 2*pi, and
    |kappa is the concentration parameter, which must be greater than or
    |equal to zero.  If kappa is equal to zero, this distribution reduces
    |to a uniform random angle over the range 0 to 2*pi.
    =Random.weibullvariate ($self, alpha, beta)
    |Weibull distribution.
    |
    |alpha is the scale parameter and beta is the shape parameter.
    """#
}
