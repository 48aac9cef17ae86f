// Distributions of one outcome among several, given as chances or their logarithms.

extension DistributionsSource {
  static let choice = #"""
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


    class OneHotCategorical(Distribution):
        arg_constraints = {"probs": _simplex, "logits": _vector}
        support = _Constraint("OneHot", lambda v: ((v == 0) | (v == 1)).all(-1) & v.sum(-1).eq(1))

        def __init__(self, probs=None, logits=None, validate_args=None):
            self._categorical = Categorical(probs, logits)
            super().__init__(self._categorical.batch_shape, self._categorical._param.shape[-1:],
                             validate_args=validate_args)

        probs = property(lambda self: self._categorical.probs)
        logits = property(lambda self: self._categorical.logits)
        mean = property(lambda self: self.probs)
        variance = property(lambda self: self.probs * (1 - self.probs))

        @property
        def mode(self):
            return F.one_hot(self.probs.argmax(dim=-1), num_classes=self.probs.shape[-1]).to(self.probs)

        def sample(self, sample_shape=torch.Size()):
            indices = self._categorical.sample(torch.Size(sample_shape))
            return F.one_hot(indices, self._categorical._num_events).to(self.probs)

        def log_prob(self, value):
            self._checked(value)
            return self._categorical.log_prob(value.max(-1)[1])

        def entropy(self):
            return self._categorical.entropy()

        def __repr__(self):
            return "OneHotCategorical()"
    """#
}
