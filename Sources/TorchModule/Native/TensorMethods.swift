// Methods of tensors that are Python text.

enum TensorMethods {
  static let names = [
    "as_strided_", "as_strided_scatter", "nonzero_static", "conj_physical", "conj_physical_",
    "new_empty_strided", "to_dense", "dim_order", "resize", "resize_as", "is_distributed", "reinforce",
    "values", "indices", "coalesce", "is_coalesced", "crow_indices", "col_indices", "ccol_indices", "row_indices",
    "ipu", "xpu", "mtia", "volatile", "eig", "symeig", "solve", "lstsq", "cfloat", "cdouble", "grad_dtype",
  ]

  static let text = #"""
    import math


    @method("as_strided_(int[] size, int[] stride, int? storage_offset=None)")
    def as_strided_(self, size, stride, storage_offset):
        """Gives the tensor other sizes and strides."""
        if self.requires_grad and torch.is_grad_enabled():
            raise NotImplementedError("Tensor.as_strided_() of a tensor with a history is not supported by this runner")
        return adopt(self, self.detach().as_strided(size, stride, storage_offset))


    @method("as_strided_scatter(Tensor src, int[] size, int[] stride, int? storage_offset=None)")
    def as_strided_scatter(self, src, size, stride, storage_offset):
        """A copy with `src` written where a view of these strides would look."""
        return torch.as_strided_scatter(self, src, size, stride, storage_offset)


    @method("nonzero_static(*, int size, int fill_value=-1)")
    def nonzero_static(self, *, size, fill_value):
        """The places of the first `size` elements that are not zero."""
        return torch.nonzero_static(self, size=size, fill_value=fill_value)


    @method("conj_physical()")
    def conj_physical(self):
        """The tensor as it is."""
        return self


    @method("conj_physical_()")
    def conj_physical_(self):
        """The tensor as it is."""
        return self


    @method("new_empty_strided(int[] size, int[] stride, *, options)")
    def new_empty_strided(self, size, stride, *, dtype, layout, device, pin_memory, requires_grad):
        """A tensor of this one's type with the sizes and strides given."""
        made = torch.empty_strided(size, stride, dtype=self.dtype if dtype is None else dtype, device=device)
        return made.requires_grad_(requires_grad)


    @method("to_dense(dtype dtype=None, *, bool? masked_grad=None)")
    def to_dense(self, dtype, *, masked_grad):
        """The tensor, which is dense as it is."""
        return self if dtype is None else self.to(dtype)


    def dim_order(self, *, ambiguity_check=False):
        """The dimensions from the one that lies widest in memory to the one that lies closest."""
        if ambiguity_check:
            raise NotImplementedError("ambiguity_check of Tensor.dim_order() is not supported by this runner")
        strides = self.stride()
        order = list(range(self.dim()))
        # As a stable insertion sort that leaves alone what has one place.
        for i in range(1, len(order)):
            k = i
            for j in range(i - 1, -1, -1):
                a, b = order[j], order[k]
                if strides[a] < strides[b] or strides[a] == strides[b] and self.shape[a] < self.shape[b]:
                    order[j], order[k] = b, a
                    k = j
                elif strides[a] != strides[b]:
                    break
        return tuple(order)


    class _Resize(torch.autograd.Function):
        # The view with other sizes, whose gradient is the view back.
        @staticmethod
        def forward(ctx, tensor, sizes):
            count = math.prod(sizes)
            if tensor.numel() != count:
                raise RuntimeError(
                    f"requested resize to {'x'.join(map(str, sizes))} ({count} elements in total), but the given tensor has "
                    f"a size of {'x'.join(map(str, tensor.size()))} ({tensor.numel()} elements). autograd's resize can only "
                    "change the shape of a given tensor, while preserving the number of elements. ")
            ctx.sizes = tensor.size()
            return tensor.contiguous().view(*sizes)

        @staticmethod
        def backward(ctx, grad_output):
            return grad_output.contiguous().view(ctx.sizes), None


    _Resize.__name__ = _Resize.__qualname__ = "Resize"


    def resize(self, *sizes):
        """The tensor with other sizes of as many elements."""
        warn("non-inplace resize is deprecated")
        return _Resize.apply(self, sizes)


    def resize_as(self, tensor):
        """The tensor with another's sizes of as many elements."""
        warn("non-inplace resize_as is deprecated")
        return _Resize.apply(self, tensor.size())


    @method("is_distributed()")
    def is_distributed(self):
        """Whether the tensor is spread over several processes."""
        return False


    def reinforce(self, reward):
        """What stochastic nodes had."""
        raise RuntimeError(
            "reinforce() was removed.\nUse torch.distributions instead.\nSee "
            "https://pytorch.org/docs/main/distributions.html\n\nInstead of:\n\nprobs = policy_network(state)\naction = "
            "probs.multinomial()\nnext_state, reward = env.step(action)\naction.reinforce(reward)\naction.backward()\n\n"
            "Use:\n\nprobs = policy_network(state)\n# NOTE: categorical is equivalent to what used to be called "
            "multinomial\nm = torch.distributions.Categorical(probs)\naction = m.sample()\nnext_state, reward = "
            "env.step(action)\nloss = -m.log_prob(action) * reward\nloss.backward()\n")


    def _of_sparse(name, what):
        @method(f"{name}()")
        def refused(self):
            """What only sparse tensors have."""
            raise RuntimeError(f"{name} expected {what} but got Strided")
        return refused


    _COO = "sparse coordinate tensor layout"
    values = _of_sparse("values", "sparse tensor layout")
    indices, coalesce = _of_sparse("indices", _COO), _of_sparse("coalesce", _COO)
    is_coalesced = _of_sparse("is_coalesced", _COO)
    crow_indices = _of_sparse("crow_indices", "sparse row compressed tensor layout")
    col_indices = _of_sparse("col_indices", "sparse row compressed tensor layout")
    ccol_indices = _of_sparse("ccol_indices", "sparse column compressed tensor layout")
    row_indices = _of_sparse("row_indices", "sparse column compressed tensor layout")


    def ipu(self, *args, **kwargs):
        """Refused: there is no such device."""
        raise RuntimeError("PyTorch is not linked with support for ipu devices")


    def xpu(self, *args, **kwargs):
        """Refused: there is no such device."""
        raise AssertionError("Torch not compiled with XPU enabled")


    def mtia(self, *args, **kwargs):
        """Refused: there is no such device."""
        raise AssertionError(
            "Torch not compiled with MTIA enabled. Ensure you have `import mtia.host_runtime.torch_mtia.dynamic_library` in "
            "your python src file and include `//mtia/host_runtime/torch_mtia:torch_mtia` as your target dependency!")


    @property
    def volatile(self):
        """What variables had."""
        warn("volatile was removed (Variable.volatile is always False)")
        return False


    @property
    def grad_dtype(self):
        """The type that the gradient is to have."""
        if not self.is_leaf:
            raise RuntimeError("grad_dtype can only be accessed on leaf tensors.")
        return self.dtype


    def _removed(name):
        def method(self, *args, **kwargs):
            return getattr(torch, name)(self, *args, **kwargs)
        method.__name__ = name
        return method


    eig, symeig, solve, lstsq = _removed("eig"), _removed("symeig"), _removed("solve"), _removed("lstsq")


    def cfloat(self, *, memory_format=None):
        """The tensor as a complex64 one."""
        return self.to(torch.complex64)


    def cdouble(self, *, memory_format=None):
        """The tensor as a complex128 one."""
        return self.to(torch.complex128)
    """#
}
