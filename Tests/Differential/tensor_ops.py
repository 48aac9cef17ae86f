"""Random calls of torch operations, run in real PyTorch and in notebook-runner, and what differs.

    tensor_ops.py [--seed N] [--cases N] [--only NAME] [--show N] [--runner PATH]

Run with a Python that has PyTorch. Values, dtypes, sizes, grad_fn names, gradients, and the type and text of errors are
compared as printed. A case that agrees but for digits within 2e-4 is counted apart.
"""
import argparse
import collections
import contextlib
import io
import os
import random
import re
import subprocess
import tempfile
import traceback
import warnings

PROLOGUE = '''
import operator, torch, warnings
import torch.nn.functional as F
V = {}
V['s'] = torch.tensor(1.5)
V['z'] = torch.tensor(-0.75)
V['f3'] = torch.tensor([0.5, -1.25, 2.0])
V['g3'] = torch.tensor([1.75, 0.25, -0.5])
V['f4'] = torch.tensor([0.3, 0.3, -0.7, 1.1])
V['f1'] = torch.tensor([0.625])
V['f23'] = torch.tensor([[0.1, -0.6, 1.3], [2.4, 0.0, -1.1]])
V['g23'] = torch.tensor([[1.5, 2.0, 0.5], [0.25, 3.0, 1.0]])
V['f13'] = torch.tensor([[0.9, -0.4, 1.6]])
V['f21'] = torch.tensor([[1.25], [-0.5]])
V['t32'] = torch.tensor([[0.7, -1.5], [0.2, 0.9], [-0.3, 1.0]]).t()
V['q33'] = torch.tensor([[4.0, 1.0, 0.5], [1.0, 3.0, 0.25], [0.5, 0.25, 2.0]])
V['r33'] = torch.tensor([[1.0, -2.0, 0.5], [0.3, 1.5, 2.0], [-1.0, 0.7, 0.9]])
V['c223'] = torch.tensor([[[0.2, 1.2, -0.3], [0.8, -0.9, 0.4]], [[1.1, -1.4, 0.6], [0.0, 0.5, -0.2]]])
V['w34'] = (torch.arange(12.) * 0.25 - 1).reshape(3, 4)
V['p342'] = (torch.arange(24.) * 0.125 - 1).reshape(3, 4, 2).permute(1, 0, 2)
V['k8'] = torch.arange(8.) * 0.3 - 1
V['v8'] = (torch.arange(16.) * 0.3 - 2)[::2]
V['n4'] = torch.tensor([float('nan'), float('inf'), -float('inf'), 0.0])
V['u3'] = torch.tensor([0.25, 0.5, 0.875])
V['e0'] = torch.zeros(0)
V['e03'] = torch.zeros(0, 3)
V['e20'] = torch.zeros(2, 0)
V['d3'] = torch.tensor([0.5, -1.25, 2.0], dtype=torch.float64)
V['d23'] = torch.tensor([[0.1, -0.6, 1.3], [2.4, 0.0, -1.1]], dtype=torch.float64)
V['ds'] = torch.tensor(2.5, dtype=torch.float64)
V['h3'] = torch.tensor([0.5, -1.25, 2.0], dtype=torch.float16)
V['b3'] = torch.tensor([0.5, -1.25, 2.0], dtype=torch.bfloat16)
V['i3'] = torch.tensor([3, -1, 2])
V['j3'] = torch.tensor([1, 2, 5])
V['i23'] = torch.tensor([[4, 0, -3], [7, 2, 2]])
V['is'] = torch.tensor(2)
V['m3'] = torch.tensor([3, -1, 2], dtype=torch.int32)
V['o3'] = torch.tensor([30, -100, 2], dtype=torch.int8)
V['y3'] = torch.tensor([3, 200, 2], dtype=torch.uint8)
V['x3'] = torch.tensor([3, -1, 2], dtype=torch.int16)
V['l3'] = torch.tensor([True, False, True])
V['l23'] = torch.tensor([[True, False, True], [False, False, True]])
V['ls'] = torch.tensor(True)
V['a01'] = torch.tensor([0, 1])
V['a20'] = torch.tensor([2, 0])
V['a3'] = torch.tensor([0, 2, 1])
V['a23'] = torch.tensor([[0, 1, 0], [1, 0, 1]])
V['a21'] = torch.tensor([[2], [0]])

def name_of(r):
    return type(r.grad_fn).__name__ if r.grad_fn is not None else None

def text(r):
    if isinstance(r, torch.Tensor):
        return f"{r.detach()} {tuple(r.shape)} {str(r.dtype)[6:]} {name_of(r)}"
    if isinstance(r, (tuple, list)) and any(isinstance(x, torch.Tensor) for x in r):
        return type(r).__name__ + '[' + ' ; '.join(text(x) for x in r) + ']'
    return repr(r)

def tensors(r):
    if isinstance(r, torch.Tensor):
        return [r]
    if isinstance(r, (tuple, list)):
        return [t for x in r for t in tensors(x)]
    return []

def run(i, f, names, grad=True):
    warnings.simplefilter('ignore')
    xs = [V[n].clone() if V[n].is_contiguous() else V[n].clone(memory_format=torch.preserve_format) for n in names]
    leaves = []
    if grad:
        for x in xs:
            if x.is_floating_point():
                leaves.append(x.requires_grad_())
    try:
        r = f(*xs)
        print(f"@{i} {text(r)}")
    except Exception as e:
        print(f"@{i} !{type(e).__name__}: {e}")
        return
    if not grad:
        return
    try:
        parts = [t for t in tensors(r) if t.requires_grad]
        if not parts:
            return
        loss = 0
        for t in parts:
            w = (torch.arange(t.numel()) % 7 * 0.25 + 0.5).reshape(t.shape).to(t.dtype)
            loss = loss + (t * w).sum().double()
        loss.backward()
        print(f"@{i} grad " + ' ; '.join(text(x.grad) if x.grad is not None else 'None' for x in leaves))
    except Exception as e:
        print(f"@{i} grad !{type(e).__name__}: {e}")
'''

