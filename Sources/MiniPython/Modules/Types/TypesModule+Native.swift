// types: the types that Python code cannot ask an object for.

extension TypesModule {
  static func addTypes(to module: ModuleObject) {
    module.set("_module_type", .object(Types.module))
    module.set("_mapping_proxy", .object(MappingProxy.type))
    module.set("_traceback_type", .object(TracebackObject.type))
    module.set("_frame_type", .object(FrameObject.type))
    module.set("_cell_type", .object(Types.cell))
    module.set("_getset_type", .object(Types.getSetDescriptor))
    module.set("_method_type", .object(Types.boundMethod))
    Types.boundMethod.slots.construct = { _, a in
      try a.expect("method", 2...2)
      if a[0].type.slots.call == nil && a[0].object(.function, as: FunctionObject.self) == nil
        && a[0].object(.native, as: NativeFunction.self) == nil
      {
        throw Raised.type("first argument must be callable")
      }
      if a[1].isNone { throw Raised.type("self must not be None") }
      return .object(BoundMethod(a[0], a[1]))
    }
    Types.boundMethod.slots.initialize = { _, _ in }
    Types.module.slots.construct = { _, a in
      guard let name = a.value(0)?.asString else {
        throw Raised.type("module() missing required argument 'name' (pos 1)")
      }
      let made = ModuleObject(name.text)
      made.set("__doc__", a.value(1) ?? .none)
      return .object(made)
    }
    Types.module.slots.initialize = { _, _ in }
  }
}
