// torch.nn.functional: attention, as Python text.

enum AttentionFunctions {
  static let names = ["scaled_dot_product_attention", "multi_head_attention_forward"]

  static let text = #"""
    import math


    @parsed("scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False)")
    def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None,
                                     enable_gqa=False):
        if query.dim() < 2 or key.dim() < 2 or value.dim() < 2:
            raise RuntimeError(
                "Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: "
                f"{query.dim()} key.dim: {key.dim()} and value.dim: {value.dim()} instead.")
        if enable_gqa:
            if query.size(-3) % key.size(-3) != 0:
                raise RuntimeError(
                    "Number of heads in key and value must divide the number of heads in query")
            key = key.repeat_interleave(query.size(-3) // key.size(-3), -3)
            value = value.repeat_interleave(query.size(-3) // value.size(-3), -3)
        if scale is None:
            scale = 1 / math.sqrt(query.size(-1))
        if attn_mask is not None and attn_mask.dtype == torch.bool:
            attn_mask = torch.zeros(attn_mask.shape, dtype=query.dtype).masked_fill(~attn_mask, float("-inf"))
        if dropout_p == 0:
            result = flash_attention(query, key, value, attn_mask, bool(is_causal), float(scale))
            if result is not None:
                return result
        if is_causal and attn_mask is not None:
            raise RuntimeError("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True")
        # The factor is split so that neither side grows large.
        root = math.sqrt(scale)
        scores = (query * root) @ (key.transpose(-2, -1) * root)
        if is_causal:
            attn_mask = torch.zeros(scores.shape[-2:], dtype=query.dtype).masked_fill(
                torch.ones(scores.shape[-2:]).tril() == 0, float("-inf"))
        if attn_mask is not None:
            scores = scores + attn_mask
        weights = raw._safe_softmax(scores)
        if dropout_p > 1:
            raise RuntimeError(f"dropout probability has to be between 0 and 1, but got {dropout_p:g}")
        if dropout_p > 0:
            weights = torch.nn.functional.dropout(weights, dropout_p)
        return weights @ value


    def _check_ranks(query, key, value, key_padding_mask, attn_mask, num_heads):
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
        if n == 2 and attn_mask is not None and attn_mask.dim() == 3:
            wanted = (num_heads, query.shape[0], key.shape[0])
            if attn_mask.shape != wanted:
                raise AssertionError(f"Expected `attn_mask` shape to be {wanted} but got {attn_mask.shape}")


    def _as_float(mask, name, like):
        if mask is None:
            return None
        if mask.dtype != torch.bool and not mask.is_floating_point():
            raise AssertionError(f"only bool and floating types of {name} are supported")
        if mask.dtype != torch.bool:
            return mask
        return torch.zeros(mask.shape, dtype=like.dtype).masked_fill(mask, float("-inf"))


    def _projections(query, key, value, weights, bias):
        biases = (None,) * 3 if bias is None else bias.chunk(3)
        return (torch.nn.functional.linear(x, w, b) for x, w, b in zip((query, key, value), weights, biases))


    def _joint_projections(query, key, value, weight, bias):
        # One product for all that is made of the same tensor: a product's shape decides how it adds up.
        width = query.size(-1)

        def parts(x, weight, bias, count):
            joint = torch.nn.functional.linear(x, weight, bias).unflatten(-1, (count, width))
            return joint.unsqueeze(0).transpose(0, -2).squeeze(-2).contiguous()

        if key is not value:
            return _projections(query, key, value, weight.chunk(3), bias)
        if query is key:
            return parts(query, weight, bias, 3)
        first, rest = weight.split([width, 2 * width])
        first_bias, rest_bias = (None, None) if bias is None else bias.split([width, 2 * width])
        return torch.nn.functional.linear(query, first, first_bias), *parts(key, rest, rest_bias, 2)


    def multi_head_attention_forward(
            query, key, value, embed_dim_to_check, num_heads, in_proj_weight, in_proj_bias, bias_k, bias_v,
            add_zero_attn, dropout_p, out_proj_weight, out_proj_bias, training=True, key_padding_mask=None,
            need_weights=True, attn_mask=None, use_separate_proj_weight=False, q_proj_weight=None,
            k_proj_weight=None, v_proj_weight=None, static_k=None, static_v=None, average_attn_weights=True,
            is_causal=False):
        _check_ranks(query, key, value, key_padding_mask, attn_mask, num_heads)
        is_batched = query.dim() == 3
        if not is_batched:
            # The same tensor stays the same.
            seen = {id(x): x.unsqueeze(1) for x in (query, key, value)}
            query, key, value = (seen[id(x)] for x in (query, key, value))
            if key_padding_mask is not None:
                key_padding_mask = key_padding_mask.unsqueeze(0)
        length, batch, width = query.shape
        source = key.size(0)
        if attn_mask is not None and key_padding_mask is not None and attn_mask.dtype != key_padding_mask.dtype:
            warn(
                "Support for mismatched key_padding_mask and attn_mask is deprecated. Use same type for both instead.", 1)
        padding = _as_float(key_padding_mask, "key_padding_mask", query)
        if is_causal and attn_mask is None:
            raise RuntimeError(
                "Need attn_mask if specifying the is_causal hint. You may use the Transformer module method "
                "`generate_square_subsequent_mask` to create this mask.")
        if is_causal and padding is None and not need_weights:
            mask = None
        else:
            mask = _as_float(attn_mask, "attn_mask", query)
            is_causal = is_causal and padding is None
        if width != embed_dim_to_check:
            raise AssertionError(f"was expecting embedding dimension of {embed_dim_to_check}, but got {width}")
        size = width // num_heads
        if size * num_heads != width:
            raise AssertionError(f"embed_dim {width} not divisible by num_heads {num_heads}")
        if use_separate_proj_weight:
            if key.shape[:2] != value.shape[:2]:
                raise AssertionError(
                    f"key's sequence and batch dims {key.shape[:2]} do not match value's {value.shape[:2]}")
            weights = (q_proj_weight, k_proj_weight, v_proj_weight)
            for name, weight in zip("qkv", weights):
                if weight is None:
                    raise AssertionError(f"use_separate_proj_weight is True but {name}_proj_weight is None")
            q, k, v = _projections(query, key, value, weights, in_proj_bias)
        else:
            if key.shape != value.shape:
                raise AssertionError(f"key shape {key.shape} does not match value shape {value.shape}")
            if in_proj_weight is None:
                raise AssertionError("use_separate_proj_weight is False but in_proj_weight is None")
            q, k, v = _joint_projections(query, key, value, in_proj_weight, in_proj_bias)
        if mask is not None:
            wanted = (length, source) if mask.dim() == 2 else (batch * num_heads, length, source)
            if tuple(mask.shape) != wanted:
                raise RuntimeError(
                    f"The shape of the {mask.dim()}D attn_mask is {mask.shape}, but should be {wanted}.")
        if bias_k is not None and bias_v is not None:
            for name, static in (("key", static_k), ("value", static_v)):
                if static is not None:
                    raise AssertionError(f"bias cannot be added to static {name}.")
            k = torch.cat([k, bias_k.repeat(1, batch, 1)])
            v = torch.cat([v, bias_v.repeat(1, batch, 1)])
        elif bias_k is not None:
            raise AssertionError("bias_k is set but bias_v is None")
        elif bias_v is not None:
            raise AssertionError("bias_v is set but bias_k is None")

        def split(y, static=None, name=None):
            if static is None:
                return y.reshape(y.size(0), batch * num_heads, size).transpose(0, 1)
            for d, wanted in ((0, batch * num_heads), (2, size)):
                if static.size(d) != wanted:
                    raise AssertionError(f"expecting {name}.size({d}) of {wanted}, but got {static.size(d)}")
            return static

        q, k, v = split(q), split(k, static_k, "static_k"), split(v, static_v, "static_v")
        if add_zero_attn:
            zeros = torch.zeros((batch * num_heads, 1, size), dtype=k.dtype)
            k, v = torch.cat([k, zeros], 1), torch.cat([v, zeros], 1)
        added = (bias_k is not None) + bool(add_zero_attn)
        source = k.size(1)
        if mask is not None:
            mask = torch.constant_pad_nd(mask, [0, added]) if added else mask
            mask = mask.unsqueeze(0) if mask.dim() == 2 else mask
        if padding is not None:
            padding = torch.constant_pad_nd(padding, [0, added]) if added else padding
            for d, wanted in enumerate((batch, source)):
                if padding.shape[d] != wanted:
                    raise AssertionError(
                        f"Expected key_padded_mask.shape[{d}] to be {wanted}, but got {padding.shape[d]}")
            padding = padding.view(batch, 1, 1, source).expand(-1, num_heads, -1, -1)
            padding = padding.reshape(batch * num_heads, 1, source)
            mask = padding if mask is None else mask + padding
        rate = dropout_p if training else 0.0
        if need_weights:
            q, k = q * math.sqrt(1.0 / size), k.transpose(-2, -1)
            attention = (torch.bmm(q, k) if mask is None else torch.baddbmm(mask, q, k)).softmax(-1)
            if rate > 0:
                attention = torch.nn.functional.dropout(attention, rate)
            mixed = torch.bmm(attention, v).transpose(0, 1)
        else:
            if mask is not None:
                mask = mask.unsqueeze(0) if mask.size(0) == 1 else mask.view(batch, num_heads, -1, source)
            q, k, v = (x.view(batch, num_heads, x.size(1), size) for x in (q, k, v))
            mixed = scaled_dot_product_attention(q, k, v, mask, rate, is_causal).permute(2, 0, 1, 3)
        mixed = mixed.reshape(length * batch, width)
        result = torch.nn.functional.linear(mixed, out_proj_weight, out_proj_bias).view(length, batch, -1)
        shown = None
        if need_weights:
            shown = attention.view(batch, num_heads, length, source)
            shown = shown.mean(1) if average_attn_weights else shown
        if is_batched:
            return result, shown
        return result.squeeze(1), None if shown is None else shown.squeeze(0)
    """#
}
