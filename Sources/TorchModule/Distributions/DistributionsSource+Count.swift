// Distributions of counts.

extension DistributionsSource {
  static let count = #"""
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


    class Geometric(_Chances):
        arg_constraints = {"probs": _unit, "logits": _real}
        support = _counts

        def __init__(self, probs=None, logits=None, validate_args=None):
            name, value = self._one_of(probs, logits)
            self._parameters(validate_args, **{name: value})
            self._param = self.__dict__[name]
            if self._validate_args and probs is not None and not (self.probs > 0).all():
                raise ValueError(f"Expected parameter probs ({type(self.probs).__name__} of shape "
                                 f"{tuple(self.probs.shape)}) of distribution {self!r} to be positive but found invalid "
                                 f"values:\n{self.probs[self.probs <= 0]}")

        _to_probs = staticmethod(lambda logits: torch.sigmoid(logits))
        _to_logits = staticmethod(lambda probs: torch.log(probs) - torch.log1p(-probs))
        mean = property(lambda self: 1.0 / self.probs - 1.0)
        mode = property(lambda self: torch.zeros_like(self.probs))
        variance = property(lambda self: (1.0 / self.probs - 1.0) / self.probs)

        def sample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            with torch.no_grad():
                u = self.probs.new_empty(shape).uniform_(torch.finfo(self.probs.dtype).tiny, 1)
                return (u.log() / (-self.probs).log1p()).floor()

        def log_prob(self, value):
            self._checked(value)
            value, probs = _broadcast(value, self.probs)
            probs = probs.clone(memory_format=torch.contiguous_format)
            probs[(probs == 1) & (value == 0)] = 0
            return value * (-probs).log1p() + self.probs.log()

        def entropy(self):
            return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none") / self.probs


    class Binomial(_Chances):
        arg_constraints = {"total_count": _counts, "probs": _unit, "logits": _real}

        def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
            name, value = self._one_of(probs, logits)
            self.total_count, made = _broadcast(total_count, value)
            self.total_count = self.total_count.type_as(made)
            self.__dict__[name] = self._param = made
            scalar = isinstance(value, (int, float)) and isinstance(total_count, (int, float))
            Distribution.__init__(self, torch.Size() if scalar else made.size(), validate_args=validate_args)

        _to_probs = staticmethod(lambda logits: torch.sigmoid(logits))
        _to_logits = staticmethod(lambda probs: torch.log(probs) - torch.log1p(-probs))
        support = property(lambda self: _integers(0, self.total_count))
        mean = property(lambda self: self.total_count * self.probs)
        mode = property(lambda self: ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count))
        variance = property(lambda self: self.total_count * self.probs * (1 - self.probs))

        def sample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            with torch.no_grad():
                return torch.binomial(self.total_count.expand(shape), self.probs.expand(shape))

        def log_prob(self, value):
            self._checked(value)
            norm = self.total_count * self.logits.clamp(min=0) \
                + self.total_count * torch.log1p(torch.exp(-torch.abs(self.logits))) \
                - (torch.lgamma(self.total_count + 1))
            return value * self.logits - torch.lgamma(value + 1) - torch.lgamma(self.total_count - value + 1) - norm


    class NegativeBinomial(_Chances):
        arg_constraints = {"total_count": _nonnegative, "probs": _Constraint(
            "HalfOpenInterval", lambda v: (v >= 0) & (v < 1), lower_bound=0.0, upper_bound=1.0), "logits": _real}
        support = _counts

        def __init__(self, total_count, probs=None, logits=None, validate_args=None):
            name, value = self._one_of(probs, logits)
            self.total_count, made = _broadcast(total_count, value)
            self.total_count = self.total_count.type_as(made)
            self.__dict__[name] = self._param = made
            scalar = isinstance(value, (int, float)) and isinstance(total_count, (int, float))
            Distribution.__init__(self, torch.Size() if scalar else made.size(), validate_args=validate_args)

        _to_probs = staticmethod(lambda logits: torch.sigmoid(logits))
        _to_logits = staticmethod(lambda probs: torch.log(probs) - torch.log1p(-probs))
        mean = property(lambda self: self.total_count * torch.exp(self.logits))
        variance = property(lambda self: self.mean / torch.sigmoid(-self.logits))

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                rate = Gamma(self.total_count, torch.exp(-self.logits), validate_args=False)
                rate._batch_shape = self._batch_shape
                return torch.poisson(rate.sample(sample_shape))

        def log_prob(self, value):
            self._checked(value)
            unnormalized = self.total_count * F.logsigmoid(-self.logits) + value * F.logsigmoid(self.logits)
            norm = (-torch.lgamma(self.total_count + value) + torch.lgamma(1.0 + value) + torch.lgamma(self.total_count))
            return unnormalized - norm.masked_fill(self.total_count + value == 0.0, 0.0)


    class Multinomial(Distribution):
        arg_constraints = {"probs": _simplex, "logits": _vector}

        def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
            if not isinstance(total_count, int):
                raise NotImplementedError("inhomogeneous total_count is not supported")
            self.total_count = total_count
            self._categorical = Categorical(probs=probs, logits=logits)
            super().__init__(self._categorical.batch_shape, self._categorical._param.size()[-1:],
                             validate_args=validate_args)

        probs = property(lambda self: self._categorical.probs)
        logits = property(lambda self: self._categorical.logits)
        mean = property(lambda self: self.probs * self.total_count)
        variance = property(lambda self: self.total_count * self.probs * (1 - self.probs))
        support = property(lambda self: _Constraint(
            "Multinomial", lambda v: (v >= 0).all(dim=-1) & (v.sum(dim=-1) <= self.total_count),
            upper_bound=self.total_count))

        def sample(self, sample_shape=torch.Size()):
            shape = torch.Size(sample_shape)
            samples = self._categorical.sample(torch.Size((self.total_count,)) + shape)
            shifted = list(range(samples.dim()))
            shifted.append(shifted.pop(0))
            samples = samples.permute(*shifted)
            counts = torch.zeros(self._extended_shape(shape), dtype=samples.dtype)
            counts.scatter_add_(-1, samples, torch.ones_like(samples))
            return counts.type_as(self.probs)

        def log_prob(self, value):
            self._checked(value)
            logits, value = _broadcast(self.logits, value)
            logits = logits.clone(memory_format=torch.contiguous_format)
            log_factorial_n = torch.lgamma(value.sum(-1) + 1)
            log_factorial_xs = torch.lgamma(value + 1).sum(-1)
            logits[(value == 0) & (logits == -math.inf)] = 0
            return log_factorial_n - log_factorial_xs + (logits * value).sum(-1)

        def __repr__(self):
            return "Multinomial()"
    """#
}
