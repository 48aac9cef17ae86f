// Fills the types of containers, slices and iterators.

package enum ContainerTypes {
  package static func install() {
    IteratorTypes.install()
    SliceType.install()
    ListType.install()
    TupleType.install()
    RangeType.install()
    DictType.install()
    DictViewTypes.install()
    SetType.install()
    GenericAlias.install()
    UnionObject.install()
    IterationBuiltins.installTypes()
    for type in [Types.list, Types.dict, Types.set] { type.constant("__hash__", .none) }
  }
}
