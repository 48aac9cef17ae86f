#!/usr/bin/env python3
"""Compares this engine with PyTorch on random modules, losses, optimizers, schedulers and loaders.

Usage: python Tests/Differential/training.py RUNNER [--seed N] [--cells N] [--notebooks N] [--keep FOLDER]

RUNNER is the notebook-runner to judge; the Python that runs this needs PyTorch 2.13. Each cell builds something at random and
prints its text, its initial parameters, outputs, losses, gradients, some steps and its state; a third of the cells is given
something wrong. What both print must be the same, byte for byte.
"""
import argparse
import ast
import contextlib
import difflib
import io
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import warnings

HEAD = """import torch, math, copy
from torch import nn, optim
import torch.nn.functional as F
from torch.optim import lr_scheduler
from torch.utils.data import *
from collections import OrderedDict, namedtuple
"""


def maybe(r, text, p=0.5):
    return text if r.random() < p else ""


def pick(r, *choices):
    return r.choice(choices)


def shape(r, *sizes):
    return ", ".join(str(s if isinstance(s, int) else r.randint(*s)) for s in sizes)


# Layers: each gives the text that makes it and the text of an input.

def linear(r):
    i, o = r.randint(1, 5), r.randint(1, 5)
    wrong = r.random() < 0.15
    lead = pick(r, "", "3, ", "2, 3, ")
    return f"nn.Linear({i}, {o}{maybe(r, ', bias=False', .3)})", f"torch.randn({lead}{i + wrong})"


def conv(r):
    n = r.randint(1, 2)
    g = pick(r, 1, 1, 1, 2)
    i, o, k = g * r.randint(1, 2), g * r.randint(1, 3), r.randint(1, 3)
    options = maybe(r, f", stride={r.randint(1, 2)}") + maybe(r, f", padding={pick(r, 1, 2, repr('same'))}", .4)
    options += maybe(r, f", dilation={r.randint(1, 2)}", .3) + maybe(r, f", groups={g}", 1 if g > 1 else 0)
    options += maybe(r, ", bias=False", .3)
    options += maybe(r, f", padding_mode={pick(r, 'reflect', 'circular', 'replicate', 'zeros')!r}", .3)
    size = ", ".join(str(r.randint(3, 6)) for _ in range(n))
    return f"nn.Conv{n}d({i}, {o}, {k}{options})", f"torch.randn({maybe(r, '2, ', .8)}{i + (r.random() < .1)}, {size})"


def transposed(r):
    n = r.randint(1, 2)
    i, o = r.randint(1, 2), r.randint(1, 3)
    stride = r.randint(1, 2)
    options = f", stride={stride}" + maybe(r, ", padding=1", .4)
    options += maybe(r, ", output_padding=1", .3) + maybe(r, ", bias=False", .3)
    size = ", ".join(str(r.randint(2, 4)) for _ in range(n))
    return f"nn.ConvTranspose{n}d({i}, {o}, {r.randint(2, 3)}{options})", f"torch.randn(2, {i}, {size})"


def pooling(r):
    n = r.randint(1, 2)
    kind = pick(r, "Max", "Avg", "AdaptiveAvg", "AdaptiveMax", "LP")
    size = ", ".join(str(r.randint(3, 6)) for _ in range(n))
    if kind.startswith("Adaptive"):
        made = f"nn.{kind}Pool{n}d({r.randint(1, 3)})"
    elif kind == "LP":
        made = f"nn.LPPool{n}d(2, 2{maybe(r, ', stride=1')})"
        return made, f"torch.rand(2, 2, {size})"
    else:
        made = f"nn.{kind}Pool{n}d({r.randint(2, 3)}{maybe(r, ', stride=1')}{maybe(r, ', padding=1')}"
        made += maybe(r, ", ceil_mode=True", .3)
        made += maybe(r, ", count_include_pad=False", .3) if kind == "Avg" else maybe(r, ", dilation=2", .2)
        made += ")"
    return made, f"torch.randn({maybe(r, '2, ', .8)}2, {size})"


def norm(r):
    c = pick(r, 2, 4)
    kind = pick(r, "BatchNorm1d", "BatchNorm2d", "LayerNorm", "GroupNorm", "InstanceNorm1d", "RMSNorm")
    options = maybe(r, ", eps=1e-3", .3)
    if kind in ("LayerNorm", "RMSNorm"):
        options += maybe(r, ", elementwise_affine=False", .3)
        options += maybe(r, ", bias=False", .3) if kind == "LayerNorm" else ""
        return f"nn.{kind}({c}{options})", f"torch.randn(3, {c + (r.random() < .1)})"
    if kind == "GroupNorm":
        return f"nn.GroupNorm(2, {c}{options}{maybe(r, ', affine=False', .3)})", f"torch.randn(2, {c}, 3)"
    options += maybe(r, f", momentum={pick(r, .3, None)}", .4)
    options += maybe(r, f", affine={r.random() < .5}", .4) + maybe(r, f", track_running_stats={r.random() < .5}", .4)
    given = {"BatchNorm1d": pick(r, f"4, {c}", f"2, {c}, 3", f"1, {c}"), "BatchNorm2d": f"2, {c}, 2, 2",
             "InstanceNorm1d": f"2, {c}, 4"}[kind]
    return f"nn.{kind}({c}{options})", f"torch.randn({given})"


