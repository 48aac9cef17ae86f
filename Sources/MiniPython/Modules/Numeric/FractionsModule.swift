// fractions: exact rational numbers.

enum FractionsModule {
  static func make() throws -> ModuleObject { try PythonSource.module("fractions", source) }

  private static let source = #"""
    import math
    import numbers
    import operator


    # The numerator and denominator that a text stands for, None when it is none.
    def _parse(text):
        body = text.strip()
        negative = body[:1] == '-'
        if body[:1] in ('+', '-'):
            body = body[1:]
        numerator, slash, denominator = body.partition('/')
        def is_number(digits):
            return digits.replace('_', '0').isdigit() and digits[0] != '_' and digits[-1] != '_' and '__' not in digits
        if slash:
            if not is_number(numerator) or not is_number(denominator):
                return None
            top, bottom = int(numerator), int(denominator)
        else:
            mantissa, e, exponent = body.lower().partition('e')
            whole, point, fraction = mantissa.partition('.')
            if not whole and not fraction:
                return None
            if any(part and not is_number(part) for part in (whole, fraction)):
                return None
            sign = exponent[:1]
            if e and not is_number(exponent[1:] if sign in ('+', '-') else exponent):
                return None
            fraction = fraction.replace('_', '')
            top, bottom = int(whole or '0') * 10 ** len(fraction) + int(fraction or '0'), 10 ** len(fraction)
            if e:
                power = int(exponent)
                if power >= 0:
                    top *= 10 ** power
                else:
                    bottom *= 10 ** -power
        return (-top if negative else top), bottom


    class Fraction(numbers.Rational):
        """This class implements rational numbers."""

        __slots__ = ('_numerator', '_denominator')

