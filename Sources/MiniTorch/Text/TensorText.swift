// The text of a tensor, computed from its sizes and elements exactly as PyTorch computes it.

/// Lays out the elements of a tensor as `print` shows them.
///
/// Source of the algorithm: PyTorch's `torch/_tensor_str.py`.
public struct TensorText {
  /// What the tensor holds: each element by its index in row-major order.
  public enum Elements {
    case float((Int) -> Double)
    case integer((Int) -> Int64)
    case bool((Int) -> Bool)
    case complex((Int) -> (real: Double, imaginary: Double))
  }

  private let sizes: [Int]
  private let steps: [Int]
  private let options: PrintOptions
  private let isSummarised: Bool
  private let formats: [ElementFormat]
  private let element: (Int) -> String

  /// The text of a whole tensor, such as `tensor([1., 2.], requires_grad=True)`.
  ///
  /// - Parameters:
  ///   - dtype: The name without `torch.`, such as `float32`; shown unless reading the text back would give it anyway.
  ///   - defaultDType: The name of the default floating-point dtype.
  ///   - suffixes: What follows, such as `requires_grad=True` or `grad_fn=<MulBackward0>`.
  ///   - prefix: What precedes the first bracket; later lines are indented by its length.
  public static func text(
    sizes: [Int], elements: Elements, dtype: String, defaultDType: String = "float32", suffixes: [String] = [],
    prefix: String = "tensor(", options: PrintOptions = .current
  ) -> String {
    let count = sizes.reduce(1, *)
    let indent = prefix.count
    var body = "[]"
    var shown: [String] = []
    if count == 0 {
      if sizes.count != 1 { shown.append("size=" + tuple(sizes)) }
      if dtype != defaultDType { shown.append("dtype=torch." + dtype) }
    } else {
      let complexDefault = defaultDType == "float64" ? "complex128" : "complex64"
      if options.edgeItems == 0 { shown.append("size=" + tuple(sizes)) }
      if ![defaultDType, complexDefault, "int64", "bool"].contains(dtype) { shown.append("dtype=torch." + dtype) }
      let layout = TensorText(sizes: sizes, elements: elements, count: count, options: options)
      body = layout.body(dimension: 0, offset: 0, indent: indent)
    }
    return append(shown + suffixes, to: prefix + body, indent: indent, lineWidth: options.lineWidth)
  }

  private init(sizes: [Int], elements: Elements, count: Int, options: PrintOptions) {
    self.sizes = sizes
    self.options = options
    isSummarised = Double(count) > options.threshold
    var steps = [Int](repeating: 1, count: sizes.count)
    for d in sizes.indices.dropLast().reversed() { steps[d] = steps[d + 1] * sizes[d + 1] }
    self.steps = steps
    let visible = TensorText.visibleIndices(
      sizes: sizes, steps: steps, edge: isSummarised ? max(0, options.edgeItems) : nil)
    switch elements {
    case .float(let value):
      let format = ElementFormat(reals: visible.map(value), options: options)
      formats = [format]
      element = { format.text(value($0)) }
    case .integer(let value):
      let format = ElementFormat(texts: visible.map { String(value($0)) })
      formats = [format]
      element = { format.pad(String(value($0))) }
    case .bool(let value):
      let format = ElementFormat(texts: visible.map { value($0) ? "True" : "False" })
      formats = [format]
      element = { format.pad(value($0) ? "True" : "False") }
    case .complex(let value):
      let real = ElementFormat(reals: visible.map { value($0).real }, options: options)
      let imaginary = ElementFormat(reals: visible.map { value($0).imaginary }, options: options)
      formats = [real, imaginary]
      element = {
        let parts = value($0)
        let second = imaginary.text(parts.imaginary).drop { $0 == " " } + "j"
        let sign = second.hasPrefix("-") || second.hasPrefix("+") ? "" : "+"
        return real.text(parts.real) + sign + second
      }
    }
  }

  // MARK: Layout

  /// The text of the part of the tensor that starts at `offset` and has the dimensions from `dimension` on.
  private func body(dimension: Int, offset: Int, indent: Int) -> String {
    let remaining = sizes.count - dimension
    if remaining == 0 { return element(offset) }
    if remaining == 1 { return line(offset: offset, indent: indent) }
    let step = steps[dimension]
    let parts = entries(dimension, ellipsis: "...") { i in
      body(dimension: dimension + 1, offset: offset + i * step, indent: indent + 1)
    }
    let separator = "," + String(repeating: "\n", count: remaining - 1) + String(repeating: " ", count: indent + 1)
    return "[" + parts.joined(separator: separator) + "]"
  }

