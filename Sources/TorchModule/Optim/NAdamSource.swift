// torch.optim.NAdam, as Python text.

enum NAdamSource {
  static let text = #"""
    @own_step
    class NAdam(_PerParameter):
        """Adam with Nesterov's momentum."""

        _late_options = dict(
            maximize=False, foreach=None, capturable=False, differentiable=False, decoupled_weight_decay=False)

        def __init__(self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, momentum_decay=0.004,
                     decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
                     differentiable=False):
            check_rate(lr)
            check_number("epsilon", eps)
            check_betas(betas)
            check_number("weight_decay", weight_decay)
            check_number("momentum_decay", momentum_decay)
            super().__init__(params, dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay,
                decoupled_weight_decay=decoupled_weight_decay, maximize=maximize, foreach=foreach,
                capturable=capturable, differentiable=differentiable))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.tensor(0.0)
                state["mu_product"] = torch.tensor(1.0)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_avg_sq"] = torch.zeros_like(param)
            t = advance(state)
            lr = group["lr"]
            beta1, beta2 = group["betas"]
            grad = decayed(param, grad, group)
            mu = beta1 * (1.0 - 0.5 * 0.96 ** (t * group["momentum_decay"]))
            following = beta1 * (1.0 - 0.5 * 0.96 ** ((t + 1) * group["momentum_decay"]))
            state["mu_product"] *= mu
            average, square = state["exp_avg"], state["exp_avg_sq"]
            average.lerp_(grad, 1 - beta1)
            square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            denominator = square.div(1 - beta2 ** t).sqrt().add_(group["eps"])
            product = state["mu_product"].item()
            param.addcdiv_(grad, denominator, value=-lr * (1.0 - mu) / (1.0 - product))
            param.addcdiv_(average, denominator, value=-lr * following / (1.0 - product * following))
    """#
}