FLOATS = "s z f3 f3 g3 f4 f1 f23 f23 g23 f13 f21 t32 c223 w34 p342 k8 v8 d3 d23 ds".split()
RARE = "n4 e0 e03 e20 h3 b3 u3".split()
INTS = "i3 j3 i23 is m3 o3 y3 x3".split()
BOOLS = "l3 l23 ls".split()
RANKS = {"s": 0, "z": 0, "ds": 0, "is": 0, "ls": 0}

UNARY = """abs absolute neg negative positive sqrt rsqrt reciprocal sign sgn floor ceil round trunc fix frac exp exp2 expm1
log log2 log10 log1p sin cos tan asin acos atan arcsin arccos arctan sinh cosh tanh asinh acosh atanh erf erfc erfinv sigmoid
relu square lgamma digamma sinc i0 deg2rad rad2deg logit nan_to_num isnan isinf isfinite isposinf isneginf isreal signbit
logical_not bitwise_not""".split()
BINARY = """add sub subtract mul multiply div divide true_divide floor_divide remainder fmod pow maximum minimum fmax fmin
atan2 arctan2 hypot copysign heaviside nextafter logaddexp logaddexp2 eq ne lt le gt ge not_equal less less_equal greater
greater_equal logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift
gcd lcm xlogy ldexp float_power isclose""".split()
OPERATORS = "+ - * / // % ** == != < <= > >= & | ^ << >> @".split()
REDUCTIONS = """sum mean prod std var max min amax amin argmax argmin any all norm logsumexp median mode nansum nanmean
nanmedian count_nonzero std_mean var_mean aminmax cumsum cumprod cummax cummin logcumsumexp sort argsort topk kthvalue unique
unique_consecutive quantile nanquantile softmax log_softmax diff flip msort unbind""".split()


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)

    def pick(self, *pools):
        pool = [x for p in pools for x in p]
        return self.r.choice(pool)

    def float(self):
        return self.pick(FLOATS) if self.r.random() < 0.9 else self.pick(RARE)

    def any(self):
        x = self.r.random()
        return self.float() if x < 0.6 else self.pick(INTS) if x < 0.85 else self.pick(BOOLS)

    def scalar(self):
        return self.pick(["2", "0", "-1", "1.5", "-0.5", "3", "True", "0.0", "1", "2.0"])

    def dim(self):
        return self.pick(["0", "1", "-1", "0", "1", "-1", "2", "-2"])

    def dims(self):
        return self.pick(["0", "1", "-1", "(0, 1)", "[0]", "(0, -1)", "()", "[1, 0]", "(0, 0)", "2", "None"])

    def unary(self):
        op, x = self.pick(UNARY), self.any()
        form = self.r.random()
        if form < 0.45:
            return op, f"lambda a: torch.{op}(a)", [x]
        if form < 0.7:
            return op, f"lambda a: a.{op}()", [x]
        if form < 0.9:
            return op, f"lambda a: (a * 1).{op}_()", [x]
        if form < 0.95:
            return op, f"lambda a: torch.{op}(a.detach(), out=torch.zeros(a.shape{', dtype=torch.bool' if op.startswith('is') else ''}))", [x]
        return op, self.pick([f"lambda a: torch.{op}('x')", f"lambda a: torch.{op}()", f"lambda a: torch.{op}(a, foo=1)",
                              f"lambda a: a.{op}(1, 2, 3)", f"lambda a: torch.{op}(1.5)"]), [x]

    def binary(self):
        op, x, y = self.pick(BINARY), self.any(), self.any()
        form = self.r.random()
        if form < 0.35:
            return op, f"lambda a, b: torch.{op}(a, b)", [x, y]
        if form < 0.5:
            return op, f"lambda a, b: a.{op}(b)", [x, y]
        if form < 0.6:
            return op, f"lambda a: torch.{op}(a, {self.scalar()})", [x]
        if form < 0.68:
            return op, f"lambda a: a.{op}({self.scalar()})", [x]
        if form < 0.73:
            return op, f"lambda a: torch.{op}({self.scalar()}, a)", [x]
        if form < 0.84:
            return op, f"lambda a, b: (a * 1).{op}_(b)", [x, y]
        if form < 0.9:
            return op, f"lambda a: (a * 1).{op}_({self.scalar()})", [x]
        if form < 0.95:
            return op, f"lambda a, b: torch.{op}(a.detach(), b.detach(), out=torch.zeros(2, 3))", [x, y]
        return op, self.pick([f"lambda a: torch.{op}(a, 'x')", f"lambda a: torch.{op}(a)", f"lambda a: a.{op}(a, foo=1)",
                              f"lambda a: torch.{op}(a, None)", f"lambda a: a.{op}([1])"]), [x]

    def operator(self):
        op, x, y = self.pick(OPERATORS), self.any(), self.any()
        form = self.r.random()
        if form < 0.5:
            return "op" + op, f"lambda a, b: a {op} b", [x, y]
        if form < 0.7:
            return "op" + op, f"lambda a: a {op} {self.scalar()}", [x]
        if form < 0.85:
            return "op" + op, f"lambda a: {self.scalar()} {op} a", [x]
        if form < 0.95 and op not in ("==", "!=", "<", "<=", ">", ">="):
            name = {"+": "iadd", "-": "isub", "*": "imul", "/": "itruediv", "//": "ifloordiv", "%": "imod", "**": "ipow",
                    "&": "iand", "|": "ior", "^": "ixor", "<<": "ilshift", ">>": "irshift", "@": "imatmul"}[op]
            import_line = f"lambda a, b: operator.{name}(a * 1, b)"
            return "op" + op, import_line, [x, y]
        return "op" + op, f"lambda a: a {op} {self.pick(['None', repr('x'), '[1]'])}", [x]

    def reduction(self):
        op, x = self.pick(REDUCTIONS), self.any()
        call = lambda args: f"torch.{op}(a{', ' + args if args else ''})" if self.r.random() < 0.6 else f"a.{op}({args})"
        if op in ("topk", "kthvalue"):
            k = self.pick(["1", "2", "0", "5"])
            args = self.pick([k, f"{k}, {self.dim()}", f"k={k}, dim={self.dim()}"])
        elif op in ("quantile", "nanquantile"):
            q = self.pick(["0.5", "0.25", "torch.tensor([0.25, 0.75])", "1.5"])
            args = self.pick([q, f"{q}, dim={self.dim()}", f"{q}, {self.dim()}, keepdim=True",
                              f"{q}, interpolation={self.pick(['lower', 'higher', 'nearest', 'midpoint', 'linear'])!r}"])
        elif op in ("softmax", "log_softmax", "logcumsumexp", "cumsum", "cumprod", "cummax", "cummin", "logsumexp"):
            args = self.pick([self.dim(), f"dim={self.dim()}", "", self.dim()])
        elif op in ("max", "min", "median", "mode", "nanmedian", "prod", "any", "all", "argmax", "argmin"):
            args = self.pick(["", "", self.dim(), f"dim={self.dim()}", f"{self.dim()}, keepdim=True", f"{self.dim()}, True",
                              f"axis={self.dim()}"])
        elif op in ("std", "var", "std_mean", "var_mean"):
            args = self.pick(["", self.dim(), f"dim={self.dims()}", "unbiased=False", f"{self.dim()}, False",
                              f"{self.dim()}, keepdim=True", "correction=0", f"dim={self.dim()}, correction=0", "False"])
        elif op in ("sort", "argsort"):
            args = self.pick(["", self.dim(), f"{self.dim()}, True", f"descending=True", f"dim={self.dim()}, descending=True",
                              "stable=True"])
        elif op in ("unique", "unique_consecutive"):
            args = self.pick(["", "return_inverse=True", "return_counts=True", "return_inverse=True, return_counts=True",
                              "dim=0", f"dim={self.dim()}, return_inverse=True"])
        elif op == "norm":
            args = self.pick(["", "2", "1", "float('inf')", f"dim={self.dim()}", f"2, {self.dim()}", f"p=1, dim={self.dim()}",
                              f"2, {self.dim()}, True", "'fro'", "p=3", "p=0"])
        elif op in ("diff",):
            args = self.pick(["", "1", f"dim={self.dim()}", "n=2", f"1, {self.dim()}"])
        elif op in ("flip",):
            args = self.pick([self.dim(), "(0, 1)", f"[{self.dim()}]", "()"])
        elif op in ("msort", "unbind"):
            args = self.pick(["", self.dim()]) if op == "unbind" else ""
        elif op == "aminmax":
            args = self.pick(["", f"dim={self.dim()}", f"dim={self.dim()}, keepdim=True"])
        elif op in ("sum", "mean", "nansum", "nanmean"):
            args = self.pick(["", "", self.dims(), f"dim={self.dims()}", f"{self.dims()}, keepdim=True", "dtype=torch.float64",
                              f"{self.dims()}, True", f"axis={self.dim()}", "dtype=torch.int64", "foo=1", "'x'"])
        else:
            args = self.pick(["", self.dims(), f"dim={self.dims()}", f"{self.dims()}, True", f"{self.dims()}, keepdim=True"])
        return op, f"lambda a: {call(args)}", [x]

    def template(self):
        name, text, kinds = self.pick(TEMPLATES)
        names = []
        for kind in kinds.split():
            options = kind.split("|")
            choice = self.pick(options)
            names.append({"F": self.float, "A": self.any}.get(choice, lambda: choice)())
        while "{d}" in text:
            text = text.replace("{d}", self.dim(), 1)
        while "{s}" in text:
            text = text.replace("{s}", self.scalar(), 1)
        letters = ", ".join("abcdefg"[: len(names)])
        return name, f"lambda {letters}: {text}", names

    def index(self):
        parts = []
        for _ in range(self.pick([1, 1, 1, 2, 2, 3])):
            parts.append(self.pick(["0", "1", "-1", "2", ":", "1:", ":1", "::2", "...", "None", "[0, 1]", "[1, 0, 1]", "a > 0",
                                    "torch.tensor([0, 1])", "torch.tensor([[0], [1]])", "torch.tensor(1)", "True",
                                    "[True, False]", "-1:", "5", "0:0", "torch.tensor([], dtype=torch.long)", "::-1",
                                    "range(2)", "(0, 1)"]))
        key = ", ".join(parts)
        x = self.any()
        form = self.r.random()
        if form < 0.5:
            return "getitem", f"lambda a: a[{key}]", [x]
        y = self.any()
        value = self.pick(["b", "b", "5", "2.5", "b.sum()", "True", "[1, 2]"])
        inner = "(lambda t: (t.__setitem__(%s, %s), t)[1])(a * 1)"
        tuple_key = parts[0] if len(parts) == 1 else "(" + ", ".join(parts) + ")"
        def as_object(p):
            if ":" in p and "torch" not in p and "lambda" not in p:
                pieces = [q or "None" for q in p.split(":")]
                return f"slice({', '.join(pieces)})"
            return p
        objects = [as_object(p) for p in parts]
        tuple_key = objects[0] if len(objects) == 1 else "(" + ", ".join(objects) + ")"
        return "setitem", "lambda a, b: " + inner % (tuple_key, value), [x, y]

    def case(self):
        f = self.r.choices([self.unary, self.binary, self.operator, self.reduction, self.template, self.index],
                           [14, 20, 14, 20, 40, 12])[0]
        return f()


