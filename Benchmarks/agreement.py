"""How many of the losses that training loops print are equal to PyTorch's, at .4f, at .6f and in full.

Usage: PYTHON Benchmarks/agreement.py [--tool PATH] [--recorded]    (PYTHON is one that has PyTorch)

Runs `training_loops.py` in both, on one thread, and writes a table of the loops. With `--recorded` PyTorch adds up as on the
processor that recorded the conformance notebooks (`Tests/Differential/recorded_processor.py`).
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
LOOPS = os.path.join(HERE, "training_loops.py")
RECORDED = os.path.join(os.path.dirname(HERE), "Tests", "Differential", "recorded_processor.py")
TOOL = os.path.join(os.path.dirname(HERE), ".build", "release", "notebook-runner")
FORMATS = ["{:.4f}", "{:.6f}", "{!r}"]


def losses(command):
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "NOTEBOOK_RUNNER_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    rows = [line.split() for line in done.stdout.split("\n") if line and not line.startswith("Out[")]
    if done.returncode != 0:
        sys.stderr.write(done.stdout[-500:] + done.stderr)
    return {name: [float(text) for text in values] for name, *values in rows}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tool", default=TOOL)
    parser.add_argument("--recorded", action="store_true")
    options = parser.parse_args()
    start = f"import runpy; runpy.run_path({RECORDED!r}); " if options.recorded else "import runpy; "
    theirs = losses([sys.executable, "-c", f"{start}runpy.run_path({LOOPS!r})"])
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "loops.md")
        with open(LOOPS) as source, open(page, "w") as file:
            file.write(f"```python\n{source.read()}```\n")
        ours = losses([options.tool, "run", page])
    print("| loop | losses | .4f | .6f | full |\n| --- | ---: | ---: | ---: | ---: |")
    totals, count = [0, 0, 0], 0
    for name, expected in theirs.items():
        found = ours.get(name, [])
        equal = [sum(f.format(a) == f.format(b) for a, b in zip(expected, found)) for f in FORMATS]
        totals = [a + b for a, b in zip(totals, equal)]
        count += len(expected)
        shares = " | ".join(f"{100 * n / len(expected):.0f} %" for n in equal)
        print(f"| `{name}` | {len(expected)} | {shares} |")
    print(f"| all | {count} | " + " | ".join(f"{100 * n / count:.1f} %" for n in totals) + " |")


if __name__ == "__main__":
    main()
