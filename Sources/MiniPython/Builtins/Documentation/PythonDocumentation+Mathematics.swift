// What CPython 3.11 says of its mathematics and of time, written by Scripts/builtin-docs.py.
//
// The texts are those of CPython: Copyright (c) 2001-2023 Python Software Foundation, under the PSF licence.

extension PythonDocumentation {
  static let mathematics = #"""
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
    """#
}