        def __new__(cls, numerator=0, denominator=None):
            if denominator is None:
                if type(numerator) is int:
                    return _made(cls, numerator, 1)
                if isinstance(numerator, numbers.Rational):
                    return _made(cls, numerator.numerator, numerator.denominator)
                if hasattr(numerator, 'as_integer_ratio') and not isinstance(numerator, type):
                    return _made(cls, *numerator.as_integer_ratio())
                if isinstance(numerator, str):
                    parsed = _parse(numerator)
                    if parsed is None:
                        raise ValueError('Invalid literal for Fraction: %r' % numerator)
                    numerator, denominator = parsed
                else:
                    raise TypeError("argument should be a string or a Rational instance")
            elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
                numerator, denominator = (
                    numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator)
            else:
                raise TypeError("both arguments should be Rational instances")
            if denominator == 0:
                raise ZeroDivisionError('Fraction(%s, 0)' % numerator)
            divisor = math.gcd(numerator, denominator)
            if denominator < 0:
                divisor = -divisor
            return _made(cls, numerator // divisor, denominator // divisor)

        @classmethod
        def from_float(cls, f):
            if isinstance(f, numbers.Integral):
                return cls(f)
            if not isinstance(f, float):
                raise TypeError("%s.from_float() only takes floats, not %r (%s)" % (cls.__name__, f, type(f).__name__))
            return _made(cls, *f.as_integer_ratio())

        def as_integer_ratio(self):
            return self._numerator, self._denominator

        def limit_denominator(self, max_denominator=1000000):
            """Closest Fraction to self with denominator at most max_denominator."""
            if max_denominator < 1:
                raise ValueError("max_denominator should be at least 1")
            if self._denominator <= max_denominator:
                return Fraction(self)
            # The convergents of the continued fraction, as far as the denominator allows.
            p0, q0, p1, q1 = 0, 1, 1, 0
            n, d = self._numerator, self._denominator
            while True:
                a = n // d
                q2 = q0 + a * q1
                if q2 > max_denominator:
                    break
                p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
                n, d = d, n - a * d
            k = (max_denominator - q0) // q1
            lower = Fraction(p0 + k * p1, q0 + k * q1)
            upper = Fraction(p1, q1)
            return upper if abs(upper - self) <= abs(lower - self) else lower

        @property
        def numerator(self):
            return self._numerator

        @property
        def denominator(self):
            return self._denominator

        def __repr__(self):
            return '%s(%s, %s)' % (self.__class__.__name__, self._numerator, self._denominator)

        def __str__(self):
            if self._denominator == 1:
                return str(self._numerator)
            return '%s/%s' % (self._numerator, self._denominator)

        def __add__(self, other):
            return _apply(self, other, _sum, operator.add)

        def __radd__(self, other):
            return _reflected(other, self, _sum, operator.add)

        def __sub__(self, other):
            return _apply(self, other, _difference, operator.sub)

        def __rsub__(self, other):
            return _reflected(other, self, _difference, operator.sub)

        def __mul__(self, other):
            return _apply(self, other, _product, operator.mul)

        def __rmul__(self, other):
            return _reflected(other, self, _product, operator.mul)

        def __truediv__(self, other):
            return _apply(self, other, _quotient, operator.truediv)

        def __rtruediv__(self, other):
            return _reflected(other, self, _quotient, operator.truediv)

        def __floordiv__(self, other):
            return _apply(self, other, _floor, operator.floordiv)

        def __rfloordiv__(self, other):
            return _reflected(other, self, _floor, operator.floordiv)

        def __mod__(self, other):
            return _apply(self, other, _remainder, operator.mod)

        def __rmod__(self, other):
            return _reflected(other, self, _remainder, operator.mod)

        def __divmod__(self, other):
            return _apply(self, other, lambda a, b: (_floor(a, b), _remainder(a, b)), divmod)

        def __rdivmod__(self, other):
            return _reflected(other, self, lambda a, b: (_floor(a, b), _remainder(a, b)), divmod)

        def __pow__(self, other):
            if not isinstance(other, numbers.Rational):
                return float(self) ** other
            if other.denominator != 1:
                return float(self) ** float(other)
            power = other.numerator
            if power >= 0:
                return _made(Fraction, self._numerator ** power, self._denominator ** power)
            if self._numerator == 0:
                raise ZeroDivisionError('Fraction(%s, 0)' % self._denominator ** -power)
            top, bottom = self._denominator ** -power, self._numerator ** -power
            return _made(Fraction, top, bottom) if bottom > 0 else _made(Fraction, -top, -bottom)

        def __rpow__(self, other):
            if self._denominator == 1 and self._numerator >= 0:
                return other ** self._numerator
            if isinstance(other, numbers.Rational):
                return Fraction(other.numerator, other.denominator) ** self
            if self._denominator == 1:
                return other ** self._numerator
            return other ** float(self)

        def __pos__(self):
            return _made(Fraction, self._numerator, self._denominator)

        def __neg__(self):
            return _made(Fraction, -self._numerator, self._denominator)

        def __abs__(self):
            return _made(Fraction, abs(self._numerator), self._denominator)

        def __int__(self):
            return self.__trunc__()

        def __trunc__(self):
            if self._numerator < 0:
                return -(-self._numerator // self._denominator)
            return self._numerator // self._denominator

        def __floor__(self):
            return self._numerator // self._denominator

        def __ceil__(self):
            return -(-self._numerator // self._denominator)

        def __round__(self, ndigits=None):
            if ndigits is None:
                floor, rest = divmod(self._numerator, self._denominator)
                if rest * 2 != self._denominator:
                    return floor + (rest * 2 > self._denominator)
                return floor + floor % 2
            shift = 10 ** abs(ndigits)
            if ndigits > 0:
                return Fraction(round(self * shift), shift)
            return Fraction(round(self / shift) * shift)

        def __hash__(self):
            # Equal to the hash of an equal int or float: the quotient modulo the prime of all numeric hashes.
            prime = 2 ** 61 - 1
            inverse = pow(self._denominator, -1, prime) if self._denominator % prime else None
            result = 314159 if inverse is None else hash(hash(abs(self._numerator)) * inverse)
            if self._numerator < 0:
                result = -result
            return -2 if result == -1 else result

        def __eq__(self, other):
            if type(other) is int:
                return self._numerator == other and self._denominator == 1
            if isinstance(other, numbers.Rational):
                return self._numerator == other.numerator and self._denominator == other.denominator
            if isinstance(other, numbers.Complex) and other.imag == 0:
                other = other.real
            if isinstance(other, float):
                if math.isnan(other) or math.isinf(other):
                    return 0.0 == other
                return self == self.from_float(other)
            return NotImplemented

        def _compare(self, other, op):
            if isinstance(other, numbers.Rational):
                return op(self._numerator * other.denominator, self._denominator * other.numerator)
            if isinstance(other, float):
                if math.isnan(other) or math.isinf(other):
                    return op(0.0, other)
                return op(self, self.from_float(other))
            return NotImplemented

        def __lt__(self, other):
            return self._compare(other, operator.lt)

        def __gt__(self, other):
            return self._compare(other, operator.gt)

        def __le__(self, other):
            return self._compare(other, operator.le)

        def __ge__(self, other):
            return self._compare(other, operator.ge)

        def __bool__(self):
            return bool(self._numerator)

        def __copy__(self):
            return self if type(self) is Fraction else type(self)(self._numerator, self._denominator)

        def __deepcopy__(self, memo):
            return self.__copy__()


    # A fraction of numbers in lowest terms.
    def _made(cls, numerator, denominator):
        self = object.__new__(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self


    def _apply(a, b, exact, approximate):
        if isinstance(b, (int, Fraction)):
            return exact(a, b)
        if isinstance(b, float):
            return approximate(float(a), b)
        if isinstance(b, complex):
            return approximate(complex(a), b)
        return NotImplemented


    def _reflected(a, b, exact, approximate):
        if isinstance(a, numbers.Rational):
            return exact(a, b)
        if isinstance(a, numbers.Real):
            return approximate(float(a), float(b))
        if isinstance(a, numbers.Complex):
            return approximate(complex(a), complex(b))
        return NotImplemented


    def _sum(a, b):
        return Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)


    def _difference(a, b):
        return Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)


    def _product(a, b):
        return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)


    def _quotient(a, b):
        if b.numerator == 0:
            raise ZeroDivisionError(f"Fraction({(a.numerator > 0) - (a.numerator < 0)}, 0)")
        return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)


    def _floor(a, b):
        return (a.numerator * b.denominator) // (a.denominator * b.numerator)


    def _remainder(a, b):
        return Fraction((a.numerator * b.denominator) % (b.numerator * a.denominator), a.denominator * b.denominator)
    """#
}
