#!/usr/bin/env python3
"""Compares this engine with PyTorch on lessons in which something has been exchanged, as a learner exchanges it.

Usage: python Tests/Differential/mutated_lessons.py [--seed N] [--rounds N] [--areas NAMES] [--runner PATH] [--keep FOLDER]

Takes the notebooks of Tests/Conformance and changes numbers, operators, names of functions (for one of its family), and
arguments (dropped, added, swapped). Statements run one by one, what they raise is printed, and so is what a changed one
assigns. Our runner writes the outputs, and `notebook-runner verify` compares them with those of the Python that runs this,
which needs PyTorch 2.13. Addresses and unset memory are left out of the comparison. The exit code is 1 when cells differ.
"""
import argparse
import ast
import pathlib
import random
import re
import subprocess
import sys
import tempfile

NOTEBOOKS = pathlib.Path(__file__).parent.parent / "Conformance" / "Notebooks"

# Names that stand for one another.
FAMILIES = """
sum mean prod max min std var norm amax amin median logsumexp cumsum argmax argmin all any cumprod nansum sort argsort unique softmax log_softmax cummax diff flip flatten quantile mode count_nonzero
relu sigmoid tanh exp softplus gelu silu elu abs neg sqrt log sin cos square reciprocal rsqrt log1p expm1 sign floor round ceil trunc erf atan logit selu hardtanh leaky_relu relu6 mish hardswish
view reshape expand permute transpose repeat unflatten squeeze unsqueeze movedim swapaxes tile flatten broadcast_to narrow roll chunk split unbind select t diagonal tril triu rot90
zeros ones rand randn arange linspace full eye tensor randint randperm logspace as_tensor
zeros_like ones_like rand_like randn_like clone detach contiguous
add_ sub_ mul_ div_ pow_ copy_ fill_ zero_ clamp_ exp_ sqrt_ neg_ relu_ sigmoid_ add sub mul div
SGD Adam AdamW RMSprop Adagrad Adadelta Adamax NAdam RAdam Rprop ASGD LBFGS SparseAdam
MSELoss L1Loss SmoothL1Loss HuberLoss CrossEntropyLoss BCELoss BCEWithLogitsLoss NLLLoss KLDivLoss PoissonNLLLoss SoftMarginLoss
mse_loss l1_loss smooth_l1_loss huber_loss cross_entropy binary_cross_entropy binary_cross_entropy_with_logits nll_loss kl_div hinge_embedding_loss soft_margin_loss
ReLU Sigmoid Tanh GELU ELU LeakyReLU SiLU Softplus Mish Hardtanh Identity SELU PReLU Softsign LogSigmoid CELU GLU Hardswish Softmin Tanhshrink
Linear Bilinear LazyLinear Embedding Conv1d LayerNorm BatchNorm1d GroupNorm Dropout RNN GRU LSTM RMSNorm InstanceNorm1d Conv2d ConvTranspose2d MaxPool2d AvgPool2d AdaptiveAvgPool2d Upsample
float32 float64 int64 bfloat16 float16 int32 uint8 bool complex64 int8 long float double half int16
float double half bfloat16 long int bool short to
matmul mm bmm dot mv outer inner einsum tensordot kron ger addmm baddbmm cross cdist
eq ne lt le gt ge isclose allclose equal maximum minimum fmod remainder atan2 hypot logaddexp
cat stack hstack vstack dstack concat column_stack meshgrid cartesian_prod block_diag broadcast_tensors combinations
gather scatter index_select take masked_select masked_fill index_add index_fill scatter_add take_along_dim index_copy index_put scatter_reduce
StepLR MultiStepLR ExponentialLR LinearLR ConstantLR CosineAnnealingLR PolynomialLR CosineAnnealingWarmRestarts LambdaLR OneCycleLR CyclicLR ReduceLROnPlateau MultiplicativeLR
inv det solve svd eigh qr cholesky pinv matrix_rank slogdet matrix_power lstsq eigvalsh norm vector_norm matrix_norm cond inverse logdet trace
backward detach retain_grad requires_grad_ zero_grad item tolist numel size dim stride
uniform_ normal_ xavier_uniform_ kaiming_normal_ constant_ ones_ zeros_ eye_ orthogonal_ trunc_normal_ kaiming_uniform_ xavier_normal_ sparse_ dirac_
random randint choice shuffle sample gauss uniform randrange choices normalvariate expovariate betavariate triangular getrandbits
append extend insert pop remove index count reverse sort copy clear
upper lower title strip split replace find index count startswith endswith join isdigit center ljust rjust zfill partition swapcase capitalize expandtabs splitlines encode casefold rsplit removeprefix
keys values items get pop setdefault update popitem copy
append appendleft popleft extend rotate
len sum max min sorted list tuple set str repr abs any all reversed enumerate type bool int float dict frozenset iter next round bytes
ValueError TypeError KeyError IndexError RuntimeError ZeroDivisionError Exception ArithmeticError LookupError StopIteration AttributeError NotImplementedError OSError
chain accumulate islice product permutations combinations takewhile dropwhile groupby zip_longest pairwise starmap filterfalse
floor ceil sqrt gcd factorial comb perm isqrt hypot exp log log2 log10 fsum prod trunc isclose copysign modf frexp ldexp fmod degrees radians lcm dist cbrt exp2 erf gamma lgamma nextafter ulp
"""
RELATIVES = {}
for line in FAMILIES.split("\n"):
    for word in line.split():
        RELATIVES.setdefault(word, []).append(line.split())

