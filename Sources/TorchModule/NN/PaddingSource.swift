// Padding layers, as Python text.

enum PaddingSource {
  static let names = [
    "ConstantPad1d", "ConstantPad2d", "ConstantPad3d", "ZeroPad1d", "ZeroPad2d", "ZeroPad3d", "ReflectionPad1d",
    "ReflectionPad2d", "ReflectionPad3d", "ReplicationPad1d", "ReplicationPad2d", "ReplicationPad3d",
    "CircularPad1d", "CircularPad2d", "CircularPad3d",
  ]

  static let text = #"""
    @unlisted
    class _Pad(nn.Module):
        _mode = "constant"

        def __init__(self, padding, value=0.0):
            super().__init__()
            self.padding = tuple(padding) if isinstance(padding, (tuple, list)) else (padding,) * self._sides
            self.value = value

        def forward(self, input):
            self._check_input_dim(input)
            return F.pad(input, self.padding, self._mode, self.value if self._mode == "constant" else None)

        def _check_input_dim(self, input):
            pass

        def extra_repr(self):
            return f"{self.padding}"


    @unlisted
    class _PadOf(_Pad):
        # A layer whose only argument is its padding.
        def __init__(self, padding):
            super().__init__(padding)


    @unlisted
    class _ConstantPad(_Pad):
        def __init__(self, padding, value):
            super().__init__(padding, value)

        def extra_repr(self):
            return f"padding={self.padding}, value={self.value}"


    @unlisted
    class _ZeroPad(_Pad):
        def __init__(self, padding):
            super().__init__(padding, 0.0)

        def extra_repr(self):
            return f"{self.padding}"


    @unlisted
    class _CircularPad(_PadOf):
        def _check_input_dim(self, input):
            n = self._sides // 2
            if input.dim() not in (n + 1, n + 2):
                raise ValueError(f"expected {n + 1}D or {n + 2}D input (got {input.dim()}D input)")


    def _pads(name, *bases, mode="constant"):
        # The layer for one, two and three dimensions; `bases` are classes, or such three.
        if name != "ZeroPad":
            bases = (type(f"_{name}Nd", bases, {"__module__": _Pad.__module__}),)
        for n in (1, 2, 3):
            own = tuple(base[n - 1] if isinstance(base, tuple) else base for base in bases)
            made = type(f"{name}{n}d", own, {"_mode": mode, "_sides": 2 * n})
            made.__module__ = _Pad.__module__
            yield own_init(made)


    ConstantPad1d, ConstantPad2d, ConstantPad3d = _pads("ConstantPad", _ConstantPad)
    ZeroPad1d, ZeroPad2d, ZeroPad3d = _pads("ZeroPad", _ZeroPad, (ConstantPad1d, ConstantPad2d, ConstantPad3d))
    ReflectionPad1d, ReflectionPad2d, ReflectionPad3d = _pads("ReflectionPad", _PadOf, mode="reflect")
    ReplicationPad1d, ReplicationPad2d, ReplicationPad3d = _pads("ReplicationPad", _PadOf, mode="replicate")
    CircularPad1d, CircularPad2d, CircularPad3d = _pads("CircularPad", _CircularPad, mode="circular")
    """#
}
