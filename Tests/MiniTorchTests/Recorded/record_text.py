"""Records how PyTorch prints tensors: python record_text.py [count] > text.txt

A record is a line `dtype|default|sizes|suffixes|prefix|options|hexadecimal values` and then the text, each of its lines after a tab.
"""
import math, random, sys, torch

random.seed(0)
torch.manual_seed(0)
total = int(sys.argv[1]) if len(sys.argv) > 1 else 900
KINDS = ["float32"] * 6 + ["float64", "float16", "bfloat16", "int64", "int32", "uint8", "bool", "int64", "complex64"]


class Named(torch.Tensor):
    pass


def values(dtype, shape):
    kind = getattr(torch, dtype)
    if dtype == "bool":
        return torch.rand(shape) > 0.5
    if dtype.startswith("int") or dtype == "uint8":
        low = 0 if dtype == "uint8" else -random.choice([1, 50, 10**6])
        return torch.randint(low, random.choice([5, 120, 250]), shape).to(kind)
    if dtype == "complex64":
        return torch.complex(values("float32", shape), values("float32", shape))
    x = torch.randn(shape, dtype=torch.float64)
    x = x * (10 ** random.uniform(-6, 9) if random.random() < 0.4 else random.choice([1, 10, 100, 0.1]))
    k = random.random()
    if k < 0.2:
        x = x.round()
    elif k < 0.3:
        x = x * 10 ** (torch.rand(shape) * random.uniform(0, 5))
    if random.random() < 0.15 and x.numel():
        special = random.choice([math.nan, math.inf, -math.inf, 0.0, -0.0])
        x.view(-1)[random.randrange(x.numel())] = special
    if random.random() < 0.05:
        x = x * 0
    return x.to(kind)


def shape():
    if random.random() < 0.03:
        return random.choice([[1001], [1500], [30, 40], [2, 600], [600, 2], [11, 10, 10], [7, 8, 9, 3], [1, 1, 1200],
                              [1000], [8, 126]])
    sizes = [0, 1, 2, 3, 4, 5, 7, 12, 20] if random.random() < 0.15 else [1, 2, 3, 4, 5, 7]
    return [random.choice(sizes) for _ in range(random.randint(0, 4))]


def word(v):
    if isinstance(v, complex):
        return word(v.real) + "_" + word(v.imag)
    return v.hex() if isinstance(v, float) else str(int(v))


def options():
    if random.random() < 0.7:
        return {}
    out = {}
    if random.random() < 0.3:
        out["profile"] = random.choice(["default", "short", "full"])
    if random.random() < 0.4:
        out["precision"] = random.choice([0, 1, 2, 3, 6, 10])
    if random.random() < 0.3:
        out["threshold"] = random.choice([0, 1, 5, 10, 100])
    if random.random() < 0.3:
        out["edgeitems"] = random.choice([0, 1, 2, 4])
    if random.random() < 0.3:
        out["linewidth"] = random.choice([5, 20, 40, 120, 200])
    if random.random() < 0.4:
        out["sci_mode"] = random.choice([True, False])
    return out


for _ in range(total):
    default = "float64" if random.random() < 0.1 else "float32"
    torch.set_default_dtype(getattr(torch, default))
    dtype, sizes = random.choice(KINDS), shape()
    x = values(dtype, sizes)
    dtype = str(x.dtype)[6:]
    stored = [word(v) for v in x.reshape(-1).tolist()]
    suffix, prefix = "", "tensor("
    if x.is_floating_point() and random.random() < 0.3:
        x.requires_grad_()
        suffix = "requires_grad=True"
        if random.random() < 0.5:
            x, suffix = x * 1, "grad_fn=<MulBackward0>"
    elif random.random() < 0.05:
        x, prefix = x.as_subclass(Named), "Named("
    chosen = options()
    torch.set_printoptions(profile="default")
    torch.set_printoptions(**chosen)
    text = repr(x)
    torch.set_printoptions(profile="default")
    shown = ",".join(f"{k}={v}" for k, v in chosen.items())
    print("|".join([dtype, default, ",".join(map(str, sizes)), suffix, prefix, shown, ",".join(stored)]))
    for line in text.split("\n"):
        print("\t" + line)
