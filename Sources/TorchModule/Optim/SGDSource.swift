// torch.optim.SGD, as Python text.

enum SGDSource {
  static let text = #"""
    class SGD(Optimizer):
        """Stochastic gradient descent, with momentum and weight decay."""

        _late_options = dict(nesterov=False, maximize=False, foreach=None, differentiable=False, fused=False)

        def __init__(self, params, lr=0.001, momentum=0, dampening=0, weight_decay=0, nesterov=False, *,
                     maximize=False, foreach=None, differentiable=False, fused=None):
            if isinstance(lr, Tensor) and lr.numel() != 1:
                raise ValueError("Tensor lr must be 1-element")
            if lr < 0.0:
                raise ValueError(f"Invalid learning rate: {lr}")
            if momentum < 0.0:
                raise ValueError(f"Invalid momentum value: {momentum}")
            if weight_decay < 0.0:
                raise ValueError(f"Invalid weight_decay value: {weight_decay}")
            defaults = dict(
                lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay, nesterov=nesterov,
                maximize=maximize, foreach=foreach, differentiable=differentiable, fused=fused)
            if nesterov and (momentum <= 0 or dampening != 0):
                raise ValueError("Nesterov momentum requires a momentum and zero dampening")
            super().__init__(params, defaults)
            check_fused(fused, foreach, differentiable)

        def step(self, closure=None):
            """Takes a step along the gradients."""
            loss = None
            if closure is not None:
                with enable_grad():
                    loss = closure()
            for group in self.param_groups:
                if group["differentiable"]:
                    check_differentiable(group)
                for param in group["params"]:
                    if param.grad is not None:
                        sgd_step(param, self.state[param] if group["momentum"] != 0 else {}, group)
            return loss
    """#
}
