// Struct sequences: tuples whose items have names, as `sys.version_info`, `time.struct_time`, `torch.return_types.max`.

/// Makes the types of CPython's struct sequences.
package enum StructSequence {
  /// A type of tuples of so many items as there are names.
  ///
  /// - Parameters:
  ///   - name: as messages and the text of its objects show it, with its module.
  ///   - fields: the names of the items.
  ///   - hidden: how many more items the constructor takes and drops; nil where Python cannot make objects.
  ///   - lines: whether the text has a line for each item.
  package static func type(_ name: String, _ fields: [String], hidden: Int? = 0, lines: Bool = false) -> TypeObject {
    let module = name.split(separator: ".").dropLast().joined(separator: ".")
    let type = TypeObject(name, module: module, base: Types.tuple, isBase: false)
    type.slots.construct = hidden.map { hidden in { try construct($0, $1, name, fields.count, hidden) } }
    type.slots.initialize = { _, _ in }
    type.slots.repr = { value in
      let parts = try zip(fields, value.asTuple?.values ?? []).map { "\($0)=\(try Operations.repr($1).text)" }
      return StringObject("\(name)(\(lines ? "\n" : "")\(parts.joined(separator: lines ? ",\n" : ", ")))")
    }
    for (i, field) in fields.enumerated() {
      type.property(
        field,
        get: { value in
          guard let tuple = value.asTuple, i < tuple.count else { return .none }
          return tuple[i]
        },
        set: { _, _ in throw Raised(Exceptions.attributeError, "readonly attribute") })
    }
    type.constant("n_fields", .int(fields.count + (hidden ?? 0)))
    type.constant("n_sequence_fields", .int(fields.count))
    type.constant("n_unnamed_fields", .int(0))
    type.constant("__match_args__", .tuple(fields.map { .string($0) }))
    type.inheritNativeSlots()
    return type
  }

  private static let signature = NativeSignature("(sequence, dict=None)")

  private static func construct(
    _ type: TypeObject, _ arguments: Arguments, _ name: String, _ count: Int, _ hidden: Int
  ) throws -> Value {
    try signature.bind("structseq", arguments, receiver: false) { a in
      guard let given = a.value(0) else {
        throw Raised.type("structseq() missing required argument 'sequence' (pos 1)")
      }
      guard given.type.slots.iterate != nil || given.type.slots.getItem != nil else {
        throw Raised.type("constructor requires a sequence")
      }
      let items = try Operations.array(given)
      if items.count < count || items.count > count + hidden {
        let bound = hidden == 0 ? "" : items.count < count ? "at least " : "at most "
        let article = hidden == 0 ? "a" : "an"
        let wanted = items.count < count ? count : count + hidden
        throw Raised.type(
          "\(name)() takes \(article) \(bound)\(wanted)-sequence (\(items.count)-sequence given)")
      }
      return .object(TupleObject(Array(items.prefix(count)), type: type))
    }
  }
}
