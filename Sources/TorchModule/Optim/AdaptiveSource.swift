// The adaptive optimizers of torch.optim, as Python text over MiniTorch's fused steps.

enum AdaptiveSource {
  static let names = ["Adam", "AdamW", "RMSprop", "Adagrad", "Adadelta", "Adamax", "NAdam", "RAdam"]

  static let text = #"""
    import math


    class _PerParameter(Optimizer):
        # An optimizer whose step treats one parameter after the other.
        def step(self, closure=None):
            loss = None
            if closure is not None:
                with enable_grad():
                    loss = closure()
            with no_grad():
                for group in self.param_groups:
                    for param in group["params"]:
                        grad = param.grad
                        if grad is not None:
                            if group["maximize"]:
                                grad = -grad
                            self._update(param, grad, self.state[param], group)
            return loss


    def _check_lr(lr):
        if not 0.0 <= lr:
            raise ValueError(f"Invalid learning rate: {lr}")


    def _check_eps(eps):
        if not 0.0 <= eps:
            raise ValueError(f"Invalid epsilon value: {eps}")


    def _check_betas(betas):
        for i in range(2):
            if not 0.0 <= betas[i] < 1.0:
                raise ValueError(f"Invalid beta parameter at index {i}: {betas[i]}")


    def _check_decay(weight_decay):
        if not 0.0 <= weight_decay:
            raise ValueError(f"Invalid weight_decay value: {weight_decay}")


    def _advance(state):
        state["step"] += 1
        return state["step"].item()


