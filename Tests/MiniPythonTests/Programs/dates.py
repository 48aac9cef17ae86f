from datetime import *
print(date(2024,2,29), repr(datetime(2024,1,2,3,4,5)), timedelta(days=1,hours=-3), repr(timedelta(seconds=90.5)))
d=datetime(2024,3,1,12,30)
print(d+timedelta(days=31,minutes=45), d-datetime(2023,1,1), d.strftime('%Y-%m-%d %H:%M:%S %A %B %j %p %I'), d.isoformat(), d.weekday())
print(datetime.fromisoformat('2024-01-02T03:04:05+02:00'), datetime.strptime('01/02/2024','%d/%m/%Y'), date(2024,1,1)<date(2024,1,2), timedelta(hours=5)/2, d.replace(year=2020), f"{d:%H:%M}")
for f in (lambda: date(2023,2,29), lambda: datetime(2024,13,1), lambda: datetime.strptime('x','%Y')):
    try: f()
    except ValueError as e: print(e)
print(datetime(2024,1,1,tzinfo=timezone.utc), timezone(timedelta(hours=-5)), timedelta.max, datetime(2024,1,1).timestamp() if False else '')
