// torch.optim.Adamax, as Python text.

enum AdamaxSource {
  static let text = #"""
    @own_step
    class Adamax(_PerParameter):
        """Adam with the largest gradient in place of the average square."""

        _late_options = dict(foreach=None, maximize=False, differentiable=False, capturable=False)

        def __init__(self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, foreach=None, *,
                     maximize=False, differentiable=False, capturable=False):
            check_rate(lr)
            check_number("epsilon", eps)
            check_betas(betas)
            check_number("weight_decay", weight_decay)
            super().__init__(params, dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
                differentiable=differentiable, capturable=capturable))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.tensor(0.0)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_inf"] = torch.zeros_like(param)
            t = advance(state)
            beta1, beta2 = group["betas"]
            grad = decayed(param, grad, group)
            average, largest = state["exp_avg"], state["exp_inf"]
            average.lerp_(grad, 1 - beta1)
            largest.copy_(torch.maximum(largest.mul_(beta2), grad.abs().add_(group["eps"])))
            param.addcdiv_(average, largest, value=-group["lr"] / (1 - beta1 ** t))
    """#
}
