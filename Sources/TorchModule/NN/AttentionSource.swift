// Attention, as Python text.

enum AttentionSource {
  static let names = ["MultiheadAttention"]

  static let text = #"""
    def _as_float(mask, name, like):
        if mask is None:
            return None
        if mask.dtype != torch.bool and not mask.is_floating_point():
            raise AssertionError(f"only bool and floating types of {name} are supported")
        if mask.dtype != torch.bool:
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
            self._qkv_same_embed_dim = self.kdim == embed_dim and self.vdim == embed_dim
            self.num_heads, self.dropout, self.batch_first = num_heads, dropout, batch_first
            self.head_dim = embed_dim // num_heads
            if self.head_dim * num_heads != embed_dim:
                raise AssertionError("embed_dim must be divisible by num_heads")

            def weight(*shape):
                return Parameter(torch.empty(shape, device=device, dtype=dtype))

            if not self._qkv_same_embed_dim:
                self.q_proj_weight = weight(embed_dim, embed_dim)
                self.k_proj_weight = weight(embed_dim, self.kdim)
                self.v_proj_weight = weight(embed_dim, self.vdim)
                self.register_parameter("in_proj_weight", None)
            else:
                self.in_proj_weight = weight(3 * embed_dim, embed_dim)
                for name in ("q_proj_weight", "k_proj_weight", "v_proj_weight"):
                    self.register_parameter(name, None)
            if bias:
                self.in_proj_bias = weight(3 * embed_dim)
            else:
                self.register_parameter("in_proj_bias", None)
            self.out_proj = nn.modules.linear.NonDynamicallyQuantizableLinear(
                embed_dim, embed_dim, bias=bias, device=device, dtype=dtype)
            if add_bias_kv:
                self.bias_k, self.bias_v = weight(1, 1, embed_dim), weight(1, 1, embed_dim)
            else:
                self.bias_k = self.bias_v = None
            self.add_zero_attn = add_zero_attn
            self._reset_parameters()

        def _reset_parameters(self):
            for weight in (self.in_proj_weight, self.q_proj_weight, self.k_proj_weight, self.v_proj_weight):
                if weight is not None:
                    init.xavier_uniform_(weight)
            if self.in_proj_bias is not None:
                init.constant_(self.in_proj_bias, 0.0)
                init.constant_(self.out_proj.bias, 0.0)
            if self.bias_k is not None:
                init.xavier_normal_(self.bias_k)
            if self.bias_v is not None:
                init.xavier_normal_(self.bias_v)

        def _check_ranks(self, query, key, value, key_padding_mask, attn_mask):
            if query.dim() not in (2, 3):
                raise AssertionError(
                    f"query should be unbatched 2D or batched 3D tensor but received {query.dim()}-D query tensor")
            n = query.dim()
            kind = "batched (3-D)" if n == 3 else "unbatched (2-D)"
            if key.dim() != n or value.dim() != n:
                raise AssertionError(
                    f"For {kind} `query`, expected `key` and `value` to be {n}-D but found {key.dim()}-D and "
                    f"{value.dim()}-D tensors respectively")
            if key_padding_mask is not None and key_padding_mask.dim() != n - 1:
                raise AssertionError(
                    f"For {kind} `query`, expected `key_padding_mask` to be `None` or {n - 1}-D but found "
                    f"{key_padding_mask.dim()}-D tensor instead")
            if attn_mask is not None and attn_mask.dim() not in (2, 3):
                raise AssertionError(
                    f"For {kind} `query`, expected `attn_mask` to be `None`, 2-D or 3-D but found {attn_mask.dim()}-D "
                    "tensor instead")

        def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
                    average_attn_weights=True, is_causal=False):
            batched = query.dim() == 3
            self._check_ranks(query, key, value, key_padding_mask, attn_mask)
            if is_causal and attn_mask is None:
                raise RuntimeError(
                    "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
                    "`generate_square_subsequent_mask` to create this mask.")
            if batched and self.batch_first:
                query, key, value = (x.transpose(0, 1) for x in (query, key, value))
            elif not batched:
                query, key, value = (x.unsqueeze(1) for x in (query, key, value))
                if key_padding_mask is not None:
                    key_padding_mask = key_padding_mask.unsqueeze(0)
            length, batch, width = query.shape
            if width != self.embed_dim:
                raise AssertionError(
                    f"was expecting embedding dimension of {self.embed_dim}, but got {width}")
            if self._qkv_same_embed_dim:
                if key.shape != value.shape:
                    raise AssertionError(f"key shape {key.shape} does not match value shape {value.shape}")
                weights = self.in_proj_weight.chunk(3)
            else:
                if key.shape[:2] != value.shape[:2]:
                    raise AssertionError(
                        f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}")
                weights = (self.q_proj_weight, self.k_proj_weight, self.v_proj_weight)
            biases = (None,) * 3 if self.in_proj_bias is None else self.in_proj_bias.chunk(3)
            heads, size = self.num_heads, self.head_dim
            q, k, v = (linear(x, w, b) for x, w, b in zip((query, key, value), weights, biases))
            source = key.size(0)
            mask = _as_float(attn_mask, "attn_mask", q)
            if attn_mask is not None and key_padding_mask is not None and attn_mask.dtype != key_padding_mask.dtype:
                warn(
                    "Support for mismatched key_padding_mask and attn_mask is deprecated. Use same type for both "
                    "instead.", 1)
            padding = _as_float(key_padding_mask, "key_padding_mask", q)
            if mask is not None:
                wanted = (length, source) if mask.dim() == 2 else (batch * heads, length, source)
                if tuple(mask.shape) != wanted:
                    raise RuntimeError(
                        f"The shape of the {mask.dim()}D attn_mask is {mask.shape}, but should be {wanted}.")
            if padding is not None and tuple(padding.shape) != (batch, source):
                raise AssertionError(
                    f"expecting key_padding_mask shape of {(batch, source)}, but got {padding.shape}")
            if self.bias_k is not None:
                k = torch.cat([k, self.bias_k.repeat(1, batch, 1)])
                v = torch.cat([v, self.bias_v.repeat(1, batch, 1)])
            added = k.size(0) - source

            def split(y):
                return y.reshape(y.size(0), batch * heads, size).transpose(0, 1)

            q, k, v = split(q), split(k), split(v)
            if self.add_zero_attn:
                zeros = torch.zeros((batch * heads, 1, size), dtype=k.dtype)
                k, v = torch.cat([k, zeros], 1), torch.cat([v, zeros], 1)
                added += 1
            source += added
            q, k, v = (x.view(batch, heads, x.size(1), size) for x in (q, k, v))
            if mask is not None:
                mask = torch.constant_pad_nd(mask, [0, added]) if added else mask
                mask = mask.view(*((1, 1) if mask.dim() == 2 else (batch, heads)), length, source)
            if padding is not None:
                padding = torch.constant_pad_nd(padding, [0, added]) if added else padding
                padding = padding.view(batch, 1, 1, source)
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
                shown = attention.mean(1) if average_attn_weights else attention.view(attention.shape)
            if batched and self.batch_first:
                return result.transpose(0, 1), shown
            if not batched:
                return result.squeeze(1), None if shown is None else shown.squeeze(0)
            return result, shown
    """#
}
