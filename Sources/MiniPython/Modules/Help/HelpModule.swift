// _help: what `help(x)` prints, in the layout of CPython's pydoc.

enum HelpModule {
  static func make() throws -> ModuleObject { try PythonSource.module("_help", source, prepare: addTables) }

  /// Gives the source what is known of the classes that CPython writes in C.
  private static func addTables(to module: ModuleObject) {
    func text(_ entry: PythonDocumentation.Entry?) -> [Value] {
      [entry?.signature.map { .string($0) } ?? .none, .string(entry?.text ?? "")]
    }
    // (name, kind, signature, docstring) of each attribute that a class has itself, or () of an unknown class.
    module.function("_native_members", .positional(1...1)) { a in
      guard let type = a[0].asType, !type.isHeap, type.module == "builtins" else { return .tuple([]) }
      var found: [Value] = []
      for (kind, names) in PythonDocumentation.members(of: type.name) where kind != "subclasses" {
        for name in names {
          let entry = PythonDocumentation.entry("\(type.name).\(name)") ?? PythonDocumentation.entry(".\(name)")
          found.append(.tuple([.string(String(name)), .string(kind)] + text(entry)))
        }
      }
      return .tuple(found)
    }
    module.function("_native_class", .positional(1...1)) { a in
      guard let type = a[0].asType, !type.isHeap, type.module == "builtins" else { return .tuple([.none, .tuple([])]) }
      let subclasses = PythonDocumentation.members(of: type.name).first { $0.kind == "subclasses" }?.names ?? []
      let signature = text(PythonDocumentation.entry(type.name))[0]
      return .tuple([signature, .tuple(subclasses.map { .string(String($0)) })])
    }
  }

  private static let source = #"""
    import builtins
    import inspect
    import sys

    # What methods without a docstring inherit from object.
    _OF_OBJECT = {
        "__init__": "Initialize self.  See help(type(self)) for accurate signature.",
        "__new__": "Create and return a new object.  See help(type) for accurate signature.",
        "__repr__": "Return repr(self).", "__str__": "Return str(self).", "__hash__": "Return hash(self).",
        "__eq__": "Return self==value.", "__ne__": "Return self!=value.", "__lt__": "Return self<value.",
        "__le__": "Return self<=value.", "__gt__": "Return self>value.", "__ge__": "Return self>=value.",
        "__getattribute__": "Return getattr(self, name).",
        "__setattr__": "Implement setattr(self, name, value).", "__delattr__": "Implement delattr(self, name).",
        "__format__": "Default object formatter.", "__dir__": "Default dir() implementation.",
        "__sizeof__": "Size of object in memory, in bytes.", "__reduce__": "Helper for pickle.",
        "__reduce_ex__": "Helper for pickle.", "__getstate__": "Helper for pickle.",
        "__init_subclass__": "This method is called when a class is subclassed.\n\n"
                             "The default implementation does nothing. It may be\noverridden to extend subclasses.",
    }
    _HIDDEN = {"__author__", "__builtins__", "__cached__", "__credits__", "__date__", "__doc__", "__docformat__",
               "__file__", "__loader__", "__module__", "__name__", "__package__", "__path__", "__qualname__",
               "__slots__", "__spec__", "__version__"}


    def _indent(text, prefix="    "):
        lines = [prefix + line for line in text.split("\n")]
        lines[-1] = lines[-1].rstrip()
        return "\n".join(lines)


    def _own_doc(obj):
        doc = getattr(obj, "__doc__", None)
        if doc is not None and obj is not type and type(obj).__doc__ == doc:
            return None
        return doc if isinstance(doc, str) else None


    def _found_doc(obj, name, owner):
        if owner is None:
            return None
        for cls in owner.__mro__:
            if cls is not object and name in cls.__dict__:
                value = cls.__dict__[name]
                doc = _own_doc(getattr(value, "__func__", value))
                if doc is not None:
                    return doc
        return _OF_OBJECT.get(name)


    def _doc(obj, name=None, owner=None):
        doc = _own_doc(obj)
        if doc is None and name is not None:
            doc = _found_doc(obj, name, owner)
        return inspect.cleandoc(doc).rstrip() if doc else ""


    def _class_name(cls, module):
        return cls.__name__ if cls.__module__ == module else f"{cls.__module__}.{cls.__name__}"


    def _signature(obj):
        try:
            return str(inspect.signature(obj))
        except (ValueError, TypeError):
            return None


