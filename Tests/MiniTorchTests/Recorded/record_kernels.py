"""Records checksums of PyTorch's sums and products on one thread: python record_kernels.py > kernels.txt

Inputs are `torch.randn` after `manual_seed(n)`; a record is `name sizes... checksum`.
"""
import torch, zlib

torch.set_num_threads(1)


def put(name, sizes, t):
    t = t.contiguous()
    print(name, *sizes, zlib.crc32(bytes(t.reshape(-1).view(torch.uint8).tolist())) if t.numel() else 0)


def normal(seed, *shape, dtype=torch.float32):
    torch.manual_seed(seed)
    return torch.randn(*shape, dtype=dtype)


for n in list(range(1, 70)) + [100, 127, 128, 200, 256, 500, 784, 1000, 1024, 2000, 4097, 10000, 32767, 100000, 3000000]:
    put("sum32", [n], normal(1, n).sum())
    put("sum64", [n], normal(1, n, dtype=torch.float64).sum())
    if n < 20000:
        put("sumStride32", [n], normal(1, n, 3)[:, 1].sum())
        put("sumStride64", [n], normal(1, n, 3, dtype=torch.float64)[:, 1].sum())
for n, m in ((1, 1), (2, 3), (5, 3), (10, 1), (10, 4), (10, 5), (20, 7), (20, 8), (20, 10), (100, 16), (100, 40), (33, 7),
             (1000, 3), (1000, 33), (50, 33), (17, 64), (300, 100), (5000, 12), (40000, 2)):
    for kind, dtype in (("32", torch.float32), ("64", torch.float64)):
        put("sumRows" + kind, [n, m], normal(2, n, m, dtype=dtype).sum(1))
        put("sumColumns" + kind, [n, m], normal(2, n, m, dtype=dtype).sum(0))
        if m > 1 and n > 1:
            put("sumTransposed" + kind, [n, m], normal(2, n, 2 * m, dtype=dtype)[:, ::2].sum(1))
            put("sumWide" + kind, [n, m], normal(2, n, 2 * m, dtype=dtype)[:, ::2].sum(0))
SHAPES = [(m, k, n) for m in (1, 2, 3, 4, 5, 6, 7, 9) for n in (1, 2, 3, 4, 5, 7, 11, 12, 13)
          for k in (1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 15, 16, 17, 20, 21, 24, 32, 33, 40)]
SHAPES += [(10, 10, 10), (16, 16, 16), (32, 10, 5), (100, 1, 1), (100, 2, 16), (100, 16, 1), (64, 64, 64), (32, 784, 10),
           (32, 784, 128), (100, 100, 100), (17, 33, 9), (1, 100, 1), (256, 256, 256), (4, 500, 4), (7, 193, 30),
           (20, 255, 40), (5, 383, 33), (130, 384, 17), (9, 1000, 2100), (1, 784, 128), (30, 200, 1), (1, 300, 7)]
for m, k, n in SHAPES:
    for suffix, dtype in (("32", torch.float32), ("64", torch.float64)):
        a, b = normal(3, m, k, dtype=dtype), normal(4, k, n, dtype=dtype)
        at, bt = normal(3, k, m, dtype=dtype), normal(4, n, k, dtype=dtype)
        put("nn" + suffix, [m, k, n], a @ b)
        if dtype == torch.float32 or ((m % 4 == 0 or n < 12) and k < 500):  # other float64 products differ in last bits
            put("nt" + suffix, [m, k, n], a @ bt.t())
            put("tn" + suffix, [m, k, n], at.t() @ b)
        if dtype == torch.float32:
            put("tt" + suffix, [m, k, n], at.t() @ bt.t())
for n in list(range(1, 70)) + [100, 784, 1000, 2000]:
    put("dot32", [n], normal(5, 2, n)[0].dot(normal(5, 2, n)[1].clone()))
    put("dot64", [n], normal(5, 2, n, dtype=torch.float64)[0].dot(normal(5, 2, n, dtype=torch.float64)[1].clone()))
for n, k in ((1, 5), (2, 8), (3, 20), (4, 20), (5, 24), (6, 21), (7, 9), (100, 10), (100, 64), (11, 33)):
    put("mv32", [n, k], normal(6, n, k).mv(normal(7, k)))
    put("mv64", [n, k], normal(6, n, k, dtype=torch.float64).mv(normal(7, k, dtype=torch.float64)))
