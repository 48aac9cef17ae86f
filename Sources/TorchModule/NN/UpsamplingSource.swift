// Layers that make images larger, as Python text.

enum UpsamplingSource {
  static let names = [
    "Upsample", "UpsamplingNearest2d", "UpsamplingBilinear2d",
  ]

  static let text = #"""
    class Upsample(nn.Module):
        """Interpolates between the elements of sequences, images or volumes."""

        def __init__(self, size=None, scale_factor=None, mode="nearest", align_corners=None,
                     recompute_scale_factor=None):
            super().__init__()
            self.name = type(self).__name__
            self.size = size
            if isinstance(scale_factor, tuple):
                self.scale_factor = tuple(float(factor) for factor in scale_factor)
            else:
                self.scale_factor = float(scale_factor) if scale_factor else None
            self.mode, self.align_corners = mode, align_corners
            self.recompute_scale_factor = recompute_scale_factor

        def forward(self, input):
            return F.interpolate(
                input, self.size, self.scale_factor, self.mode, self.align_corners,
                recompute_scale_factor=self.recompute_scale_factor)

        def extra_repr(self):
            amount = f"scale_factor={self.scale_factor!r}" if self.scale_factor is not None else f"size={self.size!r}"
            return f"{amount}, mode={self.mode!r}"


    class UpsamplingNearest2d(Upsample):
        """Repeats the elements of images."""

        def __init__(self, size=None, scale_factor=None):
            super().__init__(size, scale_factor, mode="nearest")


    class UpsamplingBilinear2d(Upsample):
        """Interpolates images so that their corners stay."""

        def __init__(self, size=None, scale_factor=None):
            super().__init__(size, scale_factor, mode="bilinear", align_corners=True)
    """#
}
