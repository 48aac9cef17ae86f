// torch.optim.swa_utils: averages of models, as Python text.

enum SWASource {
  static let text = #"""
    import copy
    import math
    from torch.optim.lr_scheduler import LRScheduler, per_group

    nn = torch.nn


    def get_ema_multi_avg_fn(decay=0.999):
        if decay < 0.0 or decay > 1.0:
            raise ValueError(f"Invalid decay value {decay} provided. Please provide a value in [0,1] range.")

        @no_grad()
        def ema_update(ema_param_list, current_param_list, _):
            for ema, current in zip(ema_param_list, current_param_list):
                ema.lerp_(current, 1 - decay)

        return ema_update


    def get_ema_avg_fn(decay=0.999):
        if decay < 0.0 or decay > 1.0:
            raise ValueError(f"Invalid decay value {decay} provided. Please provide a value in [0,1] range.")

        @no_grad()
        def ema_update(ema_param, current_param, num_averaged):
            return decay * ema_param + (1 - decay) * current_param

        return ema_update


    def get_swa_multi_avg_fn():
        @no_grad()
        def swa_update(averaged_param_list, current_param_list, num_averaged):
            for averaged, current in zip(averaged_param_list, current_param_list):
                averaged.lerp_(current, float(1 / (num_averaged + 1)))

        return swa_update


    def get_swa_avg_fn():
        @no_grad()
        def swa_update(averaged_param, current_param, num_averaged):
            return averaged_param + (current_param - averaged_param) / (num_averaged + 1)

        return swa_update


    class AveragedModel(nn.Module):
        """A model whose parameters are averages of another's."""

        def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
            super().__init__()
            if avg_fn is not None and multi_avg_fn is not None:
                raise AssertionError("Only one of avg_fn and multi_avg_fn should be provided")
            self.module = copy.deepcopy(model)
            self.register_buffer("n_averaged", torch.tensor(0, dtype=torch.long))
            self.avg_fn, self.multi_avg_fn, self.use_buffers = avg_fn, multi_avg_fn, use_buffers

        def forward(self, *args, **kwargs):
            return self.module(*args, **kwargs)

        def _values(self, model):
            return [*model.parameters(), *(model.buffers() if self.use_buffers else [])]

        def update_parameters(self, model):
            own = [p.detach() for p in self._values(self.module)]
            new = [p.detach() for p in self._values(model)]
            with no_grad():
                if self.n_averaged == 0:
                    for mine, theirs in zip(own, new):
                        mine.copy_(theirs)
                elif self.multi_avg_fn is not None:
                    self.multi_avg_fn(own, new, self.n_averaged)
                elif self.avg_fn is not None:
                    for mine, theirs in zip(own, new):
                        mine.copy_(self.avg_fn(mine, theirs, self.n_averaged))
                else:
                    get_swa_multi_avg_fn()(own, new, self.n_averaged)
                if not self.use_buffers:
                    for mine, theirs in zip(self.module.buffers(), model.buffers()):
                        mine.detach().copy_(theirs.detach())
            self.n_averaged += 1


    @no_grad()
    def update_bn(loader, model, device=None):
        """Computes the running statistics of batch normalisation anew."""
        layers = [m for m in model.modules() if isinstance(m, nn.modules.batchnorm._BatchNorm)]
        momenta = {layer: layer.momentum for layer in layers}
        for layer in layers:
            layer.reset_running_stats()
        if not layers:
            return
        was_training = model.training
        model.train()
        for layer in layers:
            layer.momentum = None
        for batch in loader:
            model(batch[0] if isinstance(batch, (list, tuple)) else batch)
        for layer, momentum in momenta.items():
            layer.momentum = momentum
        model.train(was_training)


    class SWALR(LRScheduler):
        """Moves the rate to a constant one."""

        def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy="cos", last_epoch=-1):
            for group, rate in zip(optimizer.param_groups, per_group("swa_lr", optimizer, swa_lr)):
                group["swa_lr"] = rate
            if anneal_strategy not in ("cos", "linear"):
                raise ValueError(
                    f"anneal_strategy must be one of 'cos' or 'linear', instead got {anneal_strategy}")
            if not isinstance(anneal_epochs, int) or anneal_epochs < 0:
                raise ValueError(
                    f"anneal_epochs must be equal or greater than 0, got {anneal_epochs}")
            self._anneal_strategy, self.anneal_epochs = anneal_strategy, anneal_epochs
            super().__init__(optimizer, last_epoch)

        def _share(self, t):
            return (1 - math.cos(math.pi * t)) / 2 if self._anneal_strategy == "cos" else t

        def get_lr(self):
            self._asked()
            step = self._step_count - 1
            if self.anneal_epochs == 0:
                step = max(1, step)
            before = self._share(max(0, min(1, (step - 1) / max(1, self.anneal_epochs))))
            now = self._share(max(0, min(1, step / max(1, self.anneal_epochs))))
            values = []
            for group in self.optimizer.param_groups:
                rate, target = group["lr"], group["swa_lr"]
                start = target if before == 1 else (rate - before * target) / (1 - before)
                values.append(target * now + start * (1 - now))
            return values
    """#
}