    def _routine(obj, name=None, owner=None, module=None):
        real = obj.__name__
        name = name or real
        note = ""
        skips = False
        receiver = getattr(obj, "__self__", None)
        if inspect.ismethod(obj) or inspect.isbuiltin(obj) and receiver is not None and not inspect.ismodule(receiver):
            cls = type(receiver)
            if owner is None:
                note = f" method of {_class_name(cls, module)} instance"
            elif cls is not owner:
                note = " from " + _class_name(cls, module)
        title = real
        if name != real:
            skips = owner is not None and owner.__dict__.get(real) is obj
            title = f"{name} = {real}"
        arguments = _signature(obj)
        if arguments and real == "<lambda>":
            title = name + " lambda "
            arguments = arguments[1:-1]
        declaration = title + (arguments or "(...)") + note + "\n"
        if skips:
            return declaration
        doc = _doc(obj, real, owner or (type(receiver) if receiver is not None else None))
        return declaration + (doc and _indent(doc).rstrip() + "\n")


    def _descriptor(obj, name):
        doc = _doc(obj)
        return (f"{name}\n" if name else "") + (doc and _indent(doc) + "\n")


    def _data(obj, name):
        text = repr(obj)
        room = 70 - len(f"{name} = {text}")
        line = f"{name} = {text if room >= 0 else text[:room] + '...'}"
        doc = "" if isinstance(obj, (int, float, str, list, dict, tuple, set, bytes, type(None))) else _doc(obj)
        return line + ("\n" + _indent(doc) + "\n" if doc else "")


    def _kind(value):
        if isinstance(value, staticmethod):
            return "static method"
        if isinstance(value, classmethod):
            return "class method"
        if isinstance(value, property):
            return "readonly property" if value.fset is None else "data descriptor"
        if inspect.isroutine(value):
            return "method"
        return "data descriptor" if inspect.isdatadescriptor(value) else "data"


    class _Layout:
        """The text of a descriptor that every class has."""

        def __init__(self, doc):
            self.__doc__ = doc


    class _Native:
        """The text of an attribute of a class that CPython writes in C."""

        def __init__(self, signature, doc):
            self.signature, self.__doc__ = signature, doc

        def text(self, name, kind, owner, home):
            declaration = name
            if kind not in ("data descriptor", "data"):
                arguments = _plain(self.signature, kind == "class method" or name == "__new__")
                declaration += arguments or "(...)"
                if kind == "class method" or name == "__new__":
                    declaration += " from builtins.type"
            elif kind == "data":
                declaration += f" = {getattr(owner, name)!r}"
            doc = "" if kind == "data" else inspect.cleandoc(self.__doc__ or _OF_OBJECT.get(name, "")).rstrip()
            return declaration + "\n" + (_indent(doc).rstrip() + "\n" if doc else "")


    def _plain(signature, hides):
        """A signature of CPython's as help() shows it."""
        if signature is None or "<unrepresentable>" in signature:
            return None
        signature = signature.replace("sys.maxsize", str(sys.maxsize))
        for receiver in ("($self", "($type", "($module"):
            if signature.startswith(receiver):
                rest = signature[len(receiver):].removeprefix(", ")
                if hides:
                    return "(" + rest.removeprefix("/, ") if rest != "/)" else "()"
                return "(self" + (", " if rest != ")" else "") + rest
        return signature


    def _members(cls):
        """Each attribute of a class: its name, its kind, the class it comes from, its value there."""
        found = {}
        has_layout = None
        for home in cls.__mro__:
            native = _native_members(home)
            for name, kind, signature, doc in native:
                found.setdefault(name, (kind, home, _Native(signature, doc)))
            for name, value in home.__dict__.items() if not native else ():
                if name not in found:
                    found[name] = (_kind(value), home, value)
            # The first class of the notebook in a line of built-in ones adds what those lack.
            if home.__module__ != "builtins" and "__slots__" not in home.__dict__ and all(
                    [base.__module__ == "builtins" for base in home.__mro__[1:]]):
                has_layout = home
        if has_layout is not None:
            for name, doc in (("__dict__", "dictionary for instance variables"),
                              ("__weakref__", "list of weak references to the object")):
                if name == "__dict__" and issubclass(has_layout, BaseException):
                    continue
                found.setdefault(name, ("data descriptor", has_layout, _Layout(doc)))
        visible = [(name, *found[name]) for name in sorted(found)
                   if name not in _HIDDEN and (not name.startswith("_") or name.startswith("__") and name.endswith("__")
                                               or hasattr(cls, "_fields"))]
        fields = getattr(cls, "_fields", ())
        return sorted(visible, key=lambda m: (fields.index(m[0]) if m[0] in fields else 0, m[0])) if fields else visible


