// More of torch.distributions, as Python text that goes on where the first part ends: what is made of gamma numbers, what
// transforms other distributions, counts, and vectors.

extension DistributionsSource {
  static let families = #"""
    def _standard_normal(shape, dtype):
        return torch.empty(shape, dtype=dtype).normal_()


    # Of gamma numbers


    class Gamma(Distribution):
        arg_constraints = {"concentration": _positive, "rate": _positive}
        support = _nonnegative
        has_rsample = True

        def __init__(self, concentration, rate, validate_args=None):
            self._parameters(validate_args, concentration=concentration, rate=rate)

        mean = property(lambda self: self.concentration / self.rate)
        mode = property(lambda self: ((self.concentration - 1) / self.rate).clamp(min=0))
        variance = property(lambda self: self.concentration / self.rate.pow(2))

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            value = torch._standard_gamma(self.concentration.expand(shape)) / self.rate.expand(shape)
            value.detach().clamp_(min=torch.finfo(value.dtype).tiny)
            return value

        def log_prob(self, value):
            value = torch.as_tensor(value, dtype=self.rate.dtype)
            self._checked(value)
            return (torch.xlogy(self.concentration, self.rate) + torch.xlogy(self.concentration - 1, value)
                    - self.rate * value - torch.lgamma(self.concentration))

        def entropy(self):
            return (self.concentration - torch.log(self.rate) + torch.lgamma(self.concentration)
                    + (1.0 - self.concentration) * torch.digamma(self.concentration))


    class Chi2(Gamma):
        arg_constraints = {"df": _positive}

        def __init__(self, df, validate_args=None):
            super().__init__(0.5 * df, 0.5, validate_args=validate_args)

        df = property(lambda self: self.concentration * 2)

        def __repr__(self):
            return "Chi2()"


    class Dirichlet(Distribution):
        arg_constraints = {"concentration": _Constraint("IndependentConstraint", lambda v: (v > 0).all(-1))}
        support = _simplex
        has_rsample = True

        def __init__(self, concentration, validate_args=None):
            if concentration.dim() < 1:
                raise ValueError("`concentration` parameter must be at least one-dimensional.")
            self.concentration = concentration
            super().__init__(concentration.shape[:-1], concentration.shape[-1:], validate_args=validate_args)

        mean = property(lambda self: self.concentration / self.concentration.sum(-1, True))

        @property
        def variance(self):
            con0 = self.concentration.sum(-1, True)
            return self.concentration * (con0 - self.concentration) / (con0.pow(2) * (con0 + 1))

        def rsample(self, sample_shape=()):
            return torch._sample_dirichlet(self.concentration.expand(self._extended_shape(sample_shape)))

        def log_prob(self, value):
            self._checked(value)
            return (torch.xlogy(self.concentration - 1.0, value).sum(-1) + torch.lgamma(self.concentration.sum(-1))
                    - torch.lgamma(self.concentration).sum(-1))

        def entropy(self):
            k = self.concentration.size(-1)
            a0 = self.concentration.sum(-1)
            return (torch.lgamma(self.concentration).sum(-1) - torch.lgamma(a0) - (k - a0) * torch.digamma(a0)
                    - ((self.concentration - 1.0) * torch.digamma(self.concentration)).sum(-1))


    class Beta(Distribution):
        arg_constraints = {"concentration1": _positive, "concentration0": _positive}
        support = _unit
        has_rsample = True

        def __init__(self, concentration1, concentration0, validate_args=None):
            if isinstance(concentration1, (int, float)) and isinstance(concentration0, (int, float)):
                pair = torch.tensor([float(concentration1), float(concentration0)])
            else:
                concentration1, concentration0 = _broadcast(concentration1, concentration0)
                pair = torch.stack([concentration1, concentration0], -1)
            self._dirichlet = Dirichlet(pair, validate_args=validate_args)
            super().__init__(self._dirichlet._batch_shape, validate_args=validate_args)

        concentration1 = property(lambda self: self._dirichlet.concentration[..., 0])
        concentration0 = property(lambda self: self._dirichlet.concentration[..., 1])
        mean = property(lambda self: self.concentration1 / (self.concentration1 + self.concentration0))

        @property
        def variance(self):
            total = self.concentration1 + self.concentration0
            return self.concentration1 * self.concentration0 / (total.pow(2) * (total + 1))

