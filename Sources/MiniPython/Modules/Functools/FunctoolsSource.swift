// functools: what of it is written in Python.

extension FunctoolsModule {
  static let source = #"""
    WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
    WRAPPER_UPDATES = ('__dict__',)


    def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        for name in assigned:
            try:
                value = getattr(wrapped, name)
            except AttributeError:
                continue
            setattr(wrapper, name, value)
        for name in updated:
            getattr(wrapper, name).update(getattr(wrapped, name, {}))
        wrapper.__wrapped__ = wrapped
        return wrapper


    def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
        return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


    # The three missing comparisons by the one that is there: how to join it with equality.
    def _derive(given, wanted):
        def compare(self, other):
            result = getattr(type(self), given)(self, other)
            if result is NotImplemented:
                return result
            if wanted in ('__gt__', '__lt__') and given in ('__lt__', '__gt__'):
                return not result and self != other
            if wanted in ('__ge__', '__le__') and given in ('__ge__', '__le__'):
                return not result or self == other
            if wanted[2] == given[2]:
                return result or self == other if given in ('__lt__', '__gt__') else result and self != other
            return not result
        compare.__name__ = wanted
        compare.__doc__ = getattr(object, wanted).__doc__
        return compare


    def total_ordering(cls):
        """Class decorator that fills in missing ordering methods"""
        names = ('__lt__', '__le__', '__gt__', '__ge__')
        roots = [name for name in names if getattr(cls, name, None) is not getattr(object, name, None)]
        if not roots:
            raise ValueError('must define at least one ordering operation: < > <= >=')
        root = next(name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in roots)
        for name in names:
            if name not in roots:
                setattr(cls, name, _derive(root, name))
        return cls


    _info_type = None


    def _info(hits, misses, maxsize, currsize):
        global _info_type
        if _info_type is None:
            from collections import namedtuple
            _info_type = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'])
        return _info_type(hits, misses, maxsize, currsize)


    def lru_cache(maxsize=128, typed=False):
        """Least-recently-used cache decorator."""
        if isinstance(maxsize, int):
            if maxsize < 0:
                maxsize = 0
        elif callable(maxsize) and isinstance(typed, bool):
            return _cached(maxsize, 128, typed)
        elif maxsize is not None:
            raise TypeError('Expected first argument to be an integer, a callable, or None')
        return lambda function: _cached(function, maxsize, typed)


    def _cached(function, maxsize, typed):
        wrapper = _lru_cache_wrapper(function, maxsize, typed, _info)
        parameters = lambda: {'maxsize': maxsize, 'typed': typed}
        parameters.__qualname__ = "lru_cache.<locals>.decorating_function.<locals>.<lambda>"
        wrapper.cache_parameters = parameters
        return update_wrapper(wrapper, function)


    def cache(user_function, /):
        """Simple lightweight unbounded cache."""
        return lru_cache(maxsize=None)(user_function)


    class cached_property:
        def __init__(self, func):
            self.func = func
            self.attrname = None
            self.__doc__ = func.__doc__

        def __set_name__(self, owner, name):
            if self.attrname is None:
                self.attrname = name
            elif name != self.attrname:
                raise TypeError(
                    "Cannot assign the same cached_property to two different names "
                    f"({self.attrname!r} and {name!r}).")

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            if self.attrname is None:
                raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
            try:
                values = instance.__dict__
            except AttributeError:
                raise TypeError(
                    f"No '__dict__' attribute on {type(instance).__name__!r} "
                    f"instance to cache {self.attrname!r} property.") from None
            if self.attrname not in values:
                values[self.attrname] = self.func(instance)
            return values[self.attrname]


    class partialmethod:
        def __init__(self, func, /, *args, **keywords):
            if not callable(func) and not hasattr(func, "__get__"):
                raise TypeError(f"{func!r} is not callable or a descriptor")
            if isinstance(func, partialmethod):
                args = func.args + args
                keywords = {**func.keywords, **keywords}
                func = func.func
            self.func = func
            self.args = args
            self.keywords = keywords

        def __repr__(self):
            parts = [repr(self.func), *map(repr, self.args)]
            parts.extend(f"{name}={value!r}" for name, value in self.keywords.items())
            return f"functools.partialmethod({', '.join(parts)})"

        def __get__(self, obj, cls=None):
            if isinstance(self.func, (classmethod, staticmethod)) or not hasattr(type(self.func), '__call__'):
                bound = self.func.__get__(obj, cls)
                return partial(bound, *self.args, **self.keywords)
            if obj is None:
                def unbound(self_, /, *args, **keywords):
                    return self.func(self_, *self.args, *args, **{**self.keywords, **keywords})
                return unbound
            get = getattr(self.func, '__get__', None)
            if get is None:
                return partial(self.func, obj, *self.args, **self.keywords)
            return partial(get(obj, cls), *self.args, **self.keywords)


    # The implementation for a class: that of the first class of its order of resolution that has one, abstract base
    # classes standing behind the classes that they cover.
    def _find(cls, registry):
        for base in cls.__mro__[:-1]:
            if base in registry:
                return registry[base]
        best = None
        for known in registry:
            if known is not object and issubclass(cls, known):
                if best is None or issubclass(known, best):
                    best = known
                elif not issubclass(best, known):
                    raise RuntimeError(f"Ambiguous dispatch: {best} or {known}")
        return registry[object if best is None else best]


    def singledispatch(func):
        """Single-dispatch generic function decorator."""
        registry = {object: func}
        cache = {}
        name = getattr(func, '__name__', 'singledispatch function')

        def dispatch(cls):
            if cls not in cache:
                cache[cls] = _find(cls, registry)
            return cache[cls]

        def classes_of(annotation):
            if isinstance(annotation, type):
                return [annotation]
            parts = getattr(annotation, '__args__', ())
            if parts and not hasattr(annotation, '__origin__') and all(isinstance(part, type) for part in parts):
                return list(parts)
            return None

        def register(cls, func=None):
            classes = classes_of(cls)
            if classes is None:
                annotations = getattr(cls, '__annotations__', {})
                if not annotations or func is not None:
                    if func is not None:
                        raise TypeError(
                            f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
                    raise TypeError(
                        f"Invalid first argument to `register()`: {cls!r}. Use either `@register(some_class)` "
                        f"or plain `@register` on an annotated function.")
                func = cls
                parameter, annotation = next(iter(annotations.items()))
                classes = classes_of(annotation)
                if classes is None:
                    raise TypeError(f"Invalid annotation for {parameter!r}. {annotation!r} is not a class.")
            elif func is None:
                return lambda function: register(cls, function)
            for known in classes:
                registry[known] = func
            cache.clear()
            return func

        def wrapper(*args, **keywords):
            if not args:
                raise TypeError(f'{name} requires at least 1 positional argument')
            return dispatch(args[0].__class__)(*args, **keywords)

        wrapper.register = register
        wrapper.dispatch = dispatch
        wrapper.registry = type(type.__dict__)(registry)
        wrapper._clear_cache = cache.clear
        return update_wrapper(wrapper, func)


    class singledispatchmethod:
        def __init__(self, func):
            if not callable(func) and not hasattr(func, "__get__"):
                raise TypeError(f"{func!r} is not callable or a descriptor")
            self.dispatcher = singledispatch(func)
            self.func = func

        def register(self, cls, method=None):
            return self.dispatcher.register(cls, func=method)

        def __get__(self, obj, cls=None):
            def method(*args, **keywords):
                found = self.dispatcher.dispatch(args[0].__class__)
                return found.__get__(obj, cls)(*args, **keywords)
            method.register = self.register
            return update_wrapper(method, self.func)
    """#
}
