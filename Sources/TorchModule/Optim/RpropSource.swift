// torch.optim.Rprop, as Python text.

enum RpropSource {
  static let text = #"""
    @own_step
    class Rprop(_PerParameter):
        """Steps that grow while the gradient keeps its sign, whatever its size."""

        _late_options = dict(foreach=None, maximize=False, differentiable=False, capturable=False)

        def __init__(self, params, lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-06, 50), *, capturable=False, foreach=None,
                     maximize=False, differentiable=False):
            check_rate(lr)
            if not 0.0 < etas[0] < 1.0 < etas[1]:
                raise ValueError(f"Invalid eta values: {etas[0]}, {etas[1]}")
            super().__init__(params, dict(
                lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize,
                differentiable=differentiable, capturable=capturable))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.zeros(())
                state["prev"] = torch.zeros_like(param)
                state["step_size"] = torch.full_like(grad, float(group["lr"]))
            advance(state)
            smaller, larger = group["etas"]
            low, high = group["step_sizes"]
            sign = grad.mul(state["prev"]).sign()
            sign[sign.gt(0)] = larger
            sign[sign.lt(0)] = smaller
            sign[sign.eq(0)] = 1
            state["step_size"].mul_(sign).clamp_(low, high)
            grad = grad.clone()
            grad[sign.eq(smaller)] = 0
            param.addcmul_(grad.sign(), state["step_size"], value=-1)
            state["prev"].copy_(grad)
    """#
}
