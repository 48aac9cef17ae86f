"""Runs generated programs in CPython 3.11 and in notebook-runner and reports where they print something else.

python3.11 Tests/Differential/differential.py --seed 7 --count 3000
"""

import argparse
import ast
import collections
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import judge
import programs

HERE = pathlib.Path(__file__).resolve().parent
RUNNER = HERE.parent.parent / ".build/release/notebook-runner"


def main():
    options = arguments()
    families = {n: f for n, f in programs.families.items() if not options.only or n in options.only.split(",")}
    made = []
    for number in range(options.count):
        name = list(families)[number % len(families)]
        made.append((f"{number:05}-{name}", families[name](random.Random(f"{options.seed} {number} {name}"))))
    folder = pathlib.Path(options.keep or tempfile.mkdtemp(prefix="differential-"))
    folder.mkdir(parents=True, exist_ok=True)
    reach, slow, other = Reach(), 0, judge.Other()
    for name, source in made:
        expected, again = judge.judge(source), other.judge(source)
        if expected is None or again is None:
            slow += 1
            continue
        called = judge.judge(source, watches=True) if options.reach else None
        reach.add(source, called["reached"] if called else [])
        text = notebook(source, expected, again).encode("utf-8", "surrogatepass")
        (folder / f"{name}.md").write_bytes(text)
    differing = compare(options.runner, folder)
    reach.report()
    print(f"{len(made)} programs, seed {options.seed}: {len(differing)} differ", end="")
    print(f", {slow} took CPython too long" if slow else "")
    for name, lines in sorted(differing.items()):
        print(f"\n{folder / name}")
        for line in lines[: options.lines]:
            print("  " + line)
    return 1 if differing else 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", default="0", help="of the generators")
    parser.add_argument("--count", type=int, default=2000, help="of programs")
    parser.add_argument("--only", help="families, with commas: " + ", ".join(programs.families))
    parser.add_argument("--runner", default=str(RUNNER))
    parser.add_argument("--keep", help="folder for the notebooks")
    parser.add_argument("--reach", action="store_true", help="also run each program watched, to say what it called")
    parser.add_argument("--lines", type=int, default=8, help="of a difference that are shown")
    options = parser.parse_args()
    if sys.version_info[:2] != (3, 11):
        parser.error("the judge is Python 3.11")
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    return options


def notebook(source, expected, again):
    """The program as a cell, with what CPython printed behind it, as far as it printed the same twice."""
    output, other = shown(expected["output"]), shown(again["output"])
    tag = " raises-exception" if expected["raised"] else ""
    if output != other:
        output = "\n".join(map(common, output.split("\n"), other.split("\n")))
        tag += " wildcards"
    text = f"~~~~~python{tag}\n{source}\n~~~~~\n"
    if output:
        ticks = "`" * max([3] + [len(run) + 1 for run in re.findall("`{3,}", output)])
        text += f"\n{ticks}text Out[1]\n{output}" + ("" if output.endswith("\n") else "\n") + ticks + "\n"
    return text


def shown(output):
    """What a notebook's block holds of an output: UTF-8, and so no half of a surrogate pair."""
    output = re.sub("[\ud800-\udfff]", "\ufffd" * 3, output)
    lines = output.replace("\r\n", "\n").replace("\0", "\ufffd").split("\n")
    return "\n".join(line.rpartition("\r")[2] for line in lines)


def common(line, other):
    """A line with `[..]` for what is otherwise in the other process: addresses, or all of it."""
    if line == other:
        return line
    line, other = (re.sub(r"0x[0-9a-f]{6,}", "[..]", one) for one in (line, other))
    return line if line == other else "[..]"


def compare(runner, folder):
    """The changed lines of each notebook that does not check."""
    found = subprocess.run(
        [runner, "check", "--color", "never", "--timeout", "30", str(folder)], capture_output=True, encoding="utf-8",
        errors="replace")
    differing = collections.defaultdict(list)
    name = None
    for line in (found.stderr + found.stdout).splitlines():
        place = re.match(r".*?([^/]*\.md):\d+(?::\d+)?: (.*)", line)
        if place:
            name = place[1]
            differing[name].append(place[2])
        elif name and line[:1] in "+-" or line.startswith("@@"):
            differing[name].append(line)
        elif line.startswith("to accept"):
            name = None
    return dict(differing)


class Reach:
    """What the programs used: nodes of the tree, names of built-ins, built-in methods."""

    def __init__(self):
        self.nodes, self.names, self.called = collections.Counter(), collections.Counter(), collections.Counter()

    def add(self, source, called):
        try:
            for node in ast.walk(ast.parse(source)):
                self.nodes[type(node).__name__] += 1
                if isinstance(node, ast.Name) and hasattr(__builtins__, node.id):
                    self.names[node.id] += 1
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            self.nodes["(no tree)"] += 1
        self.called.update(called)

    def report(self):
        for title, counts in (("nodes", self.nodes), ("built-ins", self.names), ("functions called", self.called)):
            print(f"{len(counts)} {title}: " + ", ".join(f"{name} {count}" for name, count in counts.most_common()))


if __name__ == "__main__":
    sys.exit(main())
