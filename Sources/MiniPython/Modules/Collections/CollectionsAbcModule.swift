// collections.abc: the abstract classes of containers.

enum CollectionsAbcModule {
  static func make() throws -> ModuleObject {
    try PythonSource.module("collections.abc", source) { module in
      module.function("_owns", .positional(2...2)) { a in
        guard let type = a[0].asType, let name = a[1].asString else { return .bool(false) }
        return .bool(!type.ownAttribute(name.interned).isUndef)
      }
    }
  }

  private static let source = #"""
    from _collections import deque as _deque
    from abc import ABCMeta, abstractmethod

    __all__ = [
        "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Hashable", "Iterable",
        "Iterator", "Generator", "Reversible", "Sized", "Container", "Callable", "Collection", "Set",
        "MutableSet", "Mapping", "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView",
        "Sequence", "MutableSequence", "ByteString",
    ]


    def _has(cls, *names):
        for name in names:
            for base in cls.__mro__:
                if _owns(base, name):
                    if getattr(base, name, None) is None:
                        return NotImplemented
                    break
            else:
                return NotImplemented
        return True


    def _protocol(name, methods, base=None, **more):
        names = tuple(methods)

        @classmethod
        def __subclasshook__(cls, subclass):
            return _has(subclass, *names) if cls is made else NotImplemented

        def _method(method_name):
            @abstractmethod
            def method(self, *args):
                raise NotImplementedError
            method.__name__ = method_name
            return method

        body = {method: _method(method) for method in methods if method not in more}
        body.update(more)
        body["__subclasshook__"] = __subclasshook__
        body["__slots__"] = ()
        body["__module__"] = "collections.abc"
        body["__class_getitem__"] = classmethod(_alias)
        made = ABCMeta(name, base or (), body)
        return made


    def _alias(cls, item):
        return type(list[int])(cls, item)


    Hashable = _protocol("Hashable", ["__hash__"])
    Awaitable = _protocol("Awaitable", ["__await__"])
    Coroutine = _protocol("Coroutine", ["__await__", "send", "throw", "close"], (Awaitable,))
    AsyncIterable = _protocol("AsyncIterable", ["__aiter__"])
    AsyncIterator = _protocol("AsyncIterator", ["__anext__", "__aiter__"], (AsyncIterable,))
    AsyncGenerator = _protocol(
        "AsyncGenerator", ["__aiter__", "__anext__", "asend", "athrow", "aclose"], (AsyncIterator,))
    Iterable = _protocol("Iterable", ["__iter__"])
    Iterator = _protocol("Iterator", ["__next__", "__iter__"], (Iterable,), __iter__=lambda self: self)
    Reversible = _protocol("Reversible", ["__reversed__", "__iter__"], (Iterable,))
    Sized = _protocol("Sized", ["__len__"])
    Container = _protocol("Container", ["__contains__"])
    Callable = _protocol("Callable", ["__call__"])
    Collection = _protocol("Collection", ["__len__", "__iter__", "__contains__"], (Sized, Iterable, Container))


    class Generator(Iterator):
        __slots__ = ()

        def __next__(self):
            return self.send(None)

        @abstractmethod
        def send(self, value):
            raise StopIteration

        @abstractmethod
        def throw(self, typ, val=None, tb=None):
            raise typ

        def close(self):
            try:
                self.throw(GeneratorExit)
            except (GeneratorExit, StopIteration):
                pass
            else:
                raise RuntimeError("generator ignored GeneratorExit")

        @classmethod
        def __subclasshook__(cls, subclass):
            if cls is Generator:
                return _has(subclass, "__iter__", "__next__", "send", "throw", "close")
            return NotImplemented


    class Sequence(Reversible, Collection):
        """All the operations on a read-only sequence."""

        __slots__ = ()
        __class_getitem__ = classmethod(_alias)

        @abstractmethod
        def __getitem__(self, index):
            raise IndexError

        @classmethod
        def __subclasshook__(cls, subclass):
            return NotImplemented

        def __iter__(self):
            i = 0
            try:
                while True:
                    yield self[i]
                    i += 1
            except IndexError:
                return

        def __contains__(self, value):
            return any(item is value or item == value for item in self)

        def __reversed__(self):
            for i in reversed(range(len(self))):
                yield self[i]

        def index(self, value, start=0, stop=None):
            if start < 0:
                start = max(len(self) + start, 0)
            if stop is not None and stop < 0:
                stop += len(self)
            i = start
            while stop is None or i < stop:
                try:
                    item = self[i]
                except IndexError:
                    break
                if item is value or item == value:
                    return i
                i += 1
            raise ValueError

        def count(self, value):
            return sum(1 for item in self if item is value or item == value)


    class ByteString(Sequence):
        __slots__ = ()


    class MutableSequence(Sequence):
        """All the operations on a read-write sequence."""

        __slots__ = ()

        @abstractmethod
        def __setitem__(self, index, value):
            raise IndexError

        @abstractmethod
        def __delitem__(self, index):
            raise IndexError

        @abstractmethod
        def insert(self, index, value):
            raise IndexError

        def append(self, value):
            self.insert(len(self), value)

        def clear(self):
            try:
                while True:
                    self.pop()
            except IndexError:
                pass

        def reverse(self):
            n = len(self)
            for i in range(n // 2):
                self[i], self[n - i - 1] = self[n - i - 1], self[i]

        def extend(self, values):
            for value in list(values) if values is self else values:
                self.append(value)

        def pop(self, index=-1):
            value = self[index]
            del self[index]
            return value

        def remove(self, value):
            del self[self.index(value)]

        def __iadd__(self, values):
            self.extend(values)
            return self


    class Set(Collection):
        """A set is a finite, iterable container."""

        __slots__ = ()
        __class_getitem__ = classmethod(_alias)

        @classmethod
        def __subclasshook__(cls, subclass):
            return NotImplemented

        @classmethod
        def _from_iterable(cls, iterable):
            return cls(iterable)

        def __le__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) <= len(other) and all(item in other for item in self)

