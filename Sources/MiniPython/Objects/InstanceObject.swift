// Instances: attributes in a row, in the order that the instances of their class share.

/// The attribute names of a class's instances, in the order in which instances got them; it only grows.
package final class InstanceNames {
  /// An instance with more attributes keeps them in a dict.
  static let most = 30
  /// Interned, and so there for good.
  private(set) var names: UnsafeMutablePointer<Unmanaged<StringObject>>
  private(set) var count = 0

  init() { names = .allocate(capacity: InstanceNames.most) }
  deinit { names.deallocate() }

  func append(_ name: StringObject) {
    (names + count).initialize(to: .passUnretained(name))
    count += 1
  }

  /// The position of an interned name among the first `limit`, or -1.
  @inline(__always) func position(of name: StringObject, below limit: Int) -> Int {
    let wanted = Unmanaged.passUnretained(name).toOpaque()
    var i = 0
    while i < limit {
      if names[i].toOpaque() == wanted { return i }
      i &+= 1
    }
    return -1
  }
}

/// An instance of a class written in Python, or of a native class without storage of its own.
///
/// Instances of a class get the same attributes in the same order, mostly: an instance then holds only their values,
/// and the names stand once in the class (`InstanceNames`). That makes an instance a third of the size that it has with
/// a dict of its own, and an attribute a position that an inline cache can remember. An instance that differs, loses an
/// attribute or is asked for its `__dict__` moves its attributes to a dict and keeps them there.
package final class InstanceObject: Object {
  /// The values of the first `count` names of the class.
  private(set) var values: Register
  /// Negative once the attributes are in a dict.
  var count: Int { @inline(__always) get { Int(number) } }
  private var number: Int16 = 0
  private var capacity = Int16(InstanceObject.inlineCount)
  /// The place among the objects that the collector of cycles knows.
  var place: Int32 = -1

  /// Room for the values of an instance with few of them, which `values` points to then.
  private var inline = Inline()
  private struct Inline {
    typealias Pair = (UInt64, UInt64)
    var words: (Pair, Pair, Pair, Pair, Pair, Pair) = ((0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0))
  }
  private static let inlineCount = 6

  package convenience init(type: TypeObject) { self.init(of: .passUnretained(type)) }

  init(of type: Unmanaged<TypeObject>) {
    values = InstanceObject.none
    super.init(.instance, of: type)
    values = withUnsafeMutablePointer(to: &inline) {
      UnsafeMutableRawPointer($0).assumingMemoryBound(to: Value.self)
    }
    CycleCollector.add(self)
  }

  /// Of an instance without values; never read.
  private static var none: Register { Register(bitPattern: MemoryLayout<Value>.alignment).unsafelyUnwrapped }

  deinit {
    if type.needsCare { die() }
    CycleCollector.remove(place)
    if count > 0 { Reaper.bury(values, count: count) }
    if capacity > InstanceObject.inlineCount { values.deallocate() }
  }

  /// What an instance does before it dies: hands what it holds to another one, for its `__del__` to run on.
  @inline(never) private func die() {
    let slots = SlotValues.leave(self)
    if !type.hasFinalizer || Finalizers.forget(self) { return }
    let heir = InstanceObject(type: type)
    for i in 0..<max(count, 0) { heir.append(values[i]) }
    if count < 0 { heir.leaveRow() }
    heir.dictionary = dictionary
    heir.identity = identity
    SlotValues.enter(heir, slots)
    Finalizers.add(heir)
  }

  private func releaseRow() {
    let (row, n, isOwn) = (values, max(count, 0), capacity > InstanceObject.inlineCount)
    values = InstanceObject.none
    capacity = 0
    number = 0
    row.deinitialize(count: n)
    if isOwn { row.deallocate() }
  }

  /// Lets go of all attributes, when the collector found that nobody can reach the instance any more.
  func clear() {
    leaveRow()
    dictionary = nil
  }

  /// The position of an attribute, or -1.
  func position(of name: StringObject) -> Int {
    if count <= 0 { return -1 }
    return type.instanceNames.position(of: name.interned, below: count)
  }

  /// Sets an attribute in the row; false when it has no place there.
  func set(_ name: StringObject, _ value: Value) -> Bool {
    if count < 0 { return false }
    let known = type.instanceNames
    let position = known.position(of: name, below: known.count)
    if position >= 0 && position < count {
      values[position] = value
      return true
    }
    if position >= 0 ? position != count : known.count != count || known.count == InstanceNames.most { return false }
    if position < 0 { known.append(name) }
    append(value)
    return true
  }

  /// Appends the value of the next name of the class.
  @inline(__always) func append(_ value: Value) {
    if number == capacity { grow() }
    (values + count).initialize(to: value)
    number &+= 1
  }

  @inline(never) private func grow() {
    let larger = max(Int(capacity) * 2, min(type.instanceNames.count, InstanceNames.most))
    let fresh = Register.allocate(capacity: larger)
    fresh.moveInitialize(from: values, count: count)
    if capacity > InstanceObject.inlineCount { values.deallocate() }
    values = fresh
    capacity = Int16(larger)
  }

  /// Moves the attributes to a dict, where they stay.
  func moveToDictionary() {
    if count <= 0 { return }
    let names = type.instanceNames.names
    let dict = DictObject()
    for i in 0..<count { dict.set(names[i].takeUnretainedValue(), values[i]) }
    leaveRow()
    dictionary = dict
  }

  /// Drops the row for good: from now on attributes are in a dict.
  func leaveRow() {
    if count < 0 { return }
    releaseRow()
    number = -1
  }
}
