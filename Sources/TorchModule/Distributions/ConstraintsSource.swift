// torch.distributions.constraints and constraint_registry, as Python text.

enum ConstraintsSource {
  static let text = #"""
    class Constraint:
        """What a parameter or a value must satisfy."""

        is_discrete = False
        event_dim = 0
        _bounds = ()

        def check(self, value):
            raise NotImplementedError

        def __repr__(self):
            shown = ", ".join(f"{name}={getattr(self, name)}" for name in self._bounds)
            return f"{type(self).__name__[1:]}({shown})"


    def _kind(name, test, bounds=(), is_discrete=False, event_dim=0, base=Constraint):
        # A class of constraints, with a test of a value and of the bounds given.
        def __init__(self, *given, **named):
            given = given + tuple(named[bound] for bound in bounds[len(given):])
            for bound, value in zip(bounds, given):
                setattr(self, bound, value)

        def check(self, value):
            return test(value, *(getattr(self, bound) for bound in bounds))
        made = type(f"_{name}", (base,), dict(
            __init__=__init__, check=check, _bounds=bounds, is_discrete=is_discrete, event_dim=event_dim))
        made.__module__ = "torch.distributions.constraints"
        return made


    class _Dependent(Constraint):
        def __init__(self, *, is_discrete=NotImplemented, event_dim=NotImplemented):
            self._is_discrete, self._event_dim = is_discrete, event_dim

        @property
        def is_discrete(self):
            if self._is_discrete is NotImplemented:
                raise NotImplementedError(".is_discrete cannot be determined statically")
            return self._is_discrete

        @property
        def event_dim(self):
            if self._event_dim is NotImplemented:
                raise NotImplementedError(".event_dim cannot be determined statically")
            return self._event_dim

        def __call__(self, *, is_discrete=NotImplemented, event_dim=NotImplemented):
            return _Dependent(
                is_discrete=self._is_discrete if is_discrete is NotImplemented else is_discrete,
                event_dim=self._event_dim if event_dim is NotImplemented else event_dim)

        def check(self, x):
            raise ValueError("Cannot determine validity of dependent constraint")


    def is_dependent(constraint):
        """Whether a constraint depends on the parameters of its distribution."""
        return isinstance(constraint, _Dependent)


    def dependent_property(fn=None, *, is_discrete=NotImplemented, event_dim=NotImplemented):
        """A property whose constraint depends on the parameters."""
        return property if fn is None else property(fn)


    class _IndependentConstraint(Constraint):
        def __init__(self, base_constraint, reinterpreted_batch_ndims):
            if not isinstance(reinterpreted_batch_ndims, int):
                raise AssertionError(
                    f"reinterpreted_batch_ndims must be an int, got {type(reinterpreted_batch_ndims).__name__}")
            if reinterpreted_batch_ndims < 0:
                raise AssertionError(f"reinterpreted_batch_ndims must be >= 0, got {reinterpreted_batch_ndims}")
            self.base_constraint, self.reinterpreted_batch_ndims = base_constraint, reinterpreted_batch_ndims

        is_discrete = property(lambda self: self.base_constraint.is_discrete)
        event_dim = property(lambda self: dimensions(self.base_constraint) + self.reinterpreted_batch_ndims)

        def check(self, value):
            result = self.base_constraint.check(value)
            n = self.reinterpreted_batch_ndims
            if result.dim() < n:
                raise ValueError(f"Expected value.dim() >= {self.event_dim} but got {value.dim()}")
            return result.reshape(result.shape[:result.dim() - n] + (-1,)).all(-1)

        def __repr__(self):
            return f"IndependentConstraint({self.base_constraint!r}, {self.reinterpreted_batch_ndims})"


    class MixtureSameFamilyConstraint(Constraint):
        """What the components of a mixture must satisfy."""

        def __init__(self, base_constraint):
            self.base_constraint = base_constraint

        event_dim = property(lambda self: dimensions(self.base_constraint))

        def check(self, value):
            n = self.event_dim
            result = self.base_constraint.check(value.unsqueeze(-1 - n))
            if value.dim() < n:
                raise ValueError(f"Expected value.dim() >= {n} but got {value.dim()}")
            return result.reshape(result.shape[:value.dim() - n] + (-1,)).all(-1)

        def __repr__(self):
            return f"MixtureSameFamilyConstraint({self.base_constraint!r})"


    def dimensions(constraint):
        """How many of a value's last dimensions a constraint is about."""
        known = getattr(constraint, "event_dim", None)
        if known is not None:
            return known
        name = repr(constraint)
        return 1 if name.startswith(("Simplex", "IndependentConstraint")) else 0