OPERATORS = [
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult, ast.BitAnd, ast.BitOr, ast.LShift]
COMPARISONS = [ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Is, ast.In]
KEYWORDS = (
    "dim keepdim dtype requires_grad out bias reduction generator inplace device key reverse start default unbiased axis "
    "p alpha retain_graph create_graph").split()
KEYWORD_VALUES = ["0", "1", "-1", "True", "False", "None", "torch.float64", "'mean'", "'sum'", "2", "(0, 1)", "2.5", "'cpu'"]
TAILS = (
    ".T [0] .unsqueeze(0) .double() .detach() .clone() .long() .bool() [...,None] [::2] .t() .half() .sum() .flatten() "
    ".requires_grad_() [-1] .bfloat16() .abs() .shape .dtype .grad_fn .grad .tolist() [1:] .mT .real").split()
SUBSCRIPTS = [
    "0", "-1", "1:", "::2", "None", "...", ":, 0", "[0, 1]", "0, 1", "True", "1, ...", "::-1", "5", "'a'",
    "torch.tensor([0, 1])"]
# What cannot print the same twice, or may run for long.
LEFT_ALONE = re.compile(
    r"\b(while|id\(|time|exec\(|input|perf_counter|hash\(|empty|is_available|seed\(\)|data_ptr|object at)\b")


