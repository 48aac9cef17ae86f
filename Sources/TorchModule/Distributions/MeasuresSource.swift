// Further measures of the families of torch.distributions, and the divergences of pairs of them, as Python text that goes on
// where the families end.

enum MeasuresSource {
  static let text = #"""
    _EULER = 0.57721566490153286060


    def _gamma_cdf(self, value):
        self._checked(value)
        return torch.special.gammainc(self.concentration, self.rate * value)


    def _dirichlet_mode(concentration):
        above = (concentration - 1).clamp(min=0.0)
        mode = above / above.sum(-1, True)
        mask = (concentration < 1).all(dim=-1)
        mode[mask] = F.one_hot(mode[mask].argmax(dim=-1), above.shape[-1]).to(mode)
        return mode


    def _beta_mode(self):
        return _dirichlet_mode(torch.stack([self.concentration1, self.concentration0], -1))[..., 0]


    def _counted(self, name):
        # The one number of trials of all batches.
        count = int(self.total_count.max())
        if not self.total_count.min() == count:
            raise NotImplementedError(f"Inhomogeneous total count not supported by `{name}`.")
        return count


    def _counts_support(self, expand=True):
        values = torch.arange(1 + _counted(self, "enumerate_support"), dtype=self._param.dtype)
        values = values.view((-1,) + (1,) * len(self._batch_shape))
        return values.expand((-1,) + self._batch_shape) if expand else values


    def _binomial_entropy(self):
        _counted(self, "entropy")
        log_prob = self.log_prob(self.enumerate_support(False))
        return -(torch.exp(log_prob) * log_prob).sum(0)


    def _multinomial_entropy(self):
        n = torch.tensor(self.total_count)
        binomial = Binomial(total_count=self.total_count, probs=self.probs)
        support = binomial.enumerate_support(expand=False)[1:]
        weights = torch.exp(binomial.log_prob(support)) * torch.lgamma(support + 1)
        return n * Categorical(probs=self.probs).entropy() - torch.lgamma(n + 1) + weights.sum([0, -1])


    def _one_hot_support(self, expand=True):
        n = self._event_shape[0]
        values = torch.eye(n, dtype=self.probs.dtype).view((n,) + (1,) * len(self._batch_shape) + (n,))
        return values.expand((n,) + self._batch_shape + (n,)) if expand else values


    def _weibull_variance(self):
        c = self.concentration.reciprocal()
        return self.scale.pow(2) * (torch.exp(torch.lgamma(1 + 2 * c)) - torch.exp(2 * torch.lgamma(1 + c)))


    def _weibull_entropy(self):
        c = self.concentration.reciprocal()
        return _EULER * (1 - c) + torch.log(self.scale * c) + 1


    def _weibull_mode(self):
        c = self.concentration
        return self.scale * ((c - 1) / c) ** c.reciprocal()


    def _pareto_variance(self):
        a = self.alpha.clamp(min=2)
        return self.scale.pow(2) * a / ((a - 1).pow(2) * (a - 2))


    def _student_entropy(self):
        df = self.df
        beta = torch.lgamma(0.5 * df) + math.lgamma(0.5) - torch.lgamma(0.5 * (df + 1))
        turns = torch.digamma(0.5 * (df + 1)) - torch.digamma(0.5 * df)
        return self.scale.log() + 0.5 * (df + 1) * turns + 0.5 * df.log() + beta


    def _sample_n(self, n):
        import warnings
        warnings.warn("`sample_n(n)` will be deprecated. Use `sample((n,))` instead.", FutureWarning, stacklevel=2)
        return self.sample(torch.Size((n,)))


    Distribution.sample_n = _sample_n
    Gamma.cdf = _gamma_cdf
    Dirichlet.mode = property(lambda self: _dirichlet_mode(self.concentration))
    Beta.mode = property(_beta_mode)
    Binomial.enumerate_support, Binomial.entropy, Binomial.has_enumerate_support = _counts_support, _binomial_entropy, True
    Multinomial.entropy = _multinomial_entropy
    OneHotCategorical.enumerate_support, OneHotCategorical.has_enumerate_support = _one_hot_support, True
    Weibull.variance, Weibull.mode = property(_weibull_variance), property(_weibull_mode)
    Weibull.entropy = _weibull_entropy
    Pareto.variance, Pareto.mode = property(_pareto_variance), property(lambda self: self.scale)
    StudentT.entropy = _student_entropy