    def _lower(x):
        return (x.tril() == x).view(x.shape[:-2] + (-1,)).min(-1)[0]


    def _lower_cholesky(x):
        return _lower(x) & (x.diagonal(dim1=-2, dim2=-1) > 0).min(-1)[0]


    def _corr_cholesky(x):
        gap = (torch.linalg.norm(x.detach(), dim=-1) - 1.0).abs()
        return _lower_cholesky(x) & gap.le(torch.finfo(x.dtype).eps * x.size(-1) * 10).all(dim=-1)


    def _square(x):
        return torch.full(x.shape[:-2], x.shape[-2] == x.shape[-1], dtype=torch.bool)


    def _symmetric(x):
        is_square = _square(x)
        return torch.isclose(x, x.mT, atol=1e-6).all(-2).all(-1) if is_square.all() else is_square


    def _positive_semidefinite(x):
        is_symmetric = _symmetric(x)
        return torch.linalg.eigvalsh(x).ge(0).all(-1) if is_symmetric.all() else is_symmetric


    def _positive_definite(x):
        is_symmetric = _symmetric(x)
        return torch.linalg.cholesky_ex(x).info.eq(0) if is_symmetric.all() else is_symmetric


    class _Several(Constraint):
        def __init__(self, cseq, dim=0):
            if not all(isinstance(c, Constraint) for c in cseq):
                raise AssertionError("All elements of cseq must be Constraint instances")
            self.cseq, self.dim = list(cseq), dim

        is_discrete = property(lambda self: any(c.is_discrete for c in self.cseq))

        def _check_dim(self, value):
            if not -value.dim() <= self.dim < value.dim():
                raise AssertionError(f"dim {self.dim} out of range for value with {value.dim()} dimensions")


    class _Cat(_Several):
        def __init__(self, cseq, dim=0, lengths=None):
            super().__init__(cseq, dim)
            self.lengths = [1] * len(self.cseq) if lengths is None else list(lengths)
            if len(self.lengths) != len(self.cseq):
                raise AssertionError(f"lengths ({len(self.lengths)}) must match cseq ({len(self.cseq)})")

        event_dim = property(lambda self: max(dimensions(c) for c in self.cseq))

        def check(self, value):
            self._check_dim(value)
            parts = value.split(self.lengths, self.dim)
            return torch.cat([c.check(part) for c, part in zip(self.cseq, parts)], self.dim)


    class _Stack(_Several):
        @property
        def event_dim(self):
            n = max(dimensions(c) for c in self.cseq)
            return n + 1 if self.dim + n < 0 else n

        def check(self, value):
            self._check_dim(value)
            parts = [value.select(self.dim, i) for i in range(value.size(self.dim))]
            return torch.stack([c.check(part) for part, c in zip(parts, self.cseq)], self.dim)


    _whole = lambda v: v % 1 == 0
    _both = ("lower_bound", "upper_bound")
    dependent = _Dependent()
    independent = _IndependentConstraint
    cat, stack = _Cat, _Stack
    boolean = _kind("Boolean", lambda v: (v == 0) | (v == 1), is_discrete=True)()
    one_hot = _kind(
        "OneHot", lambda v: ((v == 0) | (v == 1)).all(-1) & v.sum(-1).eq(1), is_discrete=True, event_dim=1)()
    integer_interval = _kind(
        "IntegerInterval", lambda v, low, high: _whole(v) & (low <= v) & (v <= high), _both, is_discrete=True)
    _IntegerGreaterThan = _kind(
        "IntegerGreaterThan", lambda v, low: _whole(v) & (v >= low), ("lower_bound",), is_discrete=True)
    nonnegative_integer, positive_integer = _IntegerGreaterThan(0), _IntegerGreaterThan(1)
    real = _kind("Real", lambda v: v == v)()
    real_vector = independent(real, 1)
    greater_than = _kind("GreaterThan", lambda v, low: low < v, ("lower_bound",))
    greater_than_eq = _kind("GreaterThanEq", lambda v, low: low <= v, ("lower_bound",))
    positive, nonnegative = greater_than(0.0), greater_than_eq(0.0)
    less_than = _kind("LessThan", lambda v, high: v < high, ("upper_bound",))
    interval = _kind("Interval", lambda v, low, high: (low <= v) & (v <= high), _both)
    unit_interval = interval(0.0, 1.0)
    half_open_interval = _kind("HalfOpenInterval", lambda v, low, high: (low <= v) & (v < high), _both)
    simplex = _kind(
        "Simplex", lambda v: torch.all(v >= 0, dim=-1) & ((v.sum(-1) - 1).abs() < 1e-6), event_dim=1)()
    multinomial = _kind(
        "Multinomial", lambda v, high: (v >= 0).all(dim=-1) & (v.sum(dim=-1) <= high), ("upper_bound",),
        is_discrete=True, event_dim=1)
    multinomial.__repr__ = lambda self: "Multinomial()"
    lower_triangular = _kind("LowerTriangular", _lower, event_dim=2)()
    lower_cholesky = _kind("LowerCholesky", _lower_cholesky, event_dim=2)()
    corr_cholesky = _kind("CorrCholesky", _corr_cholesky, event_dim=2)()
    square = _kind("Square", _square, event_dim=2)()
    symmetric = _kind("Symmetric", _symmetric, event_dim=2, base=type(square))()
    positive_semidefinite = _kind("PositiveSemidefinite", _positive_semidefinite, event_dim=2, base=type(symmetric))()
    positive_definite = _kind("PositiveDefinite", _positive_definite, event_dim=2, base=type(symmetric))()
    """#

  static let registry = #"""
    from torch.distributions import constraints, transforms