class Mutation(ast.NodeTransformer):
    """Exchanges parts of a statement, each with a small probability."""

    def __init__(self, r, probability):
        self.r = r
        self.probability = probability

    def hits(self, share=1.0):
        return self.r.random() < self.probability * share

    def relative(self, name):
        return self.r.choice(self.r.choice(RELATIVES[name])) if name in RELATIVES else name

    def visit_JoinedStr(self, node):
        return node

    def visit_Constant(self, node):
        value = node.value
        if isinstance(value, bool):
            return ast.Constant(not value) if self.hits(0.5) else node
        if isinstance(value, int) and abs(value) < 10_000 and self.hits():
            small = [value + 1, value - 1, 0, -value, value * 2, 1, -1, 2, 3, float(value), value + 2]
            other = self.r.choice(small if value < 60 else [value + 1, value - 1, value // 2])
        elif isinstance(value, float) and self.hits():
            other = self.r.choice([value * 2, -value, value / 3, 0.0, value + 1, 1e-7, 1.0, value * 1e5, 2])
        elif isinstance(value, str) and len(value) < 40 and self.hits(0.15):
            other = self.r.choice([value.upper(), value + "x", "", value[::-1], "mean", "sum", "none", "ij,jk->ik", value[:-1]])
        else:
            return node
        return ast.parse(repr(other), mode="eval").body

    def visit_Attribute(self, node):
        self.generic_visit(node)
        if self.hits():
            node.attr = self.relative(node.attr)
        return node

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Load) and self.hits(0.3):
            node.id = self.relative(node.id)
        return node

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id == "print":
            return node
        if node.keywords and self.hits(0.5):
            node.keywords.pop(self.r.randrange(len(node.keywords)))
        if node.args and self.hits(0.25):
            node.args.pop(self.r.randrange(len(node.args)))
        if len(node.args) > 1 and self.hits(0.25):
            i, j = self.r.sample(range(len(node.args)), 2)
            node.args[i], node.args[j] = node.args[j], node.args[i]
        if self.hits(0.3):
            name, value = self.r.choice(KEYWORDS), self.r.choice(KEYWORD_VALUES)
            if all(keyword.arg != name for keyword in node.keywords):
                node.keywords.append(ast.keyword(name, ast.parse(value, mode="eval").body))
        return self.extended(node, self.r.choice(TAILS)) if self.hits(0.3) else node

    @staticmethod
    def extended(node, tail):
        class Insertion(ast.NodeTransformer):
            def visit_Name(self, name):
                return node if name.id == "x" else name

        return Insertion().visit(ast.parse("x" + tail, mode="eval").body)

    def visit_BinOp(self, node):
        self.generic_visit(node)
        if self.hits(0.7):
            node.op = self.r.choice(OPERATORS)()
        elif self.hits(0.3):
            node.left, node.right = node.right, node.left
        return node

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        if self.hits(0.5):
            node.op = self.r.choice(OPERATORS[:8])()
        return node

    def visit_Compare(self, node):
        self.generic_visit(node)
        if self.hits(0.5):
            node.ops[0] = self.r.choice(COMPARISONS)()
        return node

    def visit_UnaryOp(self, node):
        self.generic_visit(node)
        if self.hits(0.4):
            node.op = self.r.choice([ast.USub, ast.Not, ast.Invert, ast.UAdd])()
        return node

    def visit_Subscript(self, node):
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and self.hits(0.4):
            node.slice = ast.parse(f"x[{self.r.choice(SUBSCRIPTS)}]", mode="eval").body.slice
        return node


def guarded(statement, errors="Exception"):
    """A statement that prints what it raises."""
    body = "\n".join("    " + line for line in statement.split("\n"))
    return f"try:\n{body}\nexcept {errors} as _e:\n    print(type(_e).__name__, _e)"


def mutated(cell, r):
    """The cell with some statements changed; None if it has no syntax to change."""
    try:
        tree = ast.parse(cell)
    except SyntaxError:
        return None
    statements = []
    for node in tree.body:
        text = ast.unparse(node)
        if not LEFT_ALONE.search(text) and r.random() < 0.5:
            size = sum(1 for _ in ast.walk(node))
            try:
                changed = ast.unparse(ast.fix_missing_locations(
                    Mutation(r, min(0.5, 3.2 / max(4, size))).visit(ast.parse(text))))
                ast.parse(changed)
            except (SyntaxError, ValueError, TypeError, AttributeError, RecursionError):
                changed = text
        else:
            changed = text
        statements.append(guarded(changed))
        if changed != text and isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            statements.append(guarded(f"print({node.targets[0].id})"))
    try:
        compile("\n".join(statements), "cell", "exec")
    except (SyntaxError, ValueError):
        return None
    return "\n".join(statements)


def notebook(path, r):
    cells = re.findall(r"(?ms)^```python[^\n]*\n(.*?)^```", path.read_text())
    made = [text for text in (mutated(cell, r) for cell in cells) if text]
    return f"# {path.stem}\n\n" + "".join(f"```python\n{text}\n```\n\n" for text in made)


def differences(report):
    """The hunks of `verify`, those in which only addresses differ left out: the place, our lines, PyTorch's lines."""
    for hunk in re.split(r"(?m)^(?=\S+\.md:\d+: cell)", report)[1:]:
        place, *lines = re.sub(r"0x[0-9a-f]+", "0x..", hunk).split("\n")
        ours = [line[1:] for line in lines if line.startswith("-")]
        theirs = [line[1:] for line in lines if line.startswith("+")]
        if ours != theirs or not ours:
            yield place, [x for x in ours if x not in theirs], [x for x in theirs if x not in ours]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--areas", default="autograd,errors,language,lessons,nn,optim,printing,random,tensors")
    parser.add_argument("--runner", default=".build/release/notebook-runner")
    parser.add_argument("--keep", type=pathlib.Path)
    arguments = parser.parse_args()
    runner = str(pathlib.Path(arguments.runner).resolve())
    with tempfile.TemporaryDirectory() as scratch:
        folder = arguments.keep or pathlib.Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for area in arguments.areas.split(","):
            for path in sorted((NOTEBOOKS / area).glob("*.md")):
                for number in range(arguments.rounds):
                    r = random.Random(f"{arguments.seed}-{area}-{path.stem}-{number}")
                    (folder / f"{area}-{path.stem}-{number}.md").write_text(notebook(path, r))
        names = sorted(path.name for path in folder.glob("*.md"))
        subprocess.run([runner, "update", *names], cwd=folder, capture_output=True)
        report = subprocess.run(
            [runner, "verify", "--python", sys.executable, *names], cwd=folder, capture_output=True, text=True)
        found = list(differences(report.stdout + report.stderr))
        cells = sum((folder / name).read_text().count("```python") for name in names)
        for place, ours, theirs in found:
            print(place)
            for mark, lines in (("-", ours), ("+", theirs)):
                for line in lines[:6]:
                    print("  " + mark, line[:200])
        print(f"{len(names)} notebooks, {cells} cells, {len(found)} differ")
        return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
