// Distributions of functions of numbers of another one.

extension DistributionsSource {
  static let transformed = #"""
    class _Transformed(Distribution):
        """A distribution of a function of numbers of another one."""

        has_rsample = True

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                return self._forward(self.base_dist.sample(sample_shape))

        def rsample(self, sample_shape=torch.Size()):
            return self._forward(self.base_dist.rsample(sample_shape))

        def expand(self, batch_shape, _instance=None):
            new = super().expand(batch_shape)
            new.base_dist = self.base_dist.expand(batch_shape)
            return new


    class LogNormal(_Transformed):
        arg_constraints = {"loc": _real, "scale": _positive}
        support = _positive

        def __init__(self, loc, scale, validate_args=None):
            self.base_dist = Normal(loc, scale, validate_args=validate_args)
            super().__init__(self.base_dist._batch_shape, validate_args=validate_args)

        loc = property(lambda self: self.base_dist.loc)
        scale = property(lambda self: self.base_dist.scale)
        mean = property(lambda self: (self.loc + self.scale.pow(2) / 2).exp())
        mode = property(lambda self: (self.loc - self.scale.square()).exp())

        @property
        def variance(self):
            scale_sq = self.scale.pow(2)
            return scale_sq.expm1() * (2 * self.loc + scale_sq).exp()

        def _forward(self, x):
            return x.exp()

        def log_prob(self, value):
            self._checked(value)
            x = value.log()
            return 0.0 - x + self.base_dist.log_prob(x)

        def cdf(self, value):
            self._checked(value)
            return self.base_dist.cdf(value.log())

        def entropy(self):
            return self.base_dist.entropy() + self.loc

        def __repr__(self):
            return "LogNormal()"


    class HalfNormal(_Transformed):
        arg_constraints = {"scale": _positive}
        support = _nonnegative

        def __init__(self, scale, validate_args=None):
            self.base_dist = Normal(0, scale, validate_args=False)
            self._batch_shape = torch.Size()
            super().__init__(self.base_dist._batch_shape, validate_args=validate_args)

        scale = property(lambda self: self.base_dist.scale)
        mean = property(lambda self: self.scale * math.sqrt(2 / math.pi))
        mode = property(lambda self: torch.zeros_like(self.scale))
        variance = property(lambda self: self.scale.pow(2) * (1 - 2 / math.pi))

        def _forward(self, x):
            return x.abs()

        def log_prob(self, value):
            self._checked(value)
            log_prob = self.base_dist.log_prob(value) + math.log(2)
            return torch.where(value >= 0, log_prob, -math.inf)

        def cdf(self, value):
            self._checked(value)
            return 2 * self.base_dist.cdf(value) - 1

        def entropy(self):
            return self.base_dist.entropy() - math.log(2)

        def __repr__(self):
            return "HalfNormal()"


    class HalfCauchy(_Transformed):
        arg_constraints = {"scale": _positive}
        support = _nonnegative

        def __init__(self, scale, validate_args=None):
            self.base_dist = Cauchy(0, scale, validate_args=False)
            super().__init__(self.base_dist._batch_shape, validate_args=validate_args)

        scale = property(lambda self: self.base_dist.scale)

        def _forward(self, x):
            return x.abs()

        def log_prob(self, value):
            value = torch.as_tensor(value, dtype=self.scale.dtype)
            self._checked(value)
            return torch.where(value >= 0, self.base_dist.log_prob(value) + math.log(2), -math.inf)

        def entropy(self):
            return self.base_dist.entropy() - math.log(2)

        def __repr__(self):
            return "HalfCauchy()"


    class Gumbel(_Transformed):
        arg_constraints = {"loc": _real, "scale": _positive}
        support = _real

        def __init__(self, loc, scale, validate_args=None):
            scalar = isinstance(loc, (int, float)) and isinstance(scale, (int, float))
            self.loc, self.scale = _broadcast(loc, scale)
            info = torch.finfo(self.loc.dtype)
            self.base_dist = Uniform(torch.full_like(self.loc, info.tiny), torch.full_like(self.loc, 1 - info.eps),
                                     validate_args=False)
            shape = torch.Size() if scalar else self.loc.size()
            self.base_dist._batch_shape = shape
            super().__init__(shape, validate_args=validate_args)

        mean = property(lambda self: self.loc + self.scale * 0.57721566490153286060)
        mode = property(lambda self: self.loc)
        stddev = property(lambda self: (math.pi / math.sqrt(6)) * self.scale)
        variance = property(lambda self: self.stddev.pow(2))

        def _forward(self, x):
            return self.loc + -self.scale * (-x.log()).log()

        def log_prob(self, value):
            self._checked(value)
            y = (self.loc - value) / self.scale
            return (y - y.exp()) - self.scale.log()

        def entropy(self):
            return self.scale.log() + (1 + 0.57721566490153286060)

        def __repr__(self):
            return f"Gumbel(loc: {self.loc if self.loc.numel() == 1 else self.loc.size()}, " \
                   f"scale: {self.scale if self.scale.numel() == 1 else self.scale.size()})"


    class Weibull(_Transformed):
        arg_constraints = {"scale": _positive, "concentration": _positive}
        support = _positive

        def __init__(self, scale, concentration, validate_args=None):
            scalar = isinstance(scale, (int, float)) and isinstance(concentration, (int, float))
            self.scale, self.concentration = _broadcast(scale, concentration)
            self.concentration_reciprocal = self.concentration.reciprocal()
            self.base_dist = Exponential(torch.ones_like(self.scale), validate_args=False)
            shape = torch.Size() if scalar else self.scale.size()
            self.base_dist._batch_shape = shape
            super().__init__(shape, validate_args=validate_args)

        mean = property(lambda self: self.scale * torch.exp(torch.lgamma(1 + self.concentration_reciprocal)))

        def _forward(self, x):
            return 0 + self.scale * x.pow(self.concentration_reciprocal)

        def log_prob(self, value):
            self._checked(value)
            ratio = value / self.scale
            return (self.concentration / self.scale).log() + (self.concentration - 1) * ratio.log() \
                - ratio.pow(self.concentration)


    class Pareto(_Transformed):
        arg_constraints = {"alpha": _positive, "scale": _positive}

        def __init__(self, scale, alpha, validate_args=None):
            scalar = isinstance(scale, (int, float)) and isinstance(alpha, (int, float))
            self.scale, self.alpha = _broadcast(scale, alpha)
            self.base_dist = Exponential(self.alpha, validate_args=False)
            shape = torch.Size() if scalar else self.scale.size()
            self.base_dist._batch_shape = shape
            super().__init__(shape, validate_args=validate_args)

        support = property(lambda self: _Constraint("GreaterThanEq", lambda v: v >= self.scale, lower_bound=self.scale))

        @property
        def mean(self):
            a = self.alpha.clamp(min=1)
            return a * self.scale / (a - 1)

        def _forward(self, x):
            return 0 + self.scale * x.exp()

        def log_prob(self, value):
            self._checked(value)
            return self.alpha.log() + self.alpha * self.scale.log() - (self.alpha + 1) * value.log()

        def entropy(self):
            return (self.scale / self.alpha).log() + (1 + self.alpha.reciprocal())
    """#
}
