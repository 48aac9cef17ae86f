// Instances of classes that derive from int or float: a number with a class of its own.

/// A number whose class is not exactly `int` or `float`.
package final class BoxedNumber: Object {
  /// An `int` of either size or a `float`, never boxed itself.
  package let number: Value

  package init(_ number: Value, type: TypeObject) {
    self.number = number.unboxed
    super.init(.foreign, type: type)
  }
}

extension Value {
  /// The plain number of an instance of a subclass of `int` or `float`; any other value itself.
  @inline(__always) package var unboxed: Value {
    if case .object(let o) = self, o.kind == .foreign, let boxed = o as? BoxedNumber { return boxed.number }
    return self
  }

  /// The number as an instance of `type`, which is `int`, `float` or a subclass.
  func boxed(as type: TypeObject) -> Value {
    type === Types.int || type === Types.float ? self : .object(BoxedNumber(self, type: type))
  }
}
