// Layers that move channels to pixels and back, as Python text.

enum PixelSource {
  static let names = [
    "PixelShuffle", "PixelUnshuffle",
  ]

  static let text = #"""
    class PixelShuffle(nn.Module):
        """Makes larger images of more channels."""

        def __init__(self, upscale_factor):
            super().__init__()
            self.upscale_factor = upscale_factor

        def forward(self, input):
            return F.pixel_shuffle(input, self.upscale_factor)

        def extra_repr(self):
            return f"upscale_factor={self.upscale_factor}"


    class PixelUnshuffle(nn.Module):
        """Makes more channels of larger images."""

        def __init__(self, downscale_factor):
            super().__init__()
            self.downscale_factor = downscale_factor

        def forward(self, input):
            return F.pixel_unshuffle(input, self.downscale_factor)

        def extra_repr(self):
            return f"downscale_factor={self.downscale_factor}"
    """#
}
