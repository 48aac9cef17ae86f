"""Records Python's texts of floating-point numbers: python record_floats.py > floats.txt"""
import random, struct

random.seed(0)


def numbers():
    yield from (0.0, -0.0, 1.0, 0.1, 1e16, 9999999999999998.0, 1e15, 123456789012345680.0, 1e-4, 0.00012, 9.9999e-5, 1e-5)
    yield from (5e-324, 1.7976931348623157e308, 2.5, 3.5, 0.5, 1e22, 1e23, 2.0**53, 2.0**54, float("nan"), float("inf"))
    yield float("-inf")
    for _ in range(300):
        yield struct.unpack("<d", random.randbytes(8))[0]
    for _ in range(300):
        yield random.gauss(0, 1) * 10 ** random.uniform(-7, 18)
    for _ in range(200):
        yield struct.unpack("<f", struct.pack("<f", random.gauss(0, 100)))[0]
    for k in range(-10, 25):
        yield 10.0**k


for v in numbers():
    print(struct.unpack("<Q", struct.pack("<d", v))[0], repr(v), f"{v:.4f}", f"{v:.4e}", f"{v:.0f}", f"{v:.0e}", f"{v:.12f}")
