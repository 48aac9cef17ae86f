// torch.optim.Adam, as Python text.

enum AdamSource {
  static let text = #"""
    @own_step
    class Adam(_PerParameter):
        """Steps scaled by running averages of the gradient and of its square."""

        _late_options = dict(
            amsgrad=False, maximize=False, foreach=None, capturable=False, differentiable=False,
            decoupled_weight_decay=False, fused=None)

        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *,
                     foreach=None, maximize=False, capturable=False, differentiable=False, fused=None,
                     decoupled_weight_decay=False):
            check_tensor_rate(lr, foreach, capturable)
            check_rate(lr)
            check_number("epsilon", eps)
            check_betas(betas)
            check_number("weight_decay", weight_decay)
            if not (isinstance(betas[0], float) and isinstance(betas[1], float)):
                if not (isinstance(betas[0], Tensor) and isinstance(betas[1], Tensor)):
                    raise ValueError("betas must be either both floats or both Tensors")
                betas = tuple(beta.item() for beta in betas)
            super().__init__(params, dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize,
                foreach=foreach, capturable=capturable, differentiable=differentiable, fused=fused,
                decoupled_weight_decay=decoupled_weight_decay))
            check_fused(fused, foreach, differentiable)

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.tensor(0.0)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_avg_sq"] = torch.zeros_like(param)
                if group["amsgrad"]:
                    state["max_exp_avg_sq"] = torch.zeros_like(param)
            if adam_step(param, grad, state, group):
                return
            t = advance(state)
            lr = group["lr"]
            beta1, beta2 = group["betas"]
            grad = decayed(param, grad, group)
            average, square = state["exp_avg"], state["exp_avg_sq"]
            average.lerp_(grad, 1 - beta1)
            square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            correction1, correction2 = 1 - beta1 ** t, 1 - beta2 ** t
            size = lr / correction1
            if group["amsgrad"]:
                largest = state["max_exp_avg_sq"]
                largest.copy_(torch.maximum(largest, square))
                square = largest
            denominator = (square.sqrt() / correction2 ** 0.5).add_(group["eps"])
            param.addcdiv_(average, denominator, value=-size)
    """#
}
