"""Runs random autograd programs in PyTorch and in notebook-runner, and prints where they differ.

Usage: python Tests/Differential/autograd_programs.py [--seed N] [--count N] [--show N]   (with torch 2.13, from the project)

A program makes leaves, applies operations, views, changes in place, hooks and modes to them, walks the graph, and
differentiates once or twice. It prints values, node names, versions, gradients and every error's text.
"""
import argparse
import contextlib
import io
import os
import random
import re
import subprocess
import sys
import tempfile
import warnings

import torch

SHAPES = [(), (2,), (3,), (2, 3), (3, 2), (1, 3), (2, 1), (2, 2)]
UNARY = ["exp", "sin", "cos", "tanh", "sigmoid", "abs", "neg", "square", "relu", "clone", "sqrt", "log1p", "reciprocal", "sign",
         "expm1", "atan", "rsqrt", "log", "softplus", "gelu", "silu", "leaky_relu", "elu", "log_softmax", "softmax"]
FUNCTIONAL = {"softplus": "torch.nn.functional.softplus({})", "gelu": "torch.nn.functional.gelu({})",
              "silu": "torch.nn.functional.silu({})", "leaky_relu": "torch.nn.functional.leaky_relu({})",
              "elu": "torch.nn.functional.elu({})", "log_softmax": "{}.log_softmax(-1)", "softmax": "{}.softmax(-1)"}
SCALAR = ["{} * 2", "{} + 1.5", "1 - {}", "{} / 4", "2 / {}", "{} ** 2", "{} ** 3", "2 ** {}", "{} ** 0.5", "{}.clamp(0.2, 1.1)",
          "{}.clamp(min=0.5)", "{} - 0.25", "{} % 0.7", "-{}", "{}.pow(-1)", "{}.mul(3.0)", "{}.add(1, alpha=2)",
          "torch.where({0} > 0.7, {0}, 0.0)", "{0}.masked_fill({0} > 0.9, 0.1)", "{}.round()", "{}.double()", "{}.float()"]
REDUCE = ["{}.sum()", "{}.mean()", "{}.max()", "{}.min()", "{}.prod()", "{}.norm()", "{}.std()", "{}.var()", "{}.sum(0)",
          "{}.mean(-1)", "{}.sum(-1, keepdim=True)", "{}.max(-1).values", "{}.min(0)[0]", "{}.logsumexp(-1)", "{}.cumsum(0)",
          "{}.amax(-1)", "{}.median()", "{}.prod(-1)", "{}.var(-1)", "{}.cumprod(-1)"]
VIEW = ["{}.view(-1)", "{}.reshape(-1)", "{}.t()", "{}.T", "{}.unsqueeze(0)", "{}.squeeze()", "{}[0]", "{}[:1]", "{}[..., -1]",
        "{}[..., :2]", "{}.expand(2, 2, 3)", "{}.transpose(0, -1)", "{}.flatten()", "{}.view_as({})", "{}.narrow(0, 0, 1)",
        "{}.select(-1, 0)", "{}.permute(1, 0)", "{}.diagonal()", "{}.unbind()[0]", "{}.chunk(2)[0]", "{}.split(1)[-1]",
        "{}.unflatten(-1, (1, -1))", "{}[None]", "{}[[0, -1]]", "{}[{} > 0.6]", "{}.repeat(2, 1)", "{}.flip(0)", "{}.detach()"]
BINARY = ["{} + {}", "{} - {}", "{} * {}", "{} / {}", "torch.maximum({}, {})", "torch.minimum({}, {})", "{} ** {}",
          "torch.atan2({}, {})", "torch.where({} > {}, {}, {})", "torch.add({}, {}, alpha=3)", "torch.stack([{}, {}])",
          "torch.cat([{}, {}])", "{} @ {}", "torch.outer({}, {})", "torch.nn.functional.mse_loss({}, {})", "torch.dot({}, {})",
          "torch.lerp({}, {}, 0.3)", "torch.addcmul({}, {}, {})"]
