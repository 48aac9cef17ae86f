// datetime: the classes date, time and datetime.

extension DatetimeModule {
  static let classes = #"""
    class date:
        """date(year, month, day) --> date object"""

        def __init__(self, year=_missing, month=_missing, day=_missing):
            year, month, day = _required(year=year, month=month, day=day)
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

        def replace(self, year=_missing, month=_missing, day=_missing):
            return type(self)(self.year if year is _missing else year, self.month if month is _missing else month,
                              self.day if day is _missing else day)

        def strftime(self, format):
            if not isinstance(format, str):
                raise TypeError(f"strftime() argument 1 must be str, not {_type_text(format)}")
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

        def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
            hour, minute, second, microsecond, fold = map(_number, (hour, minute, second, microsecond, fold))
            _check_zone(tzinfo)
            _check_time(hour, minute, second, microsecond)
            if fold not in (0, 1):
                raise ValueError("fold must be either 0 or 1")
            self.hour, self.minute, self.second, self.microsecond = hour, minute, second, microsecond
            self.tzinfo, self.fold = tzinfo, fold

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

        def replace(self, hour=_missing, minute=_missing, second=_missing, microsecond=_missing, tzinfo=_missing, *,
                    fold=_missing):
            given = {"hour": hour, "minute": minute, "second": second, "microsecond": microsecond, "tzinfo": tzinfo,
                     "fold": fold}
            return type(self)(**{name: getattr(self, name) if value is _missing else value
                                 for name, value in given.items()})

        def utcoffset(self):
            return _zone_answer(self, "utcoffset", self.tzinfo, None)

        def dst(self):
            return _zone_answer(self, "dst", self.tzinfo, None)

        def tzname(self):
            return _zone_answer(self, "tzname", self.tzinfo, None)

        def __bool__(self):
            return True

        def strftime(self, format):
            if not isinstance(format, str):
                raise TypeError(f"strftime() argument 1 must be str, not {_type_text(format)}")
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
        fold = f", fold={t.fold}" if t.fold else ""
        zone = f", tzinfo={t.tzinfo!r}" if t.tzinfo is not None else ""
        return ", ".join(map(str, parts)) + fold + zone


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
        offset = t.utcoffset()
        return text if offset is None else text + _offset_text(offset)


    class datetime(date):
        """datetime(year, month, day[, hour[, minute[, second[, microsecond[,tzinfo]]]]])"""

        def __init__(self, year=_missing, month=_missing, day=_missing, hour=0, minute=0, second=0, microsecond=0,
                     tzinfo=None, *, fold=0):
            super().__init__(year, month, day)
            hour, minute, second, microsecond = map(_number, (hour, minute, second, microsecond))
            self.fold = _number(fold)
            _check_zone(tzinfo)
            _check_time(hour, minute, second, microsecond)
            if fold not in (0, 1):
                raise ValueError("fold must be either 0 or 1")
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
            total = 719163 * 86400000000 + round(timestamp * 1000000)
            _check_zone(tz)
            return cls._of(total, tz) if tz is None else tz.fromutc(cls._of(total, tz))

        @classmethod
        def _of(cls, total, tz):
            days, rest = divmod(total, 86400000000)
            seconds, microsecond = divmod(rest, 1000000)
            minutes, second = divmod(seconds, 60)
            return cls(*_from_ordinal(days), minutes // 60, minutes % 60, second, microsecond, tz)

        @classmethod
        def combine(cls, date, time, tzinfo=_missing):
            for position, (value, kind) in enumerate(((date, _date), (time, _time)), 1):
                if not isinstance(value, kind):
                    raise TypeError(f"combine() argument {position} must be datetime.{kind.__name__}, "
                                    f"not {_type_text(value)}")
            return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond,
                       time.tzinfo if tzinfo is _missing else tzinfo, fold=time.fold)

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
            offset = self.utcoffset()
            return self._local() - (0 if offset is None else offset._total)

        def _comparable(self, other):
            if not isinstance(other, datetime):
                if isinstance(other, date):
                    raise TypeError("can't compare datetime.datetime to datetime.date")
                return False
            if (self.utcoffset() is None) != (other.utcoffset() is None):
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            return True

        def __eq__(self, other):
            if not isinstance(other, datetime):
                return NotImplemented
            return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

        __hash__ = date.__hash__

        def timetuple(self):
            saving = self.dst()
            return _time_tuple(self, self.hour, self.minute, self.second, -1 if saving is None else int(bool(saving)))

        def utctimetuple(self):
            offset = self.utcoffset()
            value = self if offset is None else self.replace(tzinfo=None) - offset
            return _time_tuple(value, value.hour, value.minute, value.second, 0)

        def timestamp(self):
            return (self._key() - 719163 * 86400000000) / 1000000

        def date(self):
            return date(self.year, self.month, self.day)

        def time(self):
            return _time(self.hour, self.minute, self.second, self.microsecond, fold=self.fold)

        def timetz(self):
            return _time(self.hour, self.minute, self.second, self.microsecond, self.tzinfo, fold=self.fold)

        def utcoffset(self):
            return _zone_answer(self, "utcoffset", self.tzinfo, self)

        def dst(self):
            return _zone_answer(self, "dst", self.tzinfo, self)

        def tzname(self):
            return _zone_answer(self, "tzname", self.tzinfo, self)

        def astimezone(self, tz=None):
            if tz is None:
                # The machine's time zone is UTC.
                tz = timezone(timedelta(0), "UTC")
            _check_zone(tz)
            if tz is self.tzinfo:
                return self
            return tz.fromutc(type(self)._of(self._key(), tz))

        def replace(self, year=_missing, month=_missing, day=_missing, hour=_missing, minute=_missing,
                    second=_missing, microsecond=_missing, tzinfo=_missing, *, fold=_missing):
            given = {"year": year, "month": month, "day": day, "hour": hour, "minute": minute, "second": second,
                     "microsecond": microsecond, "tzinfo": tzinfo, "fold": fold}
            return type(self)(**{name: getattr(self, name) if value is _missing else value
                                 for name, value in given.items()})

        def isoformat(self, sep="T", timespec="auto"):
            if not isinstance(sep, str) or len(sep) != 1:
                raise TypeError("isoformat() argument 1 must be a unicode character, "
                                f"not {_type_text(sep)}")
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
            if self.tzinfo is other.tzinfo:
                return timedelta._of(self._local() - other._local())
            if (self.utcoffset() is None) != (other.utcoffset() is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            return timedelta._of(self._key() - other._key())


    _date, _time = date, time
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
