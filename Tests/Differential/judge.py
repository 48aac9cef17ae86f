"""What CPython prints for a program, in the words of an output block, and what the program reached in it."""

import ast
import contextlib
import io
import json
import os
import random
import signal
import subprocess
import sys
import traceback
import types
import warnings


def judge(source, seconds=4, watches=False):
    """Runs `source` as one cell in a process of its own.

    Returns what it printed, with its error's last lines, whether it raised, and, when it `watches`, the built-in
    functions it called (which changes a few words of errors); None where it ran out of time.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        signal.alarm(seconds)
        with os.fdopen(writer, "w", encoding="utf-8", errors="surrogatepass") as answer:
            json.dump(run(source, watches), answer)
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8", errors="surrogatepass") as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else None


class Other:
    """CPython in another process, where objects stand at other addresses: what it prints otherwise, nothing can match."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="ascii")

    def judge(self, source):
        self.process.stdin.write(json.dumps(source) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


def run(source, watches=False):
    random.seed(0)
    main = types.ModuleType("__main__")
    sys.modules["__main__"] = main
    main.display = lambda *values: [print(repr(value)) for value in values] and None
    warnings.simplefilter("default")
    shown = set()

    def show_warning(message, category, filename, lineno, file=None, line=None):
        # A notebook shows a warning once for each text and line.
        if (str(message), lineno) not in shown or filename != "<cell 1>":
            shown.add((str(message), lineno))
            print(f"{category.__name__}: {message}")

    warnings.showwarning = show_warning
    output, raised, reached = io.StringIO(), False, set()

    def watch(frame, event, called):
        if event == "c_call":
            reached.add(getattr(called, "__qualname__", "?"))

    with contextlib.redirect_stdout(output):
        try:
            tree = ast.parse(source, "<cell 1>")
            last = ast.Expression(tree.body.pop().value) if tree.body and isinstance(tree.body[-1], ast.Expr) else None
            cell = compile(tree, "<cell 1>", "exec")
            if watches:
                sys.setprofile(watch)
            exec(cell, main.__dict__)
            if last is not None:
                value = eval(compile(last, "<cell 1>", "eval"), main.__dict__)
                if value is not None:
                    print(repr(value))
        except BaseException as error:
            sys.setprofile(None)
            raised = True
            lines = traceback.format_exception_only(type(error), error)
            if isinstance(error, SyntaxError):
                lines = [line for line in lines if not line.startswith("  ")]
            print("".join(lines).rstrip("\n"))
        finally:
            sys.setprofile(None)
    return {"output": output.getvalue(), "raised": raised, "reached": sorted(reached)}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(judge(json.loads(line))), flush=True)
