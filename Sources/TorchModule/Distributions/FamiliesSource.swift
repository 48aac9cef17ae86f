// More families of torch.distributions, as Python text: straight-through, low-rank, Fisher-Snedecor, generalized Pareto,
// von Mises and LKJ; and the registry of divergences.

enum FamiliesSource {
  static let names = [
    "ExponentialFamily", "OneHotCategoricalStraightThrough", "LowRankMultivariateNormal", "FisherSnedecor",
    "GeneralizedPareto", "VonMises", "LKJCholesky", "ContinuousBernoulli",
  ]

  static let text = #"""
    import math
    from torch.distributions import Beta, Distribution, Gamma, OneHotCategorical, constraints


    def _broadcast(*values):
        known = next((v.dtype for v in values if isinstance(v, torch.Tensor)), torch.get_default_dtype())
        return torch.broadcast_tensors(
            *[v if isinstance(v, torch.Tensor) else torch.tensor(v, dtype=known) for v in values])


    def _batch(first, *given):
        return torch.Size() if all(isinstance(v, (int, float)) for v in given) else first.size()


    class ExponentialFamily(Distribution):
        """The base of distributions of an exponential family."""

        _mean_carrier_measure = None

        @property
        def _natural_params(self):
            raise NotImplementedError

        def _log_normalizer(self, *natural_params):
            raise NotImplementedError


    class OneHotCategoricalStraightThrough(OneHotCategorical):
        """One-hot vectors whose gradient is that of the probabilities."""

        has_rsample = True

        def rsample(self, sample_shape=torch.Size()):
            samples = self.sample(sample_shape)
            probs = self._categorical.probs
            return samples + (probs - probs.detach())

        def __repr__(self):
            return "OneHotCategoricalStraightThrough()"


    def _with_identity(k):
        n = k.size(-1)
        k = k.contiguous()
        k.view(-1, n * n)[:, ::n + 1] += 1
        return torch.linalg.cholesky(k)


    class LowRankMultivariateNormal(Distribution):
        """A normal distribution whose covariance is W W' + D."""

        arg_constraints = {"loc": constraints.real_vector, "cov_factor": constraints.independent(constraints.real, 2),
                           "cov_diag": constraints.independent(constraints.positive, 1)}
        support = constraints.real_vector
        has_rsample = True

        def __init__(self, loc, cov_factor, cov_diag, validate_args=None):
            if loc.dim() < 1:
                raise ValueError("loc must be at least one-dimensional.")
            event = loc.shape[-1:]
            if cov_factor.dim() < 2:
                raise ValueError("cov_factor must be at least two-dimensional, with optional leading batch dimensions")
            if cov_factor.shape[-2:-1] != event:
                raise ValueError(f"cov_factor must be a batch of matrices with shape {event[0]} x m")
            if cov_diag.shape[-1:] != event:
                raise ValueError(f"cov_diag must be a batch of vectors with shape {event}")
            try:
                wide_loc, self.cov_factor, wide_diag = torch.broadcast_tensors(
                    loc.unsqueeze(-1), cov_factor, cov_diag.unsqueeze(-1))
            except RuntimeError as e:
                raise ValueError(
                    f"Incompatible batch shapes: loc {loc.shape}, cov_factor {cov_factor.shape}, cov_diag "
                    f"{cov_diag.shape}") from e
            self.loc, self.cov_diag = wide_loc[..., 0], wide_diag[..., 0]
            self._w, self._d = cov_factor, cov_diag
            self._capacitance_tril = _with_identity(torch.matmul(self._scaled(), cov_factor))
            super().__init__(self.loc.shape[:-1], event, validate_args=validate_args)

        def _scaled(self):
            return self._w.mT / self._d.unsqueeze(-2)

        def expand(self, batch_shape, _instance=None):
            new = object.__new__(type(self))
            new.__dict__.update(self.__dict__)
            new._batch_shape = torch.Size(batch_shape)
            shape = new._batch_shape + self._event_shape
            new.loc, new.cov_diag = self.loc.expand(shape), self.cov_diag.expand(shape)
            new.cov_factor = self.cov_factor.expand(shape + self.cov_factor.shape[-1:])
            return new

        mean = property(lambda self: self.loc)
        mode = property(lambda self: self.loc)

        def _wide(self, matrix, n=2):
            return matrix.expand(self._batch_shape + self._event_shape * n)

