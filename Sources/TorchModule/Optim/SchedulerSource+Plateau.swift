// torch.optim.lr_scheduler, as Python text: rates that follow a metric.

extension SchedulerSource {
  static let plateau = #"""
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
            self.last_epoch = 0
            self._last_lr = self._now()
            if mode not in ("min", "max"):
                raise ValueError("mode " + mode + " is unknown!")
            if threshold_mode not in ("rel", "abs"):
                raise ValueError("threshold mode " + threshold_mode + " is unknown!")
            self.mode_worse = float("inf") if mode == "min" else -float("inf")
            self.mode, self.threshold, self.threshold_mode = mode, threshold, threshold_mode
            self._reset()

        def _reset(self):
            self.best = self.mode_worse
            self.cooldown_counter = 0
            self.num_bad_epochs = 0

        def _fit_groups(self):
            count = len(self.optimizer.param_groups)
            if count != len(self.min_lrs):
                if self.default_min_lr is None:
                    raise RuntimeError(
                        f"The number of param groups in the `optimizer` ({count}) differs from when `ReduceLROnPlateau` was "
                        f"initialized ({len(self.min_lrs)}), usually due to a new param group being added to the optimizer. "
                        "Please modify the `min_lrs` field to match the length of the `optimizer` param groups.")
                self.min_lrs = [self.default_min_lr] * count

        @property
        def in_cooldown(self):
            return self.cooldown_counter > 0

        def _is_better(self, a, best):
            if self.threshold_mode == "rel":
                return a < best * (1.0 - self.threshold) if self.mode == "min" else a > best * (self.threshold + 1.0)
            return a < best - self.threshold if self.mode == "min" else a > best + self.threshold

        def step(self, metrics, epoch=None):
            current = float(metrics)
            if epoch is not None:
                warn(_EPOCH)
            self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
            if self._is_better(current, self.best):
                self.best = current
                self.num_bad_epochs = 0
            else:
                self.num_bad_epochs += 1
            if self.in_cooldown:
                self.cooldown_counter -= 1
                self.num_bad_epochs = 0
            if self.num_bad_epochs > self.patience:
                self._fit_groups()
                for group, low in zip(self.optimizer.param_groups, self.min_lrs):
                    old = float(group["lr"])
                    new = max(old * self.factor, low)
                    if old - new > self.eps:
                        set_rate(group, new)
                self.cooldown_counter = self.cooldown
                self.num_bad_epochs = 0
            self._last_lr = self._now()
    """#
}
