// torch.distributions: the few that lessons draw from, as Python text.

import MiniPython

enum DistributionsSource {
  static func make() throws -> ModuleObject {
    let module = try PythonSource.module("torch.distributions", text + "\n\n" + families) { module in
      module.set("torch", .object(try Modules.module("torch")))
      module.set("F", .object(try Modules.module("torch.nn.functional")))
    }
    module.refuseOthers()
    return module
  }

  /// The modules that PyTorch makes the distributions in.
  static let modules = [
    "bernoulli", "beta", "binomial", "categorical", "cauchy", "chi2", "dirichlet", "distribution", "exponential", "gamma",
    "geometric", "gumbel", "half_cauchy", "half_normal", "independent", "kl", "laplace", "log_normal", "multinomial",
    "multivariate_normal", "negative_binomial", "normal", "one_hot_categorical", "pareto", "poisson", "studentT", "uniform",
    "weibull",
  ]

  /// One of them: it has the names of the whole.
  static func makePart(_ path: String) throws -> ModuleObject {
    let whole = try Modules.module("torch.distributions")
    let module = ModuleObject(path)
    module.fallback = { name in
      let found = whole.namespace[name.interned]
      return name.text.hasPrefix("_") || found.isUndef ? try Refusals.attribute(name, of: "torch.distributions") : found
    }
    return module
  }

  private static let text = #"""
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


    class Normal(Distribution):
        arg_constraints = {"loc": _real, "scale": _positive}
        support = _real
        has_rsample = True

        def __init__(self, loc, scale, validate_args=None):
            self._parameters(validate_args, loc=loc, scale=scale)

        mean = property(lambda self: self.loc)
        mode = property(lambda self: self.loc)
        stddev = property(lambda self: self.scale)
        variance = property(lambda self: self.stddev.pow(2))

        def sample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            with torch.no_grad():
                return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

        def rsample(self, sample_shape=torch.Size()):
            eps = torch.empty(self._extended_shape(sample_shape), dtype=self.loc.dtype).normal_()
            return self.loc + eps * self.scale

        def log_prob(self, value):
            self._checked(value)
            var = self.scale ** 2
            return -((value - self.loc) ** 2) / (2 * var) - self.scale.log() - math.log(math.sqrt(2 * math.pi))

        def cdf(self, value):
            self._checked(value)
            return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

        def icdf(self, value):
            return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

        def entropy(self):
            return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


    class Uniform(Distribution):
        has_rsample = True

        def __init__(self, low, high, validate_args=None):
            self._parameters(validate_args, low=low, high=high)

        @property
        def arg_constraints(self):
            low, high = self.__dict__["low"], self.__dict__["high"]
            return {"low": _Constraint("LessThan", lambda v: v < high, upper_bound=high),
                    "high": _Constraint("GreaterThan", lambda v: low < v, lower_bound=low)}

        support = property(lambda self: _interval(self.low, self.high))
        mean = property(lambda self: (self.high + self.low) / 2)
        mode = property(lambda self: math.nan * self.high)
        stddev = property(lambda self: (self.high - self.low) / 12 ** 0.5)
        variance = property(lambda self: (self.high - self.low).pow(2) / 12)

        def rsample(self, sample_shape=torch.Size()):
            rand = torch.rand(self._extended_shape(sample_shape), dtype=self.low.dtype)
            return self.low + rand * (self.high - self.low)

        def log_prob(self, value):
            self._checked(value)
            inside = self.low.le(value).type_as(self.low).mul(self.high.gt(value).type_as(self.low))
            return torch.log(inside) - torch.log(self.high - self.low)

        def cdf(self, value):
            self._checked(value)
            return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

        def icdf(self, value):
            return value * (self.high - self.low) + self.low

        def entropy(self):
            return torch.log(self.high - self.low)


    class Exponential(Distribution):
        arg_constraints = {"rate": _positive}
        support = _nonnegative
        has_rsample = True

        def __init__(self, rate, validate_args=None):
            self._parameters(validate_args, rate=rate)

        mean = property(lambda self: self.rate.reciprocal())
        mode = property(lambda self: torch.zeros_like(self.rate))
        stddev = property(lambda self: self.rate.reciprocal())
        variance = property(lambda self: self.rate.pow(-2))

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            return torch.empty(shape, dtype=self.rate.dtype).exponential_() / self.rate

        def log_prob(self, value):
            self._checked(value)
            return self.rate.log() - self.rate * value

        def cdf(self, value):
            self._checked(value)
            return 1 - torch.exp(-self.rate * value)

        def icdf(self, value):
            return -torch.log1p(-value) / self.rate

        def entropy(self):
            return 1.0 - torch.log(self.rate)


    class Poisson(Distribution):
        arg_constraints = {"rate": _nonnegative}
        support = _counts

        def __init__(self, rate, validate_args=None):
            self._parameters(validate_args, rate=rate)

        mean = property(lambda self: self.rate)
        mode = property(lambda self: self.rate.floor())
        variance = property(lambda self: self.rate)

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                return torch.poisson(self.rate.expand(self._extended_shape(sample_shape)))

        def log_prob(self, value):
            self._checked(value)
            rate, value = _broadcast(self.rate, value)
            return value.xlogy(rate) - rate - (value + 1).lgamma()


    class _Chances(Distribution):
        """A distribution given by probabilities or their logits; the other of the two is made when asked for."""