    class ConstraintRegistry:
        """Finds a transform into what satisfies a constraint."""

        def __init__(self):
            self._registry = {}

        @staticmethod
        def _name(kind):
            return kind.__name__.lstrip("_")

        def register(self, constraint, factory=None):
            if factory is None:
                return lambda factory: self.register(constraint, factory)
            kind = type(constraint) if isinstance(constraint, constraints.Constraint) else constraint
            if not isinstance(kind, type) or not issubclass(kind, constraints.Constraint):
                raise TypeError(
                    f"Expected constraint to be either a Constraint subclass or instance, but got {constraint}")
            self._registry[self._name(kind)] = factory
            return factory

        def __call__(self, constraint):
            # The constraints of the first families say their names themselves.
            own = getattr(constraint, "_name", None)
            if own == "":
                return self(constraints.real_vector)
            factory = self._registry.get(own if isinstance(own, str) else self._name(type(constraint)))
            if factory is None:
                raise NotImplementedError(f"Cannot transform {type(constraint).__name__} constraints")
            return factory(constraint)


    biject_to, transform_to = ConstraintRegistry(), ConstraintRegistry()


    def _register(kinds, factory, registries=(biject_to, transform_to)):
        for registry in registries:
            for kind in kinds:
                registry.register(kind, factory)


    def _shifted(bound, scale):
        return transforms.ComposeTransform([transforms.ExpTransform(), transforms.AffineTransform(bound, scale)])


    def _between(constraint):
        low, high = constraint.lower_bound, constraint.upper_bound
        if isinstance(low, (int, float)) and low == 0 and isinstance(high, (int, float)) and high == 1:
            return transforms.SigmoidTransform()
        return transforms.ComposeTransform([transforms.SigmoidTransform(), transforms.AffineTransform(low, high - low)])


    def _above(constraint):
        return _shifted(constraint.lower_bound, 1)


    _register([constraints.real], lambda c: transforms.identity_transform)
    _register([constraints.greater_than, constraints.greater_than_eq], _above)
    _register([constraints.less_than], lambda c: _shifted(c.upper_bound, -1))
    _register([constraints.interval, constraints.half_open_interval], _between)
    _register([constraints.corr_cholesky], lambda c: transforms.CorrCholeskyTransform())
    _register([constraints.simplex], lambda c: transforms.StickBreakingTransform(), [biject_to])
    _register([constraints.simplex], lambda c: transforms.SoftmaxTransform(), [transform_to])
    _register([constraints.lower_cholesky], lambda c: transforms.LowerCholeskyTransform(), [transform_to])
    _register([constraints.positive_definite, constraints.positive_semidefinite],
              lambda c: transforms.PositiveDefiniteTransform(), [transform_to])
    for _each in (biject_to, transform_to):
        _register([constraints.independent], lambda c, each=_each: transforms.IndependentTransform(
            each(c.base_constraint), c.reinterpreted_batch_ndims), [_each])
        _register([constraints.cat], lambda c, each=_each: transforms.CatTransform(
            [each(part) for part in c.cseq], c.dim, c.lengths), [_each])
        _register([constraints.stack], lambda c, each=_each: transforms.StackTransform(
            [each(part) for part in c.cseq], c.dim), [_each])
    """#
}
