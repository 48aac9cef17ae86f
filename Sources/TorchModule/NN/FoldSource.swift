// Layers that take images apart and put them together, as Python text.

enum FoldSource {
  static let names = [
    "Fold", "Unfold",
  ]

  static let text = #"""
    class Fold(nn.Module):
        """Adds up sliding blocks to images."""

        def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
            super().__init__()
            self.output_size, self.kernel_size = output_size, kernel_size
            self.dilation, self.padding, self.stride = dilation, padding, stride

        def forward(self, input):
            return F.fold(input, self.output_size, self.kernel_size, self.dilation, self.padding, self.stride)

        def extra_repr(self):
            return (
                f"output_size={self.output_size}, kernel_size={self.kernel_size}, dilation={self.dilation}, "
                f"padding={self.padding}, stride={self.stride}")


    class Unfold(nn.Module):
        """Takes the sliding blocks of images as columns."""

        def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
            super().__init__()
            self.kernel_size, self.dilation, self.padding, self.stride = kernel_size, dilation, padding, stride

        def forward(self, input):
            return F.unfold(input, self.kernel_size, self.dilation, self.padding, self.stride)

        def extra_repr(self):
            return (
                f"kernel_size={self.kernel_size}, dilation={self.dilation}, padding={self.padding}, "
                f"stride={self.stride}")
    """#
}
