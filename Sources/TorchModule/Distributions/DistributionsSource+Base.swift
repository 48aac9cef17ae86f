// What all distributions share: constraints on their parameters and values, shapes, checks.

extension DistributionsSource {
  static let base = #"""
    import math


    class _Constraint:
        """What a parameter or a value must satisfy; `bounds` are shown in its repr."""

        def __init__(self, name, test, **bounds):
            self._name, self.check, self._bounds = name, test, bounds
            self.__dict__.update(bounds)

        def __repr__(self):
            return f"{self._name}({', '.join(f'{k}={v}' for k, v in self._bounds.items())})"


    class _VectorConstraint(_Constraint):
        def __repr__(self):
            return "IndependentConstraint(Real(), 1)"


    def _interval(low, high):
        return _Constraint("Interval", lambda v: (low <= v) & (v <= high), lower_bound=low, upper_bound=high)


    def _integers(low, high):
        return _Constraint("IntegerInterval", lambda v: (v % 1 == 0) & (low <= v) & (v <= high),
                           lower_bound=low, upper_bound=high)
    _real = _Constraint("Real", lambda v: v == v)
    _positive = _Constraint("GreaterThan", lambda v: 0.0 < v, lower_bound=0.0)
    _nonnegative = _Constraint("GreaterThanEq", lambda v: 0.0 <= v, lower_bound=0.0)
    _counts = _Constraint("IntegerGreaterThan", lambda v: (v % 1 == 0) & (v >= 0), lower_bound=0)
    _unit = _interval(0.0, 1.0)
    _boolean = _Constraint("Boolean", lambda v: (v == 0) | (v == 1))
    _simplex = _Constraint("Simplex", lambda v: torch.all(v >= 0, dim=-1) & ((v.sum(-1) - 1).abs() < 1e-6))
    _vector = _VectorConstraint("", lambda v: (v == v).all(-1))


    def _broadcast(*values):
        if not all(isinstance(v, (torch.Tensor, int, float, bool)) for v in values):
            raise ValueError("Input arguments must all be instances of Number, torch.Tensor or objects implementing "
                             "__torch_function__.")
        known = next((v.dtype for v in values if isinstance(v, torch.Tensor)), torch.get_default_dtype())
        return torch.broadcast_tensors(
            *[v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=known) for v in values])


    def _limited(probs):
        eps = torch.finfo(probs.dtype).eps
        return probs.clamp(min=eps, max=1 - eps)


    class Distribution:
        """The base of all distributions; a subclass names its parameters in `arg_constraints`."""

        has_rsample = False
        has_enumerate_support = False
        _validate_args = True
        arg_constraints = {}

        @staticmethod
        def set_default_validate_args(value):
            if value not in [True, False]:
                raise ValueError
            Distribution._validate_args = value

        def __init__(self, batch_shape=torch.Size(), event_shape=torch.Size(), validate_args=None):
            self._batch_shape, self._event_shape = batch_shape, event_shape
            if validate_args is not None:
                self._validate_args = validate_args
            if not self._validate_args:
                return
            for name, constraint in self.arg_constraints.items():
                if name not in self.__dict__:
                    continue
                value = getattr(self, name)
                if not constraint.check(value).all():
                    raise ValueError(
                        f"Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) of distribution "
                        f"{self!r} to satisfy the constraint {constraint!r}, but found invalid values:\n{value}")

        def _parameters(self, validate_args, **values):
            # Gives the distribution parameters of one shape.
            for name, value in zip(values, _broadcast(*values.values())):
                self.__dict__[name] = value
            scalar = all(isinstance(v, (int, float, bool)) for v in values.values())
            first = self.__dict__[next(iter(values))]
            Distribution.__init__(self, torch.Size() if scalar else first.size(), validate_args=validate_args)

        @property
        def batch_shape(self):
            return self._batch_shape

        @property
        def event_shape(self):
            return self._event_shape

        @property
        def stddev(self):
            return self.variance.sqrt()

        def expand(self, batch_shape, _instance=None):
            new = object.__new__(type(self))
            new.__dict__.update(self.__dict__)
            new._batch_shape = torch.Size(batch_shape)
            for name in self.arg_constraints:
                if name in self.__dict__:
                    new.__dict__[name] = self.__dict__[name].expand(new._batch_shape)
            return new

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                return self.rsample(sample_shape)

        def rsample(self, sample_shape=torch.Size()):
            raise NotImplementedError

        def perplexity(self):
            return torch.exp(self.entropy())

        def _extended_shape(self, sample_shape=torch.Size()):
            return torch.Size(tuple(sample_shape) + tuple(self._batch_shape) + tuple(self._event_shape))

        def _checked(self, value):
            if not self._validate_args:
                return
            if not isinstance(value, torch.Tensor):
                raise ValueError("The value argument to log_prob must be a Tensor")
            expected = self._batch_shape + self._event_shape
            for i, j in zip(reversed(value.size()), reversed(expected)):
                if i != 1 and j != 1 and i != j:
                    raise ValueError(f"Value is not broadcastable with batch_shape+event_shape: {value.size()} vs "
                                     f"{expected}.")
            if not self.support.check(value).all():
                raise ValueError(
                    f"Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to be within the support "
                    f"({self.support!r}) of the distribution {self!r}, but found invalid values:\n{value}")

        def __repr__(self):
            shown = [(k, self.__dict__[k]) for k in self.arg_constraints if k in self.__dict__]
            return (type(self).__name__ + "("
                    + ", ".join(f"{k}: {v if v.numel() == 1 else v.size()}" for k, v in shown) + ")")


    def _standard_normal(shape, dtype):
        return torch.empty(shape, dtype=dtype).normal_()
    """#
}
