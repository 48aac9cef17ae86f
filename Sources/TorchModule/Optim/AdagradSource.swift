// torch.optim.Adagrad, as Python text.

enum AdagradSource {
  static let text = #"""
    @own_step
    class Adagrad(_PerParameter):
        """Steps divided by the root of the sum of all squared gradients."""

        _late_options = dict(foreach=None, maximize=False, differentiable=False, fused=None)

        def __init__(self, params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10,
                     foreach=None, *, maximize=False, differentiable=False, fused=None):
            check_rate(lr)
            check_number("lr_decay", lr_decay)
            check_number("weight_decay", weight_decay)
            check_number("initial_accumulator_value", initial_accumulator_value)
            check_number("epsilon", eps)
            super().__init__(params, dict(
                lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay,
                initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize,
                differentiable=differentiable, fused=fused))
            check_fused(fused, foreach, differentiable)
            for group in self.param_groups:
                for param in group["params"]:
                    state = self.state[param]
                    state["step"] = torch.tensor(0.0)
                    state["sum"] = torch.full_like(param, group["initial_accumulator_value"])

        def _update(self, param, grad, state, group):
            t = advance(state)
            grad = decayed(param, grad, group)
            rate = group["lr"] / (1 + (t - 1) * group["lr_decay"])
            total = state["sum"]
            total.addcmul_(grad, grad, value=1)
            param.addcdiv_(grad, total.sqrt().add_(group["eps"]), value=-rate)
    """#
}
