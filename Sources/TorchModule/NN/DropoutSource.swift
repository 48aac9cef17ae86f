// Dropout layers, as Python text.

enum DropoutSource {
  static let names = ["Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout"]

  static let text = #"""
    class _DropoutNd(nn.Module):
        def __init__(self, p=0.5, inplace=False):
            super().__init__()
            if p < 0 or p > 1:
                raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
            self.p, self.inplace = p, inplace

        def extra_repr(self):
            return f"p={self.p}, inplace={self.inplace}"


    class Dropout(_DropoutNd):
        """Zeroes elements at random while training."""

        def forward(self, input):
            return F.dropout(input, self.p, self.training, self.inplace)


    class Dropout1d(_DropoutNd):
        """Zeroes channels at random while training."""

        def forward(self, input):
            return F.dropout1d(input, self.p, self.training, self.inplace)


    class Dropout2d(_DropoutNd):
        """Zeroes channels of images at random while training."""

        def forward(self, input):
            return F.dropout2d(input, self.p, self.training, self.inplace)


    class Dropout3d(_DropoutNd):
        """Zeroes channels of volumes at random while training."""

        def forward(self, input):
            return F.dropout3d(input, self.p, self.training, self.inplace)


    class AlphaDropout(_DropoutNd):
        """Dropout that keeps mean and variance."""

        def forward(self, input):
            return F.alpha_dropout(input, self.p, self.training)


    class FeatureAlphaDropout(_DropoutNd):
        """Dropout of whole channels that keeps mean and variance."""

        def forward(self, input):
            return F.feature_alpha_dropout(input, self.p, self.training)
    """#
}
