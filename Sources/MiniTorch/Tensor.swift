// The tensor: a strided look at a storage, with its place in the autograd graph.

/// An n-dimensional array of numbers, PyTorch's `torch.Tensor`.
///
/// Tensors are references: views share their bytes, and operations whose name ends in `InPlace` change them.
public final class Tensor {
  /// How a view came to be, which decides whether it may be changed in place.
  enum ViewCreation: UInt8 { case plain, noGrad, multipleOutputs, inference, customFunction }

  public internal(set) var storage: Storage
  /// Where the first element lies in the storage, in elements.
  public internal(set) var offset: Int
  public internal(set) var sizes: Shape
  /// The distance between neighbours along each dimension, in elements.
  public internal(set) var strides: Shape
  public internal(set) var dtype: DType
  /// The number of elements.
  public internal(set) var count: Int
  /// Whether the elements lie row-major without gaps; strides of dimensions of one element do not matter.
  public internal(set) var isContiguous: Bool
  /// Whether the strides are those of a fresh row-major tensor, dimensions of one element included.
  var isRowMajor: Bool
  /// The address of the first element.
  var data: UnsafeMutableRawPointer

  // Autograd
  /// Whether this tensor itself requires a gradient or was computed from one that does.
  var ownRequiresGrad = false
  /// Whether this tensor stands for a Python number, which matters little in type promotion.
  var isWrappedNumber = false
  public internal(set) var isInference = false
  var viewCreation = ViewCreation.plain
  /// The node that made this tensor; for views it may be out of date (see `gradFn`).
  var recordedFn: Node?
  /// Which of that node's results this tensor is.
  public internal(set) var outputIndex = 0
  /// The accumulated gradient of a leaf, or of a tensor that retains it.
  public internal(set) var grad: Tensor?
  /// The node that adds to `grad`; it owns this tensor and clears this reference when it goes.
  unowned(unsafe) var accumulator: AccumulateGrad?
  /// The tensor that this one is a differentiable view of, never itself a view.
  var viewBase: Tensor?
  /// The version of the storage that `recordedFn` of a view belongs to.
  var viewVersion = 0
  /// Hooks of a leaf, and whether a non-leaf retains its gradient.
  var hooks: TensorHooks?

  /// The object that stands for this tensor in the host language; it owns this tensor and clears the slot when it goes.
  public nonisolated(unsafe) var wrapper: Unmanaged<AnyObject>?

  /// A look at `storage`; the caller answers for the sizes lying inside it.
  @inline(never)
  init(storage: Storage, offset: Int, sizes: Shape, strides: Shape, dtype: DType) {
    self.storage = storage
    self.offset = offset
    self.sizes = sizes
    self.strides = strides
    self.dtype = dtype
    count = sizes.elementCount
    (isContiguous, isRowMajor) = sizes.layout(strides)
    data = storage.bytes + offset &* dtype.itemSize
    if GradMode.isInference { isInference = true }
  }

  /// A row-major tensor whose elements are not set.
  ///
  /// - Throws: PyTorch's error when the size overflows or the memory is refused.
  @inline(never)
  init(uninitialized sizes: Shape, _ dtype: DType) throws(TensorError) {
    // The strides and the number of elements in one go; a dimension of no elements counts as one in strides.
    var strides = sizes
    var (count, isEmpty, isRefused) = (1, false, false)
    var i = sizes.count
    while i > 0 {
      i &-= 1
      strides[i] = count
      let size = sizes[i]
      if size == 0 {
        isEmpty = true
        continue
      }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      count = product
      isRefused = isRefused || overflow || size < 0
    }
    if isRefused || count > Int.max / 8 { try Self.refuse(sizes, dtype) }
    if isEmpty { count = 0 }
    storage = try Storage.make(count &* dtype.itemSize)
    offset = 0
    self.sizes = sizes
    self.strides = strides
    self.dtype = dtype
    self.count = count
    (isContiguous, isRowMajor) = (true, true)
    data = storage.bytes
    if GradMode.isInference { isInference = true }
  }