def activation(r):
    made = pick(
        r, "ReLU()", "ReLU6()", "LeakyReLU(0.2)", "ELU(0.5)", "SELU()", "CELU(2.0)", "GELU()", "GELU('tanh')", "SiLU()",
        "Mish()", "Sigmoid()", "Tanh()", "Hardtanh(-0.5, 0.5)", "Hardsigmoid()", "Hardswish()", "LogSigmoid()",
        "Softplus(2.0)", "Softshrink()", "Hardshrink()", "Softsign()", "Tanhshrink()", "PReLU()", "GLU()", "Softmax(dim=-1)",
        "LogSoftmax(dim=0)", "Softmin(dim=1)", "Threshold(0.1, -1.0)", "Dropout(0.3)", "AlphaDropout(0.2)", "RReLU()",
        "Identity()", "Flatten()", "Dropout1d(0.5)")
    return "nn." + made, "torch.randn(2, 4)"


def recurrent(r):
    i, h = r.randint(1, 3), r.randint(1, 3)
    kind = pick(r, "RNN", "LSTM", "GRU")
    options = maybe(r, ", num_layers=2", .4) + maybe(r, ", bidirectional=True", .3) + maybe(r, ", batch_first=True", .4)
    options += maybe(r, ", bias=False", .2) + (maybe(r, ", nonlinearity='relu'", .3) if kind == "RNN" else "")
    return f"nn.{kind}({i}, {h}{options})", f"torch.randn({maybe(r, '2, ', .8)}3, {i + (r.random() < .1)})"


def cell(r):
    i, h = r.randint(1, 3), r.randint(1, 3)
    return f"nn.{pick(r, 'RNN', 'LSTM', 'GRU')}Cell({i}, {h}{maybe(r, ', bias=False', .2)})", f"torch.randn(2, {i})"


def embedding(r):
    n, d = r.randint(3, 5), r.randint(1, 3)
    options = maybe(r, f", padding_idx={r.randint(-1, 2)}", .4) + maybe(r, ", max_norm=1.0", .3)
    high = n + (r.random() < .1)
    return f"nn.Embedding({n}, {d}{options})", f"torch.randint(0, {high}, (2, 3))"


def encoder(r):
    options = maybe(r, ", batch_first=True") + maybe(r, ", norm_first=True", .3) + maybe(r, ", activation='gelu'", .3)
    return f"nn.TransformerEncoderLayer(4, 2, 8, dropout=0.0{options})", "torch.randn(3, 2, 4)"


LAYERS = [linear, linear, conv, conv, transposed, pooling, norm, norm, activation, activation, recurrent, cell, embedding,
          encoder]


def layer_cell(r):
    made, given = pick(r, *LAYERS)(r)
    lines = [f"m = {made}", "print(m)", "for n, p in m.named_parameters(): print(n, p)", f"x = {given}"]
    if "randint" not in given:
        lines.append("x.requires_grad_()")
    if r.random() < 0.3:
        lines.append("m.eval()")
    lines += ["y = m(x)", "print(y)", "y = y[0] if isinstance(y, tuple) else y", "y.pow(2).sum().backward()"]
    if "randint" not in given:
        lines.append("print(x.grad)")
    lines += ["for n, p in m.named_parameters(): print(n, p.grad)", "print(m.state_dict())"]
    return lines


def loss_cell(r):
    reduction = pick(r, "mean", "sum", "none", "mean", "maen")
    option = f"reduction={reduction!r}"
    n, c = r.randint(1, 4), r.randint(2, 4)
    if r.random() < 0.5:
        kind = pick(r, "CrossEntropyLoss", "NLLLoss", "MultiMarginLoss")
        more = maybe(r, f"weight=torch.rand({c + (r.random() < .1)}), ", .4)
        if kind == "CrossEntropyLoss":
            more += maybe(r, "label_smoothing=0.1, ", .3) + maybe(r, "ignore_index=0, ", .3)
        x, t = f"torch.randn({n}, {c})", f"torch.randint(0, {c + (r.random() < .1)}, ({n},))"
    elif r.random() < 0.7:
        kind, more = pick(
            r, ("MSELoss", ""), ("L1Loss", ""), ("SmoothL1Loss", "beta=0.5, "), ("HuberLoss", "delta=0.7, "),
            ("BCEWithLogitsLoss", "pos_weight=torch.tensor([2.0]), "), ("BCELoss", ""), ("KLDivLoss", ""),
            ("PoissonNLLLoss", "full=True, "), ("SoftMarginLoss", ""))
        x = f"torch.rand({n}, {c})" if kind == "BCELoss" else f"torch.randn({n}, {c})"
        t = f"torch.rand({n}, {c})" if r.random() < .85 else f"torch.rand({n})"
    else:
        kind, more = "HingeEmbeddingLoss", "margin=0.5, "
        x, t = f"torch.randn({n})", f"torch.randint(0, 2, ({n},)) * 2.0 - 1"
    return [f"f = nn.{kind}({more}{option})", "print(f)", f"x = {x}.requires_grad_()", f"t = {t}", "l = f(x, t)", "print(l)",
            "l.sum().backward()", "print(x.grad)"]


