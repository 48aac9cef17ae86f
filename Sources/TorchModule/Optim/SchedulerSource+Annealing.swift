// torch.optim.lr_scheduler, as Python text: cosines and cycles.

extension SchedulerSource {
  static let annealing = #"""
    class CosineAnnealingLR(LRScheduler):
        """Lets the rate follow a cosine down to eta_min."""

        def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1):
            self.T_max, self.eta_min = T_max, eta_min
            super().__init__(optimizer, last_epoch)

        def get_lr(self):
            self._asked()
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
            self._asked()
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
            self._get_lr_called_within_step = True
            try:
                self._set(self.get_lr())
            finally:
                self._get_lr_called_within_step = False


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
            def phase(end, lrs, momentums):
                return {
                    "end_step": end, "start_lr": lrs[0], "end_lr": lrs[1], "start_momentum": momentums[0],
                    "end_momentum": momentums[1]}

            end = float(pct_start * self.total_steps) - 1
            falling, rising = ("max_momentum", "base_momentum"), ("base_momentum", "max_momentum")
            if three_phase:
                self._schedule_phases = [
                    phase(end, ("initial_lr", "max_lr"), falling),
                    phase(float(2 * pct_start * self.total_steps) - 2, ("max_lr", "initial_lr"), rising),
                    phase(self.total_steps - 1, ("initial_lr", "min_lr"), ("max_momentum", "max_momentum"))]
            else:
                self._schedule_phases = [
                    phase(end, ("initial_lr", "max_lr"), falling),
                    phase(self.total_steps - 1, ("max_lr", "min_lr"), rising)]
            if pct_start < 0 or pct_start > 1 or not isinstance(pct_start, float):
                raise ValueError(f"Expected float between 0 and 1 pct_start, but got {pct_start}")
            if anneal_strategy not in ("cos", "linear"):
                raise ValueError(
                    f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
            self._anneal_func_type = anneal_strategy
            highest = per_group("max_lr", optimizer, max_lr)
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
                highs = per_group("max_momentum", optimizer, max_momentum)
                lows = per_group("base_momentum", optimizer, base_momentum)
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
            self._asked()
            step = self.last_epoch
            if step > self.total_steps:
                raise ValueError(
                    f"Tried to step {step} times. The specified number of total steps is {self.total_steps}")
            values = []
            for group in self.optimizer.param_groups:
                start = 0.0
                for i, phase in enumerate(self._schedule_phases):
                    end = phase["end_step"]
                    if step <= end or i == len(self._schedule_phases) - 1:
                        share = (step - start) / (end - start)
                        value = self._anneal(group[phase["start_lr"]], group[phase["end_lr"]], share)
                        if self.cycle_momentum:
                            momentum = self._anneal(
                                group[phase["start_momentum"]], group[phase["end_momentum"]], share)
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
            lows = per_group("base_lr", optimizer, base_lr)
            if last_epoch == -1:
                for group, low in zip(optimizer.param_groups, lows):
                    set_rate(group, low)
            self.max_lrs = per_group("max_lr", optimizer, max_lr)
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
                self.base_momentums = per_group("base_momentum", optimizer, base_momentum)
                self.max_momentums = per_group("max_momentum", optimizer, max_momentum)
                if last_epoch == -1:
                    for group, high, low in zip(optimizer.param_groups, self.max_momentums, self.base_momentums):
                        if self.use_beta1:
                            group["betas"] = (high, *group["betas"][1:])
                        else:
                            group["momentum"] = high
                        group["max_momentum"], group["base_momentum"] = high, low
            super().__init__(optimizer, last_epoch)
            self.base_lrs = lows

        def state_dict(self):
            state = super().state_dict()
            custom = state.pop("_scale_fn_custom")
            is_function = custom is None or hasattr(custom, "__code__")
            state["_scale_fn_custom"] = None if is_function else dict(custom.__dict__)
            return state

        def scale_fn(self, x):
            if self._scale_fn_custom is not None:
                return self._scale_fn_custom(x)
            if self.mode == "triangular":
                return 1.0
            if self.mode == "triangular2":
                return 1 / (2.0 ** (x - 1))
            return self.gamma ** x

        def get_lr(self):
            self._asked()
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
    """#
}
