// Recurrent layers and their cells, as Python text.

enum RecurrentSource {
  static let names = ["RNNBase", "RNN", "LSTM", "GRU", "RNNCellBase", "RNNCell", "LSTMCell", "GRUCell"]

  static let text = #"""
    import math


    def _tanh_step(gates, state, w, b):
        h = (linear(state[0], w, b) + gates).tanh()
        return (h,)


    def _relu_step(gates, state, w, b):
        h = (linear(state[0], w, b) + gates).relu()
        return (h,)


    def _lstm_step(gates, state, w, b):
        h, c = state
        i, f, g, o = (linear(h, w, b) + gates).chunk(4, 1)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return (o.sigmoid() * c.tanh(), c)


    def _gru_step(gates, state, w, b):
        h = state[0]
        ri, zi, ni = gates.chunk(3, 1)
        rh, zh, nh = linear(h, w, b).chunk(3, 1)
        r = (rh + ri).sigmoid()
        z = (zh + zi).sigmoid()
        n = (ni + nh * r).tanh()
        return ((h - n) * z + n,)


    def _uniform(module):
        bound = 1.0 / math.sqrt(module.hidden_size) if module.hidden_size > 0 else 0
        for weight in module.parameters():
            init.uniform_(weight, -bound, bound)


    class RNNBase(nn.Module):
        _states = 1

