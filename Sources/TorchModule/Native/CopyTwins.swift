// What torch has as copies of views: select_copy, transpose_copy and their kin, one node each.

enum CopyTwins {
  static let names = [
    "select_copy", "t_copy", "view_copy", "unsqueeze_copy", "squeeze_copy", "transpose_copy", "permute_copy",
    "expand_copy", "diagonal_copy", "detach_copy", "alias_copy", "unfold_copy", "slice_copy", "as_strided_copy",
    "as_strided_", "as_strided_scatter", "nonzero_static", "conj_physical", "conj_physical_", "resolve_conj",
    "resolve_neg", "is_distributed", "get_device", "empty_permuted",
  ]

  static let text = #"""
    def _copy(signature, view, node):
        """The function that copies what `view` looks at; its gradient goes where the view's would."""
        @native(signature + ", *, Tensor out=None)")
        def copy(input, *args):
            return _recorded(input, lambda x: view(x, *args), f"{node}_copy")
        return copy


    def _recorded(input, view, node):
        sizes, dtype = input.shape, input.dtype

        def gradient(i, g):
            # The view's own formula puts the gradient back.
            like = torch.zeros(sizes, dtype=dtype, requires_grad=True)
            with torch.enable_grad():
                seen = view(like)
            return torch.autograd.grad(seen, like, g, create_graph=torch.is_grad_enabled())[0]
        with torch.no_grad():
            result = view(input).clone()
        return record(result, node, [input], {}, gradient)


    select_copy = _copy("select_copy(Tensor input, int dim, int index", Tensor.select, "SelectBackward0")
    t_copy = _copy("t_copy(Tensor input", Tensor.t, "TBackward0")
    view_copy = _copy("view_copy(Tensor input, int[] size", Tensor.view, "ViewBackward0")
    unsqueeze_copy = _copy("unsqueeze_copy(Tensor input, int dim", Tensor.unsqueeze, "UnsqueezeBackward0")
    transpose_copy = _copy("transpose_copy(Tensor input, int dim0, int dim1", Tensor.transpose, "TransposeBackward0")
    permute_copy = _copy("permute_copy(Tensor input, int[] dims", Tensor.permute, "PermuteBackward0")
    expand_copy = _copy("expand_copy(Tensor input, int[] size", Tensor.expand, "ExpandBackward0")
    diagonal_copy = _copy(
        "diagonal_copy(Tensor input, int offset=0, int dim1=0, int dim2=1", Tensor.diagonal, "DiagonalBackward0")
    alias_copy = _copy("alias_copy(Tensor input", lambda x: x.view_as(x), "AliasBackward0")
    unfold_copy = _copy(
        "unfold_copy(Tensor input, int dimension, int size, int step", Tensor.unfold, "UnfoldBackward0")
    as_strided_copy = _copy(
        "as_strided_copy(Tensor input, int[] size, int[] stride, int? storage_offset=None", Tensor.as_strided,
        "AsStridedBackward0")


    def _slice(x, dim, start, end, step):
        return x[(slice(None),) * (dim % x.dim()) + (slice(start, end, step),)]


    slice_copy = _copy(
        "slice_copy(Tensor input, int dim=0, int? start=None, int? end=None, int step=1", _slice, "SliceBackward0")


    @native("squeeze_copy(Tensor input, *, Tensor out=None)", "squeeze_copy(Tensor input, int dim, *, Tensor out=None)",
            "squeeze_copy(Tensor input, int[] dim, *, Tensor out=None)")
    def squeeze_copy(input, dim=None):
        """A copy without the dimensions of size one."""
        args = () if dim is None else (dim,)
        kind = 0 if dim is None else 1 if isinstance(dim, int) else 2
        return _recorded(input, lambda x: x.squeeze(*args), f"SqueezeBackward{kind}_copy")


    @native("detach_copy(Tensor input, *, Tensor out=None)")
    def detach_copy(input):
        """A copy outside the graph."""
        return input.detach().clone()


    @native("as_strided_(Tensor input, int[] size, int[] stride, int? storage_offset=None)")
    def as_strided_(input, size, stride, storage_offset):
        """Gives the tensor other sizes and strides."""
        return input.as_strided_(size, stride, storage_offset)


    @native("as_strided_scatter(Tensor input, Tensor src, int[] size, int[] stride, int? storage_offset=None, *, Tensor out=None)")
    def as_strided_scatter(input, src, size, stride, storage_offset):
        """A copy with `src` written where a view of these strides would look."""
        return _scattered(input, src, size, stride, storage_offset)


    def _scattered(input, src, size, stride, storage_offset):
        places = torch.arange(input.numel()).view(input.shape).as_strided(size, stride, storage_offset or 0)
        if places.shape != src.shape:
            raise RuntimeError(
                "expected src to have a size equal to the slice of self. src size = "
                f"{list(src.shape)}, slice size = {list(places.shape)}")
        with torch.no_grad():
            result = input.contiguous().clone()
            result.view(-1)[places] = src

        def gradient(i, g):
            if i == 1:
                return g.contiguous().view(-1)[places]
            kept = g.contiguous().clone()
            kept.view(-1)[places] = 0
            return kept
        return record(result, "AsStridedScatterBackward0", [input, src], {}, gradient)


    def _static(input, size, fill_value):
        with torch.no_grad():
            found = input.nonzero()
            if found.size(0) >= size:
                return found[:size].clone()
            return torch.cat([found, torch.full((size - found.size(0), input.dim()), fill_value)])


    @native("nonzero_static(Tensor input, *, int size, int fill_value=-1, Tensor out=None)")
    def nonzero_static(input, *, size, fill_value):
        """The places of the first `size` elements that are not zero."""
        return _static(input, size, fill_value)


    def _same(signature):
        @native(signature)
        def same(input):
            """The tensor as it is."""
            return input
        return same


    conj_physical = _same("conj_physical(Tensor input, *, Tensor out=None)")
    conj_physical_ = _same("conj_physical_(Tensor input)")
    resolve_conj = _same("resolve_conj(Tensor input)")
    resolve_neg = _same("resolve_neg(Tensor input)")


    @native("is_distributed(Tensor input)")
    def is_distributed(input):
        """Whether the tensor is spread over several processes."""
        return False


    @native("get_device(Tensor input)")
    def get_device(input):
        """The number of the tensor's device, -1 for the CPU."""
        return input.get_device()


    @native("empty_permuted(int[] size, int[] physical_layout, *, options)")
    def empty_permuted(size, physical_layout, *, dtype, layout, device, pin_memory, requires_grad):
        """A tensor whose dimensions lie in memory in the order given."""
        if sorted(physical_layout) != list(range(len(size))):
            raise RuntimeError(
                f"Number of dimensions in size ({len(size)}) does not match the length of the physical_layout "
                f"({len(physical_layout)}); i.e. len(size) = {len(size)} is not equal to len(physical_layout) = "
                f"{len(physical_layout)}")
        laid = torch.empty([size[d] for d in physical_layout], dtype=dtype, device=device)
        back = [physical_layout.index(d) for d in range(len(size))]
        return laid.permute(back).detach().requires_grad_(requires_grad)
    """#
}
