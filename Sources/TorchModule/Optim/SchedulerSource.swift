// torch.optim.lr_scheduler, as Python text.

enum SchedulerSource {
  static let text = #"""
    import math
    from bisect import bisect_right
    from collections import Counter


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
                    group.setdefault("initial_lr", initial)
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
            self._step_count = 0
            self._is_initial = True
            self.step()
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
                warn(
                    "The epoch parameter in `scheduler.step()` was not necessary and is being deprecated where possible. "
                    "Please use `scheduler.step()` to step the scheduler. During the deprecation, if epoch is different from "
                    "None, the closed form is used instead of the new chainable form, where available. Please open an issue "
                    "if you are unable to replicate your use case: https://github.com/pytorch/pytorch/issues/new/choose.")
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
            for group, lr in zip(self.optimizer.param_groups, values):
                group["lr"] = lr
            self._last_lr = [group["lr"] for group in self.optimizer.param_groups]

        def _now(self):
            return [group["lr"] for group in self.optimizer.param_groups]


    _LRScheduler = LRScheduler


    def _factors(optimizer, given):
        if not isinstance(given, (list, tuple)):
            return [given] * len(optimizer.param_groups)
        if len(given) != len(optimizer.param_groups):
            raise ValueError(f"Expected {len(optimizer.param_groups)} lr_lambdas, but got {len(given)}")
        return list(given)


    class LambdaLR(LRScheduler):
        """The initial rate times a function of the epoch."""

        def __init__(self, optimizer, lr_lambda, last_epoch=-1):
            self.optimizer = optimizer
            if not isinstance(optimizer, Optimizer):
                raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
            self.lr_lambdas = _factors(optimizer, lr_lambda)
            super().__init__(optimizer, last_epoch)

        def state_dict(self):
            state = {
                key: value for key, value in self.__dict__.items() if key not in ("optimizer", "lr_lambdas")}
            state["lr_lambdas"] = [None] * len(self.lr_lambdas)
            return state

        def load_state_dict(self, state_dict):
            self.__dict__.update({key: value for key, value in state_dict.items() if key != "lr_lambdas"})

        def get_lr(self):
            return [base * f(self.last_epoch) for f, base in zip(self.lr_lambdas, self.base_lrs)]


    class MultiplicativeLR(LambdaLR):
        """The rate times a function of the epoch, at each step."""

        def get_lr(self):
            if self.last_epoch > 0:
                return [lr * f(self.last_epoch) for f, lr in zip(self.lr_lambdas, self._now())]
            return self._now()


    class StepLR(LRScheduler):
        """Multiplies the rate by gamma every step_size epochs."""

