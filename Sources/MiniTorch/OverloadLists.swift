// The signatures that PyTorch's messages list where they are not those of the declaration: other names of an operation
// have lists of their own, and some overloads are not here.

enum OverloadLists {
  /// The list for `torch.name`, nil where the declaration is the list.
  static func function(_ name: String) -> [Signature]? {
    (ofFunctions[name] ?? ofBoth[name]).map { read($0, name) }
  }

  /// The list for the method `name`, in place when it ends in `_`.
  static func method(_ name: String) -> [Signature]? {
    (ofMethods[name] ?? ofBoth[base(name)]).map { read($0, name).compactMap { $0.asMethod(name) } }
  }

  /// The list for `torch.name_`, which is the method's with its tensor.
  static func inPlaceFunction(_ name: String) -> [Signature]? {
    ofBoth[base(name)].map { read($0, name).map { $0.asInPlaceFunction(name) } }
  }

  private static func base(_ name: String) -> String { name.hasSuffix("_") ? String(name.dropLast()) : name }

  private static func read(_ list: [String], _ name: String) -> [Signature] { list.map { Signature(name + $0) } }

  private static let ofFunctions: [String: [String]] = [
    "addmm": [
      "(Tensor input, Tensor mat1, Tensor mat2, *, Number beta=1, Number alpha=1, Tensor out=None)",
      "(Tensor input, Tensor mat1, Tensor mat2, dtype out_dtype, *, Number beta=1, Number alpha=1, Tensor out=None)",
    ],
    "baddbmm": [
      "(Tensor input, Tensor batch1, Tensor batch2, *, Number beta=1, Number alpha=1, Tensor out=None)",
      "(Tensor input, Tensor batch1, Tensor batch2, dtype out_dtype, *, Number beta=1, Number alpha=1, Tensor out=None)",
    ],
    "bmm": [
      "(Tensor input, Tensor mat2, *, Tensor out=None)",
      "(Tensor input, Tensor mat2, dtype out_dtype, *, Tensor out=None)",
    ],
    "mm": [
      "(Tensor input, Tensor mat2, *, Tensor out=None)",
      "(Tensor input, Tensor mat2, dtype out_dtype, *, Tensor out=None)",
    ],
    "nonzero": ["(Tensor input, *, Tensor out=None)"],
    "trapz": ["(Tensor y, *, float dx=1, int dim=-1)", "(Tensor y, Tensor x, *, int dim=-1)"],
  ]

  private static let ofMethods = ["nonzero": ["(Tensor input, *, bool as_tuple)"]]

  private static let tensorOrNumber = [
    "(Tensor input, Tensor other, *, Tensor out=None)", "(Tensor input, Number other)",
  ]
  private static let rounded = [
    "(Tensor input, Tensor other, *, Tensor out=None)",
    "(Tensor input, Tensor other, *, str? rounding_mode, Tensor out=None)",
  ]
  private static let roundedNumber = "(Tensor input, Number other, *, str? rounding_mode)"

  private static let ofBoth: [String: [String]] = [
    "div": rounded + [roundedNumber],
    "divide": rounded + ["(Tensor input, Number other)", roundedNumber],
    "floor_divide": tensorOrNumber,
    "multiply": tensorOrNumber,
    "set": [
      "(Tensor input)",
      "(Tensor input, torch.Storage source)",
      "(Tensor input, torch.Storage source, int storage_offset, int[] size, int[] stride=None)",
      "(Tensor input, Tensor source)",
      "(Tensor input, Tensor source, int storage_offset, int[] size, int[] stride=None)",
    ],
    "subtract": [
      "(Tensor input, Tensor other, *, Number alpha=1, Tensor out=None)",
      "(Tensor input, Number other, Number alpha=1)",
    ],
    "swapaxes": ["(Tensor input, int axis0, int axis1)"],
    "true_divide": tensorOrNumber,
  ]
}
