// datetime: dates, times and differences between them.

enum DatetimeModule {
  static func make() throws -> ModuleObject {
    let module = try PythonSource.module("datetime", source + "\n" + formatting)
    PythonSource.nameAsNative(["date", "datetime", "time", "timedelta", "timezone", "tzinfo"], in: module)
    return module
  }

  private static let source = #"""
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
        for value in (year, month, day):
            if not isinstance(value, int):
                raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
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


    def _rounded(x):
        return round(x)


    _missing = object()


    def _required(**given):
        for position, (name, value) in enumerate(given.items(), 1):
            if value is _missing:
                raise TypeError(f"function missing required argument '{name}' (pos {position})")


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
                    total += value * unit
                elif not isinstance(value, float):
                    raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
                else:
                    whole = int(value)
                    total += whole * unit
                    fraction += (value - whole) * unit
            self._set(total + _rounded(fraction))

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
            if isinstance(other, (int, float)):
                return timedelta._of(_rounded(self._total * other))
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
                # Half goes to the even quotient.
                quotient, rest = divmod(self._total, other)
                up = 2 * rest > other if other > 0 else 2 * rest < other
                return timedelta._of(quotient + (up or 2 * rest == other and quotient % 2 == 1))
            return timedelta._of(_rounded(self._total / other)) if isinstance(other, float) else NotImplemented

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


    class timezone(tzinfo):
        """Fixed offset from UTC implementation of tzinfo."""

