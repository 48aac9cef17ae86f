// decimal: how a number is rounded and converted, and the context that says so.

extension DecimalModule {
  /// Rounding, conversion, the context.
  static let contexts = #"""
        def _fix(self, context, *operands):
            """This number rounded to the context."""
            if self._special:
                return self
            digits = len(str(self._int))
            number = self
            tiny = context._tiny()
            if not self._int:
                exponent = min(max(self._exp, tiny), context.Emax - context.prec + 1 if context.clamp else context.Emax)
                return self if exponent == self._exp else _make(self._sign, 0, exponent)
            lowest = max(self._exp + digits - context.prec, tiny)
            if lowest > self._exp:
                kept = _cut(self._int, lowest - self._exp, self._sign, context.rounding)
                if len(str(kept)) > context.prec:
                    kept //= 10
                    lowest += 1
                exact = kept * 10 ** (lowest - self._exp) == self._int
                number = _make(self._sign, kept, lowest)
                if not exact:
                    context._signal(Inexact, number)
                context._signal(Rounded, number)
            if number._int and number.adjusted() > context.Emax:
                context._signal(Inexact, number)
                context._signal(Rounded, number)
                big = _make(self._sign, 0, 0, "Infinity")
                if context.rounding == ROUND_DOWN or context.rounding == (ROUND_FLOOR, ROUND_CEILING)[self._sign]:
                    big = _make(self._sign, 10 ** context.prec - 1, context.Emax - context.prec + 1)
                return context._signal(Overflow, big)
            return number

        def quantize(self, exp, rounding=None, context=None):
            exp = _required(exp)
            context = context or getcontext()
            rounding = _checked_rounding(rounding or context.rounding)
            if self.is_nan() or exp.is_nan():
                return _nan_of(self, exp, context)
            if self._special or exp._special:
                return Decimal(self) if self._special and exp._special else context._signal(InvalidOperation, _NAN)
            kept = _cut(self._int, exp._exp - self._exp, self._sign, rounding)
            if len(str(kept)) > context.prec or kept and exp._exp + len(str(kept)) - 1 > context.Emax:
                return context._signal(InvalidOperation, _NAN)
            return _make(self._sign, kept, exp._exp)

        def to_integral_value(self, rounding=None, context=None):
            rounding = _checked_rounding(rounding or (context or getcontext()).rounding)
            if self.is_nan():
                return _nan_of(self, self, context or getcontext())
            if self._special or self._exp >= 0:
                return Decimal(self)
            return _make(self._sign, _cut(self._int, -self._exp, self._sign, rounding), 0)

        to_integral = to_integral_exact = to_integral_value

        def normalize(self, context=None):
            context = context or getcontext()
            if self.is_nan():
                return _nan_of(self, self, context)
            number = self._fix(context)
            if number._special:
                return number
            if not number._int:
                return _make(number._sign, 0, 0)
            coefficient, exponent = number._int, number._exp
            while coefficient % 10 == 0 and exponent < context.Emax:
                coefficient //= 10
                exponent += 1
            return _make(number._sign, coefficient, exponent)

        def __round__(self, n=None):
            if n is not None:
                if not isinstance(n, int):
                    raise TypeError("optional arg must be an integer")
                return self.quantize(_make(0, 1, -n))
            self._integral("round")
            return int(self.to_integral_value(ROUND_HALF_EVEN))

        def _integral(self, name):
            if self.is_nan():
                raise ValueError("cannot convert NaN to integer")
            if self._special:
                raise OverflowError("cannot convert Infinity to integer")

        def __int__(self):
            self._integral("int")
            number = self._int * 10 ** self._exp if self._exp >= 0 else self._int // 10 ** -self._exp
            return -number if self._sign else number

        __trunc__ = __int__

        def __floor__(self):
            self._integral("floor")
            return int(self.to_integral_value(ROUND_FLOOR))

        def __ceil__(self):
            self._integral("ceil")
            return int(self.to_integral_value(ROUND_CEILING))

        def __float__(self):
            if self.is_snan():
                raise ValueError("cannot convert signaling NaN to float")
            return float(str(self))

        def __complex__(self):
            return complex(float(self))

        @property
        def real(self):
            return self

        @property
        def imag(self):
            return Decimal(0)

        def conjugate(self):
            return self

        # Copies

        def copy_abs(self):
            return _make(0, self._int, self._exp, self._special)

        def copy_negate(self):
            return _make(1 - self._sign, self._int, self._exp, self._special)

        def copy_sign(self, other, context=None):
            return _make(_required(other)._sign, self._int, self._exp, self._special)

        def canonical(self):
            return self

        def __copy__(self):
            return self

        def __deepcopy__(self, memo):
            return self

        def max(self, other, context=None):
            return self._extreme(_required(other), context or getcontext(), 1)

        def min(self, other, context=None):
            return self._extreme(_required(other), context or getcontext(), -1)

        def _extreme(self, other, context, sign):
            if self.is_nan() or other.is_nan():
                if self.is_qnan() and not other.is_nan():
                    return other._fix(context)
                if other.is_qnan() and not self.is_nan():
                    return self._fix(context)
                return _nan_of(self, other, context)
            found = self._order(other) or self.compare_total(other)._order(_ZERO)
            return (self if found * sign >= 0 else other)._fix(context)

        def compare_total(self, other, context=None):
            other = _required(other)
            if self._sign != other._sign:
                return Decimal(-1 if self._sign else 1)
            found = 0 if self._special or other._special else self._order(other)
            if not found:
                found = (self._exp > other._exp) - (self._exp < other._exp)
                found = -found if self._sign else found
            return Decimal(found)

        def same_quantum(self, other, context=None):
            other = _required(other)
            if self._special or other._special:
                return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
            return self._exp == other._exp

