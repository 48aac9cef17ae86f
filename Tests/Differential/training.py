#!/usr/bin/env python3
"""Compares this engine with PyTorch on random modules, losses, optimizers, schedulers and loaders.

Usage: python Tests/Differential/training.py RUNNER [--seed N] [--cells N] [--notebooks N] [--keep FOLDER]
       [--digits] [--recorded]

RUNNER is the notebook-runner to judge; the Python that runs this needs PyTorch 2.13. Each cell builds something at random and
prints its text, its initial parameters, outputs, losses, gradients, some steps and its state; many cells are given something
wrong. What both print must be the same, byte for byte; cells whose numbers part in the last digits are counted apart.
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


def volume(r):
    g = pick(r, 1, 1, 2)
    i, o = g * r.randint(1, 2), g * r.randint(1, 2)
    options = maybe(r, f", stride={pick(r, 2, (1, 2, 1))}", .4) + maybe(r, f", padding={pick(r, 1, (0, 1, 1))}", .4)
    options += maybe(r, ", dilation=2", .2) + maybe(r, f", groups={g}", 1 if g > 1 else 0) + maybe(r, ", bias=False", .3)
    kind = pick(r, "Conv3d", "Conv3d", "ConvTranspose3d")
    if kind == "ConvTranspose3d":
        options = maybe(r, ", stride=2") + maybe(r, ", padding=1", .3) + maybe(r, f", groups={g}", 1 if g > 1 else 0)
    size = ", ".join(str(r.randint(3, 4)) for _ in range(3))
    return f"nn.{kind}({i}, {o}, {pick(r, 2, (1, 2, 2))}{options})", f"torch.randn({maybe(r, '2, ', .8)}{i}, {size})"


def volume_pooling(r):
    made = pick(
        r, "MaxPool3d(2)", "MaxPool3d(2, stride=1, padding=1)", "MaxPool3d((1, 2, 2), ceil_mode=True)", "AvgPool3d(2)",
        "AvgPool3d(2, stride=1, padding=1, count_include_pad=False)", "AvgPool3d(2, divisor_override=3)",
        "AdaptiveAvgPool3d((2, 1, None))", "AdaptiveMaxPool3d(2)", "AdaptiveAvgPool3d(1)", "MaxPool3d(5)")
    size = ", ".join(str(r.randint(3, 4)) for _ in range(3))
    return "nn." + made, f"torch.randn({maybe(r, '2, ', .8)}2, {size})"


def rearranging(r):
    return pick(
        r, ("nn.PixelShuffle(2)", "torch.randn(1, 4, 2, 2)"), ("nn.PixelUnshuffle(2)", "torch.randn(1, 1, 4, 4)"),
        ("nn.Unfold(2, stride=2)", "torch.randn(1, 2, 4, 4)"), ("nn.Unfold((1, 2), padding=1, dilation=2)", "torch.randn(2, 3, 3)"),
        ("nn.Fold((3, 3), 2)", "torch.randn(1, 8, 4)"), ("nn.Fold((3, 3), 2)", "torch.randn(1, 8, 5)"),
        ("nn.Upsample(scale_factor=2)", "torch.randn(1, 1, 2, 2)"), ("nn.Upsample(size=5, mode='linear')", "torch.randn(1, 2, 3)"),
        ("nn.Upsample(scale_factor=1.5, mode='bilinear', align_corners=True)", "torch.randn(1, 1, 2, 3)"),
        ("nn.Upsample(scale_factor=2, mode='bicubic')", "torch.randn(1, 1, 3, 3)"), ("nn.UpsamplingNearest2d(3)", "torch.randn(1, 1, 2, 2)"),
        ("nn.ChannelShuffle(2)", "torch.randn(1, 4, 2)"), ("nn.Unflatten(1, (2, 2))", f"torch.randn(2, {pick(r, 4, 5)})"),
        ("nn.Flatten(1, 2)", "torch.randn(2, 2, 2, 2)"), ("nn.ZeroPad2d((1, 0, 2, 1))", "torch.randn(1, 2, 2)"),
        ("nn.ReflectionPad1d(1)", "torch.randn(1, 2, 3)"), ("nn.ReplicationPad2d(1)", "torch.randn(1, 1, 2, 2)"),
        ("nn.CircularPad1d(2)", "torch.randn(1, 1, 3)"), ("nn.ConstantPad1d((1, 2), 3.5)", "torch.randn(2, 2)"),
        ("nn.ReflectionPad2d(3)", "torch.randn(1, 1, 2, 2)"), ("nn.ReflectionPad3d(1)", "torch.randn(1, 1, 2, 2, 2)"))


def bag(r):
    options = maybe(r, f", mode={pick(r, 'sum', 'max', 'mean')!r}", .7) + maybe(r, ", padding_idx=0", .3)
    return f"nn.EmbeddingBag(5, {r.randint(1, 3)}{options})", "torch.randint(0, 5, (3, 2))"


def normed(r):
    wrap = pick(r, "nn.utils.weight_norm", "nn.utils.parametrizations.weight_norm", "nn.utils.spectral_norm",
                "nn.utils.parametrizations.spectral_norm")
    return f"{wrap}({pick(r, 'nn.Linear(3, 2)', 'nn.Linear(3, 4, bias=False)')})", "torch.randn(2, 3)"


def stacked(r):
    made = pick(
        r, "nn.Sequential(nn.Linear(3, 4), nn.ReLU(), nn.Linear(4, 2))", "nn.Sequential(OrderedDict(a=nn.Linear(3, 3), b=nn.Tanh()))",
        "nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.LeakyReLU(0.1), nn.Dropout(0.0), nn.Linear(4, 1))",
        "nn.Sequential(nn.LayerNorm(3), nn.Sequential(nn.Linear(3, 2, bias=False), nn.GELU()), nn.Softmax(-1))",
        "nn.Sequential(nn.Unflatten(1, (1, 3)), nn.Conv1d(1, 2, 2), nn.SiLU(), nn.Flatten(), nn.Linear(4, 1))",
        "nn.Sequential(nn.Linear(3, 4), nn.GLU(), nn.PReLU(2), nn.Hardtanh())")
    return made, f"torch.randn(4, {3 + (r.random() < .1)})"


def decoder(r):
    options = maybe(r, ", batch_first=True") + maybe(r, ", norm_first=True", .3) + maybe(r, ", activation=F.silu", .3)
    lines = f"nn.TransformerDecoderLayer(4, 2, 8, dropout=0.0{options})"
    return f"(lambda d: d.register_forward_pre_hook(lambda m, a: (a[0], torch.linspace(-1, 1, 24).view(3, 2, 4))) and d)({lines})", "torch.randn(3, 2, 4)"


LAYERS = [linear, linear, conv, conv, transposed, pooling, norm, norm, activation, activation, recurrent, cell, embedding,
          encoder, volume, volume_pooling, rearranging, rearranging, bag, normed, stacked, stacked, decoder]


def layer_cell(r):
    made, given = pick(r, *LAYERS)(r)
    lines = [f"m = {made}", "print(m)", "for n, p in m.named_parameters(): print(n, p)", f"x = {given}"]
    if "randint" not in given:
        lines.append("x.requires_grad_()")
    if r.random() < 0.3:
        lines.append("m.eval()")
    lines += ["y = m(x)", "print(y)", "y = y[0] if isinstance(y, tuple) else y", "y.pow(3).sum().backward()"]
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
    elif r.random() < 0.6:
        made, given = pick(
            r, ("nn.TripletMarginLoss(margin=0.5, swap=True)", "torch.randn(3, 2), torch.randn(3, 2), torch.randn(3, 2)"),
            ("nn.CosineEmbeddingLoss(0.2)", "torch.randn(3, 2), torch.randn(3, 2), torch.tensor([1, -1, 1])"),
            ("nn.MarginRankingLoss(0.3)", "torch.randn(3), torch.randn(3), torch.tensor([1., -1., 1.])"),
            ("nn.GaussianNLLLoss(full=True)", "torch.randn(3, 2), torch.randn(3, 2), torch.rand(3, 2)"),
            ("nn.MultiLabelSoftMarginLoss()", "torch.randn(2, 3), torch.randint(0, 2, (2, 3)).float()"),
            ("nn.MultiLabelMarginLoss()", "torch.randn(2, 3), torch.tensor([[1, -1, 0], [0, 2, -1]])"),
            ("nn.CTCLoss(zero_infinity=True)", "torch.randn(5, 2, 3).log_softmax(2), torch.tensor([[1, 2], [2, 2]]), (5, 4), (2, 1)"),
            ("nn.CrossEntropyLoss(label_smoothing=0.2)", "torch.randn(2, 3), torch.randn(2, 3).softmax(1)"),
            ("nn.NLLLoss(ignore_index=1)", "torch.randn(2, 3, 2), torch.randint(0, 3, (2, 2))"),
            ("nn.AdaptiveLogSoftmaxWithLoss(2, 6, [2, 4])", "torch.randn(3, 2), torch.tensor([0, 3, 5])"),
            ("nn.LinearCrossEntropyLoss(2, 3)", "torch.randn(3, 2), torch.tensor([0, 1, 2])"),
            ("nn.KLDivLoss(reduction='batchmean', log_target=True)", "torch.randn(2, 3).log_softmax(1), torch.randn(2, 3).log_softmax(1)"),
            ("nn.BCEWithLogitsLoss(pos_weight=torch.ones(2))", "torch.randn(3, 2), torch.rand(3)"))
        return [f"f = {made}", "print(f)", f"x, *rest = {given}", "x = x.detach().requires_grad_()", "l = f(x, *rest)", "print(l)",
                "(l.loss if hasattr(l, 'loss') else l).backward()", "print(x.grad)"]
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
    "Rprop": ["etas=(0.4, 1.3)", "step_sizes=(1e-4, 0.1)"], "Adafactor": ["weight_decay=0.1", "d=2.0"],
}
SCHEDULERS = [
    "StepLR(o, 2, gamma=0.5)", "MultiStepLR(o, [1, 3])", "ExponentialLR(o, 0.9)", "LambdaLR(o, lambda e: 1 / (1 + e))",
    "MultiplicativeLR(o, lambda e: 0.95)", "ConstantLR(o, 0.5, 2)", "LinearLR(o, 0.2, 0.9, 3)", "PolynomialLR(o, 4, 2.0)",
    "CosineAnnealingLR(o, 3, 0.01)", "CosineAnnealingWarmRestarts(o, 2)",
    "SequentialLR(o, [lr_scheduler.ConstantLR(o, 0.1, 2), lr_scheduler.ExponentialLR(o, 0.9)], [2])",
    "ChainedScheduler([lr_scheduler.ConstantLR(o, 0.1, 2), lr_scheduler.ExponentialLR(o, 0.9)])",
    "OneCycleLR(o, 0.5, total_steps=8)", "OneCycleLR(o, 0.5, epochs=2, steps_per_epoch=3, anneal_strategy='linear')",
    "CyclicLR(o, 0.1, 0.5, 2, cycle_momentum=False)", "CyclicLR(o, 0.1, 0.5, 1, 2, mode='exp_range', gamma=0.9, cycle_momentum=False)",
    "StepLR(o, 0)", "CosineAnnealingWarmRestarts(o, 1, 2, 0.01)", "MultiStepLR(o, [3, 1])", "LambdaLR(o, [lambda e: 1])",
    "PolynomialLR(o, 2, power=0.5)", "OneCycleLR(o, 0.5, total_steps=3)", "LinearLR(o, 1.5)",
    "SequentialLR(o, [lr_scheduler.LinearLR(o, 0.1, 1, 2), lr_scheduler.CosineAnnealingLR(o, 3)], [2])"]


def optimizer_cell(r):
    kind = pick(r, *OPTIMIZERS)
    options = [option for option in OPTIMIZERS[kind] if r.random() < 0.35]
    if r.random() < 0.1:
        options.append(pick(r, "lr_=1", "eps=-1", "foo=3"))
    options = list({option.split("=")[0]: option for option in options}.values())
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
                f"[{{'a': i, 'b': (i / 2, str(i))}} for i in range({n})]", f"[(i, [i, i * 2.0]) for i in range({n})]",
                f"ConcatDataset([range({n}), [7, 8]])", f"Subset(list('abcdefgh'), [{n % 3}, 5, 1])",
                f"StackDataset(x=range({n}), y=torch.arange({n}) * 2.0)", f"random_split(range({n + 3}), [3, {n}])[1]",
                f"[namedtuple('P', 'x y')(i, torch.ones(2) * i) for i in range({n})]", f"[None] * {n}",
                f"type('D', (IterableDataset,), dict(__iter__=lambda self: iter(range({n}))))()")
    options = f"batch_size={pick(r, 1, 2, 3, None)}" + maybe(r, ", shuffle=True") + maybe(r, ", drop_last=True", .3)
    options += maybe(r, ", sampler=RandomSampler(d, replacement=True, num_samples=5)", .15)
    options += maybe(r, ", generator=torch.Generator().manual_seed(3)", .2) + maybe(r, ", collate_fn=lambda b: b", .2)
    options += maybe(r, ", num_workers=2", .2) if "namedtuple" not in data else ""
    if r.random() < .2:
        options = pick(r, "batch_sampler=BatchSampler(SequentialSampler(d), 2, True)", "batch_sampler=[[0], [0, 0]]",
                       "2, sampler=WeightedRandomSampler([0.2, 0.8], 4)", "2, sampler=SubsetRandomSampler([0, 0, 0])",
                       "2, sampler=[0], shuffle=True", "batch_size=2, timeout=-1", "2, prefetch_factor=3",
                       "1, sampler=DistributedSampler(d, 2, 1)")
    return [f"d = {data}", f"l = DataLoader(d, {options})", "for epoch in range(2):", "    print(list(l))",
            "print(torch.rand(1))", "print(len(l))"]


def scheduler_cell(r):
    lines = ["w = nn.Parameter(torch.ones(2))", f"o = optim.{pick(r, 'SGD', 'Adam')}([w], lr=0.4)"]
    if r.random() < .3:
        options = maybe(r, ", mode='max'") + maybe(r, ", factor=0.5") + maybe(r, ", patience=0") + maybe(r, ", cooldown=1")
        options += maybe(r, ", threshold_mode='abs'", .3) + maybe(r, ", min_lr=0.05", .3) + maybe(r, ", eps=0.1", .2)
        lines += [f"s = lr_scheduler.ReduceLROnPlateau(o{options})", "for v in [1.0, 0.5, 0.6, 0.6, 0.5, 0.4, 0.41, 0.42]:",
                  "    o.step(); s.step(v); print(o.param_groups[0]['lr'], s.num_bad_epochs, s.best)", "print(s.state_dict())"]
        return lines
    made = "lr_scheduler." + pick(r, *SCHEDULERS)
    lines += [f"s = {made}", "for i in range(6):", "    o.step(); s.step(); print(i, s.get_last_lr(), s.last_epoch)"]
    if r.random() < .5:
        lines += ["d = s.state_dict()", "print({k: v for k, v in d.items() if k != '_schedulers'})",
                  "o = optim.SGD([w], lr=0.4)", f"t = {made}", "t.load_state_dict(d)", "print(t.last_epoch, t.get_last_lr())"]
    return lines


def module_cell(r):
    lines = ["class Net(nn.Module):", "    def __init__(self):", "        super().__init__()",
             f"        self.a = {pick(r, 'nn.Linear(2, 3)', 'nn.Sequential(nn.Linear(2, 3), nn.Tanh())')}",
             f"        self.b = {pick(r, 'nn.ModuleList([nn.Linear(3, 3), nn.ReLU()])', 'nn.ModuleDict(dict(x=nn.Linear(3, 3)))')}",
             f"        self.register_buffer('k', torch.ones(2){maybe(r, ', persistent=False')})",
             f"        self.c = {pick(r, 'nn.Parameter(torch.zeros(3))', 'nn.ParameterList([torch.ones(1)])', 'None', '5')}",
             "    def forward(self, x):", "        x = self.a(x * self.k)",
             "        for m in (self.b if isinstance(self.b, nn.ModuleList) else self.b.values()): x = m(x)", "        return x",
             "m = Net()", "print(m)"]
    more = [
        "print([n for n, _ in m.named_parameters()], [n for n, _ in m.named_modules()])", "print(m.state_dict())",
        "print([type(c).__name__ for c in m.children()], [n for n, _ in m.named_buffers()])",
        "m.apply(lambda c: print(type(c).__name__))", "print(m.load_state_dict({}, strict=False))", "m.load_state_dict({'z': torch.ones(1)})",
        "m.load_state_dict({k: torch.zeros(1) for k in m.state_dict()})", "print(m.load_state_dict(m.state_dict()))",
        "h = m.register_forward_hook(lambda mod, i, o: print('hook', o.shape)); m(torch.ones(1, 2)); h.remove()",
        "h = m.a.register_full_backward_hook(lambda mod, gi, go: print([None if g is None else g.shape for g in gi], go[0].sum())); "
        "m(torch.ones(1, 2)).sum().backward()",
        "m.zero_grad(); m(torch.ones(2, 2)).sum().backward(); print({n: None if p.grad is None else p.grad.norm() for n, p in m.named_parameters()})",
        "print(copy.deepcopy(m).state_dict().keys() == m.state_dict().keys(), m.train(False).training, m.requires_grad_(False).a)",
        "print(m.double().state_dict())", "print(m.half().k.dtype, m.float().k.dtype, sum(p.numel() for p in m.parameters()))",
        "m.a = nn.Identity(); print(m.a, len(list(m.parameters())))", "del m.k; print(m.k)", "m.add_module('d', nn.Linear(1, 1)); print(m.d, m)",
        "m.c = torch.ones(3); print(m.c)", "m.k = None; print(m.state_dict().keys())", "print(m.get_submodule('b.0'))", "print(m.get_parameter('a.weight').shape)",
        "import io; f = io.BytesIO(); torch.save(m.state_dict(), f); f.seek(0); print(torch.load(f).keys())", "print(m.foo)",
        "print(nn.utils.parameters_to_vector(m.parameters()))", "m.register_buffer('a', torch.ones(1))", "m.register_parameter('q', nn.Parameter(torch.ones(1))); print(m.q)",
        "m.eval(); print([c.training for c in m.modules()])", "print(m.b[0])", "m.to('cuda')", "print(m.to(torch.float64).c)", "print(dir(m)[-3:], hasattr(m, 'q'), m.extra_repr() == '')"]
    return lines + [pick(r, *more) for _ in range(4)]


FUNCTIONS = [
    "F.one_hot(torch.tensor([0, 2]), {n})", "F.normalize(x, dim={d})", "F.softmax(x, dim={d}, dtype=torch.float64)", "F.log_softmax(x, {d})",
    "F.pad(x, ({n}, 1), value=2.0)", "F.pad(x[None], (1, 1), mode={pad!r})", "F.interpolate(x[None, None], scale_factor={n})",
    "F.interpolate(x[None, None], size=({n}, 3), mode={mode!r})", "F.cosine_similarity(x, x.flip(0), dim={d})", "F.pairwise_distance(x, x + 1, p={n})",
    "F.gelu(x, approximate='tanh')", "F.leaky_relu(x, 0.{n})", "F.elu(x, 1.5)", "F.celu(x)", "F.selu(x)", "F.hardtanh(x, -0.5, {n})", "F.softplus(x, beta={n})",
    "F.softshrink(x, 0.3)", "F.hardshrink(x)", "F.threshold(x, 0.1, {n})", "F.relu6(x * 5)", "F.mish(x)", "F.silu(x)", "F.glu(x, {d})", "F.logsigmoid(x)", "F.tanhshrink(x)",
    "F.dropout(x, 0.{n})", "F.dropout(x, training=False)", "F.alpha_dropout(x, 0.3, True)", "F.dropout1d(x, 0.5)", "F.feature_alpha_dropout(x, 0.4, True)",
    "F.gumbel_softmax(x, tau=0.5)", "F.gumbel_softmax(x, hard=True)", "F.rrelu(x, training=True)", "F.layer_norm(x, (4,))", "F.layer_norm(x, ({n},))",
    "F.group_norm(x[None], 1)", "F.instance_norm(x[None])", "F.rms_norm(x, (4,))", "F.batch_norm(x, torch.zeros(4), torch.ones(4))", "F.local_response_norm(x[None], 2)",
    "F.scaled_dot_product_attention(x[None], x[None], x[None])", "F.scaled_dot_product_attention(x[None], x[None], x[None], is_causal=True, scale=0.5)",
    "F.linear(x, torch.ones({n}, 4))", "F.bilinear(x, x, torch.ones(2, 4, 4))", "F.embedding(torch.tensor([0, {n}]), x)", "F.unfold(x[None, None], {n})",
    "F.max_pool1d(x, {n})", "F.avg_pool1d(x[None], {n}, ceil_mode=True)", "F.adaptive_avg_pool1d(x, {n})", "F.adaptive_max_pool1d(x, {n}, True)", "F.lp_pool1d(x.abs(), 2, 2)",
    "F.conv1d(x[None], torch.ones(1, 3, {n}))", "F.conv1d(x[None], torch.ones(3, 1, 2), groups=3, padding={n})", "F.conv_transpose1d(x[None], torch.ones(3, 2, 2), stride={n})",
    "F.conv2d(x[None, None], torch.ones(1, 1, {n}, 2), padding='same')", "F.pixel_shuffle(x.reshape(1, 12, 1, 1), {n})", "F.softmin(x, {d})", "F.prelu(x, torch.tensor([0.{n}]))",
    "F.cross_entropy(x, torch.tensor([0, 1, {n}]))", "F.nll_loss(x, torch.tensor([0, 1, {n}]), reduction='sum')", "F.mse_loss(x, x.sigmoid())", "F.kl_div(x.log_softmax(1), x.softmax(1), reduction='batchmean')",
    "F.huber_loss(x, x * 0, delta=0.{n})", "F.binary_cross_entropy(x.sigmoid(), (x > 0).float())", "F.poisson_nll_loss(x, x.abs())", "F.grid_sample(x[None, None], torch.zeros(1, 1, 2, 2), align_corners=False)",
    "F.affine_grid(torch.eye(2, 3)[None], (1, 1, 2, {n}), align_corners=True)", "F.multi_margin_loss(x, torch.tensor([0, 1, {n}]))", "torch.cdist(x, x, p={n})", "F.embedding_bag(torch.tensor([[0, 1], [2, {n}]]), x, mode='sum')",
    "F.max_pool2d(x[None], 2, return_indices=True)", "F.upsample(x[None, None], scale_factor=2)", "F.sigmoid(x)", "F.tanh(x)", "F.hardswish(x)", "F.hardsigmoid(x)", "F.softsign(x)"]


def function_cell(r):
    lines = ["x = torch.randn(3, 4, requires_grad=True)"]
    for _ in range(2):
        call = pick(r, *FUNCTIONS).format(n=r.randint(1, 4), d=r.randint(-2, 1), pad=pick(r, "reflect", "replicate", "circular", "constant"),
                                          mode=pick(r, "nearest", "bilinear", "bicubic", "area", "linear", "nearest-exact"))
        lines += [f"y = {call}", "print(y)", "y = y[0] if isinstance(y, tuple) else y",
                  "if y.requires_grad: x.grad = None; (y * y).sum().backward(); print(x.grad)"]
    return lines


def training_cell(r):
    kind = r.randint(0, 4)
    act = pick(r, "nn.ReLU()", "nn.Tanh()", "nn.GELU()", "nn.SiLU()", "nn.ELU()", "nn.LeakyReLU(0.1)")
    if kind == 0:
        net = f"nn.Sequential(nn.Linear(4, 8), {act}, nn.Linear(8, 3))"
    elif kind == 1:
        net = f"nn.Sequential(nn.Linear(4, 8), nn.LayerNorm(8), {act}, nn.Dropout(0.2), nn.Linear(8, 3))"
    elif kind == 2:
        net = f"nn.Sequential(nn.Unflatten(1, (1, 2, 2)), nn.Conv2d(1, 3, 2, padding=1), {act}, nn.MaxPool2d(2), nn.Flatten(), nn.Linear(3, 3))"
    elif kind == 3:
        net = f"nn.Sequential(nn.Linear(4, 6, bias=False), nn.BatchNorm1d(6), {act}, nn.Linear(6, 3))"
    else:
        net = f"nn.Sequential(nn.Unflatten(1, (2, 2)), nn.{pick(r, 'LSTM', 'GRU', 'RNN')}(2, 5, batch_first=True))"
    loss = pick(r, ("F.cross_entropy(o, t)", "torch.randint(0, 3, (12,))"), ("F.mse_loss(o, t)", "torch.randn(12, 3)"),
                ("F.binary_cross_entropy_with_logits(o, t)", "torch.randint(0, 2, (12, 3)).float()"), ("F.smooth_l1_loss(o, t)", "torch.randn(12, 3)"))
    made = pick(r, "SGD(p, lr=0.1, momentum=0.9)", "Adam(p, lr=0.01)", "AdamW(p, lr=0.01)", "RMSprop(p, lr=0.005)", "Adagrad(p, lr=0.05)", "NAdam(p, lr=0.01)",
                "SGD(p, lr=0.2, weight_decay=0.01, nesterov=True, momentum=0.5)", "Adam(p, lr=0.02, amsgrad=True, weight_decay=0.1)", "RAdam(p, lr=0.01)")
    last = "    o = o[0][:, -1, :3] if isinstance(o, tuple) else o"
    return [f"net = {net}", "p = net.parameters()", f"opt = optim.{made}", f"x, t = torch.randn(12, 4), {loss[1]}",
            "g = [torch.arange(0, 12, 2), torch.arange(1, 12, 2)]", "for i in range(8):", "    b = g[i % 2]", "    o = net(x[b])", last,
            f"    l = {loss[0].replace('t)', 't[b])')}", "    opt.zero_grad()", "    l.backward()",
            f"    {pick(r, 'pass', 'print(nn.utils.clip_grad_norm_(net.parameters(), 0.5))', 'nn.utils.clip_grad_value_(net.parameters(), 0.1)')}",
            "    opt.step()", "    print(i, f'{l.item():.4f}')", "net.eval()", "with torch.no_grad(): print(net(x[:2]))"]


def init_cell(r):
    return [f"w = torch.empty({pick(r, '3, 4', '2, 3, 2, 2', '5', '4, 2')})", "print(nn.init." + pick(
        r, "uniform_(w, -1, 2)", "normal_(w, 1.0, 0.5)", "constant_(w, 3)", "xavier_uniform_(w, 2.0)", "xavier_normal_(w)", "kaiming_uniform_(w, a=0.1)",
        "kaiming_normal_(w, mode='fan_out', nonlinearity='relu')", "trunc_normal_(w, std=0.5)", "eye_(w)", "dirac_(w)", "zeros_(w)", "ones_(w)",
        "sparse_(w, 0.5)", "kaiming_uniform_(w, mode='fan')", "kaiming_normal_(w, nonlinearity='foo')", "xavier_uniform_(w, generator=torch.Generator().manual_seed(1))") + ")",
        f"print(nn.init.calculate_gain({pick(r, 'relu', 'tanh', 'leaky_relu', 'selu', 'linear', 'foo')!r}))", "print(torch.rand(1))"]


def utility_cell(r):
    return pick(
        r, ["from torch.nn.utils import parametrize, parametrizations", "class S(nn.Module):", "    def forward(self, w): return w.triu() + w.triu(1).t()",
            "m = nn.Linear(3, 3)", "parametrize.register_parametrization(m, 'weight', S())", "print(m, m.weight, list(m.state_dict()))",
            "m(torch.ones(1, 3)).sum().backward(); print(m.parametrizations.weight.original.grad)", "parametrize.remove_parametrizations(m, 'weight'); print(m, m.weight)"],
        ["from torch.nn.utils import prune", "m = nn.Linear(4, 2)", f"prune.{pick(r, 'l1_unstructured', 'random_unstructured')}(m, 'weight', {pick(r, 0.5, 3, 0.3)})",
         "print(m.weight, list(m.state_dict()), m.weight_mask)", "prune.remove(m, 'weight'); print(list(m.state_dict()))"],
        ["from torch.nn.utils.rnn import *", f"l = torch.tensor({pick(r, '[3, 2]', '[2, 3]', '[3, 0]', '[1]')})", "p = pack_padded_sequence(torch.arange(12.).view(2, 3, 2), l, "
         f"batch_first=True, enforce_sorted={r.random() < .5})", "print(p)", "print(pad_packed_sequence(p, batch_first=True))", "g = nn.GRU(2, 2, batch_first=True)", "print(g(p)[0].data, g(p)[1])"],
        ["from torch.optim.swa_utils import *", "m = nn.Linear(2, 1)", f"a = AveragedModel(m{pick(r, '', ', multi_avg_fn=get_ema_multi_avg_fn(0.9)', ', avg_fn=lambda a, b, n: a + b')})",
         "for i in range(3):", "    nn.init.constant_(m.weight, i); a.update_parameters(m)", "print(a.module.weight, a.n_averaged, list(a.state_dict()))"],
        ["m = nn.Linear(2, 2)", "p = list(m.parameters())", "m(torch.ones(1, 2) * 9).pow(2).sum().backward()", f"print(nn.utils.clip_grad_norm_(p, {r.randint(1, 3)}, norm_type={pick(r, 1.0, 2.0, 'math.inf', 0.5)}))",
         "print(m.weight.grad)", "v = nn.utils.parameters_to_vector(p); nn.utils.vector_to_parameters(v * 2, p); print(m.weight)", "print(nn.utils.get_total_norm([q.grad for q in p]))"],
        ["m = nn.Sequential(nn.LazyLinear(3), nn.LazyBatchNorm1d(), nn.ReLU())", "print(m)", "print(m(torch.ones(2, 5)).shape, m)"],
        ["o = optim.Adam([{'params': [nn.Parameter(torch.ones(2))]}, {'params': [nn.Parameter(torch.ones(1))], 'lr': 0.5}], lr=0.1)", f"q = optim.{pick(r, 'Adam', 'SGD', 'AdamW', 'RMSprop')}"
         "([{'params': [nn.Parameter(torch.ones(2))]}, {'params': [nn.Parameter(torch.ones(1))]}], lr=0.2)", "q.load_state_dict(o.state_dict())", "print(q)"],
        ["w = nn.Parameter(torch.ones(2)); o = optim.SGD([w], lr=0.1)", f"{pick(r, 'o.add_param_group({})', 'o.add_param_group(dict(params=[w]))', 'o.add_param_group(5)', 'o.load_state_dict({})')}", "print(o)"],
        ["w = nn.Parameter(torch.tensor([2.0, -1.0])); o = optim.LBFGS([w], " + pick(r, "max_iter=3", "line_search_fn='strong_wolfe'", "lr=0.5, history_size=2", "line_search_fn='foo'") + ")",
         "def closure(): o.zero_grad(); l = ((w - 1) ** 4).sum() + w[0] * w[1]; l.backward(); return l", "for i in range(3): print(f'{o.step(closure).item():.4f}', w)"],
        ["m = nn.Linear(3, 2); x = torch.randn(4, 3)", "with torch.autocast('cpu', dtype=torch.bfloat16):", "    y = m(x); print(y.dtype, y); l = F.mse_loss(y, torch.zeros(4, 2)); print(l)", "l.backward(); print(m.weight.grad)"])


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
         loader_cell, wrong_cell, scheduler_cell, module_cell, module_cell, function_cell, function_cell, function_cell,
         training_cell, training_cell, init_cell, utility_cell, utility_cell]

NUMBER = re.compile(r"(?<![\w.])-?\d+\.?\d*(?:e[+-]?\d+)?")


def only_digits(a, b):
    """Whether two outputs are equal but for numbers that are within a thousandth of each other."""
    x, y = NUMBER.findall(a), NUMBER.findall(b)
    same_text = re.sub(r"\s+", "", NUMBER.sub("#", a)) == re.sub(r"\s+", "", NUMBER.sub("#", b))
    return same_text and len(x) == len(y) and all(
        abs(float(p) - float(q)) <= 1e-3 * max(abs(float(p)), 1e-1) for p, q in zip(x, y))


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
    options.add_argument("--digits", action="store_true", help="also show cells that differ in last digits only")
    options.add_argument(
        "--recorded", action="store_true", help="PyTorch as on the processor that recorded the notebooks")
    given = options.parse_args()
    if given.recorded:
        import recorded_processor  # noqa: F401
    folder = pathlib.Path(given.keep or tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    import torch

    torch.set_num_threads(1)
    warnings.simplefilter("default")
    same = total = digits = 0
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
            if only_digits(wanted, found):
                digits += 1
                if not given.digits:
                    continue
            print(f"#### {path.name}, cell {i + 1}\n{cell}")
            lines = difflib.unified_diff(
                wanted.splitlines(), found.splitlines(), "PyTorch", "ours", n=0, lineterm="")
            print("\n".join(line[:300] for line in list(lines)[2:24]) + "\n")
    print(f"{same} of {total} cells the same, {digits} more but for last digits")
    sys.exit(same + digits != total)


if __name__ == "__main__":
    main()
