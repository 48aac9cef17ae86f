// Attributes on registers: found once, then through inline caches.

/// The cache of an attribute holds for a state of the object's class: `tag` when the position is one in the instance's
/// row of values, `builtinsTag` when it is one in the instance's dict.
extension VM {
  /// Where an instance has the attribute of a `loadField` or `storeField`; nil when it is of another class or has none.
  @inline(__always) static func field(of object: Register, _ ins: UnsafeMutablePointer<Instruction>) -> Register? {
    if object.isTrivial { return nil }
    return object.unretained._withUnsafeGuaranteedRef { o in
      // Only classes of instances with a row are in such a state.
      guard o.isOfVersion(ins.e) else { return nil }
      let instance = unsafeDowncast(o, to: InstanceObject.self)
      return Int(ins.c) < instance.count ? instance.values + Int(ins.c) : nil
    }
  }

  /// Gives an instance the attribute that comes next in the order of its class; false when it is another.
  @inline(never) static func appendField(
    to object: Register, _ value: Register, _ ins: UnsafeMutablePointer<Instruction>
  ) -> Bool {
    if object.isTrivial { return false }
    return object.unretained._withUnsafeGuaranteedRef { o in
      guard o.isOfVersion(ins.e) else { return false }
      let instance = unsafeDowncast(o, to: InstanceObject.self)
      if instance.count != Int(ins.c) { return false }
      instance.append(value.pointee)
      return true
    }
  }

  /// Makes an instruction fit for what it has just met.
  private static func specialize(
    _ ins: UnsafeMutablePointer<Instruction>, _ code: CodeObject, as op: Opcode,
    _ cache: UnsafeMutablePointer<InlineCache>
  ) {
    if ins.x != 0 || cache.pointee.tag == .max { return }
    code.keepCompiled()
    ins.pointee.op = op
    ins.pointee.c = UInt16(truncatingIfNeeded: cache.pointee.position)
    ins.pointee.e = cache.pointee.tag
  }

  /// Makes an instruction again what it was before it was specialized.
  @inline(never) static func generalize(_ ins: UnsafeMutablePointer<Instruction>, _ code: Unmanaged<CodeObject>) {
    code._withUnsafeGuaranteedRef { $0.restore(ins) }
  }

  /// Puts an attribute into a register; true when it has entered a property's function for that.
  @inline(__always) func getAttribute(
    _ d: Register, _ object: Register, _ code: Unmanaged<CodeObject>, _ ins: UnsafeMutablePointer<Instruction>
  ) throws -> Bool {
    if !object.isTrivial {
      let cache = code._withUnsafeGuaranteedRef { $0.caches } + Int(ins.e)
      let hit = object.unretained._withUnsafeGuaranteedRef { o in
        guard o.kind == .instance, o.isOfVersion(cache.pointee.tag) else { return false }
        let instance = unsafeDowncast(o, to: InstanceObject.self)
        let position = Int(cache.pointee.position)
        if position >= instance.count { return false }
        // The holder may die with the assignment when it stands in the same register.
        d.copy(instance.values + position)
        return true
      }
      if hit { return false }
    }
    return try getAttributeSlowly(d, object, code, ins)
  }

  @inline(never) private func getAttributeSlowly(
    _ d: Register, _ object: Register, _ code: Unmanaged<CodeObject>, _ ins: UnsafeMutablePointer<Instruction>
  ) throws -> Bool {
    if object.kind == .instance {
      let name = code._withUnsafeGuaranteedRef { $0.namePointers[Int(ins.d)] }
      if try name._withUnsafeGuaranteedRef({ try enterGetter(object, $0) }) { return true }
    }
    try VM.getAttributeSlowly(d, object, code, ins)
    return false
  }

