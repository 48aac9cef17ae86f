// torch.optim.lr_scheduler, as Python text: the base, steps and straight lines.

enum SchedulerSource {
  /// The whole module.
  static var text: String { [base, annealing, combined, plateau].joined(separator: "\n\n\n") }

  static let base = #"""
    import math
    from bisect import bisect_right
    from collections import Counter


    _EPOCH = (
        "The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible. Please use "
        "`scheduler.step()` to step the scheduler. During the deprecation, if epoch is different from None, the closed form "
        "is used instead of the new chainable form, where available. Please open an issue if you are unable to replicate "
        "your use case: https://github.com/pytorch/pytorch/issues/new/choose.")


    def watch_steps(optimizer):
        # Notes that the optimizer has taken a step since it has schedulers.
        if "_opt_called" in optimizer.__dict__:
            return
        step = optimizer.step

        def noted(*args, **kwargs):
            optimizer._opt_called = True
            return step(*args, **kwargs)

        optimizer._opt_called = False
        optimizer.step = noted


    def set_rate(group, value):
        # A rate that is a tensor stays that tensor.
        if isinstance(group["lr"], Tensor):
            group["lr"].fill_(value.item() if isinstance(value, Tensor) else value)
        else:
            group["lr"] = value


    def per_group(name, optimizer, value):
        # A value for each group of parameters.
        count = len(optimizer.param_groups)
        if not isinstance(value, (list, tuple)):
            return [value] * count
        if len(value) != count:
            raise ValueError(
                f"{name} must have the same length as optimizer.param_groups. {name} has {len(value)} values, "
                f"param_groups has {count}.")
        return list(value)


    class LRScheduler:
        """Changes the learning rates of an optimizer, one step() an epoch."""

        _get_lr_called_within_step = False

        def __init__(self, optimizer, last_epoch=-1):
            if not isinstance(optimizer, Optimizer):
                raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
            self.optimizer = optimizer
            if last_epoch == -1:
                for group in optimizer.param_groups:
                    initial = group["lr"]
                    group.setdefault("initial_lr", initial.clone() if isinstance(initial, Tensor) else initial)
            else:
                for i, group in enumerate(optimizer.param_groups):
                    if "initial_lr" not in group:
                        raise KeyError(
                            f"param 'initial_lr' is not specified in param_groups[{i}] when resuming scheduler with "
                            f"last_epoch >= 0.\nThis typically happens when:\n1. You're trying to resume training from a "
                            "checkpoint but haven't properly loaded the optimizer state\n2. You're using last_epoch >= 0 for "
                            "a fresh training run (not recommended)")
            self.base_lrs = [group["initial_lr"] for group in optimizer.param_groups]
            self.last_epoch = last_epoch
            watch_steps(optimizer)
            self._initial_step()

        def _initial_step(self):
            self._step_count = 0
            self._is_initial = True
            try:
                self.step()
            finally:
                self._is_initial = False

        def get_last_lr(self):
            return self._last_lr

        def get_lr(self):
            raise NotImplementedError

        def state_dict(self):
            return {key: value for key, value in self.__dict__.items() if key != "optimizer"}

        def load_state_dict(self, state_dict):
            self.__dict__.update(state_dict)

        def step(self, epoch=None):
            if self._step_count == 1 and not self._is_initial:
                if not getattr(self.optimizer, "_opt_called", False):
                    warn(
                        "Detected call of `lr_scheduler.step()` before `optimizer.step()`. In PyTorch 1.1.0 and later, you "
                        "should call them in the opposite order: `optimizer.step()` before `lr_scheduler.step()`.  Failure "
                        "to do this will result in PyTorch skipping the first value of the learning rate schedule. See more "
                        "details at https://pytorch.org/docs/stable/optim.html#how-to-adjust-learning-rate")
            self._step_count += 1
            if epoch is not None:
                warn(_EPOCH)
            self._update_lr(epoch)

        def _update_lr(self, epoch=None):
            self._get_lr_called_within_step = True
            try:
                if epoch is None:
                    self.last_epoch += 1
                    values = self.get_lr()
                else:
                    self.last_epoch = epoch
                    values = self._get_closed_form_lr() if hasattr(self, "_get_closed_form_lr") else self.get_lr()
            finally:
                self._get_lr_called_within_step = False
            self._set(values)

        def _set(self, values):
            for group, lr in zip(self.optimizer.param_groups, values):
                set_rate(group, lr)
            self._last_lr = self._now()

        def _asked(self):
            # get_lr() is for step() alone.
            if not self._get_lr_called_within_step:
                warn(
                    "To get the last learning rate computed by the scheduler, please use `get_last_lr()`.")

        def _now(self):
            return [
                group["lr"].clone() if isinstance(group["lr"], Tensor) else group["lr"]
                for group in self.optimizer.param_groups]


    class _LRScheduler(LRScheduler):
        # The old name, which is a class of its own.
        pass


    def _factors(optimizer, given):
        if not isinstance(given, (list, tuple)):
            return [given] * len(optimizer.param_groups)
        if len(given) != len(optimizer.param_groups):
            raise ValueError(f"Expected {len(optimizer.param_groups)} lr_lambdas, but got {len(given)}")
        return list(given)