        def _one_of(self, probs, logits):
            if (probs is None) == (logits is None):
                raise ValueError("Either `probs` or `logits` must be specified, but not both.")
            return ("probs", probs) if probs is not None else ("logits", logits)

        def __getattr__(self, name):
            if name == "probs":
                self.probs = self._to_probs(self.logits)
                return self.probs
            if name == "logits" and "probs" in self.__dict__:
                self.logits = self._to_logits(_limited(self.probs))
                return self.logits
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

        @property
        def param_shape(self):
            return self._param.size()


    class Bernoulli(_Chances):
        arg_constraints = {"probs": _unit, "logits": _real}
        support = _boolean
        has_enumerate_support = True

        def __init__(self, probs=None, logits=None, validate_args=None):
            name, value = self._one_of(probs, logits)
            self._parameters(validate_args, **{name: value})
            self._param = self.__dict__[name]

        _to_probs = staticmethod(lambda logits: torch.sigmoid(logits))
        _to_logits = staticmethod(lambda probs: torch.log(probs) - torch.log1p(-probs))
        mean = property(lambda self: self.probs)
        variance = property(lambda self: self.probs * (1 - self.probs))

        @property
        def mode(self):
            mode = (self.probs >= 0.5).to(self.probs)
            mode[self.probs == 0.5] = math.nan
            return mode

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

        def log_prob(self, value):
            self._checked(value)
            logits, value = _broadcast(self.logits, value)
            return -F.binary_cross_entropy_with_logits(logits, value, reduction="none")

        def entropy(self):
            return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")

        def enumerate_support(self, expand=True):
            values = torch.arange(2, dtype=self._param.dtype).view((-1,) + (1,) * len(self._batch_shape))
            return values.expand((-1,) + self._batch_shape) if expand else values


    class Categorical(_Chances):
        arg_constraints = {"probs": _simplex, "logits": _vector}
        has_enumerate_support = True

        def __init__(self, probs=None, logits=None, validate_args=None):
            name, value = self._one_of(probs, logits)
            if value.dim() < 1:
                raise ValueError(f"`{name}` parameter must be at least one-dimensional.")
            if name == "probs":
                self.probs = value / value.sum(-1, keepdim=True)
            else:
                self.logits = value - value.logsumexp(dim=-1, keepdim=True)
            self._param = self.__dict__[name]
            self._num_events = self._param.size()[-1]
            super().__init__(self._param.size()[:-1], validate_args=validate_args)

        _to_probs = staticmethod(lambda logits: F.softmax(logits, dim=-1))
        _to_logits = staticmethod(lambda probs: torch.log(probs))
        support = property(lambda self: _integers(0, self._num_events - 1))
        mode = property(lambda self: self.probs.argmax(dim=-1))
        mean = property(lambda self: torch.full(self._extended_shape(), math.nan, dtype=self.probs.dtype))
        variance = property(lambda self: torch.full(self._extended_shape(), math.nan, dtype=self.probs.dtype))

        def expand(self, batch_shape, _instance=None):
            new = super().expand(self._batch_shape)
            new._batch_shape = torch.Size(batch_shape)
            for name in self.arg_constraints:
                if name in self.__dict__:
                    new.__dict__[name] = self.__dict__[name].expand(new._batch_shape + (self._num_events,))
            return new

        def sample(self, sample_shape=torch.Size()):
            count = math.prod(sample_shape)
            drawn = torch.multinomial(self.probs.reshape(-1, self._num_events), count, True).T
            return drawn.reshape(self._extended_shape(sample_shape))

        def log_prob(self, value):
            self._checked(value)
            value, log_pmf = torch.broadcast_tensors(value.long().unsqueeze(-1), self.logits)
            return log_pmf.gather(-1, value[..., :1]).squeeze(-1)

        def entropy(self):
            logits = torch.clamp(self.logits, min=torch.finfo(self.logits.dtype).min)
            return -(logits * self.probs).sum(-1)

        def enumerate_support(self, expand=True):
            values = torch.arange(self._num_events).view((-1,) + (1,) * len(self._batch_shape))
            return values.expand((-1,) + self._batch_shape) if expand else values


    def kl_divergence(p, q):
        """The Kullback-Leibler divergence of two distributions of one kind."""
        if isinstance(p, Normal) and isinstance(q, Normal):
            ratio = (p.scale / q.scale).pow(2)
            return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())
        if isinstance(p, Bernoulli) and isinstance(q, Bernoulli):
            t1 = p.probs * (F.softplus(-q.logits) - F.softplus(-p.logits))
            t1[q.probs == 0] = math.inf
            t1[p.probs == 0] = 0
            t2 = (1 - p.probs) * (F.softplus(q.logits) - F.softplus(p.logits))
            t2[q.probs == 1] = math.inf
            t2[p.probs == 1] = 0
            return t1 + t2
        if isinstance(p, Categorical) and isinstance(q, Categorical):
            t = p.probs * (p.logits - q.logits)
            t[(q.probs == 0).expand_as(t)] = math.inf
            t[(p.probs == 0).expand_as(t)] = 0
            return t.sum(-1)
        if isinstance(p, Exponential) and isinstance(q, Exponential):
            ratio = q.rate / p.rate
            return -ratio.log() + ratio - 1
        found = _more_kl(p, q)
        if found is not None:
            return found
        raise NotImplementedError(f"kl_divergence() of {type(p).__name__} and {type(q).__name__} is not supported by this "
                                  "runner")
    """#
}
