// A short list of sizes or strides: inline up to rank 8, spilled to a table above.

/// The sizes, or the strides in elements, of a tensor.
///
/// A shape is plain bytes, so that copying one costs no reference counting. The rare lists of more than eight numbers
/// live in a table for as long as the process does.
public struct Shape: Equatable, Sendable, RandomAccessCollection, ExpressibleByArrayLiteral, CustomStringConvertible {
  @usableFromInline static let inlineCapacity = 8

  @usableFromInline typealias Inline = (Int, Int, Int, Int, Int, Int, Int, Int)
  public private(set) var count: Int
  private var inline: Inline = (0, 0, 0, 0, 0, 0, 0, 0)

  public init() { count = 0 }

  public init(arrayLiteral elements: Int...) { self.init(elements) }

  /// The sizes of a matrix.
  @inline(__always)
  init(_ rows: Int, _ columns: Int) {
    count = 2
    (inline.0, inline.1) = (rows, columns)
  }

  public init(repeating value: Int, count: Int) {
    self.count = count
    if count > Self.inlineCapacity {
      inline.0 = Spill.index(Array(repeating: value, count: count))
    } else {
      for i in 0..<count { self[i] = value }
    }
  }

  public init(_ elements: some Collection<Int>) {
    count = elements.count
    if count > Self.inlineCapacity {
      inline.0 = Spill.index(Array(elements))
      return
    }
    var i = 0
    for element in elements {
      self[i] = element
      i += 1
    }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(index: Int) -> Int {
    @inline(__always) get {
      precondition(index >= 0 && index < count)
      if count > Self.inlineCapacity { return spilledElement(index) }
      return withUnsafeBytes(of: inline) { $0.load(fromByteOffset: index &* 8, as: Int.self) }
    }
    @inline(__always) set {
      precondition(index >= 0 && index < count)
      if count > Self.inlineCapacity {
        var all = Spill.lists[inline.0]
        all[index] = newValue
        inline.0 = Spill.index(all)
      } else {
        withUnsafeMutableBytes(of: &inline) { $0.storeBytes(of: newValue, toByteOffset: index &* 8, as: Int.self) }
      }
    }
  }

  @inline(never)
  private func spilledElement(_ index: Int) -> Int { Spill.lists[inline.0][index] }

  /// The lists that are too long to be inline, each once.
  private enum Spill {
    nonisolated(unsafe) static var lists: [[Int]] = []
    nonisolated(unsafe) static var places: [[Int]: Int] = [:]

    static func index(_ list: [Int]) -> Int {
      if let place = places[list] { return place }
      lists.append(list)
      places[list] = lists.count - 1
      return lists.count - 1
    }
  }

  @inline(__always)
  public static func == (a: Shape, b: Shape) -> Bool {
    guard a.count == b.count else { return false }
    if a.count > inlineCapacity { return a.inline.0 == b.inline.0 }
    for i in 0..<a.count where a[i] != b[i] { return false }
    return true
  }

  public mutating func append(_ element: Int) { insert(element, at: count) }

  public mutating func insert(_ element: Int, at position: Int) {
    precondition(position >= 0 && position <= count)
    if count < Self.inlineCapacity {
      count += 1
      var i = count - 1
      while i > position {
        self[i] = self[i - 1]
        i -= 1
      }
      self[position] = element
      return
    }
    var all = Array(self)
    all.insert(element, at: position)
    self = Shape(all)
  }

  public mutating func remove(at position: Int) {
    precondition(position >= 0 && position < count)
    if count <= Self.inlineCapacity {
      for i in position..<(count - 1) { self[i] = self[i + 1] }
      count -= 1
      return
    }
    var all = Array(self)
    all.remove(at: position)
    self = Shape(all)
  }

  /// `[2, 3]`.
  public var description: String { "[" + map(String.init).joined(separator: ", ") + "]" }

  /// `torch.Size([2, 3])`.
  public var sizeDescription: String { "torch.Size(" + description + ")" }

  // MARK: Sizes

  /// The number of elements of a tensor of these sizes, which its creation has checked not to overflow.
  @inline(__always)
  public var elementCount: Int {
    var product = 1
    for i in 0..<count { product &*= self[i] }
    return product
  }

  /// The strides of a row-major tensor of these sizes.
  @inline(__always)
  public var contiguousStrides: Shape {
    if count == 1 {
      var strides = self
      strides[0] = 1
      return strides
    }
    var strides = self
    var step = 1
    for i in stride(from: count - 1, through: 0, by: -1) {
      strides[i] = step
      step &*= Swift.max(self[i], 1)
    }
    return strides
  }

  /// Whether a tensor of these sizes and `strides` lies row-major without gaps, and whether even the strides of its
  /// dimensions of one element are those of a fresh tensor.
  @inline(__always)
  func layout(_ strides: Shape) -> (isContiguous: Bool, isRowMajor: Bool) {
    var (expected, isEmpty, isContiguous, isRowMajor) = (1, false, true, true)
    for i in stride(from: count - 1, through: 0, by: -1) {
      let size = self[i]
      if strides[i] != expected {
        isRowMajor = false
        if size != 1 { isContiguous = false }
      }
      if size == 0 { isEmpty = true } else { expected &*= size }
    }
    return (isContiguous || isEmpty, isRowMajor)
  }

  /// The sizes that two tensors broadcast to.
  ///
  /// - Throws: PyTorch's size mismatch.
  public static func broadcast(_ a: Shape, _ b: Shape) throws(TensorError) -> Shape {
    if a == b { return a }
    let rank = Swift.max(a.count, b.count)
    var result = Shape(repeating: 1, count: rank)
    for i in stride(from: rank - 1, through: 0, by: -1) {
      let x = i - (rank - a.count) >= 0 ? a[i - (rank - a.count)] : 1
      let y = i - (rank - b.count) >= 0 ? b[i - (rank - b.count)] : 1
      guard x == y || x == 1 || y == 1 else { throw .sizeMismatch(x, y, dimension: i) }
      result[i] = x == 1 ? y : x
    }
    return result
  }

  /// Whether a tensor of these sizes can be expanded to `target`.
  func canExpand(to target: Shape) -> Bool {
    guard count <= target.count else { return false }
    let lead = target.count - count
    for i in 0..<count where self[i] != target[lead + i] && self[i] != 1 { return false }
    return true
  }
}
