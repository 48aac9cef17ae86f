// datetime: strftime and strptime.

extension DatetimeModule {
  static let formatting = #"""
    def _strftime(value, format):
        hour, minute = getattr(value, "hour", 0), getattr(value, "minute", 0)
        second, microsecond = getattr(value, "second", 0), getattr(value, "microsecond", 0)
        year, month, day = getattr(value, "year", 1900), getattr(value, "month", 1), getattr(value, "day", 1)
        ordinal = _to_ordinal(year, month, day)
        weekday = (ordinal + 6) % 7
        day_of_year = ordinal - _days_before_year(year)
        offset = value.utcoffset() if getattr(value, "tzinfo", None) is not None else None
        fields = {
            "Y": f"{year}", "m": f"{month:02d}", "d": f"{day:02d}", "H": f"{hour:02d}", "M": f"{minute:02d}",
            "S": f"{second:02d}", "f": f"{microsecond:06d}", "y": f"{year % 100:02d}", "j": f"{day_of_year:03d}",
            "A": _DAYS[weekday], "a": _DAYS[weekday][:3], "B": _MONTHS[month - 1], "b": _MONTHS[month - 1][:3],
            "I": f"{(hour + 11) % 12 + 1:02d}", "p": "AM" if hour < 12 else "PM", "w": f"{(weekday + 1) % 7}",
            "u": f"{weekday + 1}", "e": f"{day:2d}", "n": "\n", "t": "\t", "%": "%", "h": _MONTHS[month - 1][:3],
            "z": "" if offset is None else _offset_text(offset, ""),
            "Z": "" if offset is None else value.tzname() or "",
            "C": f"{year // 100:02d}", "k": f"{hour:2d}", "l": f"{(hour + 11) % 12 + 1:2d}",
            "P": "am" if hour < 12 else "pm",
            "U": f"{(day_of_year + 6 - (weekday + 1) % 7) // 7:02d}", "W": f"{(day_of_year + 6 - weekday) // 7:02d}",
        }
        if "%G" in format or "%g" in format or "%V" in format:
            iso = date(year, month, day).isocalendar()
            fields.update(G=f"{iso[0]}", g=f"{iso[0] % 100:02d}", V=f"{iso[1]:02d}")
        composed = {"r": "%I:%M:%S %p", "F": "%Y-%m-%d", "T": "%H:%M:%S", "X": "%H:%M:%S", "x": "%m/%d/%y", "D": "%m/%d/%y", "R": "%H:%M",
                    "c": "%a %b %e %H:%M:%S %Y"}
        result = []
        i = 0
        while i < len(format):
            letter = format[i + 1:i + 2]
            # As the C library has it: no padding, spaces, zeros or capitals.
            flag = letter if letter in ("-", "_", "0", "^") else ""
            if flag and format[i + 2:i + 3] in fields:
                text = fields[format[i + 2]]
                if flag == "^":
                    text = text.upper()
                elif text.strip().isdigit():
                    text = str(int(text)) if flag == "-" else str(int(text)).rjust(len(text), " 0"[flag == "0"])
                result.append(text)
                i += 3
                continue
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
        for i, value in enumerate((text, format), 1):
            if not isinstance(value, str):
                kind = None if value is None else type(value).__name__
                raise TypeError(f"strptime() argument {i} must be str, not {kind}")
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
