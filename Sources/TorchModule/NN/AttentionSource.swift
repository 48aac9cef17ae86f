// Attention, as Python text.

enum AttentionSource {
  static let names = ["MultiheadAttention"]

  static let text = #"""
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

        def forward(self, query, key, value, key_padding_mask=None, need_weights=True, attn_mask=None,
                    average_attn_weights=True, is_causal=False):
            is_turned = self.batch_first and query.dim() == 3
            if is_turned:
                # The same tensor stays the same.
                seen = {id(x): x.transpose(0, 1) for x in (query, key, value)}
                query, key, value = (seen[id(x)] for x in (query, key, value))
            result, weights = F.multi_head_attention_forward(
                query, key, value, self.embed_dim, self.num_heads, self.in_proj_weight, self.in_proj_bias, self.bias_k,
                self.bias_v, self.add_zero_attn, self.dropout, self.out_proj.weight, self.out_proj.bias,
                training=self.training, key_padding_mask=key_padding_mask, need_weights=need_weights,
                attn_mask=attn_mask, use_separate_proj_weight=not self._qkv_same_embed_dim,
                q_proj_weight=self.q_proj_weight, k_proj_weight=self.k_proj_weight, v_proj_weight=self.v_proj_weight,
                average_attn_weights=average_attn_weights, is_causal=is_causal)
            return result.transpose(0, 1) if is_turned else result, weights
    """#
}
