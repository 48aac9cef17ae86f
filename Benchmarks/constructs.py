"""Measures constructs of the language one by one beside CPython: methods, properties, arguments, loops, texts.

Usage: python3.11 Benchmarks/constructs.py [--runs N] [--tool PATH] [NAME ...]   (the Python that runs it is the other side)

`constructs_program.py` holds a function a construct. It is run in turn by Python and, as a notebook of one cell, by the
runner; each writes the processor time of every function, the shortest of three. Results must be equal. The table begins
with what the runner is slowest at. Exits with 1 when anything is slower than in Python or comes to something else.
"""
import argparse
import math
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(HERE, "constructs_program.py")
TOOL = os.path.join(os.path.dirname(HERE), ".build", "release", "notebook-runner")


def measure(command, best):
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": "0"})
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout[-500:]}{done.stderr[-2000:]}")
    for line in done.stdout.split("\n"):
        parts = line.split(" ", 2)
        if len(parts) == 3:
            name, seconds, result = parts
            shortest = min(float(seconds), best.get(name, (math.inf,))[0])
            best[name] = (shortest, result)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--tool", default=TOOL)
    options = parser.parse_args()
    with open(PROGRAM) as file:
        source = file.read()
    if options.names:
        source = source.replace("for case in CASES:\n", f"for case in [c for c in CASES if c.__name__ in {options.names}]:\n")
    python, ours = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        script, page = os.path.join(folder, "program.py"), os.path.join(folder, "program.md")
        with open(script, "w") as file:
            file.write(source)
        with open(page, "w") as file:
            file.write(f"```python\n{source}```\n")
        for _ in range(options.runs):
            measure([sys.executable, script], python)
            measure([options.tool, "run", page], ours)
    if python.keys() != ours.keys():
        sys.exit("not every construct was measured on both sides")
    rows = sorted((python[name][0] / ours[name][0], name) for name in python)
    print(f"Python {sys.version.split()[0]}, {options.runs} runs each, in turn; shortest processor times in ms.\n")
    print("| construct | Python | runner | times faster |")
    print("| --- | ---: | ---: | ---: |")
    for ratio, name in rows:
        print(f"| {name} | {python[name][0] * 1e3:.2f} | {ours[name][0] * 1e3:.2f} | {ratio:.2f} |")
    print(f"| geometric mean of {len(rows)} | | | {math.exp(sum(math.log(r) for r, _ in rows) / len(rows)):.2f} |")
    different = [name for name in python if python[name][1] != ours[name][1]]
    if different:
        print(f"\nDifferent results: {', '.join(different)}")
    sys.exit(bool(different) or rows[0][0] < 1)


main()