        def __init__(self, offset, name=None):
            if not abs(offset) < timedelta(1):
                raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                                 f"timedelta(hours=24), not {offset!r}.")
            self._offset = offset
            self._name = name

        def utcoffset(self, dt):
            return self._offset

        def tzname(self, dt):
            if self._name is not None:
                return self._name
            return "UTC" + _offset_text(self._offset) if self._offset else "UTC"

        def dst(self, dt):
            return None

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


    def _offset_text(offset, colon=":"):
        minutes = offset._total // 60000000
        hours, minutes = divmod(abs(minutes), 60)
        return f"{'-' if offset._total < 0 else '+'}{hours:02d}{colon}{minutes:02d}"


    class date:
        """date(year, month, day) --> date object"""

        def __init__(self, year=_missing, month=_missing, day=_missing):
            _required(year=year, month=month, day=day)
            _check_date(year, month, day)
            self.year, self.month, self.day = year, month, day

        @classmethod
        def today(cls):
            return cls.fromtimestamp(_seconds_now())

        @classmethod
        def fromtimestamp(cls, timestamp):
            return cls(*_from_ordinal(719163 + int(timestamp // 86400)))

        @classmethod
        def fromordinal(cls, n):
            return cls(*_from_ordinal(n))

        @classmethod
        def fromisocalendar(cls, year, week, day):
            first = _to_ordinal(year, 1, 4)
            if not 1 <= week <= 53 or week == 53 and date.fromordinal(first + 52 * 7 - 3).isocalendar()[1] != 53:
                raise ValueError(f"Invalid week: {week}")
            if not 1 <= day <= 7:
                raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
            return cls.fromordinal(first - (first + 6) % 7 + (week - 1) * 7 + day - 1)

        def isocalendar(self):
            ordinal = self.toordinal()
            weekday = (ordinal + 6) % 7
            year = date.fromordinal(min(3652059, max(1, ordinal - weekday + 3))).year
            first = _to_ordinal(year, 1, 4)
            return IsoCalendarDate((year, (ordinal - (first - (first + 6) % 7)) // 7 + 1, weekday + 1))

        def timetuple(self):
            return _time_tuple(self, 0, 0, 0, -1)

        @classmethod
        def fromisoformat(cls, text):
            if not isinstance(text, str):
                raise TypeError("fromisoformat: argument must be str")
            try:
                if len(text) != 10 or text[4] != "-" or text[7] != "-":
                    raise ValueError
                parts = int(text[:4]), int(text[5:7]), int(text[8:])
            except ValueError:
                raise ValueError(f"Invalid isoformat string: {text!r}") from None
            return cls(*parts)

        def toordinal(self):
            return _to_ordinal(self.year, self.month, self.day)

        def weekday(self):
            return (self.toordinal() + 6) % 7

        def isoweekday(self):
            return self.weekday() + 1

        def isoformat(self):
            return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

        __str__ = isoformat

        def ctime(self):
            return self.strftime("%a %b ") + f"{self.day:2d}" + self.strftime(" %H:%M:%S %Y")

        def replace(self, year=None, month=None, day=None):
            return type(self)(year or self.year, month or self.month, day or self.day)

        def strftime(self, format):
            return _strftime(self, format)

        def __format__(self, spec):
            return self.strftime(spec) if spec else str(self)

        def _key(self):
            return self.toordinal()

        def __repr__(self):
            return f"datetime.date({self.year}, {self.month}, {self.day})"

        def _comparable(self, other):
            if not isinstance(other, date):
                return False
            if isinstance(other, datetime) != isinstance(self, datetime):
                raise TypeError(f"can't compare {type(self).__module__}.{type(self).__name__} to "
                                f"{type(other).__module__}.{type(other).__name__}")
            return True

        def __eq__(self, other):
            if not isinstance(other, date) or isinstance(other, datetime) != isinstance(self, datetime):
                return NotImplemented
            return self._key() == other._key()

        def __lt__(self, other):
            return self._key() < other._key() if self._comparable(other) else NotImplemented

        def __le__(self, other):
            return self._key() <= other._key() if self._comparable(other) else NotImplemented

        def __gt__(self, other):
            return self._key() > other._key() if self._comparable(other) else NotImplemented

        def __ge__(self, other):
            return self._key() >= other._key() if self._comparable(other) else NotImplemented

        def __hash__(self):
            return hash(self._key())

        def __add__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            return type(self).fromordinal(self.toordinal() + other.days)

        __radd__ = __add__

        def __sub__(self, other):
            if isinstance(other, timedelta):
                return self + timedelta(-other.days)
            if isinstance(other, date) and not isinstance(other, datetime):
                return timedelta(self.toordinal() - other.toordinal())
            return NotImplemented


    class IsoCalendarDate(tuple):
        @property
        def year(self):
            return self[0]

        @property
        def week(self):
            return self[1]

        @property
        def weekday(self):
            return self[2]

        def __repr__(self):
            return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


    def _time_tuple(value, hour, minute, second, dst):
        from time import struct_time
        return struct_time((value.year, value.month, value.day, hour, minute, second, value.weekday(),
                            value.toordinal() - _days_before_year(value.year), dst))


    class time:
        """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object"""

        def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
            _check_time(hour, minute, second, microsecond)
            self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
            self.tzinfo = tzinfo

        @classmethod
        def fromisoformat(cls, text):
            import re
            found = re.fullmatch(r"T?(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{3,6}))?)?)?(Z|[+-]\d\d:?\d\d)?", text)
            if found is None:
                raise ValueError(f"Invalid isoformat string: {text!r}")
            parts = [int(part or 0) for part in found.groups()[:3]]
            return cls(*parts, int((found[4] or "0").ljust(6, "0")), _zone(found[5]))

        def isoformat(self, timespec="auto"):
            return _time_text(self, timespec)

        def __str__(self):
            return self.isoformat()

        def __format__(self, spec):
            return self.strftime(spec) if spec else str(self)

        def replace(self, **changes):
            given = {name: getattr(self, name) for name in ("hour", "minute", "second", "microsecond", "tzinfo")}
            given.update(changes)
            return type(self)(**given)

        def utcoffset(self):
            return None if self.tzinfo is None else self.tzinfo.utcoffset(None)

        def strftime(self, format):
            return _strftime(self, format)

        def __repr__(self):
            return f"datetime.time({_time_parts(self)})"

        def _key(self):
            return self.hour, self.minute, self.second, self.microsecond

        def __eq__(self, other):
            return self._key() == other._key() if isinstance(other, time) else NotImplemented

        def __lt__(self, other):
            return self._key() < other._key() if isinstance(other, time) else NotImplemented

        def __le__(self, other):
            return self._key() <= other._key() if isinstance(other, time) else NotImplemented

        def __gt__(self, other):
            return self._key() > other._key() if isinstance(other, time) else NotImplemented

        def __ge__(self, other):
            return self._key() >= other._key() if isinstance(other, time) else NotImplemented

        def __hash__(self):
            return hash(self._key())


    time.min, time.max = time(), time(23, 59, 59, 999999)


    def _time_parts(t):
        parts = [t.hour, t.minute]
        if t.second or t.microsecond:
            parts.append(t.second)
        if t.microsecond:
            parts.append(t.microsecond)
        zone = f", tzinfo={t.tzinfo!r}" if t.tzinfo is not None else ""
        return ", ".join(map(str, parts)) + zone


    def _time_text(t, timespec="auto"):
        text = f"{t.hour:02d}:{t.minute:02d}:{t.second:02d}"
        if timespec == "auto" and t.microsecond or timespec == "microseconds":
            text += f".{t.microsecond:06d}"
        elif timespec == "milliseconds":
            text += f".{t.microsecond // 1000:03d}"
        elif timespec in ("hours", "minutes"):
            text = text[:2] if timespec == "hours" else text[:5]
        elif timespec not in ("auto", "seconds"):
            raise ValueError("Unknown timespec value")
        return text + (_offset_text(t.tzinfo.utcoffset(None)) if t.tzinfo is not None else "")


    class datetime(date):
        """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])"""

        def __init__(self, year=_missing, month=_missing, day=_missing, hour=0, minute=0, second=0, microsecond=0,
                     tzinfo=None, *, fold=0):
            self.fold = fold
            super().__init__(year, month, day)
            _check_time(hour, minute, second, microsecond)
            self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
            self.tzinfo = tzinfo

        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(_seconds_now(), tz)

        @classmethod
        def utcnow(cls):
            return cls.fromtimestamp(_seconds_now())

        today = utcnow

        @classmethod
        def utcfromtimestamp(cls, timestamp):
            return cls.fromtimestamp(timestamp)

        @classmethod
        def fromtimestamp(cls, timestamp, tz=None):
            total = _rounded(timestamp * 1000000) + (0 if tz is None else tz.utcoffset(None)._total)
            return cls._of(719163 * 86400000000 + total, tz)

        @classmethod
        def _of(cls, total, tz):
            days, rest = divmod(total, 86400000000)
            seconds, microsecond = divmod(rest, 1000000)
            minutes, second = divmod(seconds, 60)
            return cls(*_from_ordinal(days), minutes // 60, minutes % 60, second, microsecond, tz)

        @classmethod
        def combine(cls, date, time):
            return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                       time.tzinfo)

        @classmethod
        def fromisoformat(cls, text):
            import re
            found = re.fullmatch(
                r"(\d{4})-(\d\d)-(\d\d)"
                r"(?:[T ](\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{3,6}))?)?)?(Z|[+-]\d\d:?\d\d)?)?", text)
            if found is None:
                raise ValueError(f"Invalid isoformat string: {text!r}")
            parts = [int(part or 0) for part in found.groups()[:6]]
            return cls(*parts, int((found[7] or "0").ljust(6, "0")), _zone(found[8]))

        @classmethod
        def strptime(cls, text, format):
            return _strptime(cls, text, format)

        def _local(self):
            seconds = (self.toordinal() * 24 + self.hour) * 3600 + self.minute * 60 + self.second
            return seconds * 1000000 + self.microsecond

        def _key(self):
            return self._local() - (0 if self.tzinfo is None else self.tzinfo.utcoffset(self)._total)

        def _comparable(self, other):
            if not isinstance(other, datetime):
                if isinstance(other, date):
                    raise TypeError("can't compare datetime.datetime to datetime.date")
                return False
            if (self.tzinfo is None) != (other.tzinfo is None):
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            return True

        def __eq__(self, other):
            if not isinstance(other, datetime):
                return NotImplemented
            return (self.tzinfo is None) == (other.tzinfo is None) and self._key() == other._key()

        __hash__ = date.__hash__

        def timetuple(self):
            return _time_tuple(self, self.hour, self.minute, self.second, -1)

        def timestamp(self):
            return (self._key() - 719163 * 86400000000) / 1000000

        def date(self):
            return date(self.year, self.month, self.day)

        def time(self):
            return time(self.hour, self.minute, self.second, self.microsecond)

        def utcoffset(self):
            return None if self.tzinfo is None else self.tzinfo.utcoffset(self)

        def tzname(self):
            return None if self.tzinfo is None else self.tzinfo.tzname(self)

        def astimezone(self, tz=None):
            tz = tz or timezone.utc
            return type(self)._of(self._key() + tz.utcoffset(self)._total, tz)

        def replace(self, **changes):
            given = {name: getattr(self, name) for name in
                     ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")}
            given.update(changes)
            return type(self)(**given)

        def isoformat(self, sep="T", timespec="auto"):
            text = _time_text(self, timespec)
            return f"{date.isoformat(self)}{sep}{text}"

        def __str__(self):
            return self.isoformat(" ")

        def __repr__(self):
            return f"datetime.datetime({self.year}, {self.month}, {self.day}, {_time_parts(self)})"

        def __add__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            return type(self)._of(self._local() + other._total, self.tzinfo)

        __radd__ = __add__

        def __sub__(self, other):
            if isinstance(other, timedelta):
                return self + -other
            if not isinstance(other, datetime):
                return NotImplemented
            if (self.tzinfo is None) != (other.tzinfo is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            return timedelta._of(self._key() - other._key())


    date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)
    datetime.min = datetime(1, 1, 1)
    datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
    datetime.resolution = time.resolution = timedelta.resolution


    def _zone(text):
        if text is None:
            return None
        if text == "Z":
            return timezone.utc
        minutes = int(text[1:3]) * 60 + int(text[-2:])
        return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes)) if minutes else timezone.utc


    """#
}