        variance = property(lambda self: self._wide(self._w.pow(2).sum(-1) + self._d, 1))
        covariance_matrix = property(
            lambda self: self._wide(torch.matmul(self._w, self._w.mT) + torch.diag_embed(self._d)))

        @property
        def scale_tril(self):
            root = self._d.sqrt().unsqueeze(-1)
            scaled = self._w / root
            return self._wide(root * _with_identity(torch.matmul(scaled, scaled.mT)))

        @property
        def precision_matrix(self):
            a = torch.linalg.solve_triangular(self._capacitance_tril, self._scaled(), upper=False)
            return self._wide(torch.diag_embed(self._d.reciprocal()) - a.mT @ a)

        def rsample(self, sample_shape=torch.Size()):
            shape = self._extended_shape(sample_shape)
            w = torch.empty(shape[:-1] + self.cov_factor.shape[-1:], dtype=self.loc.dtype).normal_()
            d = torch.empty(shape, dtype=self.loc.dtype).normal_()
            return self.loc + torch.matmul(self._w, w.unsqueeze(-1)).squeeze(-1) + self._d.sqrt() * d

        def _log_det(self):
            return (2 * self._capacitance_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)
                    + self._d.log().sum(-1))

        def log_prob(self, value):
            self._checked(value)
            diff = value - self.loc
            inner = torch.matmul(self._scaled(), diff.unsqueeze(-1)).squeeze(-1)
            solved = torch.linalg.solve_triangular(self._capacitance_tril, inner.unsqueeze(-1), upper=False).squeeze(-1)
            m = (diff.pow(2) / self._d).sum(-1) - solved.pow(2).sum(-1)
            return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + self._log_det() + m)

        def entropy(self):
            h = 0.5 * (self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + self._log_det())
            return h if len(self._batch_shape) == 0 else h.expand(self._batch_shape)


    class FisherSnedecor(Distribution):
        """The ratio of two scaled chi-squared numbers."""

        arg_constraints = {"df1": constraints.positive, "df2": constraints.positive}
        support = constraints.positive
        has_rsample = True

        def __init__(self, df1, df2, validate_args=None):
            self.df1, self.df2 = _broadcast(df1, df2)
            self._gamma1, self._gamma2 = Gamma(self.df1 * 0.5, self.df1), Gamma(self.df2 * 0.5, self.df2)
            super().__init__(_batch(self.df1, df1, df2), validate_args=validate_args)

        def expand(self, batch_shape, _instance=None):
            new = super().expand(batch_shape)
            new._gamma1, new._gamma2 = self._gamma1.expand(batch_shape), self._gamma2.expand(batch_shape)
            return new

        def _above(self, limit):
            df2 = self.df2.clone()
            df2[df2 <= limit] = math.nan
            return df2

        @property
        def mean(self):
            df2 = self._above(2)
            return df2 / (df2 - 2)

        @property
        def mode(self):
            mode = (self.df1 - 2) / self.df1 * self.df2 / (self.df2 + 2)
            mode[self.df1 <= 2] = math.nan
            return mode

        @property
        def variance(self):
            df2 = self._above(4)
            return 2 * df2.pow(2) * (self.df1 + df2 - 2) / (self.df1 * (df2 - 2).pow(2) * (df2 - 4))

        def rsample(self, sample_shape=torch.Size(())):
            shape = self._extended_shape(sample_shape)
            x1 = self._gamma1.rsample(sample_shape).view(shape)
            x2 = self._gamma2.rsample(sample_shape).view(shape)
            tiny = torch.finfo(x2.dtype).tiny
            x2.clamp_(min=tiny)
            y = x1 / x2
            y.clamp_(min=tiny)
            return y

        def log_prob(self, value):
            self._checked(value)
            a, b, c = self.df1 * 0.5, self.df2 * 0.5, self.df1 / self.df2
            t1 = (a + b).lgamma() - a.lgamma() - b.lgamma()
            t2 = a * c.log() + (a - 1) * torch.log(value)
            return t1 + t2 - (a + b) * torch.log1p(c * value)


    class GeneralizedPareto(Distribution):
        """What lies beyond a high threshold."""

        arg_constraints = {"loc": constraints.real, "scale": constraints.positive, "concentration": constraints.real}
        has_rsample = True

        def __init__(self, loc, scale, concentration, validate_args=None):
            self.loc, self.scale, self.concentration = _broadcast(loc, scale, concentration)
            super().__init__(_batch(self.loc, loc, scale, concentration), validate_args=validate_args)

        def rsample(self, sample_shape=torch.Size()):
            return self.icdf(torch.rand(self._extended_shape(sample_shape), dtype=self.loc.dtype))

        def _split(self):
            zero = torch.isclose(self.concentration, torch.tensor(0.0))
            return zero, torch.where(zero, torch.ones_like(self.concentration), self.concentration)

        def _z(self, x):
            return (x - self.loc) / self.scale

        def log_prob(self, value):
            self._checked(value)
            z = self._z(value)
            zero, c = self._split()
            y = 1 / c + torch.ones_like(z)
            return -self.scale.log() - torch.where(zero, z, torch.where(y == 0, y, y * torch.log1p(c * z)))

        def log_survival_function(self, value):
            self._checked(value)
            z = self._z(value)
            zero, c = self._split()
            return torch.where(zero, -z, -torch.log1p(c * z) / c)

        def log_cdf(self, value):
            return torch.log1p(-torch.exp(self.log_survival_function(value)))

        def cdf(self, value):
            return torch.exp(self.log_cdf(value))

        def icdf(self, value):
            zero, c = self._split()
            u = torch.log1p(-value)
            return torch.where(zero, self.loc - self.scale * u, self.loc + self.scale / c * torch.expm1(-c * u))

        @property
        def mean(self):
            valid = self.concentration < 1
            c = torch.where(valid, self.concentration, 0.5)
            return torch.where(valid, self.loc + self.scale / (1 - c), math.nan)

        @property
        def variance(self):
            valid = self.concentration < 0.5
            c = torch.where(valid, self.concentration, 0.25)
            return torch.where(valid, self.scale ** 2 / ((1 - c) ** 2 * (1 - 2 * c)), math.nan)

        def entropy(self):
            return torch.broadcast_to(torch.log(self.scale) + self.concentration + 1, self._batch_shape)

        mode = property(lambda self: self.loc)

        @property
        def support(self):
            high = torch.where(self.concentration < 0, self.loc - self.scale / self.concentration, math.inf)
            return constraints.interval(self.loc, high)


    _SMALL = [[1.0, 3.5156229, 3.0899424, 1.2067492, 0.2659732, 0.360768e-1, 0.45813e-2],
              [0.5, 0.87890594, 0.51498869, 0.15084934, 0.2658733e-1, 0.301532e-2, 0.32411e-3]]
    _LARGE = [[0.39894228, 0.1328592e-1, 0.225319e-2, -0.157565e-2, 0.916281e-2, -0.2057706e-1, 0.2635537e-1,
               -0.1647633e-1, 0.392377e-2],
              [0.39894228, -0.3988024e-1, -0.362018e-2, 0.163801e-2, -0.1031555e-1, 0.2282967e-1, -0.2895312e-1,
               0.1787654e-1, -0.420059e-2]]


    def _polynomial(y, coefficients):
        result = coefficients[-1]
        for c in reversed(coefficients[:-1]):
            result = c + y * result
        return result


    def _log_bessel(x, order):
        y = x / 3.75
        small = _polynomial(y * y, _SMALL[order])
        if order == 1:
            small = x.abs() * small
        large = x - 0.5 * x.log() + _polynomial(3.75 / x, _LARGE[order]).log()
        return torch.where(x < 3.75, small.log(), large)


    class VonMises(Distribution):
        """A normal distribution on a circle."""

        arg_constraints = {"loc": constraints.real, "concentration": constraints.positive}
        support = constraints.real
        has_rsample = False

        def __init__(self, loc, concentration, validate_args=None):
            self.loc, self.concentration = _broadcast(loc, concentration)
            super().__init__(self.loc.shape, torch.Size(), validate_args)

        mean = property(lambda self: self.loc)
        mode = property(lambda self: self.loc)

        @property
        def variance(self):
            return 1 - (_log_bessel(self.concentration, 1) - _log_bessel(self.concentration, 0)).exp()

        def log_prob(self, value):
            self._checked(value)
            log_prob = self.concentration * torch.cos(value - self.loc)
            return log_prob - math.log(2 * math.pi) - _log_bessel(self.concentration, 0)

        def sample(self, sample_shape=torch.Size()):
            with torch.no_grad():
                loc, kappa = self.loc.double(), self.concentration.double()
                tau = 1 + (1 + 4 * kappa ** 2).sqrt()
                rho = (tau - (2 * tau).sqrt()) / (2 * kappa)
                r = torch.where(kappa < 1e-5, 1 / kappa + kappa, (1 + rho ** 2) / (2 * rho))
                shape = self._extended_shape(sample_shape)
                x, done = torch.zeros(shape, dtype=torch.float64), torch.zeros(shape, dtype=torch.bool)
                while not done.all():
                    u1, u2, u3 = torch.rand((3,) + tuple(shape), dtype=torch.float64).unbind()
                    z = torch.cos(math.pi * u1)
                    f = (1 + r * z) / (r + z)
                    c = kappa * (r - f)
                    accept = ((c * (2 - c) - u2) > 0) | ((c / u2).log() + 1 - c >= 0)
                    if accept.any():
                        x = torch.where(accept, (u3 - 0.5).sign() * f.acos(), x)
                        done = done | accept
                return ((x + math.pi + loc) % (2 * math.pi) - math.pi).to(self.loc.dtype)


    class LKJCholesky(Distribution):
        """Cholesky factors of random correlation matrices."""

        arg_constraints = {"concentration": constraints.positive}
        support = constraints.corr_cholesky

        def __init__(self, dim, concentration=1.0, validate_args=None):
            if dim < 2:
                raise ValueError(f"Expected dim to be an integer greater than or equal to 2. Found dim={dim}.")
            self.dim = dim
            self.concentration, = _broadcast(concentration)
            marginal = self.concentration + 0.5 * (dim - 2)
            offset = torch.arange(dim - 1, dtype=self.concentration.dtype)
            offset = torch.cat([offset.new_zeros((1,)), offset])
            self._beta = Beta(offset + 0.5, marginal.unsqueeze(-1) - 0.5 * offset)
            super().__init__(self.concentration.size(), torch.Size((dim, dim)), validate_args)

        def expand(self, batch_shape, _instance=None):
            new = super().expand(batch_shape)
            new._beta = self._beta.expand(torch.Size(batch_shape) + (self.dim,))
            return new

        def sample(self, sample_shape=torch.Size()):
            y = self._beta.sample(sample_shape).unsqueeze(-1)
            normal = torch.randn(self._extended_shape(sample_shape), dtype=y.dtype).tril(-1)
            sphere = normal / normal.norm(dim=-1, keepdim=True)
            sphere[..., 0, :].fill_(0.0)
            w = torch.sqrt(y) * sphere
            left = torch.clamp(1 - torch.sum(w ** 2, dim=-1), min=torch.finfo(w.dtype).tiny).sqrt()
            w += torch.diag_embed(left)
            return w

        def log_prob(self, value):
            self._checked(value)
            diagonal = value.diagonal(dim1=-1, dim2=-2)[..., 1:]
            order = torch.arange(2, self.dim + 1)
            order = 2 * (self.concentration - 1).unsqueeze(-1) + self.dim - order
            density = torch.sum(order * diagonal.log(), dim=-1)
            n = self.dim - 1
            alpha = self.concentration + 0.5 * n
            scale = 0.5 * n * math.log(math.pi) + torch.mvlgamma(alpha - 0.5, n) - torch.lgamma(alpha) * n
            return density - scale


    class ContinuousBernoulli(Distribution):
        """A distribution on [0, 1] whose density is that of a Bernoulli distribution, made continuous."""

        arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
        support = constraints.unit_interval
        _mean_carrier_measure = 0
        has_rsample = True

        def __init__(self, probs=None, logits=None, lims=(0.499, 0.501), validate_args=None):
            if (probs is None) == (logits is None):
                raise ValueError("Either `probs` or `logits` must be specified, but not both.")
            given = logits if probs is None else probs
            if probs is not None:
                self.probs, = _broadcast(probs)
                if validate_args is not None and validate_args or validate_args is None and self._validate_args:
                    if not self.arg_constraints["probs"].check(self.probs).all():
                        raise ValueError("The parameter probs has invalid values")
                eps = torch.finfo(self.probs.dtype).eps
                self.probs = self.probs.clamp(min=eps, max=1 - eps)
            else:
                self.logits, = _broadcast(logits)
            self._param = self.logits if probs is None else self.probs
            self._lims = lims
            super().__init__(_batch(self._param, given), validate_args=validate_args)

        def __getattr__(self, name):
            if name == "probs":
                probs = torch.sigmoid(self.logits)
                eps = torch.finfo(probs.dtype).eps
                self.probs = probs.clamp(min=eps, max=1 - eps)
                return self.probs
            if name == "logits":
                eps = torch.finfo(self.probs.dtype).eps
                probs = self.probs.clamp(min=eps, max=1 - eps)
                self.logits = torch.log(probs) - torch.log1p(-probs)
                return self.logits
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

        param_shape = property(lambda self: self._param.size())

        def _unstable(self):
            return torch.max(torch.le(self.probs, self._lims[0]), torch.gt(self.probs, self._lims[1]))

        def _cut(self):
            # Probabilities near a half are replaced, for what follows divides by their distance from it.
            return torch.where(self._unstable(), self.probs, self._lims[0] * torch.ones_like(self.probs))

        def _log_norm(self):
            cut = self._cut()
            below = torch.where(torch.le(cut, 0.5), cut, torch.zeros_like(cut))
            above = torch.where(torch.ge(cut, 0.5), cut, torch.ones_like(cut))
            log_norm = torch.log(torch.abs(torch.log1p(-cut) - torch.log(cut))) - torch.where(
                torch.le(cut, 0.5), torch.log1p(-2.0 * below), torch.log(2.0 * above - 1.0))
            x = torch.pow(self.probs - 0.5, 2)
            taylor = math.log(2.0) + (4.0 / 3.0 + 104.0 / 45.0 * x) * x
            return torch.where(self._unstable(), log_norm, taylor)

        @property
        def mean(self):
            cut = self._cut()
            means = cut / (2.0 * cut - 1.0) + 1.0 / (torch.log1p(-cut) - torch.log(cut))
            x = self.probs - 0.5
            taylor = 0.5 + (1.0 / 3.0 + 16.0 / 45.0 * torch.pow(x, 2)) * x
            return torch.where(self._unstable(), means, taylor)

        stddev = property(lambda self: torch.sqrt(self.variance))

        @property
        def variance(self):
            cut = self._cut()
            variances = (cut * (cut - 1.0) / torch.pow(1.0 - 2.0 * cut, 2)
                         + 1.0 / torch.pow(torch.log1p(-cut) - torch.log(cut), 2))
            x = torch.pow(self.probs - 0.5, 2)
            taylor = 1.0 / 12.0 - (1.0 / 15.0 - 128.0 / 945.0 * x) * x
            return torch.where(self._unstable(), variances, taylor)

        def sample(self, sample_shape=torch.Size()):
            u = torch.rand(self._extended_shape(sample_shape), dtype=self.probs.dtype)
            with torch.no_grad():
                return self.icdf(u)

        def rsample(self, sample_shape=torch.Size()):
            return self.icdf(torch.rand(self._extended_shape(sample_shape), dtype=self.probs.dtype))

        def log_prob(self, value):
            self._checked(value)
            logits, value = _broadcast(self.logits, value)
            return -F.binary_cross_entropy_with_logits(logits, value, reduction="none") + self._log_norm()

        def cdf(self, value):
            self._checked(value)
            cut = self._cut()
            cdfs = (torch.pow(cut, value) * torch.pow(1.0 - cut, 1.0 - value) + cut - 1.0) / (2.0 * cut - 1.0)
            inside = torch.where(self._unstable(), cdfs, value)
            return torch.where(torch.le(value, 0.0), torch.zeros_like(value),
                               torch.where(torch.ge(value, 1.0), torch.ones_like(value), inside))

        def icdf(self, value):
            cut = self._cut()
            return torch.where(
                self._unstable(),
                (torch.log1p(-cut + value * (2.0 * cut - 1.0)) - torch.log1p(-cut))
                / (torch.log(cut) - torch.log1p(-cut)), value)

        def entropy(self):
            log_probs0, log_probs1 = torch.log1p(-self.probs), torch.log(self.probs)
            return self.mean * (log_probs0 - log_probs1) - self._log_norm() - log_probs0

    for _kind, _file in ((ExponentialFamily, "exp_family"), (OneHotCategoricalStraightThrough, "one_hot_categorical"),
                         (LowRankMultivariateNormal, "lowrank_multivariate_normal"), (FisherSnedecor, "fishersnedecor"),
                         (GeneralizedPareto, "generalized_pareto"), (VonMises, "von_mises"),
                         (LKJCholesky, "lkj_cholesky"), (ContinuousBernoulli, "continuous_bernoulli")):
        _kind.__module__ = f"torch.distributions.{_file}"
    """#
}
