// Attention and the encoder of a transformer, as Python text.

enum AttentionSource {
  static let names = ["MultiheadAttention"]

  static let text = #"""
    def _as_float(mask, like):
        if mask is None or mask.dtype != torch.bool:
            return mask
        return torch.zeros(mask.shape, dtype=like.dtype).masked_fill(mask, float("-inf"))


    class MultiheadAttention(nn.Module):
        """Several attentions side by side."""

        def __init__(self, embed_dim, num_heads, dropout=0.0, bias=True, add_bias_kv=False, add_zero_attn=False,
                     kdim=None, vdim=None, batch_first=False, device=None, dtype=None):
            if embed_dim <= 0 or num_heads <= 0:
                raise ValueError(
                    f"embed_dim and num_heads must be greater than 0, got embed_dim={embed_dim} and "
                    f"num_heads={num_heads} instead")
            super().__init__()
            self.embed_dim = embed_dim
            self.kdim = kdim if kdim is not None else embed_dim
            self.vdim = vdim if vdim is not None else embed_dim
            if add_bias_kv or add_zero_attn or self.kdim != embed_dim or self.vdim != embed_dim:
                raise NotImplementedError(
                    "add_bias_kv, add_zero_attn, kdim and vdim of torch.nn.MultiheadAttention are not supported by this "
                    "runner")
            self.num_heads, self.dropout, self.batch_first = num_heads, dropout, batch_first
            self.head_dim = embed_dim // num_heads
            assert self.head_dim * num_heads == embed_dim, "embed_dim must be divisible by num_heads"
            self.in_proj_weight = Parameter(torch.empty((3 * embed_dim, embed_dim), dtype=dtype))
            if bias:
                self.in_proj_bias = Parameter(torch.empty(3 * embed_dim, dtype=dtype))
            else:
                self.register_parameter("in_proj_bias", None)
            self.out_proj = nn.NonDynamicallyQuantizableLinear(embed_dim, embed_dim, bias=bias, dtype=dtype)
            self._reset_parameters()

        def _reset_parameters(self):
            init.xavier_uniform_(self.in_proj_weight)
            if self.in_proj_bias is not None:
                init.constant_(self.in_proj_bias, 0.0)
                init.constant_(self.out_proj.bias, 0.0)

