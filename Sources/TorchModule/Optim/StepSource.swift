// What the optimizers share that go through their parameters one by one, as Python text.

enum StepSource {
  static let names = [
    "_PerParameter", "check_differentiable", "check_rate", "check_tensor_rate", "check_number", "check_betas",
    "check_fused", "advance", "decayed",
  ]

  static let text = #"""
    import math

    _DEVICES = "['cuda', 'xpu', 'hpu', 'privateuseone', 'xla']"


    @unlisted
    class _PerParameter(Optimizer):
        # An optimizer whose step treats one parameter after the other.
        def step(self, closure=None):
            """Takes a step along the gradients."""
            loss = None
            if closure is not None:
                with enable_grad():
                    loss = closure()
            with no_grad():
                for group in self.param_groups:
                    if group.get("capturable") and any(param.grad is not None for param in group["params"]):
                        raise AssertionError(
                            f"If capturable=True, params and state_steps must be on supported devices: {_DEVICES}.")
                    if group.get("differentiable"):
                        check_differentiable(group)
                    for param in group["params"]:
                        grad = param.grad
                        if grad is not None:
                            if group["maximize"]:
                                grad = -grad
                            self._update(param, grad, self.state[param], group)
            return loss


    def check_differentiable(group):
        # A step that is recorded can not change leaves.
        if any(param.grad is not None and param.is_leaf and param.requires_grad for param in group["params"]):
            raise RuntimeError("a leaf Variable that requires grad is being used in an in-place operation.")
        raise NotImplementedError("differentiable=True of optimizers is not supported by this runner")


    def check_rate(lr):
        if isinstance(lr, Tensor) and lr.numel() != 1:
            raise ValueError("Tensor lr must be 1-element")
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")


    def check_tensor_rate(lr, foreach, capturable):
        if isinstance(lr, Tensor) and foreach and not capturable:
            raise ValueError("lr as a Tensor is not supported for capturable=False and foreach=True")


    def check_number(name, value):
        if not 0.0 <= value:
            raise ValueError(f"Invalid {name} value: {value}")


    def check_betas(betas):
        for i in range(2):
            if not 0.0 <= betas[i] < 1.0:
                raise ValueError(f"Invalid beta parameter at index {i}: {betas[i]}")


    def check_fused(fused, foreach, differentiable):
        if fused:
            if differentiable:
                raise RuntimeError("`fused` does not support `differentiable`")
            if foreach:
                raise RuntimeError("`fused` and `foreach` cannot be `True` together.")


    def advance(state):
        state["step"] += 1
        return state["step"].item()


    def decayed(param, grad, group):
        # The gradient with weight decay in it, unless the decay is the parameter's own.
        decay = group["weight_decay"]
        if decay == 0:
            return grad
        if group.get("decoupled_weight_decay"):
            param.mul_(1 - group["lr"] * decay)
            return grad
        return grad.add(param, alpha=decay)
    """#
}