  private static func getAttributeSlowly(
    _ d: Register, _ object: Register, _ code: Unmanaged<CodeObject>, _ ins: UnsafeMutablePointer<Instruction>
  ) throws {
    if let known = knownEntry(object, code, ins) { return d.copy(known) }
    let code = code.takeUnretainedValue()
    let name = code.names[Int(ins.d)]
    let cache = code.caches + Int(ins.e)
    let value = object.pointee
    guard case .object(let o) = value else { return d.set(try Operations.getAttribute(value, name)) }
    if o.kind == .module, let known = cachedEntry(unsafeDowncast(o, to: ModuleObject.self), name, cache) {
      return d.copy(known)
    }
    if o.isOfVersion(cache.pointee.builtinsTag), let dictionary = o.dictionary {
      let position = Int(cache.pointee.position)
      if dictionary.holds(name, at: position) { return d.copy(dictionary.valuePointer(at: position)) }
    }
    if o.type.findsPlainly, !isShadowed(name, in: o.type), remember(name, of: o, in: cache) {
      specialize(ins, code, as: .loadField, cache)
    }
    d.set(try Operations.getAttribute(value, name))
  }

  /// Whether a data descriptor of the class comes before the instance's own attribute.
  private static func isShadowed(_ name: StringObject, in type: TypeObject) -> Bool {
    guard case .object(let descriptor) = type.lookup(name), Operations.isDataDescriptor(descriptor) else {
      return false
    }
    let isSlot = descriptor.kind == .property && unsafeDowncast(descriptor, to: PropertyObject.self).isSlot
    return !isSlot || type.hasSlotsBesideDict
  }

  /// Notes where an instance has an attribute of its own; false when it has none.
  private static func remember(
    _ name: StringObject, of object: Object, in cache: UnsafeMutablePointer<InlineCache>
  ) -> Bool {
    if object.kind == .instance {
      let position = unsafeDowncast(object, to: InstanceObject.self).position(of: name)
      if position >= 0 {
        cache.pointee.tag = object.type.cacheTag
        cache.pointee.builtinsTag = .max
        cache.pointee.position = Int32(truncatingIfNeeded: position)
        return true
      }
    }
    guard let position = object.dictionary?.position(of: name), position >= 0 else { return false }
    cache.pointee.tag = .max
    cache.pointee.builtinsTag = object.type.cacheTag
    cache.pointee.position = Int32(truncatingIfNeeded: position)
    return true
  }

  /// The value of a module's name, whose position is remembered; nil for what is not in its namespace.
  private static func cachedEntry(
    _ module: ModuleObject, _ name: StringObject, _ cache: UnsafeMutablePointer<InlineCache>
  ) -> Register? {
    guard module.type === Types.module else { return nil }
    let namespace = module.namespace
    let position = Int(cache.pointee.position)
    if position >= 0 && namespace.holds(name, at: position) { return namespace.valuePointer(at: position) }
    let found = namespace.position(of: name)
    if found < 0 { return nil }
    cache.pointee.tag = .max
    cache.pointee.builtinsTag = .max
    cache.pointee.position = Int32(truncatingIfNeeded: found)
    return namespace.valuePointer(at: found)
  }

  /// Sets an attribute; true when it has entered a property's function for that.
  @inline(__always) func setAttribute(
    _ object: Register, _ value: Register, _ code: Unmanaged<CodeObject>, _ ins: UnsafeMutablePointer<Instruction>
  ) throws -> Bool {
    if !object.isTrivial {
      let cache = code._withUnsafeGuaranteedRef { $0.caches } + Int(ins.e)
      let hit = object.unretained._withUnsafeGuaranteedRef { o in
        guard o.kind == .instance, o.isOfVersion(cache.pointee.tag) else { return false }
        let instance = unsafeDowncast(o, to: InstanceObject.self)
        let position = Int(cache.pointee.position)
        if position < instance.count {
          (instance.values + position).copy(value)
          return true
        }
        if position > instance.count || instance.count < 0 { return false }
        instance.append(value.pointee)
        return true
      }
      if hit { return false }
    }
    return try setAttributeSlowly(object, value, code, ins)
  }