        def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
                    average_attn_weights=True, is_causal=False):
            if query.dim() not in (2, 3):
                raise AssertionError(
                    f"query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D query tensor")
            if is_causal and attn_mask is None:
                raise RuntimeError(
                    "Need attn_mask if specifying the is_causal hint.")
            batched = query.dim() == 3
            if batched and self.batch_first:
                query, key, value = (x.transpose(0, 1) for x in (query, key, value))
            elif not batched:
                query, key, value = (x.unsqueeze(1) for x in (query, key, value))
                if key_padding_mask is not None:
                    key_padding_mask = key_padding_mask.unsqueeze(0)
            length, batch, width = query.shape
            source = key.size(0)
            if width != self.embed_dim:
                raise AssertionError(
                    f"was expecting embedding dimension of {self.embed_dim}, but got {width}")
            weights = self.in_proj_weight.chunk(3)
            biases = (None,) * 3 if self.in_proj_bias is None else self.in_proj_bias.chunk(3)
            heads, size = self.num_heads, self.head_dim

            def split(x, w, b):
                y = linear(x, w, b)
                return y.reshape(y.size(0), batch * heads, size).transpose(0, 1).view(batch, heads, y.size(0), size)

            q, k, v = (split(x, w, b) for x, w, b in zip((query, key, value), weights, biases))
            mask = _as_float(attn_mask, q)
            if mask is not None:
                if mask.dim() == 2:
                    if tuple(mask.shape) != (length, source):
                        raise RuntimeError(
                            f"The shape of the 2D attn_mask is {mask.shape}, but should be {(length, source)}.")
                    mask = mask.view(1, 1, length, source)
                else:
                    if tuple(mask.shape) != (batch * heads, length, source):
                        raise RuntimeError(
                            f"The shape of the 3D attn_mask is {mask.shape}, but should be "
                            f"{(batch * heads, length, source)}.")
                    mask = mask.view(batch, heads, length, source)
            if key_padding_mask is not None:
                padding = _as_float(key_padding_mask, q).view(batch, 1, 1, source)
                mask = padding if mask is None else mask + padding
            scores = (q * (1.0 / size) ** 0.5) @ k.transpose(-2, -1)
            if mask is not None:
                scores = scores + mask
            attention = scores.softmax(-1)
            if self.dropout > 0 and self.training:
                attention = F.dropout(attention, self.dropout)
            mixed = (attention @ v).permute(2, 0, 1, 3).reshape(length * batch, width)
            result = linear(mixed, self.out_proj.weight, self.out_proj.bias).view(length, batch, width)
            shown = None
            if need_weights:
                shown = attention.mean(1) if average_attn_weights else attention
            if batched and self.batch_first:
                return result.transpose(0, 1), shown
            if not batched:
                return result.squeeze(1), None if shown is None else shown.squeeze(0)
            return result, shown
    """#
}

enum TransformerSource {
  static let names = ["TransformerEncoderLayer", "TransformerEncoder", "Transformer"]

  static let text = #"""
    import copy


    class TransformerEncoderLayer(nn.Module):
        """Self-attention and two linear layers, each with a way around."""

        def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-5,
                     batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            self.self_attn = nn.MultiheadAttention(
                d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first, dtype=dtype)
            self.linear1 = nn.Linear(d_model, dim_feedforward, bias=bias, dtype=dtype)
            self.dropout = nn.Dropout(dropout)
            self.linear2 = nn.Linear(dim_feedforward, d_model, bias=bias, dtype=dtype)
            self.norm_first = norm_first
            self.norm1 = nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias, dtype=dtype)
            self.norm2 = nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias, dtype=dtype)
            self.dropout1 = nn.Dropout(dropout)
            self.dropout2 = nn.Dropout(dropout)
            if isinstance(activation, str):
                if activation not in ("relu", "gelu"):
                    raise RuntimeError(f"activation should be relu/gelu, not {activation}")
                activation = F.relu if activation == "relu" else F.gelu
            self.activation = activation

        def _attend(self, x, mask, padding, is_causal):
            return self.dropout1(self.self_attn(
                x, x, x, attn_mask=mask, key_padding_mask=padding, need_weights=False, is_causal=is_causal)[0])

        def _feed(self, x):
            return self.dropout2(self.linear2(self.dropout(self.activation(self.linear1(x)))))

        def forward(self, src, src_mask=None, src_key_padding_mask=None, is_causal=False):
            x = src
            if self.norm_first:
                x = x + self._attend(self.norm1(x), src_mask, src_key_padding_mask, is_causal)
                return x + self._feed(self.norm2(x))
            x = self.norm1(x + self._attend(x, src_mask, src_key_padding_mask, is_causal))
            return self.norm2(x + self._feed(x))


    class TransformerEncoder(nn.Module):
        """A stack of copies of an encoder layer."""

        def __init__(self, encoder_layer, num_layers, norm=None, enable_nested_tensor=True, mask_check=True):
            super().__init__()
            self.layers = nn.ModuleList([copy.deepcopy(encoder_layer) for _ in range(num_layers)])
            self.num_layers = num_layers
            self.norm = norm

        def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
            x = src
            for layer in self.layers:
                x = layer(x, src_mask=mask, src_key_padding_mask=src_key_padding_mask, is_causal=bool(is_causal))
            return x if self.norm is None else self.norm(x)


    class Transformer(nn.Module):
        def __init__(self, *args, **kwargs):
            raise NotImplementedError("torch.nn.Transformer is not supported by this runner")

        @staticmethod
        def generate_square_subsequent_mask(sz, device=None, dtype=None):
            return torch.triu(torch.full((sz, sz), float("-inf"), dtype=dtype), diagonal=1)
    """#
}