IN_PLACE = ["{}.add_(1)", "{}.mul_({})", "{}.zero_()", "{} += 1", "{} *= {}", "{}[0] = 5.0", "{}[..., 0] *= 2", "{}.exp_()",
            "{}.copy_({})", "{}.clamp_(0.3, 0.8)", "{}[0] = {}", "{}.relu_()", "{}.fill_(0.5)", "{}.div_(2)", "{}.sub_({})",
            "{}.t_()", "{}.unsqueeze_(0)", "{}.detach_()", "{}.masked_fill_({} > 0.8, 0.5)", "{}.requires_grad_()", "{}.pow_(2)",
            "{}.sigmoid_()", "{}.requires_grad_(False)", "{}.squeeze_()", "{}.sqrt_()"]
HOOKS = ["{}.register_hook(lambda g: print('hook', g))", "{}.register_hook(lambda g: g * 2)", "{}.retain_grad()",
         "{}.grad_fn.register_hook(lambda a, b: print('node', a, b))", "{}.grad_fn.register_prehook(lambda b: print('before', b))",
         "{}.register_post_accumulate_grad_hook(lambda p: print('after', p.grad))"]
MODES = ["torch.no_grad()", "torch.enable_grad()", "torch.set_grad_enabled(False)", "torch.inference_mode()"]


class Program:
    """One random program as text."""

    def __init__(self, rng):
        self.rng, self.lines, self.names, self.leaves, self.count = rng, [], [], [], 0

    def statement(self, text):
        self.lines += ["try:", *("    " + line for line in text.split("\n")), "except Exception as e:",
                       "    print(type(e).__name__, e)"]

    def fill(self, template):
        names = [self.rng.choice(self.names[-4:] + self.leaves) for _ in range(template.count("{}"))]
        if "{0}" in template:
            return template.format(self.rng.choice(self.names))
        if template.count("{}") > 1 and not template.startswith(("torch", "{} ", "{}.mul_", "{}.copy_", "{}.sub_", "{}[0] =")):
            names = [names[0]] * len(names)
        return template.format(*names)

    def fresh(self):
        self.count += 1
        return f"v{self.count}"

    def leaf(self):
        shape = self.rng.choice(SHAPES)
        numel = 1
        for n in shape:
            numel *= n
        values = [round(self.rng.uniform(0.1, 1.4), 2) for _ in range(numel)]
        name = f"x{len(self.leaves)}"
        needs = not self.leaves or self.rng.random() < 0.7
        self.lines.append(f"{name} = torch.tensor({values}).view({shape}).clone().requires_grad_({needs})")
        self.leaves.append(name)
        self.names.append(name)

    def step(self):
        kind = self.rng.choices(["unary", "scalar", "binary", "reduce", "view", "in place", "hook", "mode", "backward"],
                                [5, 4, 6, 3, 5, 4, 1.5, 1, 0.7])[0]
        if kind == "in place":
            self.statement(self.fill(self.rng.choice(IN_PLACE)))
            return
        if kind == "hook":
            self.statement(self.fill(self.rng.choice(HOOKS)))
            return
        if kind == "backward":
            self.statement(self.fill("{}.sum().backward(retain_graph=True)"))
            return
        if kind == "unary":
            op = self.rng.choice(UNARY)
            value = self.fill(FUNCTIONAL.get(op, "{}." + op + "()"))
        else:
            value = self.fill(self.rng.choice({"scalar": SCALAR, "binary": BINARY, "reduce": REDUCE, "view": VIEW,
                                               "mode": SCALAR + VIEW}[kind]))
        name = self.fresh()
        text = f"{name} = {self.names[-1]}\n{name} = {value}"
        if kind == "mode":
            text = f"{name} = {self.names[-1]}\nwith {self.rng.choice(MODES)}: {name} = {value}"
        self.statement(text)
        self.names.append(name)

    def end(self):
        self.lines.append(f"for name, v in [{', '.join(f'({n!r}, {n})' for n in self.names)}]:")
        self.lines += ["    try:", "        f = v.grad_fn",
                       "        print(name, v, v._version, v.is_leaf, v.requires_grad, v._is_view(), f and f.name(),",
                       "              f and [(n and n.name(), i) for n, i in f.next_functions])",
                       "    except Exception as e:", "        print(name, type(e).__name__, e)"]
        last = self.names[-1]
        self.statement(self.rng.choice([f"{last}.sum().backward()", f"({last} * {last}).sum().backward()",
                                        f"{last}.backward(torch.ones_like({last}))",
                                        f"{last}.mean().backward(retain_graph=True)\n{last}.mean().backward()"]))
        for leaf in self.leaves:
            self.lines.append(f"print({leaf!r}, {leaf}.grad)")
        for name in self.names[-2:]:
            self.statement(f"if {name}.retains_grad: print({name!r}, {name}.grad)")
        self.statement(f"print(torch.autograd.grad({last}.sum(), [{', '.join(self.leaves)}], allow_unused=True))")
        if self.rng.random() < 0.5:
            value = self.rng.choice(["({0} * {0}).sum()", "{0}.exp().sum()", "({0} ** 3).sum()"]).format(self.rng.choice(self.names))
            leaf = self.leaves[0]
            self.statement(f"g, = torch.autograd.grad({value}, {leaf}, create_graph=True)\nprint(g)\n"
                           f"print(torch.autograd.grad(g.sum(), {leaf}, allow_unused=True))")

    def text(self):
        for _ in range(self.rng.randint(1, 3)):
            self.leaf()
        for _ in range(self.rng.randint(3, 9)):
            self.step()
        self.end()
        return "\n".join(self.lines)


