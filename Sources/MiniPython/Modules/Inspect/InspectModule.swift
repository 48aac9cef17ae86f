// inspect: signatures, sources and kinds of objects.

enum InspectModule {
  static func make() throws -> ModuleObject { try PythonSource.module("inspect", source) }

  private static let source = #"""
    import types
    from collections import namedtuple as _namedtuple
    from _inspect import _parameters_of, _source_of, currentframe

    __all__ = ["signature", "Signature", "Parameter", "getsource", "getdoc", "getmembers", "isclass", "isfunction",
               "ismethod", "isbuiltin", "ismodule", "isgenerator", "isgeneratorfunction", "isroutine", "cleandoc",
               "getmodule", "getmro", "getattr_static", "isabstract", "unwrap", "getfullargspec", "isdatadescriptor",
               "currentframe", "stack", "getargvalues", "getframeinfo", "getcallargs", "getclosurevars",
               "get_annotations", "iscode", "isframe", "istraceback", "isgetsetdescriptor", "ismemberdescriptor",
               "ismethoddescriptor", "isawaitable", "iscoroutine", "getgeneratorlocals", "getsourcelines",
               "iscoroutinefunction", "getgeneratorstate"]


    class _empty:
        pass


    class _Kind(int):
        def __new__(cls, value, name):
            made = int.__new__(cls, value)
            made.name = name
            return made

        def __repr__(self):
            return f"<_ParameterKind.{self.name}: {int(self)}>"

        def __str__(self):
            return self.name

        @property
        def description(self):
            return ("positional-only", "positional or keyword", "variadic positional", "keyword-only",
                    "variadic keyword")[self]


    def formatannotation(annotation, base_module=None):
        if getattr(annotation, "__module__", None) == "typing":
            return repr(annotation).replace("typing.", "")
        if isinstance(annotation, types.GenericAlias):
            return str(annotation)
        if isinstance(annotation, type):
            if annotation.__module__ in ("builtins", base_module):
                return annotation.__qualname__
            return annotation.__module__ + "." + annotation.__qualname__
        return repr(annotation)


    class Parameter:
        """Represents a parameter in a function signature."""

        POSITIONAL_ONLY = _Kind(0, "POSITIONAL_ONLY")
        POSITIONAL_OR_KEYWORD = _Kind(1, "POSITIONAL_OR_KEYWORD")
        VAR_POSITIONAL = _Kind(2, "VAR_POSITIONAL")
        KEYWORD_ONLY = _Kind(3, "KEYWORD_ONLY")
        VAR_KEYWORD = _Kind(4, "VAR_KEYWORD")
        empty = _empty

        def __init__(self, name, kind, *, default=_empty, annotation=_empty):
            self.name = name
            self.kind = kind
            self.default = default
            self.annotation = annotation

        def replace(self, **changes):
            given = {"default": self.default, "annotation": self.annotation, "name": self.name, "kind": self.kind}
            given.update(changes)
            return Parameter(given.pop("name"), given.pop("kind"), **given)

        def __str__(self):
            text = self.name
            if self.annotation is not _empty:
                text += ": " + formatannotation(self.annotation)
            if self.default is not _empty:
                text += (" = " if self.annotation is not _empty else "=") + repr(self.default)
            return {2: "*", 4: "**"}.get(int(self.kind), "") + text

        def __repr__(self):
            return f'<Parameter "{self}">'

        def __eq__(self, other):
            return isinstance(other, Parameter) and (self.name, self.kind, self.default, self.annotation) == (
                other.name, other.kind, other.default, other.annotation)

        def __hash__(self):
            return hash((self.name, int(self.kind)))


    class BoundArguments:
        """The result of binding arguments to a signature."""

        def __init__(self, signature, arguments):
            self.signature = signature
            self.arguments = arguments

        @property
        def args(self):
            result = []
            for name, parameter in self.signature.parameters.items():
                if parameter.kind >= 3 or name not in self.arguments:
                    break
                value = self.arguments[name]
                result += value if parameter.kind == 2 else [value]
            return tuple(result)

        @property
        def kwargs(self):
            result = {}
            for name, parameter in self.signature.parameters.items():
                if name in self.arguments and parameter.kind == 3:
                    result[name] = self.arguments[name]
                elif name in self.arguments and parameter.kind == 4:
                    result.update(self.arguments[name])
            return result

        def apply_defaults(self):
            filled = {}
            for name, parameter in self.signature.parameters.items():
                if name in self.arguments:
                    filled[name] = self.arguments[name]
                elif parameter.default is not _empty:
                    filled[name] = parameter.default
                elif parameter.kind == 2:
                    filled[name] = ()
                elif parameter.kind == 4:
                    filled[name] = {}
            self.arguments = filled