    # Divergences

    _of_one_kind = kl_divergence
    _divergences = {}


    def register_kl(type_p, type_q):
        """Registers a function as the divergence of two types."""
        for kind, name in ((type_p, "type_p"), (type_q, "type_q")):
            if not isinstance(kind, type) or not issubclass(kind, Distribution):
                raise TypeError(f"Expected {name} to be a Distribution subclass but got {kind}")

        def decorator(function):
            _divergences[type_p, type_q] = function
            return function
        return decorator


    def _registered(p, q):
        # The function for the nearest bases of both.
        for a in type(p).__mro__:
            for b in type(q).__mro__:
                if (a, b) in _divergences:
                    return _divergences[a, b]
        return None


    def kl_divergence(p, q):
        """The Kullback-Leibler divergence of two distributions."""
        function = _registered(p, q)
        return _of_one_kind(p, q) if function is None else function(p, q)


    def _infinite(p, q):
        like = next(v for k, v in p.__dict__.items() if k in p.arg_constraints)
        return torch.full_like(like, math.inf)


    for _pair in ((Normal, Uniform), (Normal, Exponential), (Normal, Gamma), (Normal, Beta), (Normal, Pareto),
                  (Laplace, Exponential), (Laplace, Gamma), (Laplace, Uniform), (Laplace, Beta), (Laplace, Pareto),
                  (Gumbel, Exponential), (Gumbel, Gamma), (Gumbel, Uniform), (Gumbel, Beta), (Gumbel, Pareto),
                  (Exponential, Beta), (Exponential, Pareto), (Exponential, Uniform), (Gamma, Beta), (Gamma, Pareto),
                  (Gamma, Uniform), (Pareto, Beta), (Pareto, Uniform), (Poisson, Bernoulli), (Poisson, Binomial),
                  (Beta, Pareto)):
        register_kl(*_pair)(_infinite)


    @register_kl(Independent, Independent)
    def _independent(p, q):
        if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
            raise NotImplementedError
        return p._sum(kl_divergence(p.base_dist, q.base_dist))


    @register_kl(OneHotCategorical, OneHotCategorical)
    def _one_hot(p, q):
        return kl_divergence(p._categorical, q._categorical)


    @register_kl(LogNormal, LogNormal)
    def _log_normal(p, q):
        return kl_divergence(p.base_dist, q.base_dist)


    @register_kl(HalfNormal, HalfNormal)
    def _half_normal(p, q):
        return kl_divergence(p.base_dist, q.base_dist)


    @register_kl(Binomial, Binomial)
    def _binomial(p, q):
        # The trials of the two may differ.
        if (p.total_count < q.total_count).any():
            raise NotImplementedError("KL between Binomials where q.total_count > p.total_count is not implemented")
        kl = p.total_count * (p.probs * (p.logits - q.logits) + (-p.probs).log1p() - (-q.probs).log1p())
        more = p.total_count > q.total_count
        kl[more] = torch.full_like(kl[more], math.inf)
        return kl


    @register_kl(Cauchy, Cauchy)
    def _cauchy(p, q):
        t1 = ((p.scale + q.scale).pow(2) + (p.loc - q.loc).pow(2)).log()
        return t1 - (4 * p.scale * q.scale).log()


    @register_kl(Gumbel, Gumbel)
    def _gumbel(p, q):
        ct1, ct2, ct3 = p.scale / q.scale, q.loc / q.scale, p.loc / q.scale
        t1 = -ct1.log() - ct2 + ct3
        t3 = torch.exp(ct2 + (1 + ct1).lgamma() - ct3)
        return t1 + ct1 * _EULER + t3 - (1 + _EULER)


    @register_kl(Pareto, Pareto)
    def _pareto(p, q):
        ratio, alpha = p.scale / q.scale, q.alpha / p.alpha
        result = q.alpha * ratio.log() - alpha.log() + alpha - 1
        result[p.scale < q.scale] = math.inf
        return result


