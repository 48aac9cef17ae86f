// The layers of transformers, as Python text.

enum TransformerSource {
  static let names = [
    "TransformerEncoderLayer", "TransformerEncoder", "TransformerDecoderLayer", "TransformerDecoder", "Transformer",
  ]

  static let text = #"""
    import copy


    def _activation(activation):
        if not isinstance(activation, str):
            return activation
        if activation not in ("relu", "gelu"):
            raise RuntimeError(f"activation should be relu/gelu, not {activation}")
        return F.relu if activation == "relu" else F.gelu


    class TransformerEncoderLayer(nn.Module):
        """Self-attention and two linear layers, each with a way around."""

        def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-5,
                     batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            self.self_attn = nn.MultiheadAttention(
                d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first, device=device, dtype=dtype)
            self.linear1 = nn.Linear(d_model, dim_feedforward, bias=bias, device=device, dtype=dtype)
            self.dropout = nn.Dropout(dropout)
            self.linear2 = nn.Linear(dim_feedforward, d_model, bias=bias, device=device, dtype=dtype)
            self.norm_first = norm_first
            self.norm1 = nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias, device=device, dtype=dtype)
            self.norm2 = nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias, device=device, dtype=dtype)
            self.dropout1 = nn.Dropout(dropout)
            self.dropout2 = nn.Dropout(dropout)
            self.activation = _activation(activation)

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
            self.enable_nested_tensor = enable_nested_tensor
            self.use_nested_tensor = enable_nested_tensor
            self.mask_check = mask_check
            reason = self._why_not_nested(encoder_layer)
            if enable_nested_tensor and reason:
                warn(f"enable_nested_tensor is True, but self.use_nested_tensor is False because {reason}")
                self.use_nested_tensor = False

        def _why_not_nested(self, layer):
            if not isinstance(layer, TransformerEncoderLayer):
                return "encoder_layer was not TransformerEncoderLayer"
            if layer.norm_first:
                return "encoder_layer.norm_first was True"
            if not layer.self_attn.batch_first:
                return (
                    "encoder_layer.self_attn.batch_first was not True(use batch_first for better inference performance)")
            if layer.self_attn.in_proj_bias is None:
                return "encoder_layer.self_attn was passed bias=False"
            if layer.activation not in (F.relu, F.gelu):
                return "encoder_layer.activation_relu_or_gelu was not True"
            if layer.norm1.eps != layer.norm2.eps:
                return "encoder_layer.norm1.eps was not equal to encoder_layer.norm2.eps"
            if layer.self_attn.num_heads % 2 == 1:
                return "encoder_layer.self_attn.num_heads is odd"
            return ""

        def forward(self, src, mask=None, src_key_padding_mask=None, is_causal=None):
            x = src
            self.layers[0]
            if is_causal is None:
                is_causal = mask is not None and torch.equal(
                    mask.to(torch.float32), Transformer.generate_square_subsequent_mask(mask.size(-1)))
            for layer in self.layers:
                x = layer(x, src_mask=mask, src_key_padding_mask=src_key_padding_mask, is_causal=bool(is_causal))
            if self._is_fast(mask, src_key_padding_mask):
                # Padded places are left out of the computation and come back as zeros.
                x = x.masked_fill(src_key_padding_mask.to(torch.bool).unsqueeze(-1), 0.0)
            return x if self.norm is None else self.norm(x)

        def _is_fast(self, mask, padding):
            if padding is None or mask is not None or self.training or not self.use_nested_tensor:
                return False
            return not (torch.is_grad_enabled() and any(p.requires_grad for p in self.parameters()))


    class TransformerDecoderLayer(nn.Module):
        """Self-attention, attention to a memory and two linear layers, each with a way around."""

        def __init__(self, d_model, nhead, dim_feedforward=2048, dropout=0.1, activation=F.relu, layer_norm_eps=1e-5,
                     batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            self.self_attn = nn.MultiheadAttention(
                d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first, device=device, dtype=dtype)
            self.multihead_attn = nn.MultiheadAttention(
                d_model, nhead, dropout=dropout, bias=bias, batch_first=batch_first, device=device, dtype=dtype)
            self.linear1 = nn.Linear(d_model, dim_feedforward, bias=bias, device=device, dtype=dtype)
            self.dropout = nn.Dropout(dropout)
            self.linear2 = nn.Linear(dim_feedforward, d_model, bias=bias, device=device, dtype=dtype)
            self.norm_first = norm_first
            self.norm1 = nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias, device=device, dtype=dtype)
            self.norm2 = nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias, device=device, dtype=dtype)
            self.norm3 = nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias, device=device, dtype=dtype)
            self.dropout1 = nn.Dropout(dropout)
            self.dropout2 = nn.Dropout(dropout)
            self.dropout3 = nn.Dropout(dropout)
            self.activation = _activation(activation)

        def _attend(self, x, mask, padding, is_causal):
            return self.dropout1(self.self_attn(
                x, x, x, attn_mask=mask, key_padding_mask=padding, is_causal=is_causal, need_weights=False)[0])

        def _remember(self, x, memory, mask, padding, is_causal):
            return self.dropout2(self.multihead_attn(
                x, memory, memory, attn_mask=mask, key_padding_mask=padding, is_causal=is_causal, need_weights=False)[0])

        def _feed(self, x):
            return self.dropout3(self.linear2(self.dropout(self.activation(self.linear1(x)))))

        def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
                    memory_key_padding_mask=None, tgt_is_causal=False, memory_is_causal=False):
            x = tgt
            own = tgt_mask, tgt_key_padding_mask, tgt_is_causal
            other = memory, memory_mask, memory_key_padding_mask, memory_is_causal
            if self.norm_first:
                x = x + self._attend(self.norm1(x), *own)
                x = x + self._remember(self.norm2(x), *other)
                return x + self._feed(self.norm3(x))
            x = self.norm1(x + self._attend(x, *own))
            x = self.norm2(x + self._remember(x, *other))
            return self.norm3(x + self._feed(x))


    class TransformerDecoder(nn.Module):
        """A stack of copies of a decoder layer."""

        def __init__(self, decoder_layer, num_layers, norm=None):
            super().__init__()
            self.layers = nn.ModuleList([copy.deepcopy(decoder_layer) for _ in range(num_layers)])
            self.num_layers = num_layers
            self.norm = norm

        def forward(self, tgt, memory, tgt_mask=None, memory_mask=None, tgt_key_padding_mask=None,
                    memory_key_padding_mask=None, tgt_is_causal=None, memory_is_causal=False):
            x = tgt
            for layer in self.layers:
                x = layer(
                    x, memory, tgt_mask=tgt_mask, memory_mask=memory_mask, tgt_key_padding_mask=tgt_key_padding_mask,
                    memory_key_padding_mask=memory_key_padding_mask, tgt_is_causal=bool(tgt_is_causal),
                    memory_is_causal=memory_is_causal)
            return x if self.norm is None else self.norm(x)


    class Transformer(nn.Module):
        """An encoder and a decoder of attention layers."""

        def __init__(self, d_model=512, nhead=8, num_encoder_layers=6, num_decoder_layers=6, dim_feedforward=2048,
                     dropout=0.1, activation=F.relu, custom_encoder=None, custom_decoder=None, layer_norm_eps=1e-5,
                     batch_first=False, norm_first=False, bias=True, device=None, dtype=None):
            super().__init__()
            shared = dim_feedforward, dropout, activation, layer_norm_eps, batch_first, norm_first, bias, device, dtype
            if custom_encoder is not None:
                self.encoder = custom_encoder
            else:
                layer = TransformerEncoderLayer(d_model, nhead, *shared)
                norm = nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias, device=device, dtype=dtype)
                self.encoder = TransformerEncoder(layer, num_encoder_layers, norm)
            if custom_decoder is not None:
                self.decoder = custom_decoder
            else:
                layer = TransformerDecoderLayer(d_model, nhead, *shared)
                norm = nn.LayerNorm(d_model, eps=layer_norm_eps, bias=bias, device=device, dtype=dtype)
                self.decoder = TransformerDecoder(layer, num_decoder_layers, norm)
            self._reset_parameters()
            self.d_model, self.nhead, self.batch_first = d_model, nhead, batch_first

        def _reset_parameters(self):
            for param in self.parameters():
                if param.dim() > 1:
                    init.xavier_uniform_(param)

        def forward(self, src, tgt, src_mask=None, tgt_mask=None, memory_mask=None, src_key_padding_mask=None,
                    tgt_key_padding_mask=None, memory_key_padding_mask=None, src_is_causal=None, tgt_is_causal=None,
                    memory_is_causal=False):
            side = 0 if self.batch_first else 1
            if src.dim() == 3 and src.size(side) != tgt.size(side):
                raise RuntimeError("the batch number of src and tgt must be equal")
            if src.size(-1) != self.d_model or tgt.size(-1) != self.d_model:
                raise RuntimeError("the feature number of src and tgt must be equal to d_model")
            memory = self.encoder(
                src, mask=src_mask, src_key_padding_mask=src_key_padding_mask, is_causal=src_is_causal)
            return self.decoder(
                tgt, memory, tgt_mask=tgt_mask, memory_mask=memory_mask, tgt_key_padding_mask=tgt_key_padding_mask,
                memory_key_padding_mask=memory_key_padding_mask, tgt_is_causal=tgt_is_causal,
                memory_is_causal=memory_is_causal)

        @staticmethod
        def generate_square_subsequent_mask(sz, device=None, dtype=None):
            return torch.triu(torch.full((sz, sz), float("-inf"), device=device, dtype=dtype), diagonal=1)
    """#
}
