// torch.amp.GradScaler, as Python text.

enum GradScalerSource {
  static let names = ["GradScaler"]

  static let text = #"""
    READY, UNSCALED, STEPPED = 0, 1, 2


    class GradScaler:
        """Scales losses so that small gradients are not lost, and skips steps whose gradients are not finite."""

        def __init__(self, device="cuda", init_scale=2.0**16, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000,
                     enabled=True):
            self._device, self._enabled = device, enabled
            if device == "cuda" and enabled:
                warn("torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.", 2)
                self._enabled = False
            if self._enabled:
                if growth_factor <= 1.0:
                    raise AssertionError("The growth factor must be > 1.0.")
                if backoff_factor >= 1.0:
                    raise AssertionError("The backoff factor must be < 1.0.")
                self._init_scale, self._init_growth_tracker = init_scale, 0
                self._scale = self._growth_tracker = None
                self._growth_factor, self._backoff_factor = growth_factor, backoff_factor
                self._growth_interval = growth_interval
                self._per_optimizer_states = {}

        def _check_scale_growth_tracker(self, funcname):
            if self._scale is None:
                raise AssertionError(
                    f"Attempted {funcname} but _scale is None.  This may indicate your script did not use "
                    "scaler.scale(loss or outputs) earlier in the iteration.")
            return self._scale, self._growth_tracker

        def scale(self, outputs):
            """The outputs times the scale."""
            if not self._enabled:
                return outputs
            if self._scale is None:
                self._scale = torch.full((), self._init_scale, dtype=torch.float32)
                self._growth_tracker = torch.full((), self._init_growth_tracker, dtype=torch.int32)
            if isinstance(outputs, Tensor):
                return outputs * self._scale
            if isinstance(outputs, (list, tuple)):
                return type(outputs)(self.scale(each) for each in outputs)
            if hasattr(outputs, "__iter__"):
                return map(self.scale, outputs)
            raise ValueError("outputs must be a Tensor or an iterable of Tensors")

        def _state(self, optimizer):
            return self._per_optimizer_states.setdefault(id(optimizer), {"stage": READY, "found_inf": None})

        def unscale_(self, optimizer):
            """Divides the gradients by the scale, and notes whether all are finite."""
            if not self._enabled:
                return
            self._check_scale_growth_tracker("unscale_")
            state = self._state(optimizer)
            if state["stage"] == UNSCALED:
                raise RuntimeError("unscale_() has already been called on this optimizer since the last update().")
            if state["stage"] == STEPPED:
                raise RuntimeError("unscale_() is being called after step().")
            inverse = self._scale.double().reciprocal().float()
            found = torch.full((), 0.0)
            with no_grad():
                for group in optimizer.param_groups:
                    for param in group["params"]:
                        if param.grad is None:
                            continue
                        if param.grad.dtype == torch.float16:
                            raise ValueError("Attempting to unscale FP16 gradients.")
                        if not bool(torch.isfinite(param.grad).all()):
                            found.fill_(1.0)
                        param.grad.mul_(inverse)
                        state["found_inf"] = found
            state["stage"] = UNSCALED

        def step(self, optimizer, *args, **kwargs):
            """The optimizer's step, unless a gradient is not finite."""
            if not self._enabled:
                return optimizer.step(*args, **kwargs)
            if "closure" in kwargs:
                raise RuntimeError("Closure use is not currently supported if GradScaler is enabled.")
            self._check_scale_growth_tracker("step")
            state = self._state(optimizer)
            if state["stage"] == STEPPED:
                raise RuntimeError("step() has already been called since the last update().")
            if state["stage"] == READY:
                self.unscale_(optimizer)
            if state["found_inf"] is None:
                raise AssertionError("No inf checks were recorded for this optimizer.")
            result = None if state["found_inf"].item() else optimizer.step(*args, **kwargs)
            state["stage"] = STEPPED
            return result

        def update(self, new_scale=None):
            """Grows the scale after many good steps, and shrinks it after a bad one."""
            if not self._enabled:
                return
            scale, tracker = self._check_scale_growth_tracker("update")
            if new_scale is not None:
                if isinstance(new_scale, float):
                    scale.fill_(new_scale)
                else:
                    if new_scale.numel() != 1 or new_scale.requires_grad:
                        raise AssertionError(
                            "new_scale should be a float or a 1-element torch.cuda.FloatTensor or torch.FloatTensor with "
                            "requires_grad=False.")
                    scale.copy_(new_scale)
            else:
                found = [s["found_inf"] for s in self._per_optimizer_states.values() if s["found_inf"] is not None]
                if len(found) == 0:
                    raise AssertionError("No inf checks were recorded prior to update.")
                if any(each.item() for each in found):
                    scale.mul_(self._backoff_factor)
                    tracker.zero_()
                elif tracker.item() + 1 == self._growth_interval:
                    grown = scale * self._growth_factor
                    if bool(torch.isfinite(grown)):
                        scale.copy_(grown)
                    tracker.zero_()
                else:
                    tracker.add_(1)
            self._per_optimizer_states = {}

        def get_scale(self):
            if not self._enabled:
                return 1.0
            return self._init_scale if self._scale is None else self._scale.item()

        def get_growth_factor(self):
            return self._growth_factor

        def set_growth_factor(self, new_factor):
            self._growth_factor = new_factor

        def get_backoff_factor(self):
            return self._backoff_factor

        def set_backoff_factor(self, new_factor):
            self._backoff_factor = new_factor

        def get_growth_interval(self):
            return self._growth_interval

        def set_growth_interval(self, new_interval):
            self._growth_interval = new_interval

        def _get_growth_tracker(self):
            if not self._enabled:
                return 0
            return self._init_growth_tracker if self._growth_tracker is None else self._growth_tracker.item()

        def is_enabled(self):
            return self._enabled

        def state_dict(self):
            if not self._enabled:
                return {}
            return {
                "scale": self.get_scale(), "growth_factor": self._growth_factor,
                "backoff_factor": self._backoff_factor, "growth_interval": self._growth_interval,
                "_growth_tracker": self._get_growth_tracker()}

        def load_state_dict(self, state_dict):
            if not self._enabled:
                return
            if len(state_dict) == 0:
                raise RuntimeError(
                    "The source state dict is empty, possibly because it was saved from a disabled instance of "
                    "GradScaler.")
            self._init_scale = state_dict["scale"]
            self._growth_factor, self._backoff_factor = state_dict["growth_factor"], state_dict["backoff_factor"]
            self._growth_interval = state_dict["growth_interval"]
            self._init_growth_tracker = state_dict["_growth_tracker"]
            if self._scale is not None:
                self._scale.fill_(self._init_scale)
                self._growth_tracker.fill_(self._init_growth_tracker)
    """#

  /// The scaler of torch.cuda.amp.
  static let old = #"""
    class GradScaler(torch.amp.GradScaler):
        """The old name of torch.amp.GradScaler('cuda')."""

        def __init__(self, init_scale=2.0**16, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True):
            warn(
                "`torch.cuda.amp.GradScaler(args...)` is deprecated. Please use `torch.amp.GradScaler('cuda', args...)` "
                "instead.", 2, FutureWarning)
            super().__init__("cuda", init_scale, growth_factor, backoff_factor, growth_interval, enabled)
    """#
}
