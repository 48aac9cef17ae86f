// torch.optim.Adafactor, as Python text.

enum AdafactorSource {
  static let text = #"""
    @own_step
    class Adafactor(_PerParameter):
        """Steps scaled by averages of squares of rows and columns."""

        __module__ = "torch.optim"

        _late_options = dict(foreach=None)

        def __init__(self, params, lr=0.01, beta2_decay=-0.8, eps=(None, 0.001), d=1.0, weight_decay=0.0, *,
                     foreach=None, maximize=False):
            if isinstance(lr, Tensor) and lr.numel() != 1:
                raise ValueError("Tensor lr must be 1-element")
            if not 0.0 <= lr:
                raise ValueError(f"Learning rate should be >= 0 but is: {lr}")
            if not 0.0 >= beta2_decay:
                raise ValueError(f"beta2_decay should be <= 0 but is: {beta2_decay}")
            if eps[0] is not None and not 0.0 <= eps[0]:
                raise ValueError(f"epsilon1 should be >= 0 but is: {eps[0]}")
            if not 0.0 <= eps[1]:
                raise ValueError(f"epsilon2 should be >= 0 but is: {eps[1]}")
            if not 1.0 <= d:
                raise ValueError(f"Clipping threshold d should be >= 1 but is: {d}")
            if not 0.0 <= weight_decay:
                raise ValueError(f"weight_decay should be >= 0 but is: {weight_decay}")
            super().__init__(params, dict(
                lr=lr, beta2_decay=beta2_decay, eps=eps, d=d, weight_decay=weight_decay, foreach=foreach,
                maximize=maximize))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.tensor(0.0)
                if grad.dim() > 1:
                    state["row_var"] = grad.new_zeros((*grad.shape[:-1], 1))
                    state["col_var"] = grad.new_zeros((*grad.shape[:-2], 1, grad.shape[-1]))
                else:
                    state["variance"] = torch.zeros_like(grad)
            t = advance(state)
            lr, (eps1, eps2) = group["lr"], group["eps"]
            if eps1 is None:
                eps1 = 2.220446049250313e-16 if param.dtype == torch.float64 else 1.1920928955078125e-07
            share = t ** group["beta2_decay"]
            rate = max(eps2, param.norm(2).item() / (param.numel() ** 0.5)) * min(lr, 1 / (t ** 0.5))
            if group["weight_decay"] != 0:
                param.mul_(1 - lr * group["weight_decay"])
            if grad.dim() > 1:
                rows, columns = state["row_var"], state["col_var"]
                rows.lerp_(torch.norm(grad, dim=-1, keepdim=True).square_().div_(grad.size(-1)), share)
                columns.lerp_(torch.norm(grad, dim=-2, keepdim=True).square_().div_(grad.size(-2)), share)
                estimate = rows @ columns
                estimate.div_(rows.mean(dim=-2, keepdim=True).clamp_(min=eps1))
            else:
                state["variance"].lerp_(grad * grad, share)
                estimate = state["variance"].clone()
            update = estimate.clamp_(min=eps1 * eps1).rsqrt_()
            update.mul_(grad)
            size = max(1.0, update.norm(2).item() / ((update.numel() ** 0.5) * group["d"]))
            param.add_(update, alpha=-rate / size)
    """#
}