TEMPLATES = [tuple(line.split(" :: ")) for line in open(
    os.path.join(os.path.dirname(os.path.abspath(__file__)), "tensor_ops.txt")).read().splitlines()
    if line.strip() and not line.startswith("#")]


def cells(cases, size=100):
    for start in range(0, len(cases), size):
        yield "\n".join(
            f"run({i}, {text}, {names!r})" for i, (_, text, names) in
            list(enumerate(cases))[start:start + size])


def collect(text, found):
    current = None
    for line in text.split("\n"):
        m = re.match(r"@(\d+) (grad )?", line)
        if m:
            current = (int(m.group(1)), bool(m.group(2)))
            found[current] = line
        elif current is not None:
            found[current] += "\n" + line
    for key in found:
        found[key] = found[key].rstrip("\n")


def judge(cases):
    space, found = {}, {}
    exec(PROLOGUE, space)
    for source in cells(cases):
        out = io.StringIO()
        with contextlib.redirect_stdout(out), warnings.catch_warnings():
            exec(source, space)
        collect(out.getvalue(), found)
    return found


def ours(cases, runner):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "cases.md")
        with open(path, "w") as file:
            for source in [PROLOGUE, *cells(cases)]:
                file.write(f"```python\n{source}\n```\n\n")
        subprocess.run([runner, "update", "--fresh", path], capture_output=True, timeout=1200)
        found = {}
        for block in re.findall(r"```+text Out\[\d+\]\n(.*?)\n```+", open(path).read(), re.S):
            collect(block, found)
        return found


