"""Writes Sources/TorchModule/SavedNames.swift: what PyTorch's nodes show of the tensors and numbers that they saved.

Usage: python Scripts/saved-names.py > Sources/TorchModule/SavedNames.swift   (with torch 2.13, from the project's folder)
"""
import pathlib
import re
import textwrap

import torch

ours = {name for path in pathlib.Path("Sources/MiniTorch").rglob("*.swift")
        for name in re.findall(r'"([A-Z]\w*Backward\d)"', path.read_text())}
rows = []
for name in sorted(ours):
    fields = vars(getattr(torch._C._functions, name, object))
    saved = [k.removeprefix("_saved_") for k in fields if k.startswith("_saved_")]
    if saved:
        rows.append(name + ":" + ",".join(k + "*" * (f"_raw_saved_{k}" in fields) for k in saved))
print("// What PyTorch's nodes show of what they saved, written by Scripts/saved-names.py.\n")
print("/// The names after `_saved_` of each kind of node.")
print("enum SavedNames {")
print("  /// What one kind of node saves: names, and whether each is a tensor.")
print("  static func of(_ node: String) -> [(name: String, isTensor: Bool)] { table[node] ?? [] }\n")
print("  private static let table: [String: [(name: String, isTensor: Bool)]] = {")
print("    var table: [String: [(name: String, isTensor: Bool)]] = [:]")
print("    for row in text.split(whereSeparator: \\.isWhitespace) {")
print('      let halves = row.split(separator: ":")')
print('      table[String(halves[0])] = halves[1].split(separator: ",").map { field in')
print('        (String(field.prefix { $0 != "*" }), field.hasSuffix("*"))')
print("      }")
print("    }")
print("    return table")
print("  }()\n")
print('  private static let text = """')
print(textwrap.indent(textwrap.fill(" ".join(rows), 114, break_on_hyphens=False), "    "))
print('    """')
print("}")
