// torch.optim.Adadelta, as Python text.

enum AdadeltaSource {
  static let text = #"""
    @own_step
    class Adadelta(_PerParameter):
        """Steps in proportion to those before, divided by the gradient's size."""

        _late_options = dict(foreach=None, maximize=False, differentiable=False, capturable=False)

        def __init__(self, params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable=False,
                     maximize=False, differentiable=False):
            check_rate(lr)
            if not 0.0 <= rho <= 1.0:
                raise ValueError(f"Invalid rho value: {rho}")
            check_number("epsilon", eps)
            check_number("weight_decay", weight_decay)
            super().__init__(params, dict(
                lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize, capturable=capturable,
                foreach=foreach, differentiable=differentiable))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.tensor(0.0)
                state["square_avg"] = torch.zeros_like(param)
                state["acc_delta"] = torch.zeros_like(param)
            advance(state)
            rho, eps = group["rho"], group["eps"]
            grad = decayed(param, grad, group)
            square, deltas = state["square_avg"], state["acc_delta"]
            square.mul_(rho).addcmul_(grad, grad, value=1 - rho)
            delta = deltas.add(eps).sqrt_().div_(square.add(eps).sqrt_()).mul_(grad)
            deltas.mul_(rho).addcmul_(delta, delta, value=1 - rho)
            param.add_(delta, alpha=-group["lr"])
    """#
}
