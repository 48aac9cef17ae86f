"""Writes Sources/TorchModule/KnownNames.swift: the public names of PyTorch, which are refused by name where they lack.

Usage: python Scripts/known-names.py > Sources/TorchModule/KnownNames.swift   (with torch 2.13)
"""
import importlib
import textwrap

PLACES = [
    "torch", "torch.Tensor", "torch.autograd", "torch.autograd.functional", "torch.nn", "torch.nn.functional",
    "torch.nn.init", "torch.nn.utils", "torch.optim", "torch.optim.lr_scheduler", "torch.linalg", "torch.random",
    "torch.utils", "torch.utils.data", "torch.cuda", "torch.func", "torch.fft", "torch.special", "torch.backends",
    "torch.distributions", "torch.autograd.graph", "torch.autograd.function", "torch.autograd.forward_ad",
    "torch.nn.modules", "torch.nn.parameter", "torch.nn.utils.rnn", "torch.nn.utils.parametrize",
    "torch.nn.utils.parametrizations", "torch.nn.utils.prune", "torch.optim.swa_utils", "torch.amp", "torch.cuda.amp",
    "torch.utils.data.dataset", "torch.utils.data.dataloader", "torch.utils.data.sampler",
    "torch.accelerator", "torch.xpu", "torch.mps", "torch.mtia", "torch.compiler", "torch.jit", "torch.testing",
    "torch.utils.checkpoint", "torch.signal.windows", "torch.distributions.transforms", "torch.distributions.constraints",
]


def names(place):
    if place == "torch.Tensor":
        import torch

        found = torch.Tensor
    else:
        found = importlib.import_module(place)
    modules = {"sys", "os", "math", "warnings", "builtins", "ctypes", "glob", "importlib", "inspect", "threading"}
    return sorted(name for name in dir(found) if not name.startswith("_") and name not in modules)


print("// The public names of PyTorch 2.13, written by Scripts/known-names.py.\n")
print("/// What PyTorch has: a name of it that this engine lacks is refused as such, not reported missing.")
print("package enum KnownNames {")
print("  /// Whether PyTorch has `name` in `place`, as in `torch.nn`.")
print("  static func has(_ name: String, in place: String) -> Bool {")
print("    if let known = sets[place] { return known.contains(name) }")
print("    let made = Set((lists[place] ?? \"\").split(whereSeparator: \\.isWhitespace).map(String.init))")
print("    sets[place] = made")
print("    return made.contains(name)")
print("  }\n")
print("  /// The modules of PyTorch whose names are known.")
print("  package static let places = [")
print(textwrap.indent(textwrap.fill(", ".join(f'"{p}"' for p in PLACES) + ",", 112), "    "))
print("  ]\n")
print("  /// The public names that PyTorch has in `place`.")
print("  package static func names(in place: String) -> [String] {")
print("    (lists[place] ?? \"\").split(whereSeparator: \\.isWhitespace).map(String.init)")
print("  }\n")
print("  nonisolated(unsafe) private static var sets: [String: Set<String>] = [:]\n")
print("  private static let lists: [String: String] = [")
for place in PLACES:
    print(f'    "{place}": """')
    print(textwrap.indent(textwrap.fill(" ".join(names(place)), 112), "      "))
    print('      """,')
print("  ]\n}")