        def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                     bidirectional=False, proj_size=0, device=None, dtype=None):
            super().__init__()
            if not isinstance(dropout, (int, float)) or not 0 <= dropout <= 1 or isinstance(dropout, bool):
                raise ValueError(
                    "dropout should be a number in range [0, 1] representing the probability of an element being zeroed")
            if dropout > 0 and num_layers == 1:
                warn(
                    "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers "
                    f"greater than 1, but got dropout={dropout} and num_layers={num_layers}")
            if not isinstance(hidden_size, int):
                raise TypeError(f"hidden_size should be of type int, got: {type(hidden_size).__name__}")
            if hidden_size <= 0:
                raise ValueError("hidden_size must be greater than zero")
            if num_layers <= 0:
                raise ValueError("num_layers must be greater than zero")
            if proj_size != 0:
                raise NotImplementedError("proj_size of recurrent layers is not supported by this runner")
            self.mode, self.input_size, self.hidden_size, self.num_layers = mode, input_size, hidden_size, num_layers
            self.bias, self.batch_first, self.dropout = bias, batch_first, float(dropout)
            self.bidirectional, self.proj_size = bidirectional, proj_size
            gates = {"LSTM": 4, "GRU": 3}.get(mode, 1) * hidden_size
            directions = 2 if bidirectional else 1
            self._names = []
            for layer in range(num_layers):
                for direction in range(directions):
                    width = input_size if layer == 0 else hidden_size * directions
                    end = f"_l{layer}" + ("_reverse" if direction else "")
                    shapes = {"weight_ih": (gates, width), "weight_hh": (gates, hidden_size)}
                    if bias:
                        shapes.update(bias_ih=(gates,), bias_hh=(gates,))
                    self._names.append([name + end for name in shapes])
                    for name, shape in shapes.items():
                        setattr(self, name + end, Parameter(torch.empty(shape, dtype=dtype)))
            self.reset_parameters()

        def reset_parameters(self):
            _uniform(self)

        def flatten_parameters(self):
            pass

        @property
        def all_weights(self):
            return [[getattr(self, name) for name in names] for names in self._names]

        def _run(self, steps, start, names, backwards):
            # One layer in one direction over a list of inputs, whose batches may shrink.
            weights = [getattr(self, name) for name in names]
            w_ih, w_hh = weights[:2]
            b_ih, b_hh = weights[2:] if self.bias else (None, None)
            step = {"RNN_TANH": _tanh_step, "RNN_RELU": _relu_step, "LSTM": _lstm_step, "GRU": _gru_step}[self.mode]
            sizes = [x.size(0) for x in steps]
            if len(set(sizes)) == 1:
                gates = linear(torch.stack(steps), w_ih, b_ih).unbind(0)
            else:
                gates = [linear(x, w_ih, b_ih) for x in steps]
            outputs, ended = [], []
            order = range(len(steps) - 1, -1, -1) if backwards else range(len(steps))
            state = tuple(s[:sizes[-1]] if backwards else s for s in start) if len(set(sizes)) > 1 else start
            for t in order:
                have, need = state[0].size(0), sizes[t]
                if need < have:
                    ended.append(tuple(s[need:] for s in state))
                    state = tuple(s[:need] for s in state)
                elif need > have:
                    state = tuple(torch.cat([s, s0[have:need]]) for s, s0 in zip(state, start))
                state = step(gates[t], state, w_hh, b_hh)
                outputs.append(state[0])
            if backwards:
                outputs.reverse()
            for part in reversed(ended):
                state = tuple(torch.cat([s, e]) for s, e in zip(state, part))
            return outputs, state

        def forward(self, input, hx=None):
            packed = isinstance(input, torch.nn.utils.rnn.PackedSequence)
            directions = 2 if self.bidirectional else 1
            if packed:
                batch_sizes = input.batch_sizes.tolist()
                batch, x, batched = batch_sizes[0], input.data, True
                dims = 2
            else:
                if input.dim() not in (2, 3):
                    raise ValueError(f"{type(self).__name__}: Expected input to be 2D or 3D, got {input.dim()}D instead")
                batched = input.dim() == 3
                x = input if batched else input.unsqueeze(0 if self.batch_first else 1)
                if x.size(-1) != self.input_size:
                    raise RuntimeError(
                        "input.size(-1) must be equal to input_size. Expected "
                        f"{self.input_size}, got {x.size(-1)}")
                if self.batch_first:
                    x = x.transpose(0, 1)
                batch = x.size(1)
            count = self.num_layers * directions
            wanted = (count, batch, self.hidden_size)
            if hx is None:
                zeros = torch.zeros(wanted, dtype=x.dtype)
                start = (zeros,) * self._states
            else:
                given = hx if self._states == 2 else (hx,)
                if not batched:
                    for state in given:
                        if state.dim() != 2:
                            raise RuntimeError(
                                f"For unbatched 2-D input, hx should also be 2-D but got {state.dim()}-D tensor")
                    given = tuple(state.unsqueeze(1) for state in given)
                elif not packed:
                    for state in given:
                        if state.dim() != 3:
                            raise RuntimeError(
                                f"For batched 3-D input, hx should also be 3-D but got {state.dim()}-D tensor")
                if packed and input.sorted_indices is not None:
                    given = tuple(state.index_select(1, input.sorted_indices) for state in given)
                for state, label in zip(given, ("hidden[0]", "hidden[1]") if self._states == 2 else ("hidden",)):
                    if tuple(state.shape) != wanted:
                        raise RuntimeError(f"Expected {label} size {wanted}, got {list(state.shape)}")
                start = given
            steps = list(x.split(batch_sizes)) if packed else list(x.unbind(0))
            ends = []
            for layer in range(self.num_layers):
                sides = []
                for direction in range(directions):
                    i = layer * directions + direction
                    outputs, state = self._run(
                        steps, tuple(s[i] for s in start), self._names[i], direction == 1)
                    sides.append(outputs)
                    ends.append(state)
                steps = [torch.cat(pair, -1) for pair in zip(*sides)] if directions == 2 else sides[0]
                if self.dropout > 0 and self.training and layer < self.num_layers - 1:
                    if packed:
                        steps = list(F.dropout(torch.cat(steps), self.dropout).split(batch_sizes))
                    else:
                        steps = list(F.dropout(torch.stack(steps), self.dropout).unbind(0))
            final = [torch.stack([state[k] for state in ends]) for k in range(self._states)]
            if packed:
                result = torch.nn.utils.rnn.PackedSequence(
                    torch.cat(steps), input.batch_sizes, input.sorted_indices, input.unsorted_indices)
                if input.unsorted_indices is not None:
                    final = [state.index_select(1, input.unsorted_indices) for state in final]
            else:
                result = torch.stack(steps)
                if self.mode == "LSTM" and directions == 1:
                    result = through_node(result, "MkldnnRnnLayerBackward0")
                elif directions == 2:
                    result = through_node(result, "CatBackward0")
                if self.batch_first:
                    result = (
                        result.transpose(0, 1) if self.mode == "LSTM" else through_node(
                            result.transpose(0, 1), "TransposeBackward1"))
                if not batched:
                    result = result.squeeze(0 if self.batch_first else 1)
                    final = [state.squeeze(1) for state in final]
            return result, (tuple(final) if self._states == 2 else final[0])

        def extra_repr(self):
            text = f"{self.input_size}, {self.hidden_size}"
            if self.num_layers != 1:
                text += f", num_layers={self.num_layers}"
            if self.bias is not True:
                text += f", bias={self.bias}"
            if self.batch_first is not False:
                text += f", batch_first={self.batch_first}"
            if self.dropout != 0:
                text += f", dropout={self.dropout}"
            if self.bidirectional is not False:
                text += f", bidirectional={self.bidirectional}"
            return text


    class RNN(RNNBase):
        """A recurrent layer with tanh or relu."""

        def __init__(self, input_size, hidden_size, num_layers=1, nonlinearity="tanh", bias=True, batch_first=False,
                     dropout=0.0, bidirectional=False, device=None, dtype=None):
            if nonlinearity not in ("tanh", "relu"):
                raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
            self.__dict__["nonlinearity"] = nonlinearity
            super().__init__(
                "RNN_TANH" if nonlinearity == "tanh" else "RNN_RELU", input_size, hidden_size, num_layers, bias,
                batch_first, dropout, bidirectional, 0, device, dtype)


    class LSTM(RNNBase):
        """A recurrent layer with a memory and gates."""

        _states = 2

        def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                     bidirectional=False, proj_size=0, device=None, dtype=None):
            super().__init__(
                "LSTM", input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional, proj_size, device,
                dtype)


    class GRU(RNNBase):
        """A recurrent layer with gates."""

        def __init__(self, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                     bidirectional=False, device=None, dtype=None):
            super().__init__(
                "GRU", input_size, hidden_size, num_layers, bias, batch_first, dropout, bidirectional, 0, device, dtype)


    class RNNCellBase(nn.Module):
        _states = 1

        def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
            super().__init__()
            self.input_size, self.hidden_size, self.bias = input_size, hidden_size, bias
            rows = num_chunks * hidden_size
            self.weight_ih = Parameter(torch.empty((rows, input_size), dtype=dtype))
            self.weight_hh = Parameter(torch.empty((rows, hidden_size), dtype=dtype))
            if bias:
                self.bias_ih = Parameter(torch.empty(rows, dtype=dtype))
                self.bias_hh = Parameter(torch.empty(rows, dtype=dtype))
            else:
                self.register_parameter("bias_ih", None)
                self.register_parameter("bias_hh", None)
            self.reset_parameters()

        def reset_parameters(self):
            _uniform(self)

        def forward(self, input, hx=None):
            name = type(self).__name__
            if input.dim() not in (1, 2):
                raise ValueError(f"{name}: Expected input to be 1D or 2D, got {input.dim()}D instead")
            if input.size(-1) != self.input_size:
                raise RuntimeError(
                    f"input has inconsistent input_size: got {input.size(-1)} expected {self.input_size}")
            batched = input.dim() == 2
            x = input if batched else input.unsqueeze(0)
            if hx is None:
                state = (torch.zeros(x.size(0), self.hidden_size, dtype=x.dtype),) * self._states
            else:
                state = tuple(hx) if self._states == 2 else (hx,)
                if not batched:
                    state = tuple(s.unsqueeze(0) for s in state)
                for s in state:
                    if s.size(0) != x.size(0):
                        raise RuntimeError(
                            f"Input batch size {x.size(0)} doesn't match hidden0 batch size {s.size(0)}")
                    if s.size(1) != self.hidden_size:
                        raise RuntimeError(
                            f"hidden0 has inconsistent hidden_size: got {s.size(1)}, expected {self.hidden_size}")
            result = self._step(linear(x, self.weight_ih, self.bias_ih), state, self.weight_hh, self.bias_hh)
            if not batched:
                result = tuple(s.squeeze(0) for s in result)
            return result if self._states == 2 else result[0]

        def extra_repr(self):
            text = f"{self.input_size}, {self.hidden_size}"
            if self.bias is not True:
                text += f", bias={self.bias}"
            if getattr(self, "nonlinearity", "tanh") != "tanh":
                text += f", nonlinearity={self.nonlinearity}"
            return text


    class RNNCell(RNNCellBase):
        """One step of an RNN."""

        def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, 1, device, dtype)
            self.nonlinearity = nonlinearity

        def _step(self, gates, state, w, b):
            if self.nonlinearity not in ("tanh", "relu"):
                raise RuntimeError(f"Unknown nonlinearity: {self.nonlinearity}")
            return (_tanh_step if self.nonlinearity == "tanh" else _relu_step)(gates, state, w, b)


    class LSTMCell(RNNCellBase):
        """One step of an LSTM."""

        _states = 2

        def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, 4, device, dtype)

        def _step(self, gates, state, w, b):
            return _lstm_step(gates, state, w, b)


    class GRUCell(RNNCellBase):
        """One step of a GRU."""

        def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, 3, device, dtype)

        def _step(self, gates, state, w, b):
            return _gru_step(gates, state, w, b)
    """#
}

/// torch.nn.utils.rnn: sequences of different lengths.
enum SequenceSource {
  static let text = #"""
    from collections import namedtuple


    class PackedSequence(namedtuple(
            "PackedSequence_", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"],
            defaults=(None, None, None))):
        """Sequences of different lengths, step by step."""

        __slots__ = ()


    PackedSequence.__name__ = PackedSequence.__qualname__ = "PackedSequence"


    def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
        if padding_side != "right":
            raise NotImplementedError("padding_side of pad_sequence is not supported by this runner")
        sequences = list(sequences)
        if not sequences:
            raise RuntimeError("received an empty list of sequences")
        longest = max(s.size(0) for s in sequences)
        rows = []
        for s in sequences:
            rows.append(torch.constant_pad_nd(s, [0, 0] * (s.dim() - 1) + [0, longest - s.size(0)], padding_value))
        return torch.stack(rows, 0 if batch_first else 1)


    def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
        lengths = [int(n) for n in (lengths.tolist() if isinstance(lengths, Tensor) else lengths)]
        order = undo = None
        x = input if batch_first else input.transpose(0, 1)
        if any(n <= 0 for n in lengths):
            raise RuntimeError(
                "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
        if len(lengths) != x.size(0):
            raise RuntimeError(
                f"Expected `len(lengths)` to be equal to batch_size, but got {len(lengths)} (batch_size={x.size(0)})")
        if enforce_sorted:
            if any(a < b for a, b in zip(lengths, lengths[1:])):
                raise RuntimeError(
                    "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass "
                    "`enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to sidestep this requirement if you "
                    "do not need ONNX exportability.")
        else:
            ranked = sorted(range(len(lengths)), key=lambda i: -lengths[i])
            order = torch.tensor(ranked)
            undo = torch.tensor(sorted(range(len(ranked)), key=lambda k: ranked[k]))
            x = x.index_select(0, order)
            lengths = [lengths[i] for i in ranked]
        sizes, parts = [], []
        for t in range(lengths[0]):
            count = sum(1 for n in lengths if n > t)
            sizes.append(count)
            parts.append(x[:count, t])
        return PackedSequence(torch.cat(parts), torch.tensor(sizes), order, undo)


    def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
        sizes = sequence.batch_sizes.tolist()
        batch = sizes[0]
        steps = []
        for part in sequence.data.split(sizes):
            missing = batch - part.size(0)
            steps.append(torch.constant_pad_nd(part, [0, 0] * (part.dim() - 1) + [0, missing], padding_value))
        lengths = torch.tensor([sum(1 for size in sizes if size > i) for i in range(batch)])
        result = torch.stack(steps)
        if total_length is not None:
            if total_length < len(sizes):
                raise ValueError(
                    "Expected total_length to be at least the length of the longest sequence in input, but got "
                    f"total_length={total_length} and max sequence length being {len(sizes)}")
            result = torch.constant_pad_nd(
                result, [0, 0] * (result.dim() - 1) + [0, total_length - len(sizes)], padding_value)
        if sequence.unsorted_indices is not None:
            result = result.index_select(1, sequence.unsorted_indices)
            lengths = lengths[sequence.unsorted_indices]
        return (result.transpose(0, 1) if batch_first else result), lengths


    def pack_sequence(sequences, enforce_sorted=True):
        lengths = [s.size(0) for s in sequences]
        return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


    def unpad_sequence(padded_sequences, lengths, batch_first=False):
        if not batch_first:
            padded_sequences = padded_sequences.transpose(0, 1)
        return [row[:int(n)] for row, n in zip(padded_sequences, lengths)]
    """#
}
