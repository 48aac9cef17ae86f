// torch.optim.lr_scheduler, as Python text: several schedulers in one.

extension SchedulerSource {
  static let combined = #"""
    def check_all(combined, optimizer, schedulers):
        name = type(combined).__name__
        for i, scheduler in enumerate(schedulers):
            if not hasattr(scheduler, "optimizer"):
                raise TypeError(f"{name} at index {i} should have `optimizer` as its attribute.")
            if isinstance(scheduler, ReduceLROnPlateau):
                raise ValueError(
                    f"{name} does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs to be "
                    f"specified when calling `step`, but got one at index {i} in the given schedulers sequence.")
            if optimizer != scheduler.optimizer:
                raise ValueError(
                    f"{name} expects all schedulers to belong to the same optimizer, but got scheduler "
                    f"{type(scheduler).__name__} at index {i} has {scheduler.optimizer}, which is different from "
                    f"{type(optimizer).__name__}.")


    def undo_steps(scheduler):
        # Takes back the steps that schedulers took when they were made.
        if hasattr(scheduler, "_schedulers"):
            for each in scheduler._schedulers:
                undo_steps(each)
        elif hasattr(scheduler, "last_epoch"):
            scheduler.last_epoch -= 1


    class SequentialLR(LRScheduler):
        """Schedulers one after the other, changed at milestones."""

        def __init__(self, optimizer, schedulers, milestones, last_epoch=-1):
            if len(schedulers) < 1:
                raise ValueError("SequentialLR expects at least one scheduler, but got no scheduler.")
            check_all(self, optimizer, schedulers)
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
                set_rate(group, group["initial_lr"])
            undo_steps(self)
            first = schedulers[bisect_right(milestones, 0)]
            first._initial_step()
            self._last_lr = first.get_last_lr()

        def step(self):
            self.last_epoch += 1
            i = bisect_right(self._milestones, self.last_epoch)
            scheduler = self._schedulers[i]
            if i > 0 and self._milestones[i - 1] == self.last_epoch:
                scheduler._update_lr(0)
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
            optimizer = optimizer or schedulers[0].optimizer
            check_all(self, optimizer, schedulers)
            self._schedulers = schedulers
            self.optimizer = optimizer
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
    """#
}
