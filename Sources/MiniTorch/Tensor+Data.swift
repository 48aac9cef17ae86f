// `.data`: the bytes of a tensor without its history.

extension Tensor {
  /// The same elements in a tensor outside the graph whose changes the version check does not see (`x.data`).
  public func dataAlias() -> Tensor {
    Tensor(storage: storage.sharingBytes(), offset: offset, sizes: sizes, strides: strides, dtype: dtype)
  }

  /// Makes this tensor look at another's elements, its own history and version kept (`x.data = y`).
  ///
  /// - Throws: PyTorch's error for another dtype where gradients flow.
  public func setData(_ source: Tensor) throws {
    if requiresGrad && !source.dtype.isFloatingPoint {
      throw TensorError.runtime(
        "data set to a tensor that requires gradients must be floating point or complex dtype")
    }
    let shared = source.storage.sharingBytes()
    shared.version = version
    take(
      storage: shared, offset: source.offset, sizes: source.sizes, strides: source.strides, dtype: source.dtype)
  }

  /// All elements of the memory that this tensor shares, in a row.
  public var wholeStorage: Tensor {
    Tensor(
      storage: storage, offset: 0, sizes: [storage.byteCount / dtype.itemSize], strides: [1], dtype: dtype)
  }

  /// A number for the first element's place in memory: equal for tensors that start at the same byte.
  public var storageIdentity: Int { Int(bitPattern: data) }
}