    def _class(cls):
        module = cls.__module__
        title = f"class {cls.__name__}"
        if cls.__bases__:
            title += f"({', '.join([_class_name(base, module) for base in cls.__bases__])})"
        lines = []
        native_signature, subclasses = _native_class(cls)
        own = [base for base in cls.__mro__[:-1] if "__init__" in base.__dict__ or "__new__" in base.__dict__]
        if not own or own[0].__module__ == "builtins":
            native_signature = next(filter(None, [_native_class(base)[0] for base in cls.__mro__[:-1]]), None)
        signature = native_signature or _signature(cls)
        if signature and signature != "()":
            lines.append(cls.__name__ + signature + "\n")
        doc = _doc(cls)
        if doc:
            lines.append(doc + "\n")
        order = list(cls.__mro__)
        if len(order) > 2:
            lines.append("Method resolution order:")
            lines += ["    " + _class_name(base, module) for base in order] + [""]
        if subclasses:
            lines.append("Built-in subclasses:")
            lines += ["    " + name for name in subclasses[:4]]
            if len(subclasses) > 4:
                lines.append(f"    ... and {len(subclasses) - 4} other subclasses")
            lines.append("")
        members = _members(cls)
        needs_rule = False
        for home in order:
            own = [member for member in members if member[2] is home]
            if home is object and cls is not object or not own:
                continue
            tag = "defined here" if home is cls else "inherited from " + _class_name(home, module)
            for title_part, kind in (("Methods", "method"), ("Class methods", "class method"),
                                     ("Static methods", "static method"), ("Readonly properties", "readonly property"),
                                     ("Data descriptors", "data descriptor"), ("Data and other attributes", "data")):
                group = [member for member in own if member[1] == kind]
                if not group:
                    continue
                if needs_rule:
                    lines.append("-" * 70)
                needs_rule = True
                lines.append(f"{title_part} {tag}:\n")
                for name, _, _, value in group:
                    if isinstance(value, _Native):
                        lines.append(value.text(name, kind, cls, home) + ("\n" if kind == "data" else ""))
                    elif kind == "data":
                        lines.append(_data(getattr(cls, name), name) + "\n")
                    elif kind in ("readonly property", "data descriptor"):
                        lines.append(_descriptor(value, name))
                    else:
                        lines.append(_routine(getattr(cls, name), name, cls))
        text = "\n".join(lines)
        return title + "\n" + (_indent(text.rstrip(), " |  ") + "\n" if text else "")


    def _module(module):
        parts = ["NAME\n    " + module.__name__ + "\n"]
        doc = _doc(module)
        if doc:
            parts[0] = f"NAME\n    {module.__name__} - {doc.split(chr(10))[0]}\n"
        names = getattr(module, "__all__", None) or [n for n in dir(module) if not n.startswith("_")]
        functions = [_routine(getattr(module, n), n) for n in sorted(names) if inspect.isroutine(getattr(module, n, None))]
        if functions:
            parts.append("FUNCTIONS\n" + _indent("\n".join(functions).rstrip()) + "\n")
        return "\n".join(parts)


    def _described(obj):
        if inspect.ismodule(obj):
            return "module " + obj.__name__
        if inspect.isbuiltin(obj):
            return "built-in function " + obj.__name__
        if inspect.ismethod(obj) and not inspect.isfunction(obj.__func__):
            return "built-in function " + obj.__name__
        if inspect.isclass(obj):
            return "class " + obj.__name__
        if inspect.isfunction(obj):
            return "function " + obj.__name__
        if inspect.ismethod(obj):
            return "method " + obj.__name__
        return type(obj).__name__


    def show(obj):
        """Print the help on a value."""
        if isinstance(obj, str):
            target = None
            head, *rest = obj.split(".")
            target = getattr(builtins, head, None) or sys.modules.get(head)
            for part in rest:
                target = getattr(target, part, None)
            if target is None:
                print(f"No Python documentation found for {obj!r}.\n"
                      "Use help() to get the interactive help utility.\n"
                      "Use help(str) for help on the str class.\n")
                return
            obj = target
        what = _described(obj)
        module = getattr(obj, "__module__", None)
        if inspect.ismethod(obj) and not inspect.isfunction(obj.__func__) or type(obj).__name__ in (
                "method_descriptor", "wrapper_descriptor", "getset_descriptor"):
            module = None
        if module and not inspect.ismodule(obj):
            what += " in module " + module
        if not (inspect.ismodule(obj) or inspect.isclass(obj) or inspect.isroutine(obj)
                or inspect.isdatadescriptor(obj) or _own_doc(obj)):
            obj = type(obj)
            what += " object"
        if inspect.ismodule(obj):
            text = _module(obj)
        elif inspect.isclass(obj):
            text = _class(obj)
        elif inspect.isroutine(obj):
            text = _routine(obj)
        elif inspect.isdatadescriptor(obj):
            text = _descriptor(obj, getattr(obj, "__name__", ""))
        else:
            text = _data(obj, "")
        print(f"Help on {what}:\n\n{text}")
    """#
}
