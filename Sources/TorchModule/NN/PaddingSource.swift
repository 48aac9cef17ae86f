// Padding layers, as Python text.

enum PaddingSource {
  static let names = [
    "ConstantPad1d", "ConstantPad2d", "ConstantPad3d", "ZeroPad1d", "ZeroPad2d", "ZeroPad3d", "ReflectionPad1d",
    "ReflectionPad2d", "ReflectionPad3d", "ReplicationPad1d", "ReplicationPad2d", "ReplicationPad3d",
    "CircularPad1d", "CircularPad2d", "CircularPad3d",
  ]

  static let text = #"""
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


    class ConstantPad1d(_Pad):
        _sides = 2

        def __init__(self, padding, value):
            super().__init__(padding, value)

        def extra_repr(self):
            return f"padding={self.padding}, value={self.value}"


    @own_init
    class ConstantPad2d(ConstantPad1d):
        _sides = 4


    @own_init
    class ConstantPad3d(ConstantPad1d):
        _sides = 6


    class ZeroPad1d(_Pad):
        _sides = 2

        def __init__(self, padding):
            super().__init__(padding)


    @own_init
    class ZeroPad2d(ZeroPad1d):
        _sides = 4


    @own_init
    class ZeroPad3d(ZeroPad1d):
        _sides = 6


    class ReflectionPad1d(_Pad):
        _mode = "reflect"
        _sides = 2

        def __init__(self, padding):
            super().__init__(padding)


    @own_init
    class ReflectionPad2d(ReflectionPad1d):
        _sides = 4


    @own_init
    class ReflectionPad3d(ReflectionPad1d):
        _sides = 6


    class ReplicationPad1d(_Pad):
        _mode = "replicate"
        _sides = 2

        def __init__(self, padding):
            super().__init__(padding)


    @own_init
    class ReplicationPad2d(ReplicationPad1d):
        _sides = 4


    @own_init
    class ReplicationPad3d(ReplicationPad1d):
        _sides = 6


    class CircularPad1d(_Pad):
        _mode = "circular"
        _sides = 2

        def __init__(self, padding):
            super().__init__(padding)

        def _check_input_dim(self, input):
            if input.dim() not in (2, 3):
                raise ValueError(f"expected 2D or 3D input (got {input.dim()}D input)")


    @own_init
    class CircularPad2d(CircularPad1d):
        _sides = 4

        def _check_input_dim(self, input):
            if input.dim() not in (3, 4):
                raise ValueError(f"expected 3D or 4D input (got {input.dim()}D input)")


    @own_init
    class CircularPad3d(CircularPad1d):
        _sides = 6

        def _check_input_dim(self, input):
            if input.dim() not in (4, 5):
                raise ValueError(f"expected 4D or 5D input (got {input.dim()}D input)")
    """#
}
