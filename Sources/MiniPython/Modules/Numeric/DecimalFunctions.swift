// decimal: powers, roots and logarithms, and the text of a number.

extension DecimalModule {
  /// Functions whose results are rounded from integers of more digits than the context has.
  static let functions = #"""
    def _scaled_ln(n, d, digits):
        """10**digits times the logarithm of n/d, off by less than one."""
        more = digits + 20
        unit = 10 ** more
        x = n * unit // d
        halvings = 12
        for _ in range(halvings):
            x = math.isqrt(x * unit)
        # ln x = 2 atanh((x - 1) / (x + 1))
        y = (x - unit) * unit // (x + unit)
        square = y * y // unit
        total, power, k = 0, y, 1
        while power:
            total += power // k
            power = power * square // unit
            k += 2
        return (2 * total << halvings) // 10 ** 20


    def _scaled_exp(x, digits):
        """10**digits times the exponential of x / 10**digits, for x of about that size or smaller."""
        more = digits + 20
        unit = 10 ** more
        halvings = 12
        x = x * 10 ** 20 >> halvings
        total, term, k = unit, unit, 1
        while term:
            term = term * x // (unit * k)
            if term == -1:
                break
            total += term
            k += 1
        for _ in range(halvings):
            total = total * total // unit
        return total // 10 ** 20


    def _log(number, digits):
        """The logarithm of a positive number as an integer of about `digits` digits, and its exponent."""
        shift = number.adjusted()
        # For numbers near 1 the result is as small as their distance from it.
        more = digits + 8
        if shift in (0, -1):
            more += max(0, -_sum(number, _make(1, 1, 0)).adjusted())
        found = _scaled_ln(number._int, 10 ** (len(str(number._int)) - 1), more)
        if shift:
            found += shift * _scaled_ln(10, 1, more + len(str(shift))) // 10 ** len(str(shift))
        return found, -more


    def _settled(work, context, ideal=None):
        """A result rounded once: `work(digits)` gives it as an integer and an exponent, off by a few units."""
        more = 6
        while True:
            found, exponent = work(context.prec + more)
            length = len(str(abs(found)))
            cut = length - context.prec
            if cut > 2:
                rest = abs(found) % 10 ** cut
                half = 5 * 10 ** (cut - 1)
                if min(rest, 10 ** cut - rest, abs(rest - half)) > 20:
                    break
            more += 6
            if more > 200:
                break
        plain = context.copy()
        plain.rounding, plain.traps = ROUND_HALF_EVEN, context.traps
        made = _make(int(found < 0), abs(found), exponent)._fix(plain)
        context.flags = plain.flags
        return made


