// Embeddings, as Python text.

enum EmbeddingSource {
  static let names = ["Embedding", "EmbeddingBag"]

  static let text = #"""
    class Embedding(nn.Module):
        """A table of vectors, looked up by number."""

        def __init__(self, num_embeddings, embedding_dim, padding_idx=None, max_norm=None, norm_type=2.0,
                     scale_grad_by_freq=False, sparse=False, _weight=None, _freeze=False, device=None, dtype=None):
            super().__init__()
            self.num_embeddings, self.embedding_dim = num_embeddings, embedding_dim
            if padding_idx is not None:
                if not -num_embeddings <= padding_idx < num_embeddings:
                    raise AssertionError("Padding_idx must be within num_embeddings")
                padding_idx %= num_embeddings
            self.padding_idx, self.max_norm, self.norm_type = padding_idx, max_norm, norm_type
            self.scale_grad_by_freq, self.sparse = scale_grad_by_freq, sparse
            if _weight is None:
                self.weight = Parameter(
                    torch.empty((num_embeddings, embedding_dim), device=device, dtype=dtype), requires_grad=not _freeze)
                self.reset_parameters()
            else:
                if list(_weight.shape) != [num_embeddings, embedding_dim]:
                    raise AssertionError("Shape of weight does not match num_embeddings and embedding_dim")
                self.weight = Parameter(_weight, requires_grad=not _freeze)

        def reset_parameters(self):
            init.normal_(self.weight)
            if self.padding_idx is not None:
                with torch.no_grad():
                    self.weight[self.padding_idx].fill_(0)

        def forward(self, input):
            return F.embedding(
                input, self.weight, self.padding_idx, self.max_norm, self.norm_type, self.scale_grad_by_freq, self.sparse)

        def extra_repr(self):
            text = f"{self.num_embeddings}, {self.embedding_dim}"
            if self.padding_idx is not None:
                text += f", padding_idx={self.padding_idx}"
            if self.max_norm is not None:
                text += f", max_norm={self.max_norm}"
            if self.norm_type != 2:
                text += f", norm_type={self.norm_type}"
            if self.scale_grad_by_freq is not False:
                text += f", scale_grad_by_freq={self.scale_grad_by_freq}"
            if self.sparse is not False:
                text += ", sparse=True"
            return text

        @classmethod
        def from_pretrained(cls, embeddings, freeze=True, padding_idx=None, max_norm=None, norm_type=2.0,
                            scale_grad_by_freq=False, sparse=False):
            if embeddings.dim() != 2:
                raise AssertionError("Embeddings parameter is expected to be 2-dimensional")
            rows, columns = embeddings.shape
            return cls(
                rows, columns, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse, _weight=embeddings,
                _freeze=freeze)


    class EmbeddingBag(nn.Module):
        """Sums, means or maxima of bags of vectors from a table."""

        def __init__(self, num_embeddings, embedding_dim, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
                     mode="mean", sparse=False, _weight=None, include_last_offset=False, padding_idx=None, device=None,
                     dtype=None):
            super().__init__()
            self.num_embeddings, self.embedding_dim = num_embeddings, embedding_dim
            self.max_norm, self.norm_type, self.scale_grad_by_freq = max_norm, norm_type, scale_grad_by_freq
            if padding_idx is not None:
                if padding_idx > 0 and not padding_idx < num_embeddings:
                    raise AssertionError("padding_idx must be within num_embeddings")
                if padding_idx < 0:
                    if not padding_idx >= -num_embeddings:
                        raise AssertionError("padding_idx must be within num_embeddings")
                    padding_idx += num_embeddings
            self.padding_idx = padding_idx
            if _weight is None:
                self.weight = Parameter(torch.empty((num_embeddings, embedding_dim), device=device, dtype=dtype))
                self.reset_parameters()
            else:
                if list(_weight.shape) != [num_embeddings, embedding_dim]:
                    raise AssertionError("Shape of weight does not match num_embeddings and embedding_dim")
                self.weight = Parameter(_weight)
            self.mode, self.sparse, self.include_last_offset = mode, sparse, include_last_offset

        def reset_parameters(self):
            init.normal_(self.weight)
            if self.padding_idx is not None:
                with torch.no_grad():
                    self.weight[self.padding_idx].fill_(0)

        def forward(self, input, offsets=None, per_sample_weights=None):
            return F.embedding_bag(
                input, self.weight, offsets, self.max_norm, self.norm_type, self.scale_grad_by_freq, self.mode,
                self.sparse, per_sample_weights, self.include_last_offset, self.padding_idx)

        def extra_repr(self):
            text = f"{self.num_embeddings}, {self.embedding_dim}"
            if self.max_norm is not None:
                text += f", max_norm={self.max_norm}"
            if self.norm_type != 2:
                text += f", norm_type={self.norm_type}"
            if self.scale_grad_by_freq is not False:
                text += f", scale_grad_by_freq={self.scale_grad_by_freq}"
            text += f", mode={self.mode!r}"
            if self.padding_idx is not None:
                text += f", padding_idx={self.padding_idx}"
            return text

        @classmethod
        def from_pretrained(cls, embeddings, freeze=True, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
                            mode="mean", sparse=False, include_last_offset=False, padding_idx=None):
            if embeddings.dim() != 2:
                raise AssertionError("Embeddings parameter is expected to be 2-dimensional")
            rows, columns = embeddings.shape
            made = cls(
                rows, columns, max_norm, norm_type, scale_grad_by_freq, mode, sparse, _weight=embeddings,
                include_last_offset=include_last_offset, padding_idx=padding_idx)
            made.weight.requires_grad = not freeze
            return made
    """#
}