        def __repr__(self):
            return f"<BoundArguments ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


    class Signature:
        """A Signature object represents the overall signature of a function."""

        empty = _empty

        def __init__(self, parameters=None, *, return_annotation=_empty):
            self.parameters = types.MappingProxyType({p.name: p for p in parameters or ()})
            self.return_annotation = return_annotation

        def replace(self, *, parameters=None, return_annotation=None):
            return Signature(self.parameters.values() if parameters is None else parameters,
                             return_annotation=return_annotation or self.return_annotation)

        def _bind(self, args, keywords, partial):
            arguments = {}
            args = list(args)
            for name, parameter in self.parameters.items():
                if parameter.kind == 2:
                    arguments[name] = tuple(args)
                    args = []
                    if not arguments[name]:
                        del arguments[name]
                elif parameter.kind == 4:
                    if keywords:
                        arguments[name] = keywords
                        keywords = {}
                elif args and parameter.kind < 2:
                    if name in keywords and parameter.kind == 1:
                        raise TypeError(f"multiple values for argument {name!r}")
                    arguments[name] = args.pop(0)
                elif name in keywords and parameter.kind != 0:
                    arguments[name] = keywords.pop(name)
                elif parameter.default is _empty and not partial:
                    raise TypeError(f"missing a required argument: {name!r}")
            if args:
                raise TypeError("too many positional arguments")
            if keywords:
                raise TypeError(f"got an unexpected keyword argument {next(iter(keywords))!r}")
            return BoundArguments(self, arguments)

        def bind(self, /, *args, **keywords):
            return self._bind(args, keywords, False)

        def bind_partial(self, /, *args, **keywords):
            return self._bind(args, keywords, True)

        def __str__(self):
            parts = []
            slash_due = star_given = False
            for parameter in self.parameters.values():
                if parameter.kind == 0:
                    slash_due = True
                elif slash_due:
                    parts.append("/")
                    slash_due = False
                if parameter.kind == 2:
                    star_given = True
                elif parameter.kind == 3 and not star_given:
                    parts.append("*")
                    star_given = True
                parts.append(str(parameter))
            if slash_due:
                parts.append("/")
            text = f"({', '.join(parts)})"
            if self.return_annotation is not _empty:
                text += f" -> {formatannotation(self.return_annotation)}"
            return text

        def __repr__(self):
            return f"<Signature {self}>"

        def __eq__(self, other):
            return isinstance(other, Signature) and str(self) == str(other)

        def __hash__(self):
            return hash(str(self))