NUMBER = re.compile(r"-?\d+\.?\d*(?:e[+-]?\d+)?|-?inf|nan")


def close(a, b):
    if NUMBER.sub("#", re.sub(r"\s+", " ", a)) != NUMBER.sub("#", re.sub(r"\s+", " ", b)):
        return False
    for x, y in zip(NUMBER.findall(a), NUMBER.findall(b)):
        if x != y and not abs(float(x) - float(y)) <= 1e-4 + 2e-4 * abs(float(x)):
            return False
    return True


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=3000)
    parser.add_argument("--only", default="")
    parser.add_argument("--show", type=int, default=3)
    parser.add_argument("--runner", default=".build/release/notebook-runner")
    options = parser.parse_args()
    maker = Maker(options.seed)
    cases = []
    while len(cases) < options.cases:
        case = maker.case()
        if not options.only or case[0] in options.only.split(","):
            cases.append(case)
    want, got = judge(cases), ours(cases, options.runner)
    differing, digits, refused, groups = 0, 0, 0, collections.defaultdict(list)
    for i, (name, text, names) in enumerate(cases):
        for part in (False, True):
            a, b = want.get((i, part)), got.get((i, part))
            if a == b:
                continue
            if a and b and close(a, b):
                digits += 1
            elif b and "is not supported" in b:
                refused += 1
                groups[name + " (refused)"].append((text, names, a, b))
            else:
                differing += 1
                groups[name].append((text, names, a, b))
            break
    for name in sorted(groups, key=lambda n: -len(groups[n])):
        print(f"--- {name}: {len(groups[name])}")
        for text, names, a, b in groups[name][: options.show]:
            print(f"  {text} {names}\n    want {a}\n    got  {b}")
    print(f"{len(cases)} cases, seed {options.seed}: {differing} differ, {digits} in digits only, {refused} refused by name")


if __name__ == "__main__":
    main()
