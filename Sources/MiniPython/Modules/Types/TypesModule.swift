// types: names of the built-in types, SimpleNamespace.

enum TypesModule {
  static func make() throws -> ModuleObject {
    let module = try PythonSource.module("types", source, prepare: TypesModule.addTypes)
    PythonSource.nameAsNative(["SimpleNamespace"], in: module)
    return module
  }

  private static let source = #"""
    def _function():
        yield


    FunctionType = LambdaType = type(_function)
    CodeType = type(_function.__code__) if hasattr(_function, "__code__") else None
    GeneratorType = type(_function())
    BuiltinFunctionType = BuiltinMethodType = type(len)
    MethodDescriptorType = type(str.join)
    WrapperDescriptorType = type(object.__init__)
    ModuleType = _module_type
    MethodType = _method_type
    TracebackType = _traceback_type
    FrameType = _frame_type
    CellType = _cell_type
    GetSetDescriptorType = MemberDescriptorType = _getset_type
    GenericAlias = type(list[int])
    UnionType = type(int | str)
    NoneType = type(None)
    EllipsisType = type(...)
    NotImplementedType = type(NotImplemented)


    class SimpleNamespace:
        """A simple attribute-based namespace."""

        def __init__(self, /, **keywords):
            self.__dict__.update(keywords)

        def __repr__(self):
            name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
            if id(self) in _active:
                return f"{name}(...)"
            _active.add(id(self))
            try:
                return f"{name}({', '.join([f'{key}={value!r}' for key, value in self.__dict__.items()])})"
            finally:
                _active.discard(id(self))

        def __eq__(self, other):
            if isinstance(self, SimpleNamespace) and isinstance(other, SimpleNamespace):
                return self.__dict__ == other.__dict__
            return NotImplemented


    _active = set()


    MappingProxyType = _mapping_proxy


    class DynamicClassAttribute(property):
        pass


    def new_class(name, bases=(), kwds=None, exec_body=None):
        """Create a class object dynamically using the appropriate metaclass."""
        keywords = dict(kwds or {})
        metaclass = keywords.pop("metaclass", type(bases[0]) if bases else type)
        namespace = metaclass.__prepare__(name, bases, **keywords) if hasattr(metaclass, "__prepare__") else {}
        if exec_body is not None:
            exec_body(namespace)
        return metaclass(name, bases, namespace, **keywords)


    def resolve_bases(bases):
        result = []
        for base in bases:
            entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
            result += [base] if entries is None else entries(bases)
        return tuple(result)


    def get_original_bases(cls, /):
        return cls.__dict__.get("__orig_bases__", cls.__bases__)
    """#
}
