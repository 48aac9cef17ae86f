// torch._tensor_str: the options of printing, as Python text.

/// What torch's module of tensor texts has besides `torch.set_printoptions`.
enum TensorTextSource {
  static let text = #"""
    from contextlib import contextmanager

    set_printoptions = torch.set_printoptions


    def get_printoptions():
        """The options of printing, as a dict."""
        return dict(zip(("precision", "threshold", "edgeitems", "linewidth", "sci_mode"), print_options()))


    @contextmanager
    def printoptions(**kwargs):
        """Changes options of printing for a block of code."""
        before = get_printoptions()
        set_printoptions(**kwargs)
        try:
            yield
        finally:
            set_printoptions(**before)
    """#
}
