"""Measures tensors beside PyTorch: the same programs, run in turn, and a table of the shortest times.

Usage: PYTHON Benchmarks/tensors.py [--runs N] [--threads N] [--tool PATH] [PATTERN ...]

PYTHON is one that has PyTorch; it is the other side. A program is a file of `tensors/`, cells divided by `# %%`. The
runner gets it as a notebook, its time is that of the whole process. PyTorch's time is the program alone, in a process
forked from one that has imported everything. Outputs must be equal, else the exit code is 1.
"""
import argparse
import contextlib
import fnmatch
import io
import os
import re
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, "tensors")
TOOL = os.path.join(os.path.dirname(HERE), ".build", "release", "notebook-runner")


def notebook(source):
    cells = re.split(r"(?m)^# %%.*\n", source)
    code = [cell for cell in cells if any(line and not line.startswith("#") for line in cell.split("\n"))]
    return "\n".join(f"```python\n{cell.rstrip()}\n```\n" for cell in code)


def in_fork(source, threads):
    """Seconds that a program takes and what it prints, in a forked process."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            import torch
            torch.set_num_threads(threads)
            printed = io.StringIO()
            code = compile(source, "case", "exec")
            start = time.perf_counter()
            with contextlib.redirect_stdout(printed):
                exec(code, {"__name__": "__main__"})
            seconds = time.perf_counter() - start
            os.write(writer, f"{seconds}\n{printed.getvalue()}".encode())
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as file:
        seconds, _, printed = file.read().partition("\n")
    os.waitpid(child, 0)
    return float(seconds), printed


def in_runner(tool, page, threads):
    environment = {**os.environ, "NOTEBOOK_RUNNER_THREADS": str(threads)}
    start = time.perf_counter()
    done = subprocess.run([tool, "run", page], capture_output=True, text=True, env=environment)
    return time.perf_counter() - start, done.stdout


def lines(text):
    """What was printed, without the runner's headings and the empty lines between outputs."""
    return [line.rstrip() for line in text.split("\n") if line.strip() and not re.fullmatch(r"Out\[\d+\]:", line)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tool", default=TOOL)
    parser.add_argument("patterns", nargs="*", default=["*"])
    options = parser.parse_args()
    # Whatever PyTorch imports late is imported before the first fork.
    import torch
    import torch._dynamo
    import torch.fx.experimental.symbolic_shapes
    torch.set_num_threads(options.threads)
    names = sorted(name[:-3] for name in os.listdir(CASES) if name.endswith(".py"))
    names = [name for name in names if any(fnmatch.fnmatch(name, pattern) for pattern in options.patterns)]
    print("| case | PyTorch ms | runner ms | times as fast | outputs |\n| --- | ---: | ---: | ---: | --- |")
    equal = True
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            with open(os.path.join(CASES, name + ".py")) as file:
                source = file.read()
            page = os.path.join(folder, name + ".md")
            with open(page, "w") as file:
                file.write(notebook(source))
            theirs, ours, same = [], [], True
            for _ in range(options.runs):
                seconds, expected = in_fork(source, options.threads)
                theirs.append(seconds)
                seconds, found = in_runner(options.tool, page, options.threads)
                ours.append(seconds)
                same = same and lines(expected) == lines(found)
            equal = equal and same
            a, b = min(theirs) * 1000, min(ours) * 1000
            print(f"| `{name}` | {a:.1f} | {b:.1f} | {a / b:.2f} | {'equal' if same else 'DIFFERENT'} |", flush=True)
    return 0 if equal else 1


if __name__ == "__main__":
    sys.exit(main())