        def rsample(self, sample_shape=()):
            return self._dirichlet.rsample(sample_shape).select(-1, 0)

        def log_prob(self, value):
            self._checked(value)
            return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

        def entropy(self):
            return self._dirichlet.entropy()

        def __repr__(self):
            return "Beta()"


    class StudentT(Distribution):
        arg_constraints = {"df": _positive, "loc": _real, "scale": _positive}
        support = _real
        has_rsample = True

        def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
            self._parameters(validate_args, df=df, loc=loc, scale=scale)
            self._chi2 = Chi2(self.df)
            if isinstance(df, (int, float)):
                self._batch_shape = self._chi2._batch_shape = torch.Size()

        @property
        def mean(self):
            m = self.loc.clone()
            m[self.df <= 1] = math.nan
            return m

        mode = property(lambda self: self.loc)

        @property
        def variance(self):
            m = self.df.clone()
            m[self.df > 2] = self.scale[self.df > 2].pow(2) * self.df[self.df > 2] / (self.df[self.df > 2] - 2)
            m[(self.df <= 2) & (self.df > 1)] = math.inf
            m[self.df <= 1] = math.nan
            return m

        def rsample(self, sample_shape=torch.Size()):
            x = _standard_normal(self._extended_shape(sample_shape), self.df.dtype)
            z = self._chi2.rsample(sample_shape)
            return self.loc + self.scale * (x * torch.rsqrt(z / self.df))

        def log_prob(self, value):
            self._checked(value)
            y = (value - self.loc) / self.scale
            z = (self.scale.log() + 0.5 * self.df.log() + 0.5 * math.log(math.pi) + torch.lgamma(0.5 * self.df)
                 - torch.lgamma(0.5 * (self.df + 1.0)))
            return -0.5 * (self.df + 1.0) * torch.log1p(y ** 2.0 / self.df) - z


    # On the line


    class Laplace(Distribution):
        arg_constraints = {"loc": _real, "scale": _positive}
        support = _real
        has_rsample = True

        def __init__(self, loc, scale, validate_args=None):
            self._parameters(validate_args, loc=loc, scale=scale)