        def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1):
            self.step_size, self.gamma = step_size, gamma
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
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
            if self._is_initial or self.last_epoch > self.total_iters:
                return self._now()
            factor = (
                (1.0 - self.last_epoch / self.total_iters) / (1.0 - (self.last_epoch - 1) / self.total_iters)
            ) ** self.power
            return [lr * factor for lr in self._now()]

        def _get_closed_form_lr(self):
            left = 1.0 - min(self.total_iters, self.last_epoch) / self.total_iters
            return [base * left ** self.power for base in self.base_lrs]


    class CosineAnnealingLR(LRScheduler):
        """Lets the rate follow a cosine down to eta_min."""

        def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
            self.T_max, self.eta_min = T_max, eta_min
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            epoch, low = self.last_epoch, self.eta_min
            if self._is_initial:
                return self._now()
            if self._step_count == 1 and epoch > 0:
                return [
                    low + (base - low) * (1 + math.cos(epoch * math.pi / self.T_max)) / 2 for base in self.base_lrs]
            if (epoch - 1 - self.T_max) % (2 * self.T_max) == 0:
                return [
                    lr + (base - low) * (1 - math.cos(math.pi / self.T_max)) / 2
                    for base, lr in zip(self.base_lrs, self._now())]
            return [
                (1 + math.cos(math.pi * epoch / self.T_max)) / (1 + math.cos(math.pi * (epoch - 1) / self.T_max))
                * (lr - low) + low for lr in self._now()]

        def _get_closed_form_lr(self):
            return [
                self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * self.last_epoch / self.T_max)) / 2
                for base in self.base_lrs]


    class CosineAnnealingWarmRestarts(LRScheduler):
        """Cosines that start anew, each T_mult times as long."""

        def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1):
            if T_0 <= 0 or not isinstance(T_0, int):
                raise ValueError(f"Expected positive integer T_0, but got {T_0}")
            if T_mult < 1 or not isinstance(T_mult, int):
                raise ValueError(f"Expected integer T_mult >= 1, but got {T_mult}")
            if not isinstance(eta_min, (float, int)):
                raise ValueError(f"Expected float or int eta_min, but got {eta_min} of type {type(eta_min)}")
            self.T_0, self.T_i, self.T_mult, self.eta_min, self.T_cur = T_0, T_0, T_mult, eta_min, last_epoch
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            return [
                self.eta_min + (base - self.eta_min) * (1 + math.cos(math.pi * self.T_cur / self.T_i)) / 2
                for base in self.base_lrs]

        def step(self, epoch=None):
            if epoch is None and self.last_epoch < 0:
                epoch = 0
            if epoch is None:
                epoch = self.last_epoch + 1
                self.T_cur += 1
                if self.T_cur >= self.T_i:
                    self.T_cur -= self.T_i
                    self.T_i *= self.T_mult
            else:
                if epoch < 0:
                    raise ValueError(f"Expected non-negative epoch, but got {epoch}")
                if epoch >= self.T_0:
                    if self.T_mult == 1:
                        self.T_cur = epoch % self.T_0
                    else:
                        n = int(math.log((epoch / self.T_0 * (self.T_mult - 1) + 1), self.T_mult))
                        self.T_cur = epoch - self.T_0 * (self.T_mult ** n - 1) / (self.T_mult - 1)
                        self.T_i = self.T_0 * self.T_mult ** n
                else:
                    self.T_i, self.T_cur = self.T_0, epoch
            self.last_epoch = math.floor(epoch)
            self._step_count += 1
            for group, lr in zip(self.optimizer.param_groups, self.get_lr()):
                group["lr"] = lr
            self._last_lr = self._now()


    class OneCycleLR(LRScheduler):
        """One rise to max_lr and one fall far below."""

        def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None, pct_start=0.3,
                     anneal_strategy="cos", cycle_momentum=True, base_momentum=0.85, max_momentum=0.95, div_factor=25.0,
                     final_div_factor=10000.0, three_phase=False, last_epoch=-1):
            if not isinstance(optimizer, Optimizer):
                raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
            self.optimizer = optimizer
            if total_steps is not None:
                if total_steps <= 0 or not isinstance(total_steps, int):
                    raise ValueError(f"Expected positive integer total_steps, but got {total_steps}")
                self.total_steps = total_steps
            elif epochs is not None and steps_per_epoch is not None:
                if not isinstance(epochs, int) or epochs <= 0:
                    raise ValueError(f"Expected positive integer epochs, but got {epochs}")
                if not isinstance(steps_per_epoch, int) or steps_per_epoch <= 0:
                    raise ValueError(f"Expected positive integer steps_per_epoch, but got {steps_per_epoch}")
                self.total_steps = epochs * steps_per_epoch
            else:
                raise ValueError(
                    "You must define either total_steps OR (epochs AND steps_per_epoch)")
            if pct_start < 0 or pct_start > 1 or not isinstance(pct_start, float):
                raise ValueError(f"Expected float between 0 and 1 pct_start, but got {pct_start}")
            if anneal_strategy not in ("cos", "linear"):
                raise ValueError(
                    f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
            self._anneal_func_type = anneal_strategy
            end = float(pct_start * self.total_steps) - 1
            if three_phase:
                self._schedule_phases = [
                    (end, "initial_lr", "max_lr", "max_momentum", "base_momentum"),
                    (float(2 * pct_start * self.total_steps) - 2, "max_lr", "initial_lr", "base_momentum",
                     "max_momentum"),
                    (self.total_steps - 1, "initial_lr", "min_lr", "max_momentum", "max_momentum")]
            else:
                self._schedule_phases = [
                    (end, "initial_lr", "max_lr", "max_momentum", "base_momentum"),
                    (self.total_steps - 1, "max_lr", "min_lr", "base_momentum", "max_momentum")]
            count = len(optimizer.param_groups)
            highest = list(max_lr) if isinstance(max_lr, (list, tuple)) else [max_lr] * count
            if last_epoch == -1:
                for group, high in zip(optimizer.param_groups, highest):
                    group["initial_lr"] = high / div_factor
                    group["max_lr"] = high
                    group["min_lr"] = group["initial_lr"] / final_div_factor
            self.cycle_momentum = cycle_momentum
            if cycle_momentum:
                if "momentum" not in optimizer.defaults and "betas" not in optimizer.defaults:
                    raise ValueError("optimizer must support momentum or beta1 with `cycle_momentum` option enabled")
                self.use_beta1 = "betas" in optimizer.defaults
                lows = list(base_momentum) if isinstance(base_momentum, (list, tuple)) else [base_momentum] * count
                highs = list(max_momentum) if isinstance(max_momentum, (list, tuple)) else [max_momentum] * count
                if last_epoch == -1:
                    for group, low, high in zip(optimizer.param_groups, lows, highs):
                        if self.use_beta1:
                            group["betas"] = (high, *group["betas"][1:])
                        else:
                            group["momentum"] = high
                        group["max_momentum"], group["base_momentum"] = high, low
            super().__init__(optimizer, last_epoch)

        def _anneal(self, start, end, share):
            if self._anneal_func_type == "cos":
                return end + (start - end) / 2.0 * (math.cos(math.pi * share) + 1)
            return (end - start) * share + start

        def get_lr(self):
            step = self.last_epoch
            if step > self.total_steps:
                raise ValueError(
                    f"Tried to step {step} times. The total number of steps is {self.total_steps}")
            values = []
            for group in self.optimizer.param_groups:
                start = 0.0
                for i, (end, lr0, lr1, m0, m1) in enumerate(self._schedule_phases):
                    if step <= end or i == len(self._schedule_phases) - 1:
                        share = (step - start) / (end - start)
                        value = self._anneal(group[lr0], group[lr1], share)
                        if self.cycle_momentum:
                            momentum = self._anneal(group[m0], group[m1], share)
                        break
                    start = end
                values.append(value)
                if self.cycle_momentum:
                    if self.use_beta1:
                        group["betas"] = (momentum, *group["betas"][1:])
                    else:
                        group["momentum"] = momentum
            return values


    class CyclicLR(LRScheduler):
        """Triangles between two rates."""

        def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None, mode="triangular",
                     gamma=1.0, scale_fn=None, scale_mode="cycle", cycle_momentum=True, base_momentum=0.8,
                     max_momentum=0.9, last_epoch=-1):
            if not isinstance(optimizer, Optimizer):
                raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
            self.optimizer = optimizer
            count = len(optimizer.param_groups)
            lows = list(base_lr) if isinstance(base_lr, (list, tuple)) else [base_lr] * count
            if last_epoch == -1:
                for group, low in zip(optimizer.param_groups, lows):
                    group["lr"] = low
            self.max_lrs = list(max_lr) if isinstance(max_lr, (list, tuple)) else [max_lr] * count
            step_size_up = float(step_size_up)
            step_size_down = float(step_size_down) if step_size_down is not None else step_size_up
            self.total_size = step_size_up + step_size_down
            self.step_ratio = step_size_up / self.total_size
            if mode not in ("triangular", "triangular2", "exp_range") and scale_fn is None:
                raise ValueError("mode is invalid and scale_fn is None")
            self.mode, self.gamma, self._scale_fn_custom = mode, gamma, scale_fn
            self.scale_mode = scale_mode if scale_fn is not None else (
                "iterations" if mode == "exp_range" else "cycle")
            self.cycle_momentum = cycle_momentum
            if cycle_momentum:
                if "momentum" not in optimizer.defaults and "betas" not in optimizer.defaults:
                    raise ValueError("optimizer must support momentum or beta1 with `cycle_momentum` option enabled")
                self.use_beta1 = "betas" in optimizer.defaults
                self.base_momentums = (
                    list(base_momentum) if isinstance(base_momentum, (list, tuple)) else [base_momentum] * count)
                self.max_momentums = (
                    list(max_momentum) if isinstance(max_momentum, (list, tuple)) else [max_momentum] * count)
                if last_epoch == -1:
                    for group, high in zip(optimizer.param_groups, self.max_momentums):
                        if self.use_beta1:
                            group["betas"] = (high, *group["betas"][1:])
                        else:
                            group["momentum"] = high
            super().__init__(optimizer, last_epoch)
            self.base_lrs = lows

        def scale_fn(self, x):
            if self._scale_fn_custom is not None:
                return self._scale_fn_custom(x)
            if self.mode == "triangular":
                return 1.0
            if self.mode == "triangular2":
                return 1 / (2.0 ** (x - 1))
            return self.gamma ** x

        def get_lr(self):
            cycle = math.floor(1 + self.last_epoch / self.total_size)
            x = 1.0 + self.last_epoch / self.total_size - cycle
            share = x / self.step_ratio if x <= self.step_ratio else (x - 1) / (self.step_ratio - 1)
            scale = self.scale_fn(cycle if self.scale_mode == "cycle" else self.last_epoch)
            values = [low + (high - low) * share * scale for low, high in zip(self.base_lrs, self.max_lrs)]
            if self.cycle_momentum:
                for group, low, high in zip(
                        self.optimizer.param_groups, self.base_momentums, self.max_momentums):
                    momentum = high - (high - low) * share * scale
                    if self.use_beta1:
                        group["betas"] = (momentum, *group["betas"][1:])
                    else:
                        group["momentum"] = momentum
            return values


    class SequentialLR(LRScheduler):
        """Schedulers one after the other, changed at milestones."""

        def __init__(self, optimizer, schedulers, milestones, last_epoch=-1):
            if len(schedulers) < 1:
                raise ValueError(
                    "SequentialLR expects at least one scheduler to be chained, but got no scheduler.")
            for i, scheduler in enumerate(schedulers):
                if optimizer != scheduler.optimizer:
                    raise ValueError(
                        "SequentialLR expects all schedulers to belong to the same optimizer, but got schedulers at index "
                        f"{i} to be different than the optimizer passed in.")
            if len(milestones) != len(schedulers) - 1:
                raise ValueError(
                    "Sequential Schedulers expects number of schedulers provided to be one more than the number of "
                    f"milestone points, but got number of schedulers {len(schedulers)} and the number of milestones to be "
                    f"equal to {len(milestones)}")
            self._schedulers, self._milestones = schedulers, milestones
            self.last_epoch = last_epoch + 1
            self.optimizer = optimizer
            # The schedulers have taken their first steps already: those are undone, and the first one starts.
            for group in optimizer.param_groups:
                group["lr"] = group["initial_lr"]
            for scheduler in schedulers:
                scheduler.last_epoch -= 1
            schedulers[0]._is_initial = True
            schedulers[0].step()
            schedulers[0]._is_initial = False
            self._last_lr = schedulers[0].get_last_lr()

        def step(self):
            self.last_epoch += 1
            i = bisect_right(self._milestones, self.last_epoch)
            scheduler = self._schedulers[i]
            if i > 0 and self._milestones[i - 1] == self.last_epoch:
                for group in self.optimizer.param_groups:
                    group["lr"] = group["initial_lr"]
                scheduler._is_initial = True
                scheduler.last_epoch = -1
                scheduler.step()
                scheduler._is_initial = False
            else:
                scheduler.step()
            self._last_lr = scheduler.get_last_lr()

        def state_dict(self):
            state = {key: value for key, value in self.__dict__.items() if key not in ("optimizer", "_schedulers")}
            state["_schedulers"] = [scheduler.state_dict() for scheduler in self._schedulers]
            return state

        def load_state_dict(self, state_dict):
            self.__dict__.update({key: value for key, value in state_dict.items() if key != "_schedulers"})
            for scheduler, state in zip(self._schedulers, state_dict["_schedulers"]):
                scheduler.load_state_dict(state)


    class ChainedScheduler(LRScheduler):
        """Several schedulers at once."""

        def __init__(self, schedulers, optimizer=None):
            if len(schedulers) < 1:
                raise ValueError(
                    "ChainedScheduler expects at least one scheduler to be chained, but got no scheduler.")
            self._schedulers = schedulers
            self.optimizer = optimizer or schedulers[0].optimizer
            self._last_lr = self._now()

        def step(self):
            for scheduler in self._schedulers:
                scheduler.step()
            self._last_lr = self._now()

        def state_dict(self):
            state = {key: value for key, value in self.__dict__.items() if key not in ("optimizer", "_schedulers")}
            state["_schedulers"] = [scheduler.state_dict() for scheduler in self._schedulers]
            return state

        def load_state_dict(self, state_dict):
            self.__dict__.update({key: value for key, value in state_dict.items() if key != "_schedulers"})
            for scheduler, state in zip(self._schedulers, state_dict["_schedulers"]):
                scheduler.load_state_dict(state)


    class ReduceLROnPlateau(LRScheduler):
        """Lowers the rate when a metric stops improving."""

        def __init__(self, optimizer, mode="min", factor=0.1, patience=10, threshold=1e-4, threshold_mode="rel",
                     cooldown=0, min_lr=0, eps=1e-8):
            if factor >= 1.0:
                raise ValueError("Factor should be < 1.0.")
            self.factor = factor
            if not isinstance(optimizer, Optimizer):
                raise TypeError(f"{type(optimizer).__name__} is not an Optimizer")
            self.optimizer = optimizer
            count = len(optimizer.param_groups)
            if isinstance(min_lr, (list, tuple)):
                if len(min_lr) != count:
                    raise ValueError(f"expected {count} min_lrs, got {len(min_lr)}")
                self.default_min_lr, self.min_lrs = None, list(min_lr)
            else:
                self.default_min_lr, self.min_lrs = min_lr, [min_lr] * count
            self.patience = patience
            self.cooldown, self.eps = cooldown, eps
            self.cooldown_counter = 0
            self.last_epoch = 0
            self._last_lr = self._now()
            if mode not in ("min", "max"):
                raise ValueError("mode " + mode + " is unknown!")
            if threshold_mode not in ("rel", "abs"):
                raise ValueError("threshold mode " + threshold_mode + " is unknown!")
            self.mode, self.threshold, self.threshold_mode = mode, threshold, threshold_mode
            self.mode_worse = float("inf") if mode == "min" else -float("inf")
            self._reset()

        def _reset(self):
            self.best = self.mode_worse
            self.cooldown_counter = 0
            self.num_bad_epochs = 0

        @property
        def in_cooldown(self):
            return self.cooldown_counter > 0

        def is_better(self, a, best):
            if self.threshold_mode == "rel":
                return a < best * (1.0 - self.threshold) if self.mode == "min" else a > best * (self.threshold + 1.0)
            return a < best - self.threshold if self.mode == "min" else a > best + self.threshold

        def step(self, metrics, epoch=None):
            current = float(metrics)
            self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
            if self.is_better(current, self.best):
                self.best = current
                self.num_bad_epochs = 0
            else:
                self.num_bad_epochs += 1
            if self.in_cooldown:
                self.cooldown_counter -= 1
                self.num_bad_epochs = 0
            if self.num_bad_epochs > self.patience:
                for group, low in zip(self.optimizer.param_groups, self.min_lrs):
                    old = float(group["lr"])
                    new = max(old * self.factor, low)
                    if old - new > self.eps:
                        group["lr"] = new
                self.cooldown_counter = self.cooldown
                self.num_bad_epochs = 0
            self._last_lr = self._now()
    """#
}
