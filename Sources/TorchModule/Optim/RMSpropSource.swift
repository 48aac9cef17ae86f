// torch.optim.RMSprop, as Python text.

enum RMSpropSource {
  static let text = #"""
    @own_step
    class RMSprop(_PerParameter):
        """Steps divided by a running average of the gradient's size."""

        _late_options = dict(
            momentum=0, centered=False, foreach=None, maximize=False, differentiable=False, capturable=False)

        def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False,
                     capturable=False, foreach=None, maximize=False, differentiable=False):
            check_rate(lr)
            check_number("epsilon", eps)
            check_number("momentum", momentum)
            check_number("weight_decay", weight_decay)
            check_number("alpha", alpha)
            super().__init__(params, dict(
                lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay,
                capturable=capturable, foreach=foreach, maximize=maximize, differentiable=differentiable))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.tensor(0.0)
                state["square_avg"] = torch.zeros_like(param)
                if group["momentum"] > 0:
                    state["momentum_buffer"] = torch.zeros_like(param)
                if group["centered"]:
                    state["grad_avg"] = torch.zeros_like(param)
            advance(state)
            lr, alpha = group["lr"], group["alpha"]
            grad = decayed(param, grad, group)
            square = state["square_avg"]
            square.mul_(alpha).addcmul_(grad, grad, value=1 - alpha)
            if group["centered"]:
                mean = state["grad_avg"]
                mean.lerp_(grad, 1 - alpha)
                size = square.addcmul(mean, mean, value=-1).sqrt_()
            else:
                size = square.sqrt()
            size.add_(group["eps"])
            if group["momentum"] > 0:
                buffer = state["momentum_buffer"]
                buffer.mul_(group["momentum"]).addcdiv_(grad, size)
                param.add_(buffer, alpha=-lr)
            else:
                param.addcdiv_(grad, size, value=-lr)
    """#
}
