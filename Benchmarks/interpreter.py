"""Measures the interpreter beside CPython: the same programs, run in turn, and a table of the shortest times.

Usage: python3.11 Benchmarks/interpreter.py [--runs N] [--tool PATH] [CASE ...]   (the Python that runs it is the other side)

A program is a file of `cases/`, cells divided by `# %%`. The runner gets it as a notebook, Python as it is. Outputs must
be equal. `wall` is the whole process; `exec` is the program alone: for Python without start-up, measured in the
process; for the runner the whole process less that of a notebook that only prints. Exits with 1 when a case is slower
than Python or prints something else.
"""
import argparse
import math
import os
import re
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, "cases")
TOOL = os.path.join(os.path.dirname(HERE), ".build", "release", "notebook-runner")

# Runs a case and writes how long it took, without start-up, behind its output.
DRIVER = """
import sys, time
source = open(sys.argv[1]).read()
start = time.perf_counter()
exec(compile(source, sys.argv[1], "exec"), {"__name__": "__main__"})
sys.stdout.flush()
sys.stderr.write(str(time.perf_counter() - start))
"""


def notebook(source):
    cells = re.split(r"(?m)^# %%.*\n", source)
    code = [cell for cell in cells if any(line and not line.startswith("#") for line in cell.split("\n"))]
    return "\n".join(f"```python\n{cell.rstrip()}\n```\n" for cell in code)


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": "0"})
    wall = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return wall, done.stdout, done.stderr


def lines(text):
    """What was printed, without the runner's headings and the empty lines between outputs."""
    return [line for line in text.split("\n") if line and not re.fullmatch(r"Out\[\d+\]:", line)]


def measure(name, tool, runs, folder, startup):
    path = os.path.join(CASES, name + ".py")
    with open(path) as file:
        source = file.read()
    page = os.path.join(folder, name + ".md")
    with open(page, "w") as file:
        file.write(notebook(source))
    python, execution, ours = [], [], []
    for _ in range(runs):
        wall, expected, spent = timed([sys.executable, "-c", DRIVER, path])
        python.append(wall)
        execution.append(float(spent))
        wall, output, _ = timed([tool, "run", page])
        ours.append(wall)
        if lines(output) != lines(expected):
            sys.exit(f"{name}: the outputs differ:\n{expected}\n{output}")
    return min(python), min(execution), min(ours), max(min(ours) - startup, 1e-9)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cases", nargs="*")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--tool", default=TOOL)
    options = parser.parse_args()
    names = options.cases or sorted(f[:-3] for f in os.listdir(CASES) if f.endswith(".py"))
    with tempfile.TemporaryDirectory() as folder:
        trivial = os.path.join(folder, "trivial.md")
        with open(trivial, "w") as file:
            file.write("```python\nprint(1)\n```\n")
        startup = min(timed([options.tool, "run", trivial])[0] for _ in range(max(20, options.runs)))
        plain = min(timed([sys.executable, "-c", "print(1)"])[0] for _ in range(max(20, options.runs)))
        rows = [(name, *measure(name, options.tool, options.runs, folder, startup)) for name in names]
    print(f"Python {sys.version.split()[0]}, {options.runs} runs each, in turn; shortest times in ms.\n")
    print("| case | Python wall | exec | runner wall | exec | wall, times faster | exec, times faster |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    print(f"| a notebook that prints | {plain * 1e3:.1f} | | {startup * 1e3:.1f} | | {plain / startup:.1f} | |")
    for name, wall, execution, ours, alone in rows:
        print(
            f"| {name} | {wall * 1e3:.1f} | {execution * 1e3:.1f} | {ours * 1e3:.1f} | {alone * 1e3:.1f} "
            f"| {wall / ours:.2f} | {execution / alone:.2f} |"
        )
    mean = [math.exp(sum(math.log(row[a] / row[b]) for row in rows) / len(rows)) for a, b in ((1, 3), (2, 4))]
    print(f"| geometric mean | | | | | {mean[0]:.2f} | {mean[1]:.2f} |")
    sys.exit(any(row[1] < row[3] or row[2] < row[4] for row in rows))


main()