        mean = property(lambda self: self.loc)
        mode = property(lambda self: self.loc)
        variance = property(lambda self: 2 * self.scale.pow(2))
        stddev = property(lambda self: (2 ** 0.5) * self.scale)

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            u = self.loc.new_empty(shape).uniform_(torch.finfo(self.loc.dtype).eps - 1, 1)
            return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())

        def log_prob(self, value):
            self._checked(value)
            return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

        def cdf(self, value):
            self._checked(value)
            return 0.5 - 0.5 * (value - self.loc).sign() * torch.expm1(-(value - self.loc).abs() / self.scale)

        def icdf(self, value):
            term = value - 0.5
            return self.loc - self.scale * term.sign() * torch.log1p(-2 * term.abs())

        def entropy(self):
            return 1 + torch.log(2 * self.scale)


    class Cauchy(Distribution):
        arg_constraints = {"loc": _real, "scale": _positive}
        support = _real
        has_rsample = True

        def __init__(self, loc, scale, validate_args=None):
            self._parameters(validate_args, loc=loc, scale=scale)

        mean = property(lambda self: torch.full(self._extended_shape(), math.nan, dtype=self.loc.dtype))
        mode = property(lambda self: self.loc)
        variance = property(lambda self: torch.full(self._extended_shape(), math.inf, dtype=self.loc.dtype))

        def rsample(self, sample_shape=torch.Size()):
            eps = self.loc.new_empty(self._extended_shape(sample_shape)).cauchy_()
            return self.loc + eps * self.scale

        def log_prob(self, value):
            self._checked(value)
            return -math.log(math.pi) - self.scale.log() - (((value - self.loc) / self.scale) ** 2).log1p()

        def cdf(self, value):
            self._checked(value)
            return torch.atan((value - self.loc) / self.scale) / math.pi + 0.5

        def icdf(self, value):
            return torch.tan(math.pi * (value - 0.5)) * self.scale + self.loc

        def entropy(self):
            return math.log(4 * math.pi) + self.scale.log()


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


    # Counts


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


    # Vectors


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


    class MultivariateNormal(Distribution):
        has_rsample = True
        support = _vector
        arg_constraints = {}

        def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
            if loc.dim() < 1:
                raise ValueError("loc must be at least one-dimensional.")
            given = [m for m in (covariance_matrix, scale_tril, precision_matrix) if m is not None]
            if len(given) != 1:
                raise ValueError("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
            matrix = given[0]
            if matrix.dim() < 2:
                name = ("covariance_matrix" if covariance_matrix is not None
                        else "scale_tril matrix" if scale_tril is not None else "precision_matrix")
                raise ValueError(f"{name} must be at least two-dimensional, with optional leading batch dimensions")
            batch = torch.broadcast_shapes(matrix.shape[:-2], loc.shape[:-1])
            self.loc = loc.expand(batch + (-1,))
            self._given = matrix.expand(batch + (-1, -1))
            self._kind = ("covariance_matrix" if covariance_matrix is not None
                          else "scale_tril" if scale_tril is not None else "precision_matrix")
            super().__init__(batch, self.loc.shape[-1:], validate_args=validate_args)
            if self._kind == "scale_tril":
                self._unbroadcasted_scale_tril = matrix
            elif self._kind == "covariance_matrix":
                if self._validate_args:
                    self._check_matrix(matrix)
                self._unbroadcasted_scale_tril = torch.linalg.cholesky(matrix)
            else:
                flipped = torch.linalg.cholesky(torch.flip(matrix, (-2, -1)))
                inverse = torch.transpose(torch.flip(flipped, (-2, -1)), -2, -1)
                eye = torch.eye(matrix.shape[-1], dtype=matrix.dtype)
                self._unbroadcasted_scale_tril = torch.linalg.solve_triangular(inverse, eye, upper=False)

        def _check_matrix(self, matrix):
            good = torch.isclose(matrix, matrix.mT, atol=1e-6).all()
            if good:
                try:
                    torch.linalg.cholesky(matrix)
                except torch.linalg.LinAlgError:
                    good = False
            if not good:
                raise ValueError(
                    f"Expected parameter covariance_matrix (Tensor of shape {tuple(matrix.shape)}) of distribution "
                    f"MultivariateNormal(loc: {self._shown(self.loc)}, covariance_matrix: {self._shown(matrix)}) to satisfy "
                    f"the constraint PositiveDefinite(), but found invalid values:\n{matrix}")

        @staticmethod
        def _shown(value):
            return value if value.numel() == 1 else value.size()

        scale_tril = property(lambda self: self._unbroadcasted_scale_tril.expand(
            self._batch_shape + self._event_shape + self._event_shape))
        mean = property(lambda self: self.loc)
        mode = property(lambda self: self.loc)

        @property
        def covariance_matrix(self):
            if self._kind == "covariance_matrix":
                return self._given
            l = self._unbroadcasted_scale_tril
            return torch.matmul(l, l.mT).expand(self._batch_shape + self._event_shape + self._event_shape)

        @property
        def precision_matrix(self):
            return torch.cholesky_inverse(self._unbroadcasted_scale_tril).expand(
                self._batch_shape + self._event_shape + self._event_shape)

        @property
        def variance(self):
            return self._unbroadcasted_scale_tril.pow(2).sum(-1).expand(self._batch_shape + self._event_shape)

        def rsample(self, sample_shape=torch.Size()):
            eps = _standard_normal(self._extended_shape(sample_shape), self.loc.dtype)
            return self.loc + torch.matmul(self._unbroadcasted_scale_tril, eps.unsqueeze(-1)).squeeze(-1)

        def log_prob(self, value):
            self._checked(value)
            diff = value - self.loc
            l = self._unbroadcasted_scale_tril
            solved = torch.linalg.solve_triangular(l, diff.unsqueeze(-1), upper=False).squeeze(-1)
            m = solved.pow(2).sum(-1)
            half_log_det = l.diagonal(dim1=-2, dim2=-1).log().sum(-1)
            return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + m) - half_log_det

        def entropy(self):
            half_log_det = self._unbroadcasted_scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)
            h = 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + half_log_det
            return h if len(self._batch_shape) == 0 else h.expand(self._batch_shape)

        def __repr__(self):
            return (f"MultivariateNormal(loc: {self._shown(self.loc)}, "
                    f"{self._kind}: {self._shown(self._given)})")


    def _more_kl(p, q):
        """The divergence of two distributions of one of these kinds, None for others."""
        if type(p) is not type(q):
            return None
        if isinstance(p, Poisson):
            return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)
        if isinstance(p, Laplace):
            ratio, gap = p.scale / q.scale, (p.loc - q.loc).abs()
            return -ratio.log() + gap / q.scale + ratio * torch.exp(-gap / p.scale) - 1
        if isinstance(p, Uniform):
            result = ((q.high - q.low) / (p.high - p.low)).log()
            return torch.where((q.low > p.low) | (q.high < p.high), math.inf, result)
        if isinstance(p, Gamma):
            t1 = q.concentration * (p.rate / q.rate).log()
            t2 = torch.lgamma(q.concentration) - torch.lgamma(p.concentration)
            t3 = (p.concentration - q.concentration) * torch.digamma(p.concentration)
            return t1 + t2 + t3 + (q.rate - p.rate) * (p.concentration / p.rate)
        if isinstance(p, Beta):
            sum_p, sum_q = p.concentration1 + p.concentration0, q.concentration1 + q.concentration0
            t1 = q.concentration1.lgamma() + q.concentration0.lgamma() + sum_p.lgamma()
            t2 = p.concentration1.lgamma() + p.concentration0.lgamma() + sum_q.lgamma()
            t3 = (p.concentration1 - q.concentration1) * torch.digamma(p.concentration1)
            t4 = (p.concentration0 - q.concentration0) * torch.digamma(p.concentration0)
            return t1 - t2 + t3 + t4 + (sum_q - sum_p) * torch.digamma(sum_p)
        if isinstance(p, Dirichlet):
            sum_p, sum_q = p.concentration.sum(-1), q.concentration.sum(-1)
            t2 = (p.concentration.lgamma() - q.concentration.lgamma()).sum(-1)
            t4 = p.concentration.digamma() - sum_p.digamma().unsqueeze(-1)
            return sum_p.lgamma() - sum_q.lgamma() - t2 + ((p.concentration - q.concentration) * t4).sum(-1)
        if isinstance(p, Geometric):
            return -p.entropy() - torch.log1p(-q.probs) / p.probs - q.logits
        if isinstance(p, MultivariateNormal):
            lp, lq = p._unbroadcasted_scale_tril, q._unbroadcasted_scale_tril
            half = lq.diagonal(dim1=-2, dim2=-1).log().sum(-1) - lp.diagonal(dim1=-2, dim2=-1).log().sum(-1)
            trace = torch.linalg.solve_triangular(lq, lp, upper=False).pow(2).sum((-2, -1))
            gap = torch.linalg.solve_triangular(lq, (q.loc - p.loc).unsqueeze(-1), upper=False).squeeze(-1)
            return half + 0.5 * (trace + gap.pow(2).sum(-1) - p.event_shape[0])
        return None


    class Independent(Distribution):
        arg_constraints = {}

        def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
            n = reinterpreted_batch_ndims
            if n > len(base_distribution.batch_shape):
                raise ValueError("Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), actual "
                                 f"{n} vs {len(base_distribution.batch_shape)}")
            shape = base_distribution.batch_shape + base_distribution.event_shape
            event = n + len(base_distribution.event_shape)
            self.base_dist, self.reinterpreted_batch_ndims = base_distribution, n
            super().__init__(shape[:len(shape) - event], shape[len(shape) - event:], validate_args=validate_args)

        has_rsample = property(lambda self: self.base_dist.has_rsample)
        mean = property(lambda self: self.base_dist.mean)
        mode = property(lambda self: self.base_dist.mode)
        variance = property(lambda self: self.base_dist.variance)
        support = property(lambda self: self.base_dist.support)

        def sample(self, sample_shape=torch.Size()):
            return self.base_dist.sample(sample_shape)

        def rsample(self, sample_shape=torch.Size()):
            return self.base_dist.rsample(sample_shape)

        def _sum(self, value):
            n = self.reinterpreted_batch_ndims
            return value if n == 0 else value.reshape(value.shape[:-n] + (-1,)).sum(-1)

        def log_prob(self, value):
            return self._sum(self.base_dist.log_prob(value))

        def entropy(self):
            return self._sum(self.base_dist.entropy())

        def __repr__(self):
            return f"Independent({self.base_dist}, {self.reinterpreted_batch_ndims})"
    """#
}
