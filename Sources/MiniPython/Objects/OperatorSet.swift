// Which operators a type has.

/// A set of operators as bits: types are made at every start, and a `Set` would first have to be made a type itself.
package struct OperatorSet<Operator: RawRepresentable>: ExpressibleByArrayLiteral where Operator.RawValue == UInt8 {
  private var bits: UInt16 = 0

  package init(_ operators: [Operator]) { for op in operators { bits |= 1 << UInt16(op.rawValue) } }
  package init(arrayLiteral operators: Operator...) { self.init(operators) }

  package func contains(_ op: Operator) -> Bool { bits >> UInt16(op.rawValue) & 1 != 0 }
  package mutating func formUnion(_ other: OperatorSet) { bits |= other.bits }
}
