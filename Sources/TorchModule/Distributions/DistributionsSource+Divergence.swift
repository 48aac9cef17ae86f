// The Kullback-Leibler divergence of two distributions of one kind.

extension DistributionsSource {
  static let divergence = #"""
    def kl_divergence(p, q):
        """The Kullback-Leibler divergence of two distributions of one kind."""
        refusal = NotImplementedError(
            f"kl_divergence() of {type(p).__name__} and {type(q).__name__} is not supported by this runner")
        if type(p) is not type(q):
            raise refusal
        if isinstance(p, Normal):
            ratio = (p.scale / q.scale).pow(2)
            return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())
        if isinstance(p, Bernoulli):
            t1 = p.probs * (F.softplus(-q.logits) - F.softplus(-p.logits))
            t1[q.probs == 0] = math.inf
            t1[p.probs == 0] = 0
            t2 = (1 - p.probs) * (F.softplus(q.logits) - F.softplus(p.logits))
            t2[q.probs == 1] = math.inf
            t2[p.probs == 1] = 0
            return t1 + t2
        if isinstance(p, Categorical):
            t = p.probs * (p.logits - q.logits)
            t[(q.probs == 0).expand_as(t)] = math.inf
            t[(p.probs == 0).expand_as(t)] = 0
            return t.sum(-1)
        if isinstance(p, Exponential):
            ratio = q.rate / p.rate
            return -ratio.log() + ratio - 1
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
        raise refusal
    """#
}
