"""Records checksums of PyTorch's normalisations and their gradients: python record_norms.py > norms.txt

Inputs are `torch.randn` after `manual_seed(3)`, in the order x, weight, bias, gradient; a record is `name sizes... checksum`.
"""
import torch, zlib

torch.set_num_threads(1)


def put(name, sizes, t):
    print(name, *sizes, zlib.crc32(bytes(t.detach().contiguous().reshape(-1).view(torch.uint8).tolist())))


def run(name, sizes, parameters, function):
    torch.manual_seed(3)
    x, w, b, g = torch.randn(*sizes), torch.randn(parameters), torch.randn(parameters), torch.randn(*sizes)
    for t in (x, w, b):
        t.requires_grad_()
    y = function(x, w, b)
    y.backward(g)
    for part, t in (("", y), ("X", x.grad), ("Weight", w.grad), ("Bias", b.grad)):
        put(name + part, sizes, t)


F = torch.nn.functional
for sizes in ((7, 5), (16, 8), (33, 20), (4, 5, 9), (6, 9, 30), (3, 4, 3), (16, 4, 12, 12), (8, 3, 5, 5), (5, 1, 4, 4), (9, 3, 1)):
    run("batch", sizes, sizes[1], lambda x, w, b: F.batch_norm(x, None, None, w, b, True))
for sizes in ((6, 16), (6, 5), (21, 40), (5, 33), (9, 3), (2, 3, 24)):
    run("layer", sizes, sizes[-1], lambda x, w, b: F.layer_norm(x, sizes[-1:], w, b))