    class Adam(_PerParameter):
        """Steps scaled by running averages of the gradient and of its square."""

        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, amsgrad=False, *,
                     foreach=None, maximize=False, capturable=False, differentiable=False, fused=None,
                     decoupled_weight_decay=False):
            _check_lr(lr)
            _check_eps(eps)
            _check_betas(betas)
            _check_decay(weight_decay)
            super().__init__(params, dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad, maximize=maximize,
                foreach=foreach, capturable=capturable, differentiable=differentiable, fused=fused,
                decoupled_weight_decay=decoupled_weight_decay))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.tensor(0.0)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_avg_sq"] = torch.zeros_like(param)
                if group["amsgrad"]:
                    state["max_exp_avg_sq"] = torch.zeros_like(param)
            if adam_step(param, grad, state, group):
                return
            t = _advance(state)
            lr, decay = group["lr"], group["weight_decay"]
            beta1, beta2 = group["betas"]
            if decay != 0:
                if group["decoupled_weight_decay"]:
                    param.mul_(1 - lr * decay)
                else:
                    grad = grad.add(param, alpha=decay)
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


    class AdamW(Adam):
        """Adam with weight decay of its own, apart from the gradient."""

        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0.01, amsgrad=False, *,
                     maximize=False, foreach=None, capturable=False, differentiable=False, fused=None):
            super().__init__(
                params, lr, betas, eps, weight_decay, amsgrad, foreach=foreach, maximize=maximize,
                capturable=capturable, differentiable=differentiable, fused=fused, decoupled_weight_decay=True)


    class RMSprop(_PerParameter):
        """Steps divided by a running average of the gradient's size."""

        def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False,
                     capturable=False, foreach=None, maximize=False, differentiable=False):
            _check_lr(lr)
            _check_eps(eps)
            if not 0.0 <= momentum:
                raise ValueError(f"Invalid momentum value: {momentum}")
            _check_decay(weight_decay)
            if not 0.0 <= alpha:
                raise ValueError(f"Invalid alpha value: {alpha}")
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
            _advance(state)
            lr, alpha = group["lr"], group["alpha"]
            if group["weight_decay"] != 0:
                grad = grad.add(param, alpha=group["weight_decay"])
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


    class Adagrad(_PerParameter):
        """Steps divided by the root of the sum of all squared gradients."""

        def __init__(self, params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10,
                     foreach=None, *, maximize=False, differentiable=False, fused=None):
            _check_lr(lr)
            if not 0.0 <= lr_decay:
                raise ValueError(f"Invalid lr_decay value: {lr_decay}")
            _check_decay(weight_decay)
            if not 0.0 <= initial_accumulator_value:
                raise ValueError(f"Invalid initial_accumulator_value value: {initial_accumulator_value}")
            _check_eps(eps)
            super().__init__(params, dict(
                lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay,
                initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize,
                differentiable=differentiable, fused=fused))
            for group in self.param_groups:
                for param in group["params"]:
                    state = self.state[param]
                    state["step"] = torch.tensor(0.0)
                    state["sum"] = torch.full_like(param, group["initial_accumulator_value"])

        def _update(self, param, grad, state, group):
            t = _advance(state)
            if group["weight_decay"] != 0:
                grad = grad.add(param, alpha=group["weight_decay"])
            rate = group["lr"] / (1 + (t - 1) * group["lr_decay"])
            total = state["sum"]
            total.addcmul_(grad, grad, value=1)
            param.addcdiv_(grad, total.sqrt().add_(group["eps"]), value=-rate)


    class Adadelta(_PerParameter):
        """Steps in proportion to those before, divided by the gradient's size."""

        def __init__(self, params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable=False,
                     maximize=False, differentiable=False):
            _check_lr(lr)
            if not 0.0 <= rho <= 1.0:
                raise ValueError(f"Invalid rho value: {rho}")
            _check_eps(eps)
            _check_decay(weight_decay)
            super().__init__(params, dict(
                lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize, capturable=capturable,
                foreach=foreach, differentiable=differentiable))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.tensor(0.0)
                state["square_avg"] = torch.zeros_like(param)
                state["acc_delta"] = torch.zeros_like(param)
            _advance(state)
            rho, eps = group["rho"], group["eps"]
            if group["weight_decay"] != 0:
                grad = grad.add(param, alpha=group["weight_decay"])
            square, deltas = state["square_avg"], state["acc_delta"]
            square.mul_(rho).addcmul_(grad, grad, value=1 - rho)
            delta = deltas.add(eps).sqrt_().div_(square.add(eps).sqrt_()).mul_(grad)
            deltas.mul_(rho).addcmul_(delta, delta, value=1 - rho)
            param.add_(delta, alpha=-group["lr"])


    class Adamax(_PerParameter):
        """Adam with the largest gradient in place of the average square."""

        def __init__(self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, foreach=None, *,
                     maximize=False, differentiable=False, capturable=False):
            _check_lr(lr)
            _check_eps(eps)
            _check_betas(betas)
            _check_decay(weight_decay)
            super().__init__(params, dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach, maximize=maximize,
                differentiable=differentiable, capturable=capturable))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.tensor(0.0)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_inf"] = torch.zeros_like(param)
            t = _advance(state)
            beta1, beta2 = group["betas"]
            if group["weight_decay"] != 0:
                grad = grad.add(param, alpha=group["weight_decay"])
            average, largest = state["exp_avg"], state["exp_inf"]
            average.lerp_(grad, 1 - beta1)
            largest.copy_(torch.maximum(largest.mul_(beta2), grad.abs().add_(group["eps"])))
            param.addcdiv_(average, largest, value=-group["lr"] / (1 - beta1 ** t))


    class NAdam(_PerParameter):
        """Adam with Nesterov's momentum."""

        def __init__(self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, momentum_decay=0.004,
                     decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
                     differentiable=False):
            _check_lr(lr)
            _check_eps(eps)
            _check_betas(betas)
            _check_decay(weight_decay)
            if not 0.0 <= momentum_decay:
                raise ValueError(f"Invalid momentum_decay value: {momentum_decay}")
            super().__init__(params, dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay,
                decoupled_weight_decay=decoupled_weight_decay, maximize=maximize, foreach=foreach,
                capturable=capturable, differentiable=differentiable))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.tensor(0.0)
                state["mu_product"] = torch.tensor(1.0)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_avg_sq"] = torch.zeros_like(param)
            t = _advance(state)
            lr, decay = group["lr"], group["weight_decay"]
            beta1, beta2 = group["betas"]
            if decay != 0:
                if group["decoupled_weight_decay"]:
                    param.mul_(1 - lr * decay)
                else:
                    grad = grad.add(param, alpha=decay)
            mu = beta1 * (1.0 - 0.5 * 0.96 ** (t * group["momentum_decay"]))
            following = beta1 * (1.0 - 0.5 * 0.96 ** ((t + 1) * group["momentum_decay"]))
            state["mu_product"] *= mu
            average, square = state["exp_avg"], state["exp_avg_sq"]
            average.lerp_(grad, 1 - beta1)
            square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            denominator = square.div(1 - beta2 ** t).sqrt().add_(group["eps"])
            product = state["mu_product"].item()
            param.addcdiv_(grad, denominator, value=-lr * (1.0 - mu) / (1.0 - product))
            param.addcdiv_(average, denominator, value=-lr * following / (1.0 - product * following))


    class RAdam(_PerParameter):
        """Adam that waits until its average of squares can be trusted."""

        def __init__(self, params, lr=0.001, betas=(0.9, 0.999), eps=1e-08, weight_decay=0,
                     decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
                     differentiable=False):
            _check_lr(lr)
            _check_eps(eps)
            _check_betas(betas)
            _check_decay(weight_decay)
            super().__init__(params, dict(
                lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, maximize=maximize, foreach=foreach,
                capturable=capturable, decoupled_weight_decay=decoupled_weight_decay, differentiable=differentiable))

        def _update(self, param, grad, state, group):
            if len(state) == 0:
                state["step"] = torch.tensor(0.0)
                state["exp_avg"] = torch.zeros_like(param)
                state["exp_avg_sq"] = torch.zeros_like(param)
            t = _advance(state)
            lr, decay = group["lr"], group["weight_decay"]
            beta1, beta2 = group["betas"]
            if decay != 0:
                if group["decoupled_weight_decay"]:
                    param.mul_(1 - lr * decay)
                else:
                    grad = grad.add(param, alpha=decay)
            average, square = state["exp_avg"], state["exp_avg_sq"]
            average.lerp_(grad, 1 - beta1)
            square.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)
            correction1, correction2 = 1 - beta1 ** t, 1 - beta2 ** t
            corrected = average / correction1
            limit = 2 / (1 - beta2) - 1
            length = limit - 2 * t * (beta2 ** t) / correction2
            if length > 5.0:
                rectified = math.sqrt(
                    (length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length))
                scale = (correction2 ** 0.5) / square.sqrt().add_(group["eps"])
                param.add_(corrected * lr * scale * rectified, alpha=-1.0)
            else:
                param.add_(corrected * lr, alpha=-1.0)


    for _class in (AdamW, RMSprop, Adagrad, Adadelta, Adamax, NAdam, RAdam):
        _class.__module__ = "torch.optim." + _class.__name__.lower()
    """#
}