OPTIMIZERS = {
    "SGD": ["momentum=0.9", "nesterov=True", "dampening=0.1", "weight_decay=0.1", "maximize=True", "foreach=True"],
    "Adam": ["amsgrad=True", "weight_decay=0.1", "betas=(0.8, 0.9)", "eps=1e-3", "maximize=True"],
    "AdamW": ["amsgrad=True", "weight_decay=0.2", "betas=(0.8, 0.9)"],
    "RMSprop": ["alpha=0.9", "momentum=0.5", "centered=True", "weight_decay=0.1"],
    "Adagrad": ["lr_decay=0.1", "initial_accumulator_value=0.5", "weight_decay=0.1"],
    "Adadelta": ["rho=0.8", "weight_decay=0.1"], "Adamax": ["weight_decay=0.1", "betas=(0.8, 0.9)"],
    "NAdam": ["momentum_decay=0.1", "decoupled_weight_decay=True", "weight_decay=0.1"],
    "RAdam": ["weight_decay=0.1", "decoupled_weight_decay=True"], "ASGD": ["lambd=0.1", "t0=1", "weight_decay=0.1"],
    "Rprop": ["etas=(0.4, 1.3)"], "Adafactor": ["weight_decay=0.1"],
}
SCHEDULERS = [
    "StepLR(o, 2, gamma=0.5)", "MultiStepLR(o, [1, 3])", "ExponentialLR(o, 0.9)", "LambdaLR(o, lambda e: 1 / (1 + e))",
    "MultiplicativeLR(o, lambda e: 0.95)", "ConstantLR(o, 0.5, 2)", "LinearLR(o, 0.2, 0.9, 3)", "PolynomialLR(o, 4, 2.0)",
    "CosineAnnealingLR(o, 3, 0.01)", "CosineAnnealingWarmRestarts(o, 2)",
    "SequentialLR(o, [lr_scheduler.ConstantLR(o, 0.1, 2), lr_scheduler.ExponentialLR(o, 0.9)], [2])",
    "ChainedScheduler([lr_scheduler.ConstantLR(o, 0.1, 2), lr_scheduler.ExponentialLR(o, 0.9)])"]


def optimizer_cell(r):
    kind = pick(r, *OPTIMIZERS)
    options = [option for option in OPTIMIZERS[kind] if r.random() < 0.35]
    if r.random() < 0.1:
        options.append(pick(r, "lr_=1", "weight_decay=-1", "foo=3"))
    given = ", ".join([f"lr={pick(r, 0.1, 0.01, 0.5, -0.1 if r.random() < .2 else 0.2)}"] + options)
    params = pick(r, "m.parameters()", "[{'params': m[0].parameters()}, {'params': m[2].parameters(), 'lr': 0.05}]")
    lines = ["m = nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))", f"o = optim.{kind}({params}, {given})",
             "print(o)"]
    scheduled = r.random() < 0.5
    if scheduled:
        lines.append("s = lr_scheduler." + pick(r, *SCHEDULERS))
    lines += ["x, y = torch.randn(6, 2), torch.randn(6, 1)", "for i in range(5):", "    o.zero_grad()",
              "    l = F.mse_loss(m(x), y)", "    l.backward()", "    o.step()",
              f"    {'s.step()' if scheduled else 'pass'}",
              f"    print(f'{{l.item():.4f}}'{', s.get_last_lr()' if scheduled else ''})"]
    lines += ["print(m.state_dict())", "print(o.state_dict())"]
    if scheduled:
        lines.append("print({k: v for k, v in s.state_dict().items() if k != '_schedulers'})")
    return lines