  /// The text of a run of the innermost dimension, broken into lines.
  private func line(offset: Int, indent: Int) -> String {
    var width = formats[0].width + 2
    if formats.count == 2 { width += formats[1].width + 1 }
    let perLine = max(1, TensorText.floorDivide(options.lineWidth - indent, width))
    let isElided = isSummarised && options.edgeItems == 0
    let items = isElided ? ["..."] : entries(sizes.count - 1, ellipsis: " ...") { element(offset + $0) }
    var lines: [String] = []
    for start in stride(from: 0, to: items.count, by: perLine) {
      lines.append(items[start..<min(start + perLine, items.count)].joined(separator: ", "))
    }
    return "[" + lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + "]"
  }

  /// The texts of the entries along a dimension, with an ellipsis between the edges of a summarised one.
  private func entries(_ dimension: Int, ellipsis: String, _ text: (Int) -> String) -> [String] {
    let size = sizes[dimension]
    let edge = max(0, options.edgeItems)
    guard isSummarised, size > 2 * edge else { return (0..<size).map(text) }
    return (0..<edge).map(text) + [ellipsis] + (size - edge..<size).map(text)
  }

  /// The indices of the elements that are shown, which alone decide the format.
  private static func visibleIndices(sizes: [Int], steps: [Int], edge: Int?) -> [Int] {
    var indices = [0]
    for (size, step) in zip(sizes, steps) {
      let shown: [Int]
      if let edge, size > 2 * edge {
        shown = Array(0..<edge) + Array(size - edge..<size)
      } else {
        shown = Array(0..<size)
      }
      indices = indices.flatMap { start in shown.map { start + $0 * step } }
    }
    return indices
  }

  // MARK: Suffixes

  /// Appends suffixes and the closing bracket, on a new line where one would pass the line width.
  private static func append(_ suffixes: [String], to text: String, indent: Int, lineWidth: Int) -> String {
    var out = text
    let lastLine = text.lastIndex(of: "\n").map { text.distance(from: $0, to: text.endIndex) } ?? text.count + 1
    // PyTorch counts two characters more than the last line has, one when there is a single line: `rfind` gives -1.
    var length = lastLine + 1
    for suffix in suffixes {
      if length + suffix.count + 2 > lineWidth {
        out += ",\n" + String(repeating: " ", count: indent) + suffix
        length = indent + suffix.count
      } else {
        out += ", " + suffix
        length += suffix.count + 2
      }
    }
    return out + ")"
  }

  /// The text of Python's `str(tuple(sizes))`.
  static func tuple(_ sizes: [Int]) -> String {
    let items = sizes.map(String.init).joined(separator: ", ")
    return sizes.count == 1 ? "(\(items),)" : "(\(items))"
  }

  private static func floorDivide(_ a: Int, _ b: Int) -> Int {
    a >= 0 ? a / b : -((-a + b - 1) / b)
  }
}

/// How one kind of element is written: the notation and width that all shown elements share.
struct ElementFormat {
  private enum Notation {
    case whole, fixed, scientific
  }

  private(set) var width = 1
  private var notation = Notation.whole
  private var precision = 4

  /// A format for elements whose texts need only be padded.
  init(texts: [String]) {
    for text in texts { width = max(width, text.utf8.count) }
  }

  /// A format for floating-point elements, decided by those that are neither zero, infinite nor not a number.
  init(reals: [Double], options: PrintOptions) {
    precision = options.precision
    let values = reals.filter { $0.isFinite && $0 != 0 }
    guard let first = values.first else { return }
    var (smallest, largest) = (abs(first), abs(first))
    var isWhole = true
    for value in values {
      smallest = min(smallest, abs(value))
      largest = max(largest, abs(value))
      isWhole = isWhole && value == value.rounded(.up)
    }
    let isWide = largest / smallest > 1000 || largest > 1e8 || smallest < 1e-4
    notation = options.scientific ?? isWide ? .scientific : isWhole ? .whole : .fixed
    for value in values { width = max(width, digits(value).utf8.count) }
  }

  /// The text of a floating-point element, padded.
  func text(_ value: Double) -> String { pad(digits(value)) }

  /// The text, right-justified.
  func pad(_ text: String) -> String {
    let missing = width - text.utf8.count
    return missing > 0 ? String(repeating: " ", count: missing) + text : text
  }

  private func digits(_ value: Double) -> String {
    switch notation {
    case .scientific: FloatText.scientific(value, decimals: precision)
    case .fixed: FloatText.fixed(value, decimals: precision)
    case .whole: FloatText.fixed(value, decimals: 0) + (value.isFinite ? "." : "")
    }
  }
}
