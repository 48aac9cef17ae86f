// torch.nn.DataParallel on a machine without accelerators: the module itself, wrapped.

enum DataParallelSource {
  static let names = [
    "DataParallel"
  ]

  static let text = #"""
    class DataParallel(nn.Module):
        """Calls a module; there is no device to share the work with."""

        def __init__(self, module, device_ids=None, output_device=None, dim=0):
            super().__init__()
            self.module = module
            self.device_ids = []

        def forward(self, *inputs, **kwargs):
            return self.module(*inputs, **kwargs)
    """#
}
