// weakref: containers and finalizers over weak references.

enum WeakrefModule {
  static func make() throws -> ModuleObject { try PythonSource.module("weakref", source) }

  private static let source = #"""
    from _weakref import ref, proxy, getweakrefcount, getweakrefs, ProxyType, CallableProxyType
    from collections.abc import MutableMapping, MutableSet

    __all__ = [
        "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
        "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
    ]

    ReferenceType = ref
    ProxyTypes = (ProxyType, CallableProxyType)


    class WeakMethod(ref):
        """A weak reference to a bound method, which lives as long as its instance."""

        def __new__(cls, meth, callback=None):
            try:
                owner, function = meth.__self__, meth.__func__
            except AttributeError:
                raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

            def gone(_):
                self = own()
                if self is not None and self._alive:
                    self._alive = False
                    if callback is not None:
                        callback(self)

            self = ref.__new__(cls, owner, gone)
            self._function = ref(function, gone)
            self._kind = type(meth)
            self._alive = True
            own = ref(self)
            return self

        def __call__(self):
            owner, function = super().__call__(), self._function()
            if owner is None or function is None:
                return None
            return self._kind(function, owner)

        def __eq__(self, other):
            if not isinstance(other, WeakMethod):
                return NotImplemented
            if not self._alive or not other._alive:
                return self is other
            return ref.__eq__(self, other) and self._function == other._function

        __hash__ = ref.__hash__


    class _KeyedRef(ref):
        """A reference that knows under which key it stands."""

        def __new__(cls, value, callback, key):
            self = ref.__new__(cls, value, callback)
            self.key = key
            return self


    class WeakValueDictionary(MutableMapping):
        """Mapping class that references values weakly."""

        def __init__(self, other=(), /, **keywords):
            own = ref(self)

            def remove(reference):
                self = own()
                if self is not None and self.data.get(reference.key) is reference:
                    del self.data[reference.key]

            self._remove = remove
            self.data = {}
            self.update(other, **keywords)

        def __getitem__(self, key):
            value = self.data[key]()
            if value is None:
                raise KeyError(key)
            return value

        def __setitem__(self, key, value):
            self.data[key] = _KeyedRef(value, self._remove, key)

        def __delitem__(self, key):
            del self.data[key]

        def __len__(self):
            return len(self.data)

        def __contains__(self, key):
            try:
                return self.data[key]() is not None
            except KeyError:
                return False

        def __iter__(self):
            for key, reference in list(self.data.items()):
                if reference() is not None:
                    yield key

        def __repr__(self):
            return f"<{self.__class__.__name__} at {id(self):#x}>"

        def __copy__(self):
            made = WeakValueDictionary()
            for key, value in self.items():
                made[key] = value
            return made

        copy = __copy__

        def __deepcopy__(self, memo):
            from copy import deepcopy
            made = self.__class__()
            for key, value in self.items():
                made[deepcopy(key, memo)] = value
            return made

        def get(self, key, default=None):
            value = self.data[key]() if key in self.data else None
            return default if value is None else value

        def keys(self):
            return iter(self)

        def items(self):
            for key, reference in list(self.data.items()):
                value = reference()
                if value is not None:
                    yield key, value

        def values(self):
            for _, value in self.items():
                yield value

        def itervaluerefs(self):
            yield from list(self.data.values())

        def valuerefs(self):
            return list(self.data.values())

        def popitem(self):
            while True:
                key, reference = self.data.popitem()
                value = reference()
                if value is not None:
                    return key, value

        def pop(self, key, *args):
            reference = self.data.pop(key, None)
            value = None if reference is None else reference()
            if value is None:
                if args:
                    return args[0]
                raise KeyError(key)
            return value

        def setdefault(self, key, default=None):
            value = self.get(key)
            if value is None:
                self[key] = value = default
            return value

        def __or__(self, other):
            if not hasattr(other, "keys"):
                return NotImplemented
            made = self.copy()
            made.update(other)
            return made

        def __ior__(self, other):
            self.update(other)
            return self


    class WeakKeyDictionary(MutableMapping):
        """Mapping class that references keys weakly."""

        def __init__(self, dict=None):
            own = ref(self)

            def remove(reference):
                self = own()
                if self is not None:
                    self.data.pop(reference, None)

            self._remove = remove
            self.data = {}
            if dict is not None:
                self.update(dict)

        def __getitem__(self, key):
            return self.data[ref(key)]

        def __setitem__(self, key, value):
            self.data[ref(key, self._remove)] = value

        def __delitem__(self, key):
            del self.data[ref(key)]

        def __len__(self):
            return len(self.data)

        def __contains__(self, key):
            try:
                return ref(key) in self.data
            except TypeError:
                return False

