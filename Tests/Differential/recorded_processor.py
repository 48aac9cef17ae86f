"""PyTorch as on the processor that recorded the conformance notebooks, which is AMD's.

MKL, from which PyTorch has its matrix products and most functions, adds up in other orders there than on Intel's processors.
It asks once whose processor it runs on and keeps the answer. Importing this module, before anything is computed, puts AMD's
answer in that place. What then still differs from that machine are square roots: they begin with an instruction whose first
digits are the processor's own.
"""
import ctypes
import os
import struct

import torch

ANSWERS = {b"mkl_serv_intel_cpu_true.cached": 0, b"mkl_serv_intel_cpu.cached": 0, b"MKL_AMD_CPU_True.cached": 1}


def offsets(path):
    """Where the library keeps the answers, by its table of symbols."""
    with open(path, "rb") as file:
        header = file.read(64)
        start, (size, count) = struct.unpack_from("<Q", header, 40)[0], struct.unpack_from("<HH", header, 58)
        file.seek(start)
        sections = [struct.unpack("<IIQQQQIIQQ", file.read(size)) for _ in range(count)]
        symbols = next(s for s in sections if s[1] == 2)
        names = sections[symbols[6]]
        file.seek(names[4])
        text = file.read(names[5])
        file.seek(symbols[4])
        table = file.read(symbols[5])
    found = {}
    for name in ANSWERS:
        number = struct.pack("<I", text.index(b"\0" + name + b"\0") + 1)
        at = table.find(number)
        while at % 24:
            at = table.find(number, at + 1)
        found[name] = struct.unpack_from("<Q", table, at + 8)[0]
    return found


def answer_for_amd():
    library = os.path.join(os.path.dirname(torch.__file__), "lib", "libtorch_cpu.so")
    with open("/proc/self/maps") as maps:
        line = next(line for line in maps if line.rstrip().endswith("libtorch_cpu.so")).split()
    base = int(line[0].split("-")[0], 16) - int(line[2], 16)
    for name, offset in offsets(library).items():
        ctypes.c_int.from_address(base + offset).value = ANSWERS[name]


answer_for_amd()
