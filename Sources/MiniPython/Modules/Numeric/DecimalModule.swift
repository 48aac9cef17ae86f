// decimal: decimal numbers of a chosen precision, after the General Decimal Arithmetic Specification.

enum DecimalModule {
  static func make() throws -> ModuleObject {
    let module = try PythonSource.module("decimal", [numbers, contexts, functions, texts].joined(separator: "\n"))
    PythonSource.nameAsNative(["Decimal", "Context", "getcontext", "setcontext", "localcontext"], in: module)
    return module
  }

  /// The class: construction, the arithmetic operators, comparison.
  private static let numbers = #"""
    import math
    import numbers as _numbers

    __all__ = ["Decimal", "Context", "getcontext", "setcontext", "localcontext", "DefaultContext", "BasicContext",
               "ExtendedContext", "DecimalException", "Clamped", "InvalidOperation", "DivisionByZero", "Inexact",
               "Rounded", "Subnormal", "Overflow", "Underflow", "FloatOperation", "DivisionImpossible",
               "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN", "ROUND_HALF_UP",
               "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP",
               "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "HAVE_THREADS"]

    ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN"
    ROUND_CEILING, ROUND_FLOOR, ROUND_UP = "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP"
    ROUND_HALF_DOWN, ROUND_05UP = "ROUND_HALF_DOWN", "ROUND_05UP"
    MAX_PREC = MAX_EMAX = 999999999999999999
    MIN_EMIN, HAVE_THREADS = -999999999999999999, True


    class DecimalException(ArithmeticError):
        pass


    class Clamped(DecimalException):
        pass


    class InvalidOperation(DecimalException):
        pass


    class ConversionSyntax(InvalidOperation):
        pass


    class DivisionImpossible(InvalidOperation):
        pass


    class DivisionUndefined(InvalidOperation, ZeroDivisionError):
        pass


    class InvalidContext(InvalidOperation):
        pass


    class DivisionByZero(DecimalException, ZeroDivisionError):
        pass


    class Inexact(DecimalException):
        pass


    class Rounded(DecimalException):
        pass


    class Subnormal(DecimalException):
        pass


    class Overflow(Inexact, Rounded):
        pass


    class Underflow(Inexact, Rounded, Subnormal):
        pass


    class FloatOperation(DecimalException, TypeError):
        pass


    def _rounded_up(kept, rest, half, sign, rounding):
        """Whether a coefficient goes up when `rest` of twice `half` is cut off behind it."""
        if rest == 0:
            return False
        if rounding == ROUND_HALF_EVEN:
            return rest > half or rest == half and kept % 2 == 1
        if rounding == ROUND_HALF_UP:
            return rest >= half
        if rounding == ROUND_HALF_DOWN:
            return rest > half
        if rounding == ROUND_UP:
            return True
        if rounding == ROUND_DOWN:
            return False
        if rounding == ROUND_CEILING:
            return not sign
        if rounding == ROUND_FLOOR:
            return bool(sign)
        return kept % 10 in (0, 5)


    def _cut(coefficient, digits, sign, rounding):
        """The coefficient without its last `digits`, rounded."""
        if digits <= 0:
            return coefficient * 10 ** -digits
        unit = 10 ** digits
        kept, rest = divmod(coefficient, unit)
        # Halves are compared in doubled numbers, for a unit of 1 has none.
        return kept + _rounded_up(kept, 2 * rest, unit, sign, rounding)


    class Decimal:
        """A decimal floating-point number: sign, coefficient and exponent, or a special value."""

        __slots__ = ("_sign", "_int", "_exp", "_special")

        def __new__(cls, value="0", context=None):
            if context is not None and not isinstance(context, Context):
                raise TypeError("optional argument must be a context")
            if isinstance(value, str):
                return _parsed(cls, value, context)
            if isinstance(value, int):
                return _make(int(value < 0), abs(int(value)), 0, "", cls)
            if isinstance(value, Decimal):
                return _make(value._sign, value._int, value._exp, value._special, cls)
            if isinstance(value, float):
                return getcontext()._signal(FloatOperation, cls.from_float(value))
            if isinstance(value, (tuple, list)):
                return _from_tuple(cls, value)
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

        @classmethod
        def from_float(cls, f):
            if isinstance(f, int):
                return cls(f)
            if not isinstance(f, float):
                raise TypeError("argument must be int or float")
            if f != f:
                return _make(0, 0, 0, "NaN", cls)
            if math.isinf(f):
                return _make(int(f < 0), 0, 0, "Infinity", cls)
            n, d = abs(f).as_integer_ratio()
            k = d.bit_length() - 1
            return _make(int(math.copysign(1.0, f) < 0), n * 5 ** k, -k, "", cls)

        # Questions

        def is_nan(self):
            return self._special in ("NaN", "sNaN")

        def is_qnan(self):
            return self._special == "NaN"

        def is_snan(self):
            return self._special == "sNaN"

        def is_infinite(self):
            return self._special == "Infinity"

        def is_finite(self):
            return not self._special

        def is_signed(self):
            return bool(self._sign)

        def is_zero(self):
            return not self._special and self._int == 0

        def is_normal(self, context=None):
            return not self._special and self._int != 0 and self.adjusted() >= getcontext().Emin

        def is_subnormal(self, context=None):
            return not self._special and self._int != 0 and self.adjusted() < getcontext().Emin

        def is_canonical(self):
            return True

        def __bool__(self):
            return bool(self._special) or self._int != 0

        def as_tuple(self):
            exponent = {"": self._exp, "Infinity": "F", "NaN": "n", "sNaN": "N"}[self._special]
            digits = tuple(map(int, str(self._int))) if not self.is_nan() or self._int else ()
            return DecimalTuple(self._sign, digits, exponent)

        def adjusted(self):
            return 0 if self._special else self._exp + len(str(self._int)) - 1

        def as_integer_ratio(self):
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer ratio")
            if self._special:
                raise OverflowError("cannot convert Infinity to integer ratio")
            n, d = self._int, 1
            if self._exp >= 0:
                n *= 10 ** self._exp
            else:
                d = 10 ** -self._exp
                common = math.gcd(n, d)
                n, d = n // common, d // common
            return -n if self._sign else n, d

        # Comparison

        def _order(self, other):
            """-1, 0 or 1, for numbers that are no NaN."""
            if self._special or other._special:
                a = (-1 if self._sign else 1) if self._special else 0
                b = (-1 if other._sign else 1) if other._special else 0
                return (a > b) - (a < b)
            if not self._int or not other._int:
                a = 0 if not self._int else -1 if self._sign else 1
                b = 0 if not other._int else -1 if other._sign else 1
                return (a > b) - (a < b)
            if self._sign != other._sign:
                return -1 if self._sign else 1
            x, y = self.adjusted(), other.adjusted()
            if x == y:
                low = min(self._exp, other._exp)
                x, y = self._int * 10 ** (self._exp - low), other._int * 10 ** (other._exp - low)
            found = (x > y) - (x < y)
            return -found if self._sign else found

        def _compared(self, other, ordering):
            other = _number(other, comparing=True)
            if other is NotImplemented:
                return other
            if self.is_nan() or other.is_nan():
                if ordering or self.is_snan() or other.is_snan():
                    return getcontext()._signal(InvalidOperation, _NAN) and None
                return None
            return self._order(other)

        def __eq__(self, other):
            found = self._compared(other, False)
            return found if found is NotImplemented else found == 0

        def __lt__(self, other):
            found = self._compared(other, True)
            return found if found is NotImplemented else found is not None and found < 0

        def __le__(self, other):
            found = self._compared(other, True)
            return found if found is NotImplemented else found is not None and found <= 0

        def __gt__(self, other):
            found = self._compared(other, True)
            return found if found is NotImplemented else found is not None and found > 0

        def __ge__(self, other):
            found = self._compared(other, True)
            return found if found is NotImplemented else found is not None and found >= 0

        def __hash__(self):
            if self.is_snan():
                raise TypeError("Cannot hash a signaling NaN value")
            if self.is_nan():
                return object.__hash__(self)
            if self._special:
                return -314159 if self._sign else 314159
            p = 2 ** 61 - 1
            found = self._int * pow(10, self._exp, p) % p if self._exp >= 0 else \
                self._int * pow(pow(10, p - 2, p), -self._exp, p) % p
            found = -found if self._sign else found
            return -2 if found == -1 else found

        def compare(self, other, context=None):
            other = _required(other)
            if self.is_nan() or other.is_nan():
                return _nan_of(self, other, context or getcontext())
            return Decimal(self._order(other))

        # Arithmetic

        def __neg__(self, context=None):
            context = context or getcontext()
            if self.is_nan():
                return _nan_of(self, self, context)
            zero = not self and context.rounding != ROUND_FLOOR
            return _make(0 if zero else 1 - self._sign, self._int, self._exp, self._special)._fix(context)

        def __pos__(self, context=None):
            context = context or getcontext()
            if self.is_nan():
                return _nan_of(self, self, context)
            zero = not self and context.rounding != ROUND_FLOOR
            return _make(0 if zero else self._sign, self._int, self._exp, self._special)._fix(context)

        def __abs__(self):
            return self.copy_abs()._fix(getcontext())

        def __add__(self, other, context=None):
            other = _number(other)
            if other is NotImplemented:
                return other
            context = context or getcontext()
            if self.is_nan() or other.is_nan():
                return _nan_of(self, other, context)
            if self._special or other._special:
                if self._special and other._special and self._sign != other._sign:
                    return context._signal(InvalidOperation, _NAN)
                return Decimal(self if self._special else other)
            return _sum(self, other)._fix(context, self, other)

        __radd__ = __add__

        def __sub__(self, other, context=None):
            other = _number(other)
            return other if other is NotImplemented else self.__add__(other.copy_negate(), context)

        def __rsub__(self, other):
            other = _number(other)
            return other if other is NotImplemented else other.__sub__(self)

        def __mul__(self, other, context=None):
            other = _number(other)
            if other is NotImplemented:
                return other
            context = context or getcontext()
            if self.is_nan() or other.is_nan():
                return _nan_of(self, other, context)
            sign = self._sign ^ other._sign
            if self._special or other._special:
                if self.is_zero() or other.is_zero():
                    return context._signal(InvalidOperation, _NAN)
                return _make(sign, 0, 0, "Infinity")
            return _make(sign, self._int * other._int, self._exp + other._exp)._fix(context)

        __rmul__ = __mul__

        def __truediv__(self, other, context=None):
            other = _number(other)
            if other is NotImplemented:
                return other
            context = context or getcontext()
            if self.is_nan() or other.is_nan():
                return _nan_of(self, other, context)
            sign = self._sign ^ other._sign
            if self._special:
                return context._signal(InvalidOperation, _NAN) if other._special else _make(sign, 0, 0, "Infinity")
            if other._special:
                return _make(sign, 0, context._tiny(), "")
            if not other._int:
                if not self._int:
                    return context._signal(DivisionUndefined, _NAN)
                return context._signal(DivisionByZero, _make(sign, 0, 0, "Infinity"))
            ideal = self._exp - other._exp
            if not self._int:
                return _make(sign, 0, ideal)._fix(context)
            shift = len(str(other._int)) - len(str(self._int)) + context.prec + 1
            exponent = ideal - shift
            if shift >= 0:
                quotient, rest = divmod(self._int * 10 ** shift, other._int)
            else:
                quotient, rest = divmod(self._int, other._int * 10 ** -shift)
            if rest:
                # A last digit that tells that something follows it.
                if quotient % 5 == 0:
                    quotient += 1
            else:
                while exponent < ideal and quotient % 10 == 0:
                    quotient //= 10
                    exponent += 1
            return _make(sign, quotient, exponent)._fix(context)

        def __rtruediv__(self, other):
            other = _number(other)
            return other if other is NotImplemented else other.__truediv__(self)

        def _divided(self, other, context):
            """The integral quotient and the remainder of finite numbers, truncated."""
            low = min(self._exp, other._exp)
            a, b = self._int * 10 ** (self._exp - low), other._int * 10 ** (other._exp - low)
            quotient, rest = divmod(a, b)
            if len(str(quotient)) > context.prec:
                found = context._signal(DivisionImpossible, _NAN)
                return found, found
            return (_make(self._sign ^ other._sign, quotient, 0), _make(self._sign, rest, low)._fix(context))

        def _whole(self, other, context, wanted):
            """`wanted` (0: quotient, 1: remainder, 2: both) of an integral division, special cases included."""
            if self.is_nan() or other.is_nan():
                found = _nan_of(self, other, context)
                return (found, found) if wanted == 2 else found
            sign = self._sign ^ other._sign
            if self._special:
                if wanted == 0 and not other._special:
                    return _make(sign, 0, 0, "Infinity")
                found = context._signal(InvalidOperation, _NAN)
                first = found if other._special else _make(sign, 0, 0, "Infinity")
                return (first, found) if wanted == 2 else found
            if not other._special and not other._int:
                if not self._int:
                    found = context._signal(DivisionUndefined, _NAN)
                    return (found, found) if wanted == 2 else found
                if wanted == 1:
                    return context._signal(InvalidOperation, _NAN)
                first = context._signal(DivisionByZero, _make(sign, 0, 0, "Infinity"))
                return (first, context._signal(InvalidOperation, _NAN)) if wanted == 2 else first
            if other._special:
                pair = _make(sign, 0, 0), self._fix(context)
            else:
                pair = self._divided(other, context)
            return pair if wanted == 2 else pair[wanted]

        def __floordiv__(self, other):
            other = _number(other)
            return other if other is NotImplemented else self._whole(other, getcontext(), 0)

        def __rfloordiv__(self, other):
            other = _number(other)
            return other if other is NotImplemented else other.__floordiv__(self)

        def __mod__(self, other):
            other = _number(other)
            return other if other is NotImplemented else self._whole(other, getcontext(), 1)

        def __rmod__(self, other):
            other = _number(other)
            return other if other is NotImplemented else other.__mod__(self)

        def __divmod__(self, other):
            other = _number(other)
            return other if other is NotImplemented else self._whole(other, getcontext(), 2)

        def __rdivmod__(self, other):
            other = _number(other)
            return other if other is NotImplemented else other.__divmod__(self)
    """#
}