def without_addresses(text):
    # Where C++ raised an error is the machine's.
    text = re.sub(r"\nException raised from (?:.|\n)*?\n\n", "\n", text)
    return re.sub(r" at 0x[0-9a-f]+", "", text)


def in_pytorch(program):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            exec(program, {"torch": torch})
        except Exception as e:
            print(type(e).__name__, e)
    return without_addresses(out.getvalue().rstrip("\n"))


def in_runner(programs, runner):
    fence = "`" * 3
    cells = ["import torch, warnings\nwarnings.simplefilter('ignore')", *programs]
    text = "\n\n".join(f"{fence}python\n{c}\n{fence}" for c in cells) + "\n"
    with tempfile.NamedTemporaryFile("w", suffix=".md", delete=False) as file:
        file.write(text)
    subprocess.run([runner, "update", file.name], capture_output=True, text=True, timeout=600)
    with open(file.name) as written:
        found = written.read()
    os.unlink(file.name)
    outputs = {int(m.group(1)): m.group(2) for m in re.finditer(r"`{3,}text Out\[(\d+)\]\n(.*?)\n?`{3,}", found, re.S)}
    return [without_addresses(outputs.get(i + 2, "").rstrip("\n")) for i in range(len(programs))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--runner", default=".build/release/notebook-runner")
    options = parser.parse_args()
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    rng = random.Random(options.seed)
    programs = [Program(random.Random(rng.random())).text() for _ in range(options.count)]
    expected = [in_pytorch(p) for p in programs]
    found = []
    for start in range(0, len(programs), 100):
        found += in_runner(programs[start:start + 100], options.runner)
    different = [i for i in range(len(programs)) if expected[i] != found[i]]
    for i in different[:options.show]:
        print("=" * 30, "program", i)
        print(programs[i])
        for a, b in zip(expected[i].split("\n"), found[i].split("\n")):
            if a != b:
                print("-", a)
                print("+", b)
                break
        else:
            print("lines:", len(expected[i].split("\n")), "and", len(found[i].split("\n")))
    print(f"seed {options.seed}: {len(programs)} programs, {len(different)} differ")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
