"""Writes Sources/TorchModule/KnownNames.swift: the names of PyTorch, for dir() and to refuse by name what lacks.

Usage: python Scripts/known-names.py > Sources/TorchModule/KnownNames.swift   (with torch 2.13)
"""
import subprocess
import sys
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


HIDDEN = {"sys", "os", "math", "warnings", "builtins", "ctypes", "glob", "importlib", "inspect", "threading"}


def names(place):
    """What dir() lists of a place in a session that has imported torch and the place: public names, and the others."""
    path = "torch" if place == "torch.Tensor" else place
    code = f"import torch, {path}; print(*dir({place}))"
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    others = [name for name in found if name.startswith("_") or name in HIDDEN]
    return [name for name in found if name not in others], others


def table(lists):
    for place, names in lists.items():
        print(f'    "{place}": """')
        print(textwrap.indent(textwrap.fill(" ".join(names), 112, break_on_hyphens=False), "      "))
        print('      """,')
    print("  ]")


print("""// The names of PyTorch 2.13, written by Scripts/known-names.py.

/// What PyTorch has: a public name of it that this engine lacks is refused as such, not reported missing.
package enum KnownNames {
  /// Whether PyTorch has the public `name` in `place`, as in `torch.nn`.
  static func has(_ name: String, in place: String) -> Bool {
    if let known = sets[place] { return known.contains(name) }
    let made = Set(names(in: place))
    sets[place] = made
    return made.contains(name)
  }

  /// The public names that PyTorch has in `place`.
  package static func names(in place: String) -> [String] { words(publicNames[place]) }

  /// All that `dir` lists in `place`, unsorted.
  static func allNames(in place: String) -> [String] { names(in: place) + words(otherNames[place]) }

  private static func words(_ text: String?) -> [String] {
    (text ?? "").split(whereSeparator: \\.isWhitespace).map(String.init)
  }

  nonisolated(unsafe) private static var sets: [String: Set<String>] = [:]

  /// The modules of PyTorch whose names are known.
  package static let places = [""")
print(textwrap.indent(textwrap.fill(", ".join(f'"{p}"' for p in PLACES) + ",", 112), "    "))
print("  ]\n")
known = {place: names(place) for place in PLACES}
print("  private static let publicNames: [String: String] = [")
table({place: names[0] for place, names in known.items()})
print("\n  /// Names that begin with an underscore, and modules of the standard library.")
print("  private static let otherNames: [String: String] = [")
table({place: names[1] for place, names in known.items()})
print("}")
