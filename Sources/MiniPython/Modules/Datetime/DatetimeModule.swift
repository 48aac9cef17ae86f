// datetime: what dates and times are made with: checks of numbers, differences, time zones.

enum DatetimeModule {
  static func make() throws -> ModuleObject {
    let module = try PythonSource.module("datetime", [source, classes, formatting].joined(separator: "\n\n\n"))
    PythonSource.nameAsNative(
      ["date", "datetime", "time", "timedelta", "timezone", "tzinfo"], in: module, isParsedByName: true)
    return module
  }

  private static let source = #"""
    from operator import index as _index
    from time import time as _seconds_now

    __all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

    MINYEAR, MAXYEAR = 1, 9999
    _DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    _MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
               "November", "December")


    def _is_leap(year):
        return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


    def _days_in(year, month):
        return 29 if month == 2 and _is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


    def _days_before_year(year):
        y = year - 1
        return y * 365 + y // 4 - y // 100 + y // 400


    def _to_ordinal(year, month, day):
        return _days_before_year(year) + sum(_days_in(year, m) for m in range(1, month)) + day


    def _from_ordinal(n):
        if not 1 <= n <= 3652059:
            raise OverflowError("date value out of range")
        year = max(1, n * 400 // 146097)
        while _days_before_year(year + 1) < n:
            year += 1
        while _days_before_year(year) >= n:
            year -= 1
        n -= _days_before_year(year)
        month = 1
        while n > _days_in(year, month):
            n -= _days_in(year, month)
            month += 1
        return year, month, n


    def _check_date(year, month, day):
        if not MINYEAR <= year <= MAXYEAR:
            raise ValueError(f"year {year} is out of range")
        if not 1 <= month <= 12:
            raise ValueError("month must be in 1..12")
        if not 1 <= day <= _days_in(year, month):
            raise ValueError("day is out of range for month")


    def _check_time(hour, minute, second, microsecond):
        if not 0 <= hour <= 23:
            raise ValueError("hour must be in 0..23")
        if not 0 <= minute <= 59:
            raise ValueError("minute must be in 0..59")
        if not 0 <= second <= 59:
            raise ValueError("second must be in 0..59")
        if not 0 <= microsecond <= 999999:
            raise ValueError("microsecond must be in 0..999999")


    def _divided(dividend, divisor):
        """The nearest integer to a quotient; half goes to the even one."""
        quotient, rest = divmod(dividend, divisor)
        up = 2 * rest > divisor if divisor > 0 else 2 * rest < divisor
        return quotient + (up or 2 * rest == divisor and quotient % 2 == 1)


    _missing = object()


    def _number(value):
        """An integer that fits into C's int."""
        value = _index(value)
        if not -0x80000000 <= value <= 0x7fffffff:
            if not -0x8000000000000000 <= value <= 0x7fffffffffffffff:
                raise OverflowError("Python int too large to convert to C long")
            raise OverflowError("signed integer is " + ("greater than maximum" if value > 0 else "less than minimum"))
        return value + 0


    def _required(**given):
        """The values of arguments that must all be there, as integers."""
        found = []
        for position, (name, value) in enumerate(given.items(), 1):
            if value is _missing:
                raise TypeError(f"function missing required argument '{name}' (pos {position})")
            found.append(_number(value))
        return found


    def _check_zone(tzinfo_):
        if tzinfo_ is not None and not isinstance(tzinfo_, tzinfo):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, "
                            f"not type '{type(tzinfo_).__name__}'")


    def _zone_answer(value, name, zone, argument):
        """What a time zone says of a time: an offset, or None."""
        if zone is None:
            return None
        answer = getattr(zone, name)(argument)
        if name == "tzname":
            if answer is not None and not isinstance(answer, str):
                raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(answer).__name__}'")
            return answer
        if answer is None:
            return None
        if not isinstance(answer, timedelta):
            raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(answer).__name__}'")
        if not -86400000000 < answer._total < 86400000000:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24).")
        return answer


    class timedelta:
        """Difference between two datetime values."""

        def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0, **others):
            for name in others:
                raise TypeError(f"'{name}' is an invalid keyword argument for __new__()")
            total = 0
            fraction = 0.0
            for name, value, unit in (("days", days, 86400000000), ("seconds", seconds, 1000000),
                                      ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
                                      ("minutes", minutes, 60000000), ("hours", hours, 3600000000),
                                      ("weeks", weeks, 604800000000)):
                if isinstance(value, int):
                    total += int(value) * unit
                elif not isinstance(value, float):
                    raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
                else:
                    whole = int(value)
                    total += whole * unit
                    fraction += (value - whole) * unit
            self._set(total + round(fraction))

        def _set(self, total):
            self._total = total
            self.days, rest = divmod(total, 86400000000)
            self.seconds, self.microseconds = divmod(rest, 1000000)
            if abs(self.days) > 2147483647:
                raise OverflowError("Python int too large to convert to C int")
            if abs(self.days) > 999999999:
                raise OverflowError(f"days={self.days}; must have magnitude <= 999999999")
            return self

        @classmethod
        def _of(cls, total):
            return cls.__new__(cls)._set(total)

        def total_seconds(self):
            return self._total / 10**6

        def __repr__(self):
            names = [name for name in ("days", "seconds", "microseconds") if getattr(self, name)]
            parts = [f"{name}={getattr(self, name)}" for name in names]
            return f"datetime.timedelta({', '.join(parts) or '0'})"

        def __str__(self):
            minutes, seconds = divmod(self.seconds, 60)
            hours, minutes = divmod(minutes, 60)
            text = f"{hours}:{minutes:02d}:{seconds:02d}"
            if self.days:
                text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
            return text + (f".{self.microseconds:06d}" if self.microseconds else "")

        def __add__(self, other):
            return timedelta._of(self._total + other._total) if isinstance(other, timedelta) else NotImplemented

        def __sub__(self, other):
            return timedelta._of(self._total - other._total) if isinstance(other, timedelta) else NotImplemented

        def __neg__(self):
            return timedelta._of(-self._total)

        def __pos__(self):
            return self

        def __abs__(self):
            return timedelta._of(abs(self._total))

        def __mul__(self, other):
            if isinstance(other, int):
                return timedelta._of(self._total * other)
            if isinstance(other, float):
                numerator, denominator = other.as_integer_ratio()
                return timedelta._of(_divided(self._total * numerator, denominator))
            return NotImplemented

        __rmul__ = __mul__

        def __truediv__(self, other):
            if isinstance(other, timedelta):
                if not other:
                    raise ZeroDivisionError("division by zero")
                return self._total / other._total
            if isinstance(other, int):
                if other == 0:
                    raise ZeroDivisionError("integer division or modulo by zero")
                return timedelta._of(_divided(self._total, other))
            if isinstance(other, float):
                numerator, denominator = other.as_integer_ratio()
                if numerator == 0:
                    raise ZeroDivisionError("integer division or modulo by zero")
                return timedelta._of(_divided(self._total * denominator, numerator))
            return NotImplemented

        def __floordiv__(self, other):
            if isinstance(other, (timedelta, int)) and not other:
                raise ZeroDivisionError("integer division or modulo by zero")
            if isinstance(other, timedelta):
                return self._total // other._total
            return timedelta._of(self._total // other) if isinstance(other, int) else NotImplemented

        def __divmod__(self, other):
            return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

        def __mod__(self, other):
            return timedelta._of(self._total % other._total) if isinstance(other, timedelta) else NotImplemented

        def __eq__(self, other):
            return self._total == other._total if isinstance(other, timedelta) else NotImplemented

        def __lt__(self, other):
            return self._total < other._total if isinstance(other, timedelta) else NotImplemented

        def __le__(self, other):
            return self._total <= other._total if isinstance(other, timedelta) else NotImplemented

        def __gt__(self, other):
            return self._total > other._total if isinstance(other, timedelta) else NotImplemented

        def __ge__(self, other):
            return self._total >= other._total if isinstance(other, timedelta) else NotImplemented

        def __hash__(self):
            return hash(self._total)

        def __bool__(self):
            return self._total != 0


    timedelta.min = timedelta(-999999999)
    timedelta.max = timedelta(999999999, 86399, 999999)
    timedelta.resolution = timedelta(microseconds=1)


    class tzinfo:
        """Abstract base class for time zone info objects."""

        def __new__(cls, *args, **keywords):
            return object.__new__(cls)

        def tzname(self, dt, /):
            raise NotImplementedError("a tzinfo subclass must implement tzname()")

        def utcoffset(self, dt, /):
            raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

        def dst(self, dt, /):
            raise NotImplementedError("a tzinfo subclass must implement dst()")

        def fromutc(self, dt, /):
            if not isinstance(dt, datetime):
                raise TypeError("fromutc: argument must be a datetime")
            if dt.tzinfo is not self:
                raise ValueError("fromutc: dt.tzinfo is not self")
            offset = dt.utcoffset()
            if offset is None:
                raise ValueError("fromutc: non-None utcoffset() result required")
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc: non-None dst() result required")
            standard = offset - saving
            if standard:
                dt += standard
                saving = dt.dst()
                if saving is None:
                    raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
            return dt + saving


    class timezone(tzinfo):
        """Fixed offset from UTC implementation of tzinfo."""

        def __init__(self, offset, name=None):
            if not isinstance(offset, timedelta):
                raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {_type_text(offset)}")
            if name is not None and not isinstance(name, str):
                raise TypeError(f"timezone() argument 2 must be str, not {_type_text(name)}")
            if not abs(offset) < timedelta(1):
                raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                                 f"timedelta(hours=24), not {offset!r}.")
            self._offset = offset
            self._name = name

        def _check(self, dt, name):
            if dt is not None and not isinstance(dt, datetime):
                raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

        def utcoffset(self, dt, /):
            self._check(dt, "utcoffset")
            return self._offset

        def tzname(self, dt, /):
            self._check(dt, "tzname")
            if self._name is not None:
                return self._name
            return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

        def dst(self, dt, /):
            self._check(dt, "dst")
            return None

        def fromutc(self, dt, /):
            if not isinstance(dt, datetime):
                raise TypeError("fromutc: argument must be a datetime instance")
            if dt.tzinfo is not self:
                raise ValueError("fromutc: dt.tzinfo is not self")
            return dt + self._offset

        def __repr__(self):
            if self is timezone.utc:
                return "datetime.timezone.utc"
            name = "" if self._name is None else f", {self._name!r}"
            return f"datetime.timezone({self._offset!r}{name})"

        def __str__(self):
            return self.tzname(None)

        def __eq__(self, other):
            return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

        def __hash__(self):
            return hash(self._offset)


    UTC = timezone.utc = timezone(timedelta(0))
    timezone.min, timezone.max = timezone(timedelta(hours=-23, minutes=-59)), timezone(timedelta(hours=23, minutes=59))


    def _type_text(value):
        return "None" if value is None else type(value).__name__


    def _offset_text(offset, colon=":"):
        seconds, microseconds = divmod(abs(offset._total), 1000000)
        text = f"{'-' if offset._total < 0 else '+'}{seconds // 3600:02d}{colon}{seconds // 60 % 60:02d}"
        if seconds % 60 or microseconds:
            text += f"{colon}{seconds % 60:02d}"
        return text + (f".{microseconds:06d}" if microseconds else "")
    """#
}
