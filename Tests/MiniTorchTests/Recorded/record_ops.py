"""Asks real PyTorch for the value and the node name of every expression read from standard input."""
import sys
import warnings

import torch

warnings.simplefilter("ignore")


def T(x):
    """A tensor with the same elements in transposed memory."""
    return x.t().contiguous().t()


def one(v):
    if v.is_floating_point():
        values = ["nan" if x != x else repr(x) for x in v.double().flatten().tolist()]
    else:
        values = [str(int(x)) for x in v.flatten().tolist()]
    return f"{str(v.dtype)[6:]} [{','.join(map(str, v.shape))}] {' '.join(values)}"


def evaluate(text):
    """The value of an expression of torch, or of torch.nn.functional; None when neither has the name."""
    for prefix in ("torch.", "torch.nn.functional."):
        try:
            return eval(text.replace("torch.", prefix, 1) if text.startswith("torch.") else text)
        except AttributeError:
            continue
        except Exception as error:
            print(f"{text}: {error}", file=sys.stderr)
            return None
    return None


for text in sys.stdin.read().splitlines():
    r = evaluate(text)
    if r is None:
        continue
    if isinstance(r, (bool, int, float)):
        out = f"{type(r).__name__} {str(r).lower() if isinstance(r, bool) else r}"
        name = "-"
    else:
        all = [r] if isinstance(r, torch.Tensor) else list(r)
        out = " | ".join(one(v.detach()) for v in all)
        name = all[0].grad_fn.name() if all[0].grad_fn is not None else "-"
    print(f"{text}\t{name}\t{out}")
