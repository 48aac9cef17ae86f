"""Records checksums of PyTorch's reductions and functions on one thread: python record_functions.py > functions.txt

Inputs are `torch.randn` after `manual_seed`; a record is `name size checksum`, or, where the last bits depend on the
library at hand, `name size near` and the values.
"""
import torch, zlib
import torch.nn.functional as F

torch.set_num_threads(1)


def put(name, sizes, t):
    t = t.detach().contiguous()
    print(name, *sizes, zlib.crc32(bytes(t.reshape(-1).view(torch.uint8).tolist())) if t.numel() else 0)


def near(name, sizes, t):
    if sizes[0] in (2, 5, 17, 40):
        print(name, *sizes, "near", *t.detach().contiguous().reshape(-1).double().tolist())


def normal(seed, *shape, dtype=torch.float32):
    torch.manual_seed(seed)
    return torch.randn(*shape, dtype=dtype)


for n in list(range(1, 70)) + [100, 128, 200, 500, 784, 1000, 2000, 4097]:
    x, y, z = normal(1, n), normal(2, n), normal(3, n)
    near("norm", [n], x.norm())
    put("product", [n], (x * 0.1 + 1).prod())
    put("cumulativeSum", [n], x.cumsum(0))
    put("cumulativeProduct", [n], (x * 0.1 + 1).cumprod(0))
    if n > 1:
        put("variance", [n], x.var())
        put("deviation", [n], x.std())
        near("variance64", [n], x.double().var())
    put("sigmoid", [n], torch.sigmoid(x))
    put("silu", [n], F.silu(x))
    put("linspace", [n], torch.linspace(-3, 3.7, n))
    put("linspace64", [n], torch.linspace(-3, 3.7, n, dtype=torch.float64))
    put("arange", [n], torch.arange(-1, -1 + 0.1 * (n - 0.5), 0.1))
    put("arange64", [n], torch.arange(-1, -1 + 0.1 * (n - 0.5), 0.1, dtype=torch.float64))
    put("add", [n], torch.add(x, y, alpha=-0.1))
    put("addProduct", [n], torch.addcmul(x, y, z, value=0.3))
    put("addQuotient", [n], torch.addcdiv(x, y, z, value=0.3))
    put("interpolateLow", [n], torch.lerp(x, y, 0.1))
    put("interpolateHigh", [n], torch.lerp(x, y, 0.9))
    put("lossSum", [n], F.nll_loss(x[:, None], torch.zeros(n, dtype=torch.int64), reduction="sum"))
    m = normal(5, 6, n).requires_grad_()
    g = normal(6, 6, n)
    s = F.softmax(m, 1)
    put("softmax", [n], s)
    put("softmaxGradient", [n], torch.autograd.grad(s, m, g)[0])
    l = F.log_softmax(m, 1)
    near("logSoftmax", [n], l)
    near("logSoftmaxGradient", [n], torch.autograd.grad(l, m, g)[0])
    m = normal(5, 2, 7, n).requires_grad_()
    g = normal(6, 2, 7, n)
    s = F.softmax(m, 1)
    put("softmaxMiddle", [n], s)
    put("softmaxGradientMiddle", [n], torch.autograd.grad(s, m, g)[0])
    l = F.log_softmax(m, 1)
    near("logSoftmaxMiddle", [n], l)
    near("logSoftmaxGradientMiddle", [n], torch.autograd.grad(l, m, g)[0])