  @inline(never) private func setAttributeSlowly(
    _ object: Register, _ value: Register, _ code: Unmanaged<CodeObject>, _ ins: UnsafeMutablePointer<Instruction>
  ) throws -> Bool {
    if object.kind == .instance {
      let name = code._withUnsafeGuaranteedRef { $0.namePointers[Int(ins.d)] }
      if try name._withUnsafeGuaranteedRef({ try enterSetter(object, $0, value) }) { return true }
    }
    try VM.setAttributeSlowly(object, value, code, ins)
    return false
  }

  private static func setAttributeSlowly(
    _ object: Register, _ value: Register, _ code: Unmanaged<CodeObject>, _ ins: UnsafeMutablePointer<Instruction>
  ) throws {
    let code = code.takeUnretainedValue()
    let name = code.names[Int(ins.d)]
    let cache = code.caches + Int(ins.e)
    let holder = object.pointee
    if case .object(let o) = holder, o.isOfVersion(cache.pointee.builtinsTag), let dictionary = o.dictionary {
      let position = Int(cache.pointee.position)
      if dictionary.holds(name, at: position) { return dictionary.valuePointer(at: position).copy(value) }
    }
    try Operations.setAttribute(holder, name, value.pointee)
    if case .object(let o) = holder, o.type.slots.setAttribute == nil, !isShadowed(name, in: o.type),
      remember(name, of: o, in: cache)
    {
      specialize(ins, code, as: .storeField, cache)
    }
  }

  /// Finds a method without binding it: `d` gets its address and `d + 1` the receiver.
  ///
  /// Neither the method nor a bound object is counted or made, which took a third off a call of a method. The cache
  /// holds for a state of the class; its position is the number of attribute names of the class's instances, of which
  /// none is the method's.
  @inline(__always) static func loadMethod(
    _ d: Register, _ object: Register, _ code: Unmanaged<CodeObject>, _ ins: UnsafeMutablePointer<Instruction>
  ) throws {
    if !object.isTrivial {
      let cache = code._withUnsafeGuaranteedRef { $0.caches } + Int(ins.e)
      let hit = object.unretained._withUnsafeGuaranteedRef { o in
        guard o.isOfVersion(cache.pointee.tag), o.dictionary == nil else { return false }
        return o.kind != .instance || unsafeDowncast(o, to: InstanceObject.self).count <= Int(cache.pointee.position)
      }
      if hit, let method = cache.pointee.value {
        (d + 1).copyUnlessSame(object)
        d.setMethod(method)
        return
      }
    }
    try loadMethodSlowly(d, object, code, ins)
  }

  /// Where a module has the name of an instruction, if that is where it was last; nothing is counted on the way.
  @inline(__always) private static func knownEntry(
    _ object: Register, _ code: Unmanaged<CodeObject>, _ ins: UnsafeMutablePointer<Instruction>
  ) -> Register? {
    guard object.isPlain(.module) else { return nil }
    let position = Int(code._withUnsafeGuaranteedRef { $0.caches }[Int(ins.e)].position)
    guard position >= 0 else { return nil }
    return object.borrow(ModuleObject.self) { module in
      code._withUnsafeGuaranteedRef { code in
        guard module.namespace.holds(code.namePointers[Int(ins.d)], at: position)
        else { return nil }
        return module.namespace.valuePointer(at: position)
      }
    }
  }