def loader_cell(r):
    n = r.randint(1, 7)
    data = pick(r, f"TensorDataset(torch.arange({n}), torch.randn({n}))", f"range({n})",
                f"[{{'a': i, 'b': (i / 2, str(i))}} for i in range({n})]", f"[(i, [i, i * 2.0]) for i in range({n})]")
    options = f"batch_size={pick(r, 1, 2, 3, None)}" + maybe(r, ", shuffle=True") + maybe(r, ", drop_last=True", .3)
    options += maybe(r, ", sampler=RandomSampler(d, replacement=True, num_samples=5)", .15)
    return [f"d = {data}", f"l = DataLoader(d, {options})", "print(len(l))", "for epoch in range(2):", "    print(list(l))",
            "print(torch.rand(1))"]


def wrong_cell(r):
    return [pick(
        r, "nn.Linear('a', 2)", "nn.Linear(2)", "nn.Linear(2, 3, foo=1)", "nn.Conv2d(1, 2)", "nn.Conv2d(3, 2, 3, groups=2)",
        "nn.Dropout(1.5)", "nn.Embedding(3, 2)(torch.tensor([5]))", "nn.BatchNorm1d(3)(torch.ones(3))",
        "nn.LSTM(2, 3)(torch.ones(1, 1, 3))", "nn.MultiheadAttention(5, 2)", "nn.Sequential(1)", "nn.ModuleList(5)",
        "nn.Linear(2, 2).load_state_dict({'weight': torch.ones(3, 3)})", "nn.Module()(1)", "optim.SGD([], lr=1)",
        "optim.Adam(nn.Linear(1, 1))", "lr_scheduler.StepLR(3, 1)", "DataLoader([1], batch_size=0)",
        "nn.MaxPool2d(3)(torch.ones(1, 1, 2, 2))", "nn.GRU(2, 3)(torch.ones(2, 2, 2), torch.ones(1, 1, 3))",
        "nn.CrossEntropyLoss()(torch.ones(2, 3), torch.ones(2))", "nn.Linear(2, 3).foo", "nn.Linear(2, 3).weight[5]",
        "nn.init.xavier_uniform_(torch.ones(3))", "nn.Softmax(dim=3)(torch.ones(2))", "nn.Flatten(3)(torch.ones(2))",
        "nn.Unflatten(1, (2, 2))(torch.ones(1, 5))", "random_split(range(3), [1, 1])", "nn.PReLU(3)(torch.ones(1, 2))")]


KINDS = [layer_cell, layer_cell, layer_cell, layer_cell, loss_cell, loss_cell, optimizer_cell, optimizer_cell, loader_cell,
         wrong_cell]


def wrapped(number, lines):
    body = "".join(f"    {line}\n" for line in lines)
    return f"torch.manual_seed({number})\ntry:\n{body}except Exception as error:\n    print(type(error).__name__, error)\n"


def judged(source, names):
    """What real Python and PyTorch print for a cell."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(ast.parse(source), "<cell>", "exec"), names)
    return out.getvalue()


def blocks(text):
    found = {}
    for number, body in re.findall(r"```+text Out\[(\d+)\]\n(.*?)\n```+\n", text, re.S):
        found[int(number)] = body + "\n"
    return found


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("runner")
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--cells", type=int, default=60)
    options.add_argument("--notebooks", type=int, default=3)
    options.add_argument("--keep")
    given = options.parse_args()
    folder = pathlib.Path(given.keep or tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    import torch

    torch.set_num_threads(1)
    warnings.simplefilter("default")
    same = total = 0
    for notebook in range(given.notebooks):
        r = random.Random(given.seed * 1000 + notebook)
        cells = [HEAD] + [wrapped(i, pick(r, *KINDS)(r)) for i in range(given.cells)]
        path = folder / f"training-{given.seed}-{notebook}.md"
        path.write_text("".join(f"```python\n{cell}```\n\n" for cell in cells))
        subprocess.run([given.runner, "update", str(path)], capture_output=True)
        ours = blocks(path.read_text())
        # Warnings are shown once a notebook, as there.
        for module in list(sys.modules.values()):
            shown = vars(module).get("__warningregistry__") if hasattr(module, "__dict__") else None
            if isinstance(shown, dict):
                shown.clear()
        names = {"__name__": "__main__"}
        warnings.showwarning = lambda m, c, *rest: print(
            f"{c.__name__}: " + re.sub(r" \(Triggered internally at .*?\)$", "", str(m).strip()))
        for i, cell in enumerate(cells):
            wanted = judged(cell, names)
            found = ours.get(i + 1, "")
            if i == 0:
                continue
            total += 1
            address = re.compile("0x[0-9a-f]+")
            if address.sub("0x", wanted) == address.sub("0x", found):
                same += 1
                continue
            print(f"#### {path.name}, cell {i + 1}\n{cell}")
            lines = difflib.unified_diff(
                wanted.splitlines(), found.splitlines(), "PyTorch", "ours", n=0, lineterm="")
            print("\n".join(line[:300] for line in list(lines)[2:24]) + "\n")
    print(f"{same} of {total} cells the same")
    sys.exit(same != total)


if __name__ == "__main__":
    main()
