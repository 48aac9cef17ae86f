// torch.nn.functional: attention, as Python text.

enum AttentionFunctions {
  static let names = [
    "scaled_dot_product_attention",
  ]

  static let text = #"""
    import math


    def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None,
                                     enable_gqa=False):
        if is_causal and attn_mask is not None:
            raise RuntimeError("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
        if enable_gqa:
            if query.size(-3) % key.size(-3) != 0:
                raise RuntimeError(
                    "Number of heads in key and value must divide the number of heads in query")
            key = key.repeat_interleave(query.size(-3) // key.size(-3), -3)
            value = value.repeat_interleave(query.size(-3) // value.size(-3), -3)
        if scale is None:
            scale = 1 / math.sqrt(query.size(-1))
        # The factor is split so that neither side grows large.
        root = math.sqrt(scale)
        scores = (query * root) @ (key.transpose(-2, -1) * root)
        if is_causal:
            attn_mask = torch.ones(query.size(-2), key.size(-2)).tril() != 0
        if attn_mask is not None:
            if attn_mask.dtype == torch.bool:
                scores = scores.masked_fill(attn_mask == False, float("-inf"))
            else:
                scores = scores + attn_mask
        weights = scores.softmax(-1)
        if dropout_p > 0:
            weights = torch.nn.functional.dropout(weights, dropout_p)
        result = weights @ value
        if query.dim() == 4 and dropout_p == 0 and not (attn_mask is not None and attn_mask.requires_grad):
            return through_node(result, "ScaledDotProductFlashAttentionForCpuBackward0")
        return result
    """#
}
