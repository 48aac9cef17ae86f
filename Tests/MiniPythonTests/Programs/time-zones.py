from datetime import *
class Paris(tzinfo):
    """Central European time, with summer time from April to October."""
    def utcoffset(self, dt): return timedelta(hours=1) + self.dst(dt)
    def dst(self, dt): return timedelta(hours=1 if dt is not None and 4 <= dt.month <= 10 else 0)
    def tzname(self, dt): return "CEST" if self.dst(dt) else "CET"
    def __repr__(self): return "Paris()"
paris = Paris()
a = datetime(2024, 7, 1, 12, tzinfo=paris); b = datetime(2024, 1, 1, 12, tzinfo=paris)
print(a, b, a.tzname(), b.tzname(), a.utcoffset(), a.dst(), repr(a), a.strftime("%z %Z"), a.isoformat())
print(a.astimezone(timezone.utc), datetime(2024, 7, 1, 10, tzinfo=timezone.utc).astimezone(paris), a.timetz(), a.utctimetuple().tm_hour, a.timetuple().tm_isdst)
print(a - b, a - datetime(2024, 7, 1, 10, tzinfo=timezone.utc), a == datetime(2024, 7, 1, 10, tzinfo=timezone.utc), a > b)
for bad in ("tzinfo().utcoffset(None)", "datetime(2024,1,1,tzinfo=5)", "timezone(5)", "timezone(timedelta(hours=25))", "timezone.utc.utcoffset(3)", "date(2024, True, 1)", "date(2024, 1.0, 1)", "time('a')", "time(1, None)", "date('2024')", "date(2024)", "datetime(2024, 1, 1, 99)", "date(2**40, 1, 1)", "date(2**70, 1, 1)", "date(2024, 1, 1).replace(month=0)", "date(2024, 1, 2).replace(2025, day=3)", "time(1, 2).replace(5)", "time(1).replace(second=None)", "datetime.combine(1, 2)", "datetime.combine(date(2024,1,1), time(3))", "date(2024,1,1).isoformat(1)", "datetime(2024,1,1).isoformat(None)", "date(2024,1,1).strftime(5)", "date(2024,1,1).replace(zz=1)", "date.today(1)", "timedelta(foo=1)", "timedelta('a')", "date(2024,1,1).weekday(1)", "timezone.min", "timezone.max", "time(1, fold=1)", "datetime(2024,1,1,fold=1)", "timezone(timedelta(seconds=3661))", "str(datetime(2024,1,1,tzinfo=timezone(timedelta(hours=-5, minutes=-30))))", "time(1, 2, tzinfo=timezone.utc)", "datetime.fromtimestamp(0, timezone(timedelta(hours=2)))", "timedelta(1) + date(2024,1,1)"):
    try: print(bad, "=", repr(eval(bad)))
    except Exception as e: print(bad, "!", type(e).__name__, e)
import io
for bad in ("io.BytesIO(b'ab').read('x')", "io.StringIO('ab').read(1.5)", "io.BytesIO(b'ab').seek(0, 5)", "io.StringIO('ab').seek(0, 5)", "io.BytesIO(b'a\\nb').readlines(1)", "io.BytesIO(b'ab').read(1, 2)", "io.BytesIO(b'ab').read(size=1)", "io.BytesIO(b'ab').getvalue(1)", "io.BytesIO().write('a')", "io.BytesIO().write(bytearray(b'xy'))", "io.BytesIO(b'abc').truncate(-1)", "'a'.find(x=1)", "{1}.union(x=1)", "[1].append(x=1)", "b'a'.hex(1)", "b'ab'.hex('--')", "memoryview(b'a').tobytes(5)", "str.maketrans(1, 'a', 2)", "{}.pop([], 5)", "SyntaxError('a', 5)", "SyntaxError('a', (1, 2))", "SyntaxError('a', ('f', 1, 2, 't')).text", "OSError(True, 'x')", "UnicodeDecodeError()"):
    try: print(bad, "=", repr(eval(bad)))
    except Exception as e: print(bad, "!", type(e).__name__, e)
from decimal import *
for bad in ("Decimal(1).quantize()", "Decimal(1).quantize(1, bad=2)", "Decimal(1).is_nan(1)", "Decimal(1).sqrt(1, 2)", "Decimal('1', 2, 3)", "getcontext(1)", "getcontext().divide(1)", "Decimal(1).copy_abs(x=1)", "Decimal(foo=1)"):
    try: print(bad, "=", repr(eval(bad)))
    except Exception as e: print(bad, "!", type(e).__name__, e)
