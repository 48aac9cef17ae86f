// datetime: dates, times and differences between them.

enum DatetimeModule {
  static func make() throws -> ModuleObject { try PythonSource.module("datetime", source) }

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


    class timedelta:
        """Difference between two datetime values."""

        def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
            total = 0
            fraction = 0.0
            for value, unit in ((weeks, 604800000000), (days, 86400000000), (hours, 3600000000), (minutes, 60000000),
                                (seconds, 1000000), (milliseconds, 1000), (microseconds, 1)):
                if isinstance(value, int):
                    total += value * unit
                else:
                    whole = int(value)
                    total += whole * unit
                    fraction += (value - whole) * unit
            self._set(total + _rounded(fraction))

        def _set(self, total):
            self._total = total
            self.days, rest = divmod(total, 86400000000)
            self.seconds, self.microseconds = divmod(rest, 1000000)
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
                return self._total / other._total
            return timedelta._of(_rounded(self._total / other)) if isinstance(other, (int, float)) else NotImplemented

        def __floordiv__(self, other):
            if isinstance(other, timedelta):
                return self._total // other._total
            return timedelta._of(self._total // other) if isinstance(other, int) else NotImplemented

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

        def __init__(self, year, month, day):
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
        def fromisoformat(cls, text):
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
            return isinstance(other, date) and isinstance(other, datetime) == isinstance(self, datetime)

        def __eq__(self, other):
            return self._key() == other._key() if self._comparable(other) else NotImplemented

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
            if isinstance(other, date):
                return timedelta(self.toordinal() - other.toordinal())
            return NotImplemented


    class time:
        """time([hour[, minute[, second[, microsecond[, tzinfo]]]]]) --> a time object"""

        def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
            _check_time(hour, minute, second, microsecond)
            self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
            self.tzinfo = tzinfo

        def isoformat(self):
            return _time_text(self)

        __str__ = isoformat

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

        def __hash__(self):
            return hash(self._key())


    def _time_parts(t):
        parts = [t.hour, t.minute]
        if t.second or t.microsecond:
            parts.append(t.second)
        if t.microsecond:
            parts.append(t.microsecond)
        zone = f", tzinfo={t.tzinfo!r}" if t.tzinfo is not None else ""
        return ", ".join(map(str, parts)) + zone


    def _time_text(t):
        text = f"{t.hour:02d}:{t.minute:02d}:{t.second:02d}"
        if t.microsecond:
            text += f".{t.microsecond:06d}"
        return text + (_offset_text(t.tzinfo.utcoffset(None)) if t.tzinfo is not None else "")


    class datetime(date):
        """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])"""

        def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
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
                return False
            if (self.tzinfo is None) != (other.tzinfo is None):
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            return True

        def __eq__(self, other):
            if not isinstance(other, datetime):
                return NotImplemented
            return (self.tzinfo is None) == (other.tzinfo is None) and self._key() == other._key()

        __hash__ = date.__hash__

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
            text = _time_text(self)
            if timespec == "seconds":
                text = text[:8]
            elif timespec == "minutes":
                text = text[:5]
            elif timespec == "milliseconds":
                text = f"{text[:8]}.{self.microsecond // 1000:03d}"
            elif timespec == "microseconds":
                text = f"{text[:8]}.{self.microsecond:06d}"
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


    def _strftime(value, format):
        hour, minute = getattr(value, "hour", 0), getattr(value, "minute", 0)
        second, microsecond = getattr(value, "second", 0), getattr(value, "microsecond", 0)
        year, month, day = getattr(value, "year", 1900), getattr(value, "month", 1), getattr(value, "day", 1)
        ordinal = _to_ordinal(year, month, day)
        weekday = (ordinal + 6) % 7
        day_of_year = ordinal - _days_before_year(year)
        zone = getattr(value, "tzinfo", None)
        fields = {
            "Y": f"{year}", "m": f"{month:02d}", "d": f"{day:02d}", "H": f"{hour:02d}", "M": f"{minute:02d}",
            "S": f"{second:02d}", "f": f"{microsecond:06d}", "y": f"{year % 100:02d}", "j": f"{day_of_year:03d}",
            "A": _DAYS[weekday], "a": _DAYS[weekday][:3], "B": _MONTHS[month - 1], "b": _MONTHS[month - 1][:3],
            "I": f"{(hour + 11) % 12 + 1:02d}", "p": "AM" if hour < 12 else "PM", "w": f"{(weekday + 1) % 7}",
            "u": f"{weekday + 1}", "e": f"{day:2d}", "n": "\n", "t": "\t", "%": "%", "h": _MONTHS[month - 1][:3],
            "z": "" if zone is None else _offset_text(zone.utcoffset(None), ""),
            "Z": "" if zone is None else zone.tzname(None),
            "U": f"{(day_of_year + 6 - (weekday + 1) % 7) // 7:02d}", "W": f"{(day_of_year + 6 - weekday) // 7:02d}",
        }
        composed = {"F": "%Y-%m-%d", "T": "%H:%M:%S", "X": "%H:%M:%S", "x": "%m/%d/%y", "D": "%m/%d/%y", "R": "%H:%M",
                    "c": "%a %b %e %H:%M:%S %Y"}
        result = []
        i = 0
        while i < len(format):
            letter = format[i + 1:i + 2]
            if format[i] != "%" or not letter:
                result.append(format[i])
                i += 1
                continue
            if letter in composed:
                result.append(_strftime(value, composed[letter]))
            else:
                result.append(fields.get(letter, "%" + letter))
            i += 2
        return "".join(result)


    def _strptime(cls, text, format):
        import re
        shapes = {"Y": r"\d{4}", "m": r"1[0-2]|0?[1-9]", "d": r"3[01]|[12]\d|0?[1-9]| [1-9]", "H": r"2[0-3]|[01]?\d",
                  "M": r"[0-5]?\d", "S": r"6[01]|[0-5]?\d", "f": r"\d{1,6}", "y": r"\d\d", "B": "|".join(_MONTHS),
                  "b": "|".join(name[:3] for name in _MONTHS), "A": "|".join(_DAYS), "I": r"1[0-2]|0?[1-9]",
                  "a": "|".join(name[:3] for name in _DAYS), "p": "AM|PM", "z": r"Z|[+-]\d\d:?\d\d"}
        pattern = ""
        i = 0
        while i < len(format):
            if format[i] == "%" and i + 1 < len(format):
                letter = format[i + 1]
                if letter == "%":
                    pattern += "%"
                elif letter in shapes:
                    pattern += f"(?P<{letter}>{shapes[letter]})"
                else:
                    raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
                i += 2
            else:
                pattern += r"\s+" if format[i].isspace() else re.escape(format[i])
                i += 1
        found = re.compile(pattern, re.IGNORECASE).match(text)
        if found is None:
            raise ValueError(f"time data {text!r} does not match format {format!r}")
        if found.end() != len(text):
            raise ValueError(f"unconverted data remains: {text[found.end():]}")
        got = found.groupdict()
        year = int(got.get("Y") or 1900)
        if got.get("y"):
            year = int(got["y"]) + (1900 if int(got["y"]) >= 69 else 2000)
        month = int(got.get("m") or 1)
        for letter, length in (("B", 99), ("b", 3)):
            if got.get(letter):
                month = [name[:length].lower() for name in _MONTHS].index(got[letter].lower()) + 1
        hour = int(got.get("H") or 0)
        if got.get("I"):
            hour = int(got["I"]) % 12 + (12 if (got.get("p") or "").upper() == "PM" else 0)
        return cls(year, month, int(got.get("d") or 1), hour, int(got.get("M") or 0), int(got.get("S") or 0),
                   int((got.get("f") or "0").ljust(6, "0")), _zone(got.get("z")))
    """#
}