        def __lt__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) < len(other) and self.__le__(other)

        def __gt__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) > len(other) and self.__ge__(other)

        def __ge__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) >= len(other) and all(item in self for item in other)

        def __eq__(self, other):
            if not isinstance(other, Set):
                return NotImplemented
            return len(self) == len(other) and self.__le__(other)

        def __and__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            return self._from_iterable(value for value in other if value in self)

        __rand__ = __and__

        def isdisjoint(self, other):
            return not any(value in self for value in other)

        def __or__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            return self._from_iterable(value for part in (self, other) for value in part)

        __ror__ = __or__

        def __sub__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = other if isinstance(other, Set) else self._from_iterable(other)
            return self._from_iterable(value for value in self if value not in other)

        def __rsub__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            return self._from_iterable(value for value in other if value not in self)

        def __xor__(self, other):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = other if isinstance(other, Set) else self._from_iterable(other)
            return (self - other) | (other - self)

        __rxor__ = __xor__


    class MutableSet(Set):
        """A mutable set is a finite, iterable container."""

        __slots__ = ()

        @abstractmethod
        def add(self, value):
            raise NotImplementedError

        @abstractmethod
        def discard(self, value):
            raise NotImplementedError

        def remove(self, value):
            if value not in self:
                raise KeyError(value)
            self.discard(value)

        def pop(self):
            for value in self:
                self.discard(value)
                return value
            raise KeyError

        def clear(self):
            try:
                while True:
                    self.pop()
            except KeyError:
                pass

        def __ior__(self, other):
            for value in other:
                self.add(value)
            return self

        def __iand__(self, other):
            for value in self - other:
                self.discard(value)
            return self

        def __isub__(self, other):
            for value in list(other):
                self.discard(value)
            return self

        def __ixor__(self, other):
            for value in list(other):
                self.discard(value) if value in self else self.add(value)
            return self


    class Mapping(Collection):
        """A Mapping is a generic container for associating key/value pairs."""

        __slots__ = ()
        __class_getitem__ = classmethod(_alias)

        @classmethod
        def __subclasshook__(cls, subclass):
            return NotImplemented

        @abstractmethod
        def __getitem__(self, key):
            raise KeyError

        def get(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                return default

        def __contains__(self, key):
            try:
                self[key]
            except KeyError:
                return False
            return True

        def keys(self):
            return KeysView(self)

        def items(self):
            return ItemsView(self)

        def values(self):
            return ValuesView(self)

        def __eq__(self, other):
            if not isinstance(other, Mapping):
                return NotImplemented
            return dict(self.items()) == dict(other.items())

        __reversed__ = None


    class MutableMapping(Mapping):
        """A MutableMapping is a generic container for associating key/value pairs."""

        __slots__ = ()
        _absent = object()

        @abstractmethod
        def __setitem__(self, key, value):
            raise KeyError

        @abstractmethod
        def __delitem__(self, key):
            raise KeyError

        def pop(self, key, default=_absent):
            try:
                value = self[key]
            except KeyError:
                if default is MutableMapping._absent:
                    raise
                return default
            del self[key]
            return value

        def popitem(self):
            for key in self:
                value = self[key]
                del self[key]
                return key, value
            raise KeyError

        def clear(self):
            try:
                while True:
                    self.popitem()
            except KeyError:
                pass

        def update(self, other=(), /, **keywords):
            if isinstance(other, Mapping) or hasattr(other, "keys"):
                for key in other.keys():
                    self[key] = other[key]
            else:
                for key, value in other:
                    self[key] = value
            for key, value in keywords.items():
                self[key] = value

        def setdefault(self, key, default=None):
            try:
                return self[key]
            except KeyError:
                self[key] = default
            return default


    class MappingView(Sized):
        __slots__ = ("_mapping",)

        def __init__(self, mapping):
            self._mapping = mapping

        def __len__(self):
            return len(self._mapping)

        def __repr__(self):
            return f"{self.__class__.__name__}({self._mapping!r})"


    class KeysView(MappingView, Set):
        __slots__ = ()

        @classmethod
        def _from_iterable(cls, iterable):
            return set(iterable)

        def __contains__(self, key):
            return key in self._mapping

        def __iter__(self):
            yield from self._mapping


    class ItemsView(MappingView, Set):
        __slots__ = ()

        @classmethod
        def _from_iterable(cls, iterable):
            return set(iterable)

        def __contains__(self, item):
            key, value = item
            try:
                found = self._mapping[key]
            except KeyError:
                return False
            return found is value or found == value

        def __iter__(self):
            for key in self._mapping:
                yield key, self._mapping[key]


    class ValuesView(MappingView, Collection):
        __slots__ = ()

        def __contains__(self, value):
            return any(found is value or found == value for found in self)

        def __iter__(self):
            for key in self._mapping:
                yield self._mapping[key]


    for _type in (tuple, str, range, bytes, memoryview):
        Sequence.register(_type)
    ByteString.register(bytes)
    ByteString.register(bytearray)
    for _type in (list, bytearray, _deque):
        MutableSequence.register(_type)
    Mapping.register(type(type.__dict__))
    Set.register(frozenset)
    MutableSet.register(set)
    MutableMapping.register(dict)
    KeysView.register(type({}.keys()))
    ValuesView.register(type({}.values()))
    ItemsView.register(type({}.items()))
    Set.register(type({}.keys()))
    Set.register(type({}.items()))
    """#
}
