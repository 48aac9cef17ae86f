// torch.optim.ASGD, as Python text.

enum ASGDSource {
  static let text = #"""
    @own_step
    class ASGD(_PerParameter):
        """Gradient descent that keeps the average of the parameters."""

        _late_options = dict(foreach=None, maximize=False, differentiable=False, capturable=False)

        def __init__(self, params, lr=0.01, lambd=0.0001, alpha=0.75, t0=1000000.0, weight_decay=0, foreach=None,
                     maximize=False, differentiable=False, capturable=False):
            check_rate(lr)
            check_number("weight_decay", weight_decay)
            super().__init__(params, dict(
                lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
                differentiable=differentiable, capturable=capturable))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.zeros(())
                state["eta"] = torch.as_tensor(group["lr"], dtype=torch.float32).clone().detach()
                state["mu"] = torch.ones(())
                state["ax"] = torch.zeros_like(param)
            t = advance(state)
            lr, lambd = group["lr"], group["lambd"]
            grad = decayed(param, grad, group)
            eta, average = state["eta"].item(), state["ax"]
            param.mul_(1 - lambd * eta)
            param.add_(grad, alpha=-eta)
            if state["mu"].item() != 1:
                average.add_(param.sub(average).mul_(state["mu"]))
            else:
                average.copy_(param)
            state["eta"].copy_(torch.as_tensor(lr / ((1 + lambd * lr * t) ** group["alpha"])))
            state["mu"].copy_(torch.as_tensor(1 / max(1, t - group["t0"])))
    """#
}
