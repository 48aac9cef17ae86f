// The layer that mixes groups of channels, as Python text.

enum ChannelShuffleSource {
  static let names = [
    "ChannelShuffle"
  ]

  static let text = #"""
    class ChannelShuffle(nn.Module):
        """Takes channels from each group in turn."""

        def __init__(self, groups):
            super().__init__()
            self.groups = groups

        def forward(self, input):
            return F.channel_shuffle(input, self.groups)

        def extra_repr(self):
            return f"groups={self.groups}"
    """#
}
