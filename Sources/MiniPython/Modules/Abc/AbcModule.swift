// abc: abstract base classes and their virtual subclasses.

enum AbcModule {
  static func make() throws -> ModuleObject { try PythonSource.module("abc", source) }

  private static let source = #"""
    def abstractmethod(function):
        function.__isabstractmethod__ = True
        return function


    def _is_abstract(value):
        if isinstance(value, property):
            return any(_is_abstract(part) for part in (value.fget, value.fset, value.fdel))
        if isinstance(value, (classmethod, staticmethod)):
            return _is_abstract(value.__func__)
        return getattr(value, "__isabstractmethod__", False) is True


    class ABCMeta(type):
        def __new__(metaclass, name, bases, namespace, /, **keywords):
            cls = super().__new__(metaclass, name, bases, namespace, **keywords)
            cls._abc_registered = []
            update_abstractmethods(cls)
            return cls

        def register(cls, subclass):
            if not isinstance(subclass, type):
                raise TypeError("Can only register classes")
            if type.__subclasscheck__(cls, subclass):
                return subclass
            if type.__subclasscheck__(subclass, cls):
                raise RuntimeError("Refusing to create an inheritance cycle")
            cls._abc_registered.append(subclass)
            return subclass

        def __instancecheck__(cls, instance):
            kind = type(instance)
            if cls.__subclasscheck__(kind):
                return True
            claimed = getattr(instance, "__class__", kind)
            return claimed is not kind and isinstance(claimed, type) and cls.__subclasscheck__(claimed)

        def __subclasscheck__(cls, subclass):
            if not isinstance(subclass, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if type.__subclasscheck__(cls, subclass):
                return True
            hook = getattr(cls, "__subclasshook__", None)
            if hook is not None:
                answer = hook(subclass)
                if answer is not NotImplemented:
                    return answer
            for registered in cls._abc_registered:
                if issubclass(subclass, registered):
                    return True
            for derived in cls.__subclasses__():
                if derived is not subclass and issubclass(subclass, derived):
                    return True
            return False


    def update_abstractmethods(cls):
        names = {name for name, value in cls.__dict__.items() if _is_abstract(value)}
        for base in cls.__bases__:
            for name in getattr(base, "__abstractmethods__", ()):
                if _is_abstract(getattr(cls, name, None)) or _is_abstract(_found(cls, name)):
                    names.add(name)
        cls.__abstractmethods__ = frozenset(names)
        return cls


    def _found(cls, name):
        for base in cls.__mro__:
            if name in base.__dict__:
                return base.__dict__[name]


    class ABC(metaclass=ABCMeta):
        """Helper class that provides a standard way to create an ABC using
        inheritance.
        """

        __slots__ = ()


    class abstractclassmethod(classmethod):
        __isabstractmethod__ = True


    class abstractstaticmethod(staticmethod):
        __isabstractmethod__ = True


    class abstractproperty(property):
        __isabstractmethod__ = True


    def get_cache_token():
        return 0
    """#
}
