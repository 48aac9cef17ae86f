// torch.optim.Muon, as Python text.

enum MuonSource {
  static let text = #"""
    class Muon(Optimizer):
        """Momentum whose step is made nearly orthogonal; for matrices."""

        __module__ = "torch.optim"

        def __init__(self, params, lr=1e-3, weight_decay=0.1, momentum=0.95, nesterov=True,
                     ns_coefficients=(3.4445, -4.775, 2.0315), eps=1e-7, ns_steps=5, adjust_lr_fn=None):
            if isinstance(lr, Tensor) and lr.numel() != 1:
                raise ValueError("Tensor lr must be 1-element")
            if not 0.0 <= lr:
                raise ValueError(f"Learning rate should be >= 0 but is: {lr}")
            if not 0.0 <= momentum:
                raise ValueError(f"momentum should be >= 0 but is: {momentum}")
            if not 0.0 <= weight_decay:
                raise ValueError(f"weight decay should be >= 0 but is: {weight_decay}")
            if adjust_lr_fn not in (None, "original", "match_rms_adamw"):
                raise ValueError(f"Adjust learning rate function {adjust_lr_fn} is not supported")
            super().__init__(params, dict(
                lr=lr, weight_decay=weight_decay, momentum=momentum, nesterov=nesterov,
                ns_coefficients=ns_coefficients, eps=eps, ns_steps=ns_steps, adjust_lr_fn=adjust_lr_fn))
            for group in self.param_groups:
                for p in group["params"]:
                    if p.ndim != 2:
                        raise ValueError(
                            f"Muon only supports 2D parameters whereas we found a parameter with size: {p.size()}")

        def step(self, closure=None):
            """Takes a step along the gradients."""
            loss = None
            if closure is not None:
                with enable_grad():
                    loss = closure()
            with no_grad():
                for group in self.param_groups:
                    for param in group["params"]:
                        if param.grad is not None:
                            state = self.state[param]
                            if "momentum_buffer" not in state:
                                state["momentum_buffer"] = torch.zeros_like(param.grad)
                            _update(param, param.grad, state["momentum_buffer"], group)
            return loss


    def _update(param, grad, buffer, group):
        lr, momentum = float(group["lr"]), group["momentum"]
        buffer.lerp_(grad, 1 - momentum)
        step = _orthogonal(grad.lerp(buffer, momentum) if group["nesterov"] else buffer, group)
        rows, columns = param.shape
        if group["adjust_lr_fn"] == "match_rms_adamw":
            ratio = 0.2 * max(rows, columns) ** 0.5
        else:
            ratio = max(1, rows / columns) ** 0.5
        param.mul_(1 - lr * group["weight_decay"])
        param.add_(step, alpha=-lr * ratio)


    def _orthogonal(matrix, group):
        # The matrix with singular values near one, by steps of Newton and Schulz.
        if group["ns_steps"] >= 100:
            raise ValueError("Number of steps must be less than 100 for computational efficiency")
        if len(group["ns_coefficients"]) != 3:
            raise ValueError("Coefficients must be a tuple of exactly 3 values")
        a, b, c = group["ns_coefficients"]
        is_tall = matrix.size(0) > matrix.size(1)
        x = matrix.bfloat16()
        if is_tall:
            x = x.T
        x.div_(x.norm().clamp(min=group["eps"]))
        for _ in range(group["ns_steps"]):
            gram = x @ x.T
            x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
        return x.T if is_tall else x
    """#
}