  @inline(never)
  private static func refuse(_ sizes: Shape, _ dtype: DType) throws(TensorError) {
    if sizes.contains(where: { $0 < 0 }) { throw .negativeDimension(sizes) }
    if sizes.contains(0) { return }
    throw .sizeOverflow(sizes)
  }

  deinit {
    if recordedFn != nil { GraphRelease.drop(&recordedFn) }
  }

  /// Turns this tensor into another look at the same kind of memory (`set_`, `.data =`, `t_`).
  func take(storage: Storage, offset: Int, sizes: Shape, strides: Shape, dtype: DType) {
    self.storage = storage
    self.offset = offset
    self.sizes = sizes
    self.strides = strides
    self.dtype = dtype
    count = sizes.elementCount
    (isContiguous, isRowMajor) = sizes.layout(strides)
    data = storage.bytes + offset &* dtype.itemSize
  }

  // MARK: Properties

  public var rank: Int { sizes.count }

  /// How often the tensor's bytes were changed in place (`_version`).
  public var version: Int { storage.version }

  /// Whether operations on this tensor are recorded; a view does as its base does.
  public internal(set) var requiresGrad: Bool {
    @inline(__always) get { ownRequiresGrad || (viewBase != nil && viewBase?.ownRequiresGrad == true) }
    set { ownRequiresGrad = newValue }
  }

  /// Whether the user made this tensor, rather than a recorded operation.
  public var isLeaf: Bool { gradFn == nil }

  /// Whether this tensor is a differentiable view of another.
  public var isView: Bool { viewBase != nil }

  /// The tensor that this one is a view of (`_base`).
  public var base: Tensor? { viewBase }

  /// `torch.FloatTensor`.
  public var typeName: String { dtype.tensorTypeName }

  /// The size of dimension `dimension`, which may count from the end.
  ///
  /// - Throws: PyTorch's index error when there is no such dimension.
  public func size(_ dimension: Int) throws(TensorError) -> Int {
    if rank == 0 { throw .index("Dimension specified as \(dimension) but tensor has no dimensions") }
    return sizes[try wrap(dimension)]
  }

  /// The dimension counted from the start; a 0-dimensional tensor has a dimension 0 to speak of.
  @inline(__always)
  func wrap(_ dimension: Int) throws(TensorError) -> Int {
    let limit = Swift.max(rank, 1)
    guard dimension >= -limit && dimension < limit else { throw .dimensionOutOfRange(dimension, rank: rank) }
    return dimension < 0 ? dimension + limit : dimension
  }

  @inline(__always)
  var float32: UnsafeMutablePointer<Float> { data.assumingMemoryBound(to: Float.self) }
  @inline(__always)
  var float64: UnsafeMutablePointer<Double> { data.assumingMemoryBound(to: Double.self) }
  @inline(__always)
  var int64: UnsafeMutablePointer<Int64> { data.assumingMemoryBound(to: Int64.self) }

  /// Whether the elements fill a run of memory without gaps or overlaps, in whatever order of dimensions.
  var isDense: Bool {
    if isContiguous { return true }
    var expected = 1
    for d in strideOrder.reversed() where sizes[d] != 1 {
      if strides[d] != expected { return false }
      expected *= sizes[d]
    }
    return true
  }

  /// The dimensions from the widest stride to the narrowest; equal strides keep their order.
  var strideOrder: [Int] {
    (0..<rank).sorted { strides[$0] != strides[$1] ? strides[$0] > strides[$1] : $0 < $1 }
  }

  /// Finds out anew how the elements lie.
  func describeLayout() { (isContiguous, isRowMajor) = sizes.layout(strides) }

  /// The same bytes in a new tensor that is not part of the graph.
  func alias() -> Tensor {
    let made = Tensor(storage: storage, offset: offset, sizes: sizes, strides: strides, dtype: dtype)
    made.isInference = isInference
    return made
  }
}