    def sqrt(self, context=None):
        context = _checked_context(context)
        if self.is_nan():
            return _nan_of(self, self, context)
        if not self._int and not self._special:
            return _make(self._sign, 0, self._exp // 2)._fix(context)
        if self._sign:
            return context._signal(InvalidOperation, _NAN)
        if self._special:
            return Decimal(self)
        exponent, length = self._exp, len(str(self._int))
        coefficient = self._int * 10 if exponent & 1 else self._int
        shift = context.prec + 1 - ((length >> 1) + 1 if exponent & 1 else length + 1 >> 1)
        exponent = (exponent >> 1) - shift
        exact = True
        if shift >= 0:
            coefficient *= 100 ** shift
        else:
            coefficient, rest = divmod(coefficient, 100 ** -shift)
            exact = not rest
        root = math.isqrt(coefficient)
        exact = exact and root * root == coefficient
        if exact:
            root = root // 10 ** shift if shift >= 0 else root * 10 ** -shift
            exponent += shift
        elif root % 5 == 0:
            root += 1
        plain = context.copy()
        plain.rounding = ROUND_HALF_EVEN
        return _make(0, root, exponent)._fix(plain)


    def exp(self, context=None):
        context = _checked_context(context)
        if self.is_nan():
            return _nan_of(self, self, context)
        if self._special:
            return _make(0, 0, 0) if self._sign else Decimal(self)
        if not self._int:
            return Decimal(1)
        if self.adjusted() > 7:
            if self._sign:
                return _make(0, 0, context._tiny())
            return context._signal(Overflow, _make(0, 0, 0, "Infinity"))
        return _settled(lambda digits: _exp_parts(self, digits), context)


    def _exp_parts(number, digits):
        more = digits + 4
        extra = more + max(0, number.adjusted()) + 4
        n = -number._int if number._sign else number._int
        scaled = n * 10 ** (number._exp + extra) if number._exp + extra >= 0 else n // 10 ** -(number._exp + extra)
        ten = _scaled_ln(10, 1, extra)
        tens, rest = divmod(scaled, ten)
        return _scaled_exp(rest // 10 ** (extra - more), more), tens - more


    def ln(self, context=None):
        context = _checked_context(context)
        if self.is_nan():
            return _nan_of(self, self, context)
        if not self._int and not self._special:
            return _make(1, 0, 0, "Infinity")
        if self._sign:
            return context._signal(InvalidOperation, _NAN)
        if self._special:
            return Decimal(self)
        if self._order(Decimal(1)) == 0:
            return Decimal(0)
        return _settled(lambda digits: _log(self, digits), context)


    def log10(self, context=None):
        context = _checked_context(context)
        if self.is_nan():
            return _nan_of(self, self, context)
        if not self._int and not self._special:
            return _make(1, 0, 0, "Infinity")
        if self._sign:
            return context._signal(InvalidOperation, _NAN)
        if self._special:
            return Decimal(self)
        digits = str(self._int)
        if digits[0] == "1" and not digits[1:].strip("0"):
            return Decimal(self._exp + len(digits) - 1)._fix(context)

        def work(wanted):
            found, exponent = _log(self, wanted + 4)
            return found * 10 ** (wanted + 4) // _scaled_ln(10, 1, wanted + 4), exponent
        return _settled(work, context)


    def __pow__(self, other, modulo=None, context=None):
        other = _number(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if modulo is not None:
            numbers = self, other, _required(modulo)
            if not all(n.is_finite() and n._order(n.to_integral_value()) == 0 for n in numbers) or other._sign:
                return context._signal(InvalidOperation, _NAN)
            return Decimal(pow(*map(int, numbers)))
        if self.is_nan() or other.is_nan():
            return _nan_of(self, other, context)
        if other.is_zero():
            return context._signal(InvalidOperation, _NAN) if self.is_zero() else Decimal(1)
        whole = other.is_finite() and other._order(other.to_integral_value()) == 0
        sign = self._sign if whole and int(other) % 2 else 0
        if self._sign and not whole and not self.is_zero():
            return context._signal(InvalidOperation, _NAN)
        if self.is_zero():
            return _make(sign, 0, 0, "Infinity") if other._sign else _make(sign, 0, 0)
        if self._special:
            return _make(sign, 0, 0) if other._sign else _make(sign, 0, 0, "Infinity")
        if other._special:
            size = self.copy_abs()._order(Decimal(1))
            if size == 0:
                return _make(0, 10 ** (context.prec - 1), 1 - context.prec)
            return _make(0, 0, 0, "Infinity") if (size > 0) != bool(other._sign) else _make(0, 0, 0)
        if whole and abs(int(other)) * len(str(self._int)) <= 20000:
            n = abs(int(other))
            power = _make(sign, self._int ** n, self._exp * n)
            return Decimal(1).__truediv__(power, context) if other._sign else power._fix(context)

        def work(digits):
            found, exponent = _log(self.copy_abs(), digits + 12)
            product = _make(int(found < 0) ^ other._sign, abs(found) * other._int, exponent + other._exp)
            return _exp_parts(product, digits)
        base = self.copy_abs()
        if base._order(Decimal(1)) == 0:
            return _make(sign, 10 ** (context.prec - 1), 1 - context.prec)
        made = _settled(work, context)
        if not whole:
            # An exact result is shown with all its digits.
            missing = context.prec - len(str(made._int))
            made = _make(made._sign, made._int * 10 ** missing, made._exp - missing)
        return made.copy_negate() if sign else made


    def __rpow__(self, other, modulo=None):
        other = _number(other)
        return other if other is NotImplemented else other.__pow__(self)


    for _function in (sqrt, exp, ln, log10, __pow__, __rpow__):
        _function.__qualname__ = "Decimal." + _function.__name__
        setattr(Decimal, _function.__name__, _function)
    del sqrt, exp, ln, log10, __pow__, __rpow__


    def _checked_context(context):
        if context is not None and not isinstance(context, Context):
            raise TypeError("optional argument must be a context")
        return context or getcontext()


    def _checked_rounding(rounding):
        if rounding not in ("ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP",
                            "ROUND_HALF_DOWN", "ROUND_05UP"):
            raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
        return rounding


    def _make(sign, coefficient, exponent, special="", cls=Decimal):
        made = object.__new__(cls)
        made._sign, made._int, made._exp, made._special = sign, coefficient, exponent, special
        return made


    _NAN, _ZERO = _make(0, 0, 0, "NaN"), _make(0, 0, 0)


    def _sum(a, b):
        """The exact sum of finite numbers."""
        low = min(a._exp, b._exp)
        x = a._int * 10 ** (a._exp - low) * (-1 if a._sign else 1)
        y = b._int * 10 ** (b._exp - low) * (-1 if b._sign else 1)
        total = x + y
        if total == 0:
            if a._sign and b._sign or not a._int and not b._int and a._sign == b._sign:
                return _make(a._sign, 0, low)
            return _make(int(getcontext().rounding == ROUND_FLOOR), 0, low)
        return _make(int(total < 0), abs(total), low)


    def _number(value, comparing=False):
        """A number as Decimal, NotImplemented for what does not mix with it."""
        if isinstance(value, Decimal):
            return value
        if isinstance(value, int):
            return Decimal(value)
        if comparing and isinstance(value, float):
            return Decimal.from_float(value)
        return NotImplemented


    def _required(value):
        found = _number(value)
        if found is NotImplemented:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        return found


    def _nan_of(a, b, context):
        for number in (a, b):
            if number.is_snan():
                return context._signal(InvalidOperation, _make(number._sign, number._int, 0, "NaN"))
        return a if a.is_nan() else b


    _numbers.Number.register(Decimal)
    """#

  /// Reading and writing numbers, the contexts there are.
  static let texts = #"""
    from collections import namedtuple as _namedtuple

    DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")


    def _parsed(cls, text, context):
        import re
        found = re.fullmatch(
            r"([+-])?(?:(?=\d|\.\d)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?|(inf(?:inity)?)|(s)?nan(\d*))",
            text.strip().replace("_", ""), re.IGNORECASE)
        if found is None:
            return (context or getcontext())._signal(ConversionSyntax, _make(0, 0, 0, "NaN", cls))
        sign = int(found[1] == "-")
        if found[5]:
            return _make(sign, 0, 0, "Infinity", cls)
        if found[2] is None:
            return _make(sign, int(found[7] or 0), 0, "sNaN" if found[6] else "NaN", cls)
        fraction = found[3] or ""
        return _make(sign, int(found[2] + fraction), int(found[4] or 0) - len(fraction), "", cls)


    def _from_tuple(cls, parts):
        if len(parts) != 3:
            raise ValueError("argument must be a sequence of length 3")
        sign, digits, exponent = parts
        if not isinstance(sign, int) or sign not in (0, 1):
            raise ValueError("sign must be an integer with the value 0 or 1")
        if isinstance(exponent, str):
            if exponent == "F":
                return _make(sign, 0, 0, "Infinity", cls)
            if exponent not in ("n", "N"):
                raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        elif not isinstance(exponent, int):
            raise ValueError("exponent must be an integer")
        if not isinstance(digits, (tuple, list)):
            raise ValueError("coefficient must be a tuple of digits")
        for digit in digits:
            if not isinstance(digit, int) or not 0 <= digit <= 9:
                raise ValueError("coefficient must be a tuple of digits")
        coefficient = int("".join(map(str, digits)) or "0")
        if exponent in ("n", "N"):
            return _make(sign, coefficient, 0, "NaN" if exponent == "n" else "sNaN", cls)
        return _make(sign, coefficient, exponent, "", cls)


    def _text(number, engineering=False):
        sign = "-" if number._sign else ""
        if number._special:
            return sign + number._special + (str(number._int) if number.is_nan() and number._int else "")
        digits = str(number._int)
        left = number._exp + len(digits)
        if number._exp <= 0 and left > -6:
            place = left
        elif not engineering:
            place = 1
        elif digits == "0":
            place = (left + 1) % 3 - 1
        else:
            place = (left - 1) % 3 + 1
        if place <= 0:
            text = "0." + "0" * -place + digits
        elif place >= len(digits):
            text = digits + "0" * (place - len(digits))
        else:
            text = digits[:place] + "." + digits[place:]
        letter = "E" if getcontext().capitals else "e"
        return sign + text + ("" if left == place else f"{letter}{left - place:+d}")


    def _formatted(number, spec):
        import re
        found = re.fullmatch(
            r"(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?((?!0)\d+)?([,_])?(?:\.(\d+))?([eEfFgGn%])?", spec, re.DOTALL)
        if found is None or found[8] == "_" or found[8] and found[10] == "n":
            raise ValueError("invalid format string")
        fill, align, plus, z, _, zero, width, comma, precision, kind = found.groups()
        if zero and (fill is not None or align):
            zero = None
        sign = "-" if number._sign else "" if plus in (None, "-") else plus
        kind = "g" if kind == "n" else kind or ("G" if getcontext().capitals else "g")
        if number._special:
            body = _text(number.copy_abs()) + ("%" if kind == "%" else "")
            zero = None
        else:
            if kind == "%":
                number = _make(number._sign, number._int, number._exp + 2)
            if precision is not None:
                number = _shortened(number, int(precision), kind)
            if not number._int and number._exp > 0 and kind in "fF%":
                number = _make(number._sign, 0, 0)
            if z and not number._int and number._sign:
                sign = "" if plus in (None, "-") else plus
            digits = str(number._int)
            left = number._exp + len(digits)
            if kind in "eE":
                place = 1 - int(precision) if not number._int and precision is not None else 1
            elif kind in "fF%" or number._exp <= 0 and left > -6:
                place = left
            else:
                place = 1
            if place < 0:
                whole, fraction = "0", "0" * -place + digits
            elif place > len(digits):
                whole, fraction = digits + "0" * (place - len(digits)), ""
            else:
                whole, fraction = digits[:place] or "0", digits[place:]
            tail = "." + fraction if fraction else ""
            if left != place or kind in "eE":
                tail += f"{'E' if kind in 'EG' else 'e'}{left - place:+d}"
            tail += "%" if kind == "%" else ""
            if zero and width:
                room = int(width) - len(sign) - len(tail)
                whole = whole.rjust(room, "0") if not comma else _grouped(whole, room)
            elif comma:
                whole = _grouped(whole, 0)
            body = whole + tail
        fill = fill or " "
        if align == "=":
            return sign + body.rjust(int(width or 0) - len(sign), fill)
        text = sign + body
        width = int(width or 0)
        return (text.ljust(width, fill) if align == "<" else text.center(width, fill) if align == "^"
                else text.rjust(width, fill))


    def _grouped(digits, room):
        parts = []
        while len(digits) > 3:
            parts.insert(0, digits[-3:])
            digits = digits[:-3]
        text = ",".join([digits] + parts)
        while len(text) < room:
            digits = "0" + digits
            if len(digits) > 3:
                parts.insert(0, digits[-3:])
                digits = digits[:-3]
            text = ",".join([digits] + parts)
        return text


    def _shortened(number, precision, kind):
        """A number with as many digits as a format asks for."""
        rounding = getcontext().rounding
        if kind in "fF%":
            return _make(number._sign, _cut(number._int, -precision - number._exp, number._sign, rounding), -precision)
        wanted = precision + 1 if kind in "eE" else max(1, precision)
        cut = len(str(number._int)) - wanted
        if not number._int:
            return _make(number._sign, 0, number._exp + (0 if kind in "gG" else min(cut, 0)))
        if cut > 0 or kind in "eE":
            kept = _cut(number._int, cut, number._sign, rounding)
            if len(str(kept)) > wanted:
                kept, cut = kept // 10, cut + 1
            return _make(number._sign, kept, number._exp + cut)
        return number


    Decimal.__str__ = lambda self: _text(self)
    Decimal.__repr__ = lambda self: f"Decimal('{_text(self)}')"
    Decimal.__format__ = lambda self, spec: _formatted(self, spec) if spec else _text(self)
    Decimal.to_eng_string = lambda self, context=None: _text(self, True)

    DefaultContext = Context()
    BasicContext = Context(prec=9, rounding=ROUND_HALF_UP,
                           traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
    ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])
    _current = [DefaultContext.copy()]


    def getcontext():
        """Get the current default context."""
        return _current[0]


    def setcontext(context, /):
        """Set a new default context."""
        if not isinstance(context, Context):
            raise TypeError("optional argument must be a context")
        _current[0] = context


    class _Local:
        def __init__(self, context):
            self._context = context

        def __enter__(self):
            self._saved = getcontext()
            setcontext(self._context)
            return self._context

        def __exit__(self, *details):
            setcontext(self._saved)


    def localcontext(ctx=None, **changes):
        """Return a context manager that sets a copy of a context for a while."""
        made = (getcontext() if ctx is None else ctx).copy()
        for name, value in changes.items():
            setattr(made, name, value)
        return _Local(made)
    """#
}