    def _of_function(function):
        annotations = getattr(function, "__annotations__", {})
        made = []
        for name, kind, has_default, default in _parameters_of(function):
            kinds = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD, Parameter.VAR_POSITIONAL,
                     Parameter.KEYWORD_ONLY, Parameter.VAR_KEYWORD)
            made.append(Parameter(name, kinds[kind], default=default if has_default else _empty,
                                  annotation=annotations.get(name, _empty)))
        return Signature(made, return_annotation=annotations.get("return", _empty))


    def _of_native(obj, is_bound):
        """The signature of a built-in, from the text that tells it."""
        text = obj.__text_signature__
        if text is None:
            raise ValueError(f"no signature found for builtin {obj!r}")
        text = text[1:-1]
        if text.startswith("$"):
            receiver, _, rest = text.partition(", ")
            if receiver == "$self" and not is_bound:
                text = text[1:]
            else:
                text = rest[1:].removeprefix(", ") if rest.startswith("/") else rest
        try:
            return _of_function(eval(f"lambda {text}: 0"))
        except (SyntaxError, NameError):
            raise ValueError(f"no signature found for builtin {obj!r}") from None


    def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """Get a signature object for the passed callable."""
        if not callable(obj):
            raise TypeError(f"{obj!r} is not a callable object")
        if follow_wrapped:
            obj = unwrap(obj)
        own = getattr(obj, "__signature__", None)
        if isinstance(own, Signature):
            return own
        skip = 0
        if isinstance(obj, types.MethodType):
            obj, skip = obj.__func__, 1
        elif isinstance(obj, type):
            init = obj.__init__ if isinstance(obj.__init__, types.FunctionType) else obj.__new__
            if not isinstance(init, types.FunctionType):
                if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
                    return Signature()
                raise ValueError(f"no signature found for builtin type {obj!r}")
            obj, skip = init, 1
        elif not isinstance(obj, types.FunctionType) and isinstance(
                getattr(type(obj), "__call__", None), types.FunctionType):
            obj, skip = type(obj).__call__, 1
        if isinstance(obj, (types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType)):
            return _of_native(obj, skip)
        made = _of_function(obj)
        parameters = list(made.parameters.values())
        if skip and parameters and parameters[0].kind < 2:
            parameters = parameters[1:]
        return Signature(parameters, return_annotation=made.return_annotation)


    def getfullargspec(func):
        """Get the names and default values of a callable object's parameters."""
        from collections import namedtuple
        FullArgSpec = namedtuple(
            "FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")
        found = signature(func)
        args, kwonly, defaults, kwdefaults, varargs, varkw = [], [], [], {}, None, None
        annotations = {}
        if found.return_annotation is not _empty:
            annotations["return"] = found.return_annotation
        for name, parameter in found.parameters.items():
            if parameter.annotation is not _empty:
                annotations[name] = parameter.annotation
        for name, parameter in found.parameters.items():
            kind = parameter.kind.name
            if kind == "VAR_POSITIONAL":
                varargs = name
            elif kind == "VAR_KEYWORD":
                varkw = name
            elif kind == "KEYWORD_ONLY":
                kwonly.append(name)
                if parameter.default is not _empty:
                    kwdefaults[name] = parameter.default
            else:
                args.append(name)
                if parameter.default is not _empty:
                    defaults.append(parameter.default)
        return FullArgSpec(args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations)


    def unwrap(func, *, stop=None):
        """Get the object wrapped by *func*."""
        seen = set()
        while hasattr(func, "__wrapped__") and not (stop and stop(func)):
            if id(func) in seen:
                raise ValueError(f"wrapper loop when unwrapping {func!r}")
            seen.add(id(func))
            func = func.__wrapped__
        return func


    def getsource(object):
        """Return the text of the source code for an object."""
        object = unwrap(object)
        if isinstance(object, types.MethodType):
            object = object.__func__
        if not isinstance(object, types.FunctionType):
            if isinstance(object, type):
                raise OSError("source code not available")
            raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got "
                            f"{type(object).__name__}")
        source = _source_of(object)
        if source is None:
            raise OSError("could not get source code")
        text, first = source
        lines = text.splitlines(True)[first - 1:]
        margin = len(lines[0]) - len(lines[0].lstrip())
        taken = []
        in_body = False
        for line in lines:
            content = line.strip()
            indent = len(line) - len(line.lstrip())
            if in_body and content and indent <= margin and not content.startswith(("#", ")", "]")):
                break
            taken.append(line)
            if content.endswith(":") or in_body:
                in_body = True
            elif content.startswith("def ") and ":" in content and content.count("(") == content.count(")"):
                in_body = True
        while taken and not taken[-1].strip():
            taken.pop()
        return "".join(taken)


    def cleandoc(doc):
        """Clean up indentation from docstrings."""
        lines = doc.expandtabs().split("\n")
        margins = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
        margin = min(margins) if margins else 0
        lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            lines.pop(0)
        return "\n".join(lines)


    def getdoc(object):
        """Get the documentation string for an object."""
        doc = getattr(object, "__doc__", None)
        return cleandoc(doc) if isinstance(doc, str) else None


    def getmembers(object, predicate=None):
        """Return all members of an object as (name, value) pairs sorted by name."""
        result = []
        for name in dir(object):
            try:
                value = getattr(object, name)
            except AttributeError:
                continue
            if predicate is None or predicate(value):
                result.append((name, value))
        return sorted(result, key=lambda pair: pair[0])


    def getmro(cls):
        return cls.__mro__


    def getmodule(object, _filename=None):
        import sys
        return sys.modules.get(getattr(object, "__module__", None))


    def getattr_static(obj, name, *default):
        if not isinstance(obj, type) and name in getattr(obj, "__dict__", {}):
            return obj.__dict__[name]
        for base in (obj if isinstance(obj, type) else type(obj)).__mro__:
            if name in base.__dict__:
                return base.__dict__[name]
        if default:
            return default[0]
        raise AttributeError(name)


    def isclass(object):
        return isinstance(object, type)


    def isfunction(object):
        return isinstance(object, types.FunctionType)


    def ismethod(object):
        return isinstance(object, types.MethodType)


    def isbuiltin(object):
        return isinstance(object, types.BuiltinFunctionType)


    def ismodule(object):
        return isinstance(object, types.ModuleType)


    def isgenerator(object):
        return isinstance(object, types.GeneratorType)


    GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


    def getgeneratorstate(generator):
        if generator.gi_running:
            return GEN_RUNNING
        if generator.gi_suspended:
            return GEN_SUSPENDED
        return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


    def isgeneratorfunction(object):
        return isfunction(unwrap(object)) and _parameters_of(unwrap(object), True)


    def iscoroutinefunction(object):
        return False


    def iscoroutine(object):
        return False


    def isawaitable(object):
        return False


    def iscode(object):
        return isinstance(object, types.CodeType)


    def isframe(object):
        return isinstance(object, types.FrameType)


    def istraceback(object):
        return isinstance(object, types.TracebackType)


    def isgetsetdescriptor(object):
        return isinstance(object, types.GetSetDescriptorType)


    ismemberdescriptor = isgetsetdescriptor


    def ismethoddescriptor(object):
        if isclass(object) or ismethod(object) or isfunction(object):
            return False
        return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__")


    ArgInfo = _namedtuple("ArgInfo", "args varargs keywords locals")
    Traceback = _namedtuple("Traceback", "filename lineno function code_context index")
    FrameInfo = _namedtuple("FrameInfo", "frame filename lineno function code_context index")


    def getargvalues(frame):
        """Get information about arguments passed into a particular frame."""
        code = frame.f_code
        names = list(code.co_varnames)
        named = code.co_argcount + code.co_kwonlyargcount
        extra = names[named:]
        varargs = extra.pop(0) if code.co_flags & 4 else None
        keywords = extra.pop(0) if code.co_flags & 8 else None
        return ArgInfo(names[:named], varargs, keywords, frame.f_locals)


    def getframeinfo(frame, context=1):
        """Get information about a frame or traceback object."""
        # No file holds a cell's lines, so there is no context to show, as in CPython.
        return Traceback(frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, None, None)


    def stack(context=1):
        """Return a list of records for the stack above the caller's frame."""
        frame, found = currentframe(), []
        while frame is not None:
            found.append(FrameInfo(frame, *getframeinfo(frame, context)))
            frame = frame.f_back
        return found


    def getcallargs(func, /, *positional, **named):
        """Get the mapping of arguments to values."""
        if ismethod(func):
            positional, func = (func.__self__, *positional), func.__func__
        bound = signature(func).bind(*positional, **named)
        bound.apply_defaults()
        # What is given by position comes first, then what collects the rest, the other names, the defaults.
        ranks = {}
        for i, parameter in enumerate(bound.signature.parameters.values()):
            collects = parameter.kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)
            by_name = parameter.name in named
            ranks[parameter.name] = (1 if collects else 2 if by_name else 0 if i < len(positional) else 3, i)
        return {name: bound.arguments[name] for name in sorted(bound.arguments, key=ranks.get)}


    ClosureVars = _namedtuple("ClosureVars", "nonlocals globals builtins unbound")


    def getclosurevars(func):
        """Get the mapping of free variables to their current values."""
        if ismethod(func):
            func = func.__func__
        if not isfunction(func):
            raise TypeError(f"{func!r} is not a Python function")
        code = func.__code__
        names = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__ or ())}
        own, builtin, unbound = {}, {}, set()
        import builtins
        for name in code.co_names:
            if name in ("None", "True", "False"):
                continue
            if name in func.__globals__:
                own[name] = func.__globals__[name]
            elif hasattr(builtins, name):
                builtin[name] = getattr(builtins, name)
            else:
                unbound.add(name)
        return ClosureVars(names, own, builtin, unbound)


    def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
        """Compute the annotations dict for an object."""
        if isinstance(obj, type):
            found = obj.__dict__.get("__annotations__", None)
        elif callable(obj) or ismodule(obj):
            found = getattr(obj, "__annotations__", None)
        else:
            raise TypeError(f"{obj!r} is not a module, class, or callable.")
        found = dict(found or {})
        if eval_str:
            if globals is None:
                import sys
                globals = getattr(obj, "__globals__", None) or vars(sys.modules[obj.__module__])
            found = {name: eval(value, globals, locals or {}) if isinstance(value, str) else value
                     for name, value in found.items()}
        return found


    def isroutine(object):
        return isbuiltin(object) or isfunction(object) or ismethod(object) or isinstance(
            object, (types.MethodDescriptorType, types.WrapperDescriptorType))


    def isabstract(object):
        return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


    def isdatadescriptor(object):
        return isinstance(object, (property, types.GetSetDescriptorType)) or hasattr(type(object), "__set__")
    """#
}
