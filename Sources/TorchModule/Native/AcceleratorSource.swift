// torch.accelerator and torch.cpu as they answer on a machine without accelerators, as Python text.

enum AcceleratorSource {
  static let text = #"""
    def _none(name):
        # Everything that needs a device.
        def refused(*args, **kwargs):
            raise RuntimeError("Cannot access accelerator device when none is available.")
        refused.__name__ = refused.__qualname__ = name
        return refused


    def device_count():
        """The number of accelerators."""
        return 0


    def is_available():
        """Whether there is an accelerator."""
        return False


    def current_accelerator(check_available=False):
        """The accelerator's device, None if there is none."""
        return None


    current_device_index, current_stream = _none("current_device_index"), _none("current_stream")
    set_device_index, synchronize = _none("set_device_index"), _none("synchronize")
    get_device_capability = _none("get_device_capability")
    for _name in ("empty_cache", "empty_host_cache", "get_memory_info", "max_memory_allocated", "max_memory_reserved",
                  "memory_allocated", "memory_reserved", "memory_stats", "reset_accumulated_memory_stats",
                  "reset_peak_memory_stats"):
        globals()[_name] = _none(_name)


    def current_device_idx():
        """The older name of `current_device_index`."""
        warn("Use `current_device_index` instead.", 2, FutureWarning)
        current_device_index()


    def set_device_idx(device, /):
        """The older name of `set_device_index`."""
        warn("Use `set_device_index` instead.", 2, FutureWarning)
        set_device_index(device)


    class device_index:
        """A context in which another device is the current one."""

        def __init__(self, device, /):
            self.idx = device
            self.prev_idx = -1

        def __enter__(self):
            if self.idx is not None:
                current_device_index()

        def __exit__(self, *exc_info):
            pass
    """#

  /// torch.cpu.
  static let cpu = #"""
    class Stream:
        """Stands for a stream; the CPU has none."""

        def __init__(self, priority=-1):
            pass

        def wait_stream(self, stream):
            pass

        def record_event(self):
            pass

        def wait_event(self, event):
            pass


    class Event:
        """Stands for an event of a stream."""

        def query(self):
            return True

        def record(self, stream=None):
            pass

        def synchronize(self):
            pass

        def wait(self, stream=None):
            pass


    _stream = Stream()


    def is_available():
        """Whether there is a CPU."""
        return True


    def is_initialized():
        """Whether the CPU is ready."""
        return True


    def synchronize(device=None):
        """Waits for nothing."""


    def current_stream(device=None):
        """The stream that stands for the CPU's work."""
        return _stream


    def device_count():
        """The number of CPUs, which count as one."""
        return 1


    def set_device(device):
        """Changes nothing."""


    def current_device():
        """The name of the device."""
        return "cpu"
    """#
}