  @inline(never) private static func loadMethodSlowly(
    _ d: Register, _ object: Register, _ code: Unmanaged<CodeObject>, _ ins: UnsafeMutablePointer<Instruction>
  ) throws {
    if let known = knownEntry(object, code, ins) {
      (d + 1).clear()
      return d.copyUnlessSame(known)
    }
    let code = code.takeUnretainedValue()
    let name = code.names[Int(ins.d)]
    let cache = code.caches + Int(ins.e)
    let value = object.pointee
    let type = value.type
    if case .object(let o) = value, o.kind == .module,
      let known = cachedEntry(unsafeDowncast(o, to: ModuleObject.self), name, cache)
    {
      (d + 1).clear()
      d.copyUnlessSame(known)
      return
    }
    if case .object(let o) = value, let (method, receiver) = unboundMethod(of: o, name) {
      if receiver.isUndef {
        (d + 1).clear()
        d.set(.object(method))
      } else {
        (d + 1).set(receiver)
        d.setMethod(.passUnretained(method))
      }
      return
    }
    if type.findsPlainly, case .object(let method) = type.lookup(name), method.bindsAsMethod {
      let object = value.asObject
      if object?.hasOwnValue(name) != true {
        cache.pointee.tag = type.cacheTag
        cache.pointee.builtinsTag = .max
        let names = object?.kind == .instance ? type.instanceNames : nil
        // A name that some instance has as its own attribute: only instances without attributes may pass.
        let isName = names.map { $0.position(of: name, below: $0.count) >= 0 } ?? false
        cache.pointee.position = isName ? 0 : Int32(names?.count ?? 0)
        cache.pointee.value = .passUnretained(method)
        (d + 1).set(value)
        d.setMethod(.passUnretained(method))
        return
      }
    }
    if case .object(let o) = value, o.kind == .instance, type.findsPlainly, !isShadowed(name, in: type),
      remember(name, of: o, in: cache)
    {
      specialize(ins, code, as: .loadCallable, cache)
    }
    (d + 1).clear()
    d.set(try Operations.getAttribute(value, name))
  }
}

extension VM {
  /// What `super()` or a plain class gives to be called, and the receiver that stands before its arguments (or none):
  /// no object that binds the two is made. Nil for whatever is found in another way.
  private static func unboundMethod(of holder: Object, _ name: StringObject) -> (Object, Value)? {
    switch holder.kind {
    case .superObject:
      let holder = unsafeDowncast(holder, to: SuperObject.self)
      if holder.receiver.isUndef || holder.receiver.asType === holder.receiverType { return nil }
      guard case .object(let found) = holder.found(name), found.bindsAsMethod else { return nil }
      return (found, holder.receiver)
    case .type:
      // What the metaclass has comes first where it begins with underscores.
      guard holder.type === Types.type, name.byteCount > 0, name.bytes[0] != UInt8(ascii: "_"),
        case .object(let found) = unsafeDowncast(holder, to: TypeObject.self).lookup(name)
      else { return nil }
      switch found.kind {
      case .function: return (found, .undef)
      case .staticMethod:
        guard found.type === Types.staticMethod,
          case .object(let function) = unsafeDowncast(found, to: MethodWrapper.self).function
        else { return nil }
        return (function, .undef)
      case .classMethod:
        guard found.type === Types.classMethod,
          case .object(let function) = unsafeDowncast(found, to: MethodWrapper.self).function,
          function.kind == .function
        else { return nil }
        return (function, .object(holder))
      default: return nil
      }
    default: return nil
    }
  }
}

extension Object {
  /// Whether the class is in the state of a tag, which is none that a cache starts with.
  @inline(__always) func isOfVersion(_ tag: UInt32) -> Bool {
    typeReference._withUnsafeGuaranteedRef { $0.version } == tag
  }
}

extension Object {
  /// Whether asking an instance for it gives a method bound to the instance.
  var bindsAsMethod: Bool {
    kind == .function || kind == .native && unsafeDowncast(self, to: NativeFunction.self).bindsSelf
  }
}

extension DictObject {
  /// Whether the entry at a position has this very name as its key.
  @inline(__always) func holds(_ name: StringObject, at position: Int) -> Bool {
    holds(.passUnretained(name), at: position)
  }
  @inline(__always) func holds(_ name: Unmanaged<StringObject>, at position: Int) -> Bool {
    // A position below 0 is one that a cache does not know.
    if UInt(bitPattern: position) >= UInt(bitPattern: used) { return false }
    let key = keyPointer(at: position)
    return !key.isTrivial && key.unretained.toOpaque() == name.toOpaque()
  }
}