        def __iter__(self):
            for reference in list(self.data):
                key = reference()
                if key is not None:
                    yield key

        def __repr__(self):
            return f"<{self.__class__.__name__} at {id(self):#x}>"

        def __copy__(self):
            made = WeakKeyDictionary()
            for key, value in self.items():
                made[key] = value
            return made

        copy = __copy__

        def get(self, key, default=None):
            return self.data.get(ref(key), default)

        def keys(self):
            return iter(self)

        def items(self):
            for reference, value in list(self.data.items()):
                key = reference()
                if key is not None:
                    yield key, value

        def values(self):
            for _, value in self.items():
                yield value

        def keyrefs(self):
            return list(self.data)

        def popitem(self):
            while True:
                reference, value = self.data.popitem()
                key = reference()
                if key is not None:
                    return key, value

        def pop(self, key, *args):
            return self.data.pop(ref(key), *args)

        def setdefault(self, key, default=None):
            return self.data.setdefault(ref(key, self._remove), default)

        def __or__(self, other):
            if not hasattr(other, "keys"):
                return NotImplemented
            made = self.copy()
            made.update(other)
            return made

        def __ior__(self, other):
            self.update(other)
            return self


    class WeakSet(MutableSet):
        """A set of objects that it does not keep."""

        def __init__(self, data=None):
            own = ref(self)

            def remove(reference):
                self = own()
                if self is not None:
                    self.data.discard(reference)

            self._remove = remove
            self.data = set()
            if data is not None:
                self.update(data)

        def __iter__(self):
            for reference in list(self.data):
                item = reference()
                if item is not None:
                    yield item

        def __len__(self):
            return len(self.data)

        def __contains__(self, item):
            try:
                return ref(item) in self.data
            except TypeError:
                return False

        def __repr__(self):
            return repr(self.data)

        def add(self, item):
            self.data.add(ref(item, self._remove))

        def discard(self, item):
            self.data.discard(ref(item))

        def remove(self, item):
            self.data.remove(ref(item))

        def clear(self):
            self.data.clear()

        def copy(self):
            return self.__class__(self)

        def pop(self):
            while True:
                try:
                    reference = self.data.pop()
                except KeyError:
                    raise KeyError("pop from empty WeakSet") from None
                item = reference()
                if item is not None:
                    return item

        def update(self, other):
            for item in other:
                self.add(item)

        def __ior__(self, other):
            self.update(other)
            return self

        def union(self, other):
            return self.__class__(item for one in (self, other) for item in one)

        __or__ = union

        def difference(self, other):
            return self.__class__(item for item in self if item not in other)

        __sub__ = difference

        def intersection(self, other):
            return self.__class__(item for item in other if item in self)

        __and__ = intersection

        def symmetric_difference(self, other):
            return self.__class__(
                [item for item in self if item not in other] + [item for item in other if item not in self])

        __xor__ = symmetric_difference

        def issubset(self, other):
            return self.data.issubset(ref(item) for item in other)

        __le__ = issubset

        def issuperset(self, other):
            return self.data.issuperset(ref(item) for item in other)

        __ge__ = issuperset

        def isdisjoint(self, other):
            return len(self.intersection(other)) == 0

        def __eq__(self, other):
            if not isinstance(other, self.__class__):
                return NotImplemented
            return self.data == set(map(ref, other))


    class finalize:
        """Class for finalization of weakrefable objects."""

        __slots__ = ()
        _registry = {}

        class _Info:
            __slots__ = ("weakref", "func", "args", "kwargs", "atexit")

        def __init__(self, obj, func, /, *args, **kwargs):
            info = self._Info()
            info.weakref = ref(obj, self)
            info.func, info.args, info.kwargs, info.atexit = func, args, kwargs or None, True
            self._registry[self] = info

        def __call__(self, _=None):
            info = self._registry.pop(self, None)
            if info is not None:
                return info.func(*info.args, **(info.kwargs or {}))

        def detach(self):
            info = self._registry.get(self)
            obj = info and info.weakref()
            if obj is not None and self._registry.pop(self, None):
                return obj, info.func, info.args, info.kwargs or {}

        def peek(self):
            info = self._registry.get(self)
            obj = info and info.weakref()
            if obj is not None:
                return obj, info.func, info.args, info.kwargs or {}

        @property
        def alive(self):
            return self in self._registry

        @property
        def atexit(self):
            info = self._registry.get(self)
            return bool(info) and info.atexit

        @atexit.setter
        def atexit(self, value):
            info = self._registry.get(self)
            if info:
                info.atexit = bool(value)

        def __repr__(self):
            info = self._registry.get(self)
            obj = info and info.weakref()
            if obj is None:
                return f"<{type(self).__name__} object at {id(self):#x}; dead>"
            return f"<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>"
    """#
}
