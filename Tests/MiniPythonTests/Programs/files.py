# Files of the notebook: text and bytes, modes, errors, os, os.path, pathlib.
import io
import os
import warnings
from pathlib import Path

warnings.simplefilter("ignore", ResourceWarning)
with open("notes.txt", "w") as f:
    print(f.write("one\ntwo\n"), f.writable(), f.readable(), f.name, f.mode, f)
    print("three", file=f)
print(f.closed, open("notes.txt").read().split())
with open("notes.txt", "a") as f:
    f.writelines(["four\n", "five"])
with open("notes.txt") as f:
    print(f.readline(), f.read(3), f.tell(), [line for line in f])
with open("raw.bin", "wb") as f:
    print(f.write(b"\x00\x01\xff"))
print(open("raw.bin", "rb").read(), os.path.getsize("raw.bin"))
with open("notes.txt", "r+") as f:
    f.write("ONE")
    f.seek(0)
    print(f.readlines()[0])
os.makedirs("data/run/1", exist_ok=True)
Path("data/run/1/log.csv").write_text("a,b\n1,2\n")
print(sorted(os.listdir("data/run")), os.path.exists("data/run/1/log.csv"), os.path.isdir("data"))
print([str(p) for p in sorted(Path("data").rglob("*.csv"))], Path("data/run/1/log.csv").stat().st_size)
print(list(os.walk("data")))
for action in [
    lambda: open("none.txt"), lambda: open("data"), lambda: open("no/such/dir.txt", "w"), lambda: open("notes.txt", "x"),
    lambda: open("notes.txt", "rw"), lambda: open("notes.txt", "q"), lambda: os.remove("none.txt"), lambda: os.rmdir("data"),
    lambda: os.mkdir("data"), lambda: os.listdir("none"), lambda: open("notes.txt").write("x"), lambda: f.read(),
    lambda: open("notes.txt", "w").read(), lambda: open("notes.txt", "rb").write(b""), lambda: open("raw.bin", "wb").write("x"),
    lambda: open("notes.txt", "w").write(5), lambda: Path("none").read_text(), lambda: open("raw.bin", "rb", encoding="utf-8"),
    lambda: Path("data").unlink(), lambda: open(2.5), lambda: os.rename("none", "other"),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
os.rename("raw.bin", "data/raw.bin")
print(sorted(os.listdir("data")), os.path.exists("raw.bin"))
os.remove("data/raw.bin")
print(isinstance(open("notes.txt"), io.TextIOBase), repr(FileNotFoundError(2, "No such file", "x")))
