"""The corpus: programs and expressions that hold, each of which other families vary."""

import functools
import pathlib
import re

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "corpus"


@functools.cache
def programs():
    """The programs of the `.py` files, which lines `# ---` part."""
    found = []
    for path in sorted(FOLDER.glob("*.py")):
        parts = re.split(r"^# ---.*\n", path.read_text(), flags=re.M)
        found += [part.rstrip("\n") for part in parts if part.strip()]
    return found


@functools.cache
def expressions():
    """The expressions of the `.txt` files, each with the lines (`> `) that stand before it."""
    found = []
    for path in sorted(FOLDER.glob("*.txt")):
        before = []
        for line in path.read_text().split("\n"):
            if line == "--":
                before = []
            elif line.startswith("> "):
                before.append(line[2:])
            elif line.strip() and not line.startswith("#"):
                found.append(("\n".join(before), line))
    return found