    @register_kl(Normal, Laplace)
    def _normal_laplace(p, q):
        gap = p.loc - q.loc
        ratio, steps = p.scale / q.scale, gap / p.scale
        t2 = math.sqrt(2 / math.pi) * p.scale * torch.exp(-0.5 * steps.pow(2))
        t3 = gap * torch.erf(math.sqrt(0.5) * steps)
        return -ratio.log() + (t2 + t3) / q.scale - (0.5 * (1 + math.log(0.5 * math.pi)))


    @register_kl(Normal, Gumbel)
    def _normal_gumbel(p, q):
        mean, spread, start = p.loc / q.scale, (p.scale / q.scale).pow(2), q.loc / q.scale
        t1 = mean - start
        t2 = torch.exp(-mean + 0.5 * spread + start)
        return t1 + t2 - torch.log(p.scale / q.scale) - (0.5 * (1 + math.log(2 * math.pi)))


    @register_kl(Laplace, Normal)
    def _laplace_normal(p, q):
        spread = q.scale.pow(2)
        ratio = p.scale.pow(2) / spread
        t1 = 0.5 * torch.log(2 * ratio / math.pi)
        return -t1 + ratio + 0.5 * p.loc.pow(2) / spread - p.loc * q.loc / spread + 0.5 * q.loc.pow(2) / spread - 1


    @register_kl(Uniform, Normal)
    def _uniform_normal(p, q):
        width = p.high - p.low
        t1 = (math.sqrt(math.pi * 2) * q.scale / width).log()
        t2 = width.pow(2) / 12
        t3 = ((p.high + p.low - 2 * q.loc) / 2).pow(2)
        return t1 + 0.5 * (t2 + t3) / q.scale.pow(2)


    @register_kl(Exponential, Gamma)
    def _exponential_gamma(p, q):
        ratio = q.rate / p.rate
        t1 = -q.concentration * torch.log(ratio)
        return t1 + ratio + q.concentration.lgamma() + q.concentration * _EULER - (1 + _EULER)


    @register_kl(Exponential, Gumbel)
    def _exponential_gumbel(p, q):
        product, start = p.rate * q.scale, q.loc / q.scale
        return product.log() - 1 - start + torch.exp(start) * product / (product + 1) + product.reciprocal()


    @register_kl(Exponential, Normal)
    def _exponential_normal(p, q):
        spread, square = q.scale.pow(2), p.rate.pow(2)
        t1 = 0.5 * torch.log(square * spread * 2 * math.pi)
        return t1 - 1 + (square.reciprocal() - q.loc / p.rate + q.loc.pow(2) / 2) / spread


    @register_kl(Gamma, Exponential)
    def _gamma_exponential(p, q):
        return -p.entropy() - q.rate.log() + q.rate * p.concentration / p.rate


    @register_kl(Gamma, Normal)
    def _gamma_normal(p, q):
        spread, square = q.scale.pow(2), p.rate.pow(2)
        t1 = 0.5 * torch.log(square * spread * 2 * math.pi) - p.concentration - p.concentration.lgamma()
        t2 = 0.5 * (p.concentration.pow(2) + p.concentration) / square
        t3 = q.loc * p.concentration / p.rate
        return (t1 + (p.concentration - 1) * p.concentration.digamma()
                + (t2 - t3 + 0.5 * q.loc.pow(2)) / spread)


    @register_kl(Beta, Exponential)
    def _beta_exponential(p, q):
        return (-p.entropy() - q.rate.log()
                + q.rate * (p.concentration1 / (p.concentration1 + p.concentration0)))


    @register_kl(Beta, Normal)
    def _beta_normal(p, q):
        mean = p.concentration1 / (p.concentration1 + p.concentration0)
        spread = q.scale.pow(2)
        t1 = -p.entropy()
        t2 = 0.5 * (spread * 2 * math.pi).log()
        t3 = (mean * (1 - mean) / (p.concentration1 + p.concentration0 + 1) + mean.pow(2)) * 0.5
        return t1 + t2 + (t3 - mean * q.loc + q.loc.pow(2) * 0.5) / spread


    @register_kl(Uniform, Exponential)
    def _uniform_exponential(p, q):
        result = q.rate * (p.high + p.low) / 2 - ((p.high - p.low) * q.rate).log()
        result[p.low < 0] = math.inf
        return result


    @register_kl(Bernoulli, Poisson)
    def _bernoulli_poisson(p, q):
        return -p.entropy() - (p.probs * q.rate.log() - q.rate)
    """#
}