        def number_class(self, context=None):
            if self.is_nan():
                return self._special
            sign = "-" if self._sign else "+"
            if self._special:
                return sign + "Infinity"
            kind = "Zero" if not self._int else "Subnormal" if self.is_subnormal() else "Normal"
            return sign + kind

        def logb(self, context=None):
            context = context or getcontext()
            if self.is_nan():
                return _nan_of(self, self, context)
            if self._special:
                return _make(0, 0, 0, "Infinity")
            if not self._int:
                return context._signal(DivisionByZero, _make(1, 0, 0, "Infinity"))
            return Decimal(self.adjusted())._fix(context)

        def scaleb(self, other, context=None):
            other = _required(other)
            context = context or getcontext()
            if self.is_nan() or other.is_nan():
                return _nan_of(self, other, context)
            if other._special or other._exp != 0:
                return context._signal(InvalidOperation, _NAN)
            return _make(self._sign, self._int, self._exp + int(other), self._special)._fix(context)

        def fma(self, other, third, context=None):
            other, third = _required(other), _required(third)
            if self._special or other._special:
                return self.__mul__(other, context).__add__(third, context)
            product = _make(self._sign ^ other._sign, self._int * other._int, self._exp + other._exp)
            return product.__add__(third, context)

        def remainder_near(self, other, context=None):
            other = _required(other)
            context = context or getcontext()
            if self._special or other._special or not other._int:
                return self._whole(other, context, 1)
            low = min(self._exp, other._exp)
            a, b = self._int * 10 ** (self._exp - low), other._int * 10 ** (other._exp - low)
            quotient, rest = divmod(a, b)
            sign = self._sign
            if 2 * rest + quotient % 2 > b:
                rest, sign = b - rest, 1 - sign
            return _make(sign, rest, low)._fix(context)

        def next_plus(self, context=None):
            return self._next(context or getcontext(), 1)

        def next_minus(self, context=None):
            return self._next(context or getcontext(), -1)

        def _next(self, context, step):
            if self._special:
                return self
            lowest = min(self._exp, self.adjusted() - context.prec + 1) if self._int else context._tiny()
            context = context.copy()
            context.rounding, context.traps = ROUND_CEILING if step > 0 else ROUND_FLOOR, {}
            fixed = self._fix(context)
            if fixed._order(self) != 0:
                return fixed
            return _sum(self, _make(int(step < 0), 1, lowest - 1))._fix(context)


    class Context:
        """The precision, the rounding and the traps of arithmetic."""

        def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                     traps=None):
            base = globals().get("DefaultContext")
            self.prec = 28 if prec is None else prec
            self.rounding = ROUND_HALF_EVEN if rounding is None else rounding
            self.Emin = -999999 if Emin is None else Emin
            self.Emax = 999999 if Emax is None else Emax
            self.capitals = 1 if capitals is None else capitals
            self.clamp = 0 if clamp is None else clamp
            given = [InvalidOperation, DivisionByZero, Overflow] if traps is None else traps
            self.traps = given if isinstance(given, dict) else {signal: signal in given for signal in _SIGNALS}
            self.flags = {signal: signal in (flags or ()) for signal in _SIGNALS}

        def __setattr__(self, name, value):
            if name == "prec":
                if not isinstance(value, int):
                    raise TypeError("an integer is required")
                if not 1 <= value <= MAX_PREC:
                    raise ValueError(f"valid range for prec is [1, MAX_PREC]")
            if name == "rounding":
                _checked_rounding(value)
            object.__setattr__(self, name, value)

        def _tiny(self):
            return self.Emin - self.prec + 1

        def _signal(self, signal, result):
            kind = signal
            if signal in (ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext):
                kind = InvalidOperation
            self.flags[kind] = True
            if self.traps.get(kind):
                raise kind([signal])
            return result

        def copy(self):
            made = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, None,
                           dict(self.traps))
            made.flags = dict(self.flags)
            return made

        __copy__ = copy

        def clear_flags(self):
            self.flags = {signal: False for signal in _SIGNALS}

        def clear_traps(self):
            self.traps = {signal: False for signal in _SIGNALS}

        def Etiny(self):
            return self._tiny()

        def Etop(self):
            return self.Emax - self.prec + 1

        def __repr__(self):
            flags, traps = [
                ", ".join([signal.__name__ for signal in (
                    InvalidOperation, Clamped, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal,
                    Underflow) if signals.get(signal)])
                for signals in (self.flags, self.traps)]
            return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
                    f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])")

        def create_decimal(self, num="0", /):
            return Decimal(num)._fix(self)

        def create_decimal_from_float(self, f, /):
            return Decimal.from_float(f)._fix(self)

        def add(self, a, b, /):
            return _required(a).__add__(_required(b), self)

        def subtract(self, a, b, /):
            return _required(a).__sub__(_required(b), self)

        def multiply(self, a, b, /):
            return _required(a).__mul__(_required(b), self)

        def divide(self, a, b, /):
            return _required(a).__truediv__(_required(b), self)

        def plus(self, a, /):
            return _required(a).__pos__(self)

        def minus(self, a, /):
            return _required(a).__neg__(self)

        def sqrt(self, a, /):
            return _required(a).sqrt(self)

        def exp(self, a, /):
            return _required(a).exp(self)

        def ln(self, a, /):
            return _required(a).ln(self)

        def log10(self, a, /):
            return _required(a).log10(self)

        def power(self, a, b, modulo=None):
            return _required(a).__pow__(_required(b), modulo, self)

        def quantize(self, a, b, /):
            return _required(a).quantize(_required(b), context=self)

        def to_sci_string(self, a, /):
            return str(_required(a))

        def compare(self, a, b, /):
            return _required(a).compare(_required(b), self)


    _SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded,
                Clamped)
    """#
}