    @unlisted
    class _FunctionLR(LRScheduler):
        # Functions of the epoch, one a group.
        def __init__(self, optimizer, lr_lambda, last_epoch=-1):
            self.optimizer = optimizer
            self.lr_lambdas = _factors(optimizer, lr_lambda)
            super().__init__(optimizer, last_epoch)

        def state_dict(self):
            state = {
                key: value for key, value in self.__dict__.items() if key not in ("optimizer", "lr_lambdas")}
            state["lr_lambdas"] = [None] * len(self.lr_lambdas)
            return state

        def load_state_dict(self, state_dict):
            self.__dict__.update({key: value for key, value in state_dict.items() if key != "lr_lambdas"})


    @own_init
    class LambdaLR(_FunctionLR):
        """The initial rate times a function of the epoch."""

        def get_lr(self):
            self._asked()
            return [base * f(self.last_epoch) for f, base in zip(self.lr_lambdas, self.base_lrs)]


    class MultiplicativeLR(_FunctionLR):
        """The rate times a function of the epoch, at each step."""

        def __init__(self, optimizer, lr_lambda, last_epoch=-1):
            for f in lr_lambda if isinstance(lr_lambda, (list, tuple)) else [lr_lambda]:
                if not callable(f):
                    raise TypeError(f"lr_lambda should be a function, but got {type(f).__name__}")
            super().__init__(optimizer, lr_lambda, last_epoch)

        def get_lr(self):
            self._asked()
            if self.last_epoch > 0:
                return [lr * f(self.last_epoch) for f, lr in zip(self.lr_lambdas, self._now())]
            return self._now()


    class StepLR(LRScheduler):
        """Multiplies the rate by gamma every step_size epochs."""

        def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
            self.step_size, self.gamma = step_size, gamma
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            self._asked()
            if self.last_epoch == 0 or self.last_epoch % self.step_size != 0:
                return self._now()
            return [lr * self.gamma for lr in self._now()]

        def _get_closed_form_lr(self):
            return [base * self.gamma ** (self.last_epoch // self.step_size) for base in self.base_lrs]


    class MultiStepLR(LRScheduler):
        """Multiplies the rate by gamma at milestones."""

        def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1):
            self.milestones, self.gamma = Counter(milestones), gamma
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            self._asked()
            if self.last_epoch not in self.milestones:
                return self._now()
            return [lr * self.gamma ** self.milestones[self.last_epoch] for lr in self._now()]

        def _get_closed_form_lr(self):
            passed = bisect_right(sorted(self.milestones.elements()), self.last_epoch)
            return [base * self.gamma ** passed for base in self.base_lrs]


    class ConstantLR(LRScheduler):
        """The rate times a factor for the first epochs."""

        def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1):
            if factor > 1.0 or factor < 0:
                raise ValueError("Constant multiplicative factor expected to be between 0 and 1.")
            self.factor, self.total_iters = factor, total_iters
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            self._asked()
            if self.last_epoch == 0:
                return [lr * self.factor for lr in self._now()]
            if self.last_epoch != self.total_iters:
                return self._now()
            return [lr * (1.0 / self.factor) for lr in self._now()]

        def _get_closed_form_lr(self):
            return [
                base * (self.factor + (self.last_epoch >= self.total_iters) * (1 - self.factor))
                for base in self.base_lrs]


    class LinearLR(LRScheduler):
        """Factors on a line over the first epochs."""

        def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5, last_epoch=-1):
            if start_factor > 1.0 or start_factor <= 0:
                raise ValueError(
                    "Starting multiplicative factor expected to be greater than 0 and less or equal to 1.")
            if end_factor > 1.0 or end_factor < 0:
                raise ValueError("Ending multiplicative factor expected to be between 0 and 1.")
            self.start_factor, self.end_factor, self.total_iters = start_factor, end_factor, total_iters
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            self._asked()
            if self.last_epoch == 0:
                return [lr * self.start_factor for lr in self._now()]
            if self._is_initial or self.last_epoch > self.total_iters:
                return self._now()
            rise = self.end_factor - self.start_factor
            return [
                lr * (1.0 + rise / (self.total_iters * self.start_factor + (self.last_epoch - 1) * rise))
                for lr in self._now()]

        def _get_closed_form_lr(self):
            share = min(self.total_iters, self.last_epoch) / self.total_iters
            return [
                base * (self.start_factor + (self.end_factor - self.start_factor) * share) for base in self.base_lrs]


    class ExponentialLR(LRScheduler):
        """Multiplies the rate by gamma every epoch."""

        def __init__(self, optimizer, gamma, last_epoch=-1):
            self.gamma = gamma
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            self._asked()
            if self._is_initial:
                return self._now()
            return [lr * self.gamma for lr in self._now()]

        def _get_closed_form_lr(self):
            return [base * self.gamma ** self.last_epoch for base in self.base_lrs]


    class PolynomialLR(LRScheduler):
        """Lets the rate fall to zero by a power of what is left."""

        def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1):
            self.total_iters, self.power = total_iters, power
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            self._asked()
            if self._is_initial or self.last_epoch > self.total_iters:
                return self._now()
            factor = (
                (1.0 - self.last_epoch / self.total_iters) / (1.0 - (self.last_epoch - 1) / self.total_iters)
            ) ** self.power
            return [lr * factor for lr in self._now()]

        def _get_closed_form_lr(self):
            left = 1.0 - min(self.total_iters, self.last_epoch) / self.total_iters
            return [base * left ** self.power for base in self.base_lrs]
    """#
}
