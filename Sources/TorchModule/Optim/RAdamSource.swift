// torch.optim.RAdam, as Python text.

enum RAdamSource {
  static let text = #"""
    import math


    @own_step
    class RAdam(_PerParameter):
        """Adam that waits until its average of squares can be trusted."""

        _late_options = dict(
            foreach=None, maximize=False, differentiable=False, decoupled_weight_decay=False, capturable=False)

        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0,
                     decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
                     differentiable=False):
            check_rate(lr)
            check_number("epsilon", eps)
            check_betas(betas)
            check_number("weight_decay", weight_decay)
            super().__init__(params, dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, maximize=maximize, foreach=foreach,
                capturable=capturable, decoupled_weight_decay=decoupled_weight_decay, differentiable=differentiable))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.tensor(0.0)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_avg_sq"] = torch.zeros_like(param)
            t = advance(state)
            lr = group["lr"]
            beta1, beta2 = group["betas"]
            grad = decayed(param, grad, group)
            average, square = state["exp_avg"], state["exp_avg_sq"]
            average.lerp_(grad, 1 - beta1)
            square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            correction1, correction2 = 1 - beta1 ** t, 1 - beta2 ** t
            corrected = average / correction1
            limit = 2 / (1 - beta2) - 1
            length = limit - 2 * t * (beta2 ** t) / correction2
            if length > 5.0:
                rectified = math.sqrt(
                    (length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length))
                scale = (correction2 ** 0.5) / square.sqrt().add_(group["eps"])
                param.add_(corrected * lr * scale * rectified, alpha=-1.0)
            else:
                param.add_(corrected * lr, alpha=-1.0)
    """#
}
