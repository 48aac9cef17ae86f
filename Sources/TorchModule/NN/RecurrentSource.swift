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
        i, f, g, o = gates_of(linear(h, w, b) + gates, 4)
        c = f.sigmoid() * c + i.sigmoid() * g.tanh()
        return (o.sigmoid() * c.tanh(), c)


    def _gru_step(gates, state, w, b):
        h = state[0]
        ri, zi, ni = gates_of(gates, 3)
        rh, zh, nh = gates_of(linear(h, w, b), 3)
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
            self.dropout = float(dropout)
            if not isinstance(dropout, (int, float)) or not 0 <= dropout <= 1 or isinstance(dropout, bool):
                raise ValueError(
                    "dropout should be a number in range [0, 1] representing the probability of an element being zeroed")
            if dropout > 0 and num_layers == 1:
                warn(
                    "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers "
                    f"greater than 1, but got dropout={dropout} and num_layers={num_layers}")
            if not isinstance(input_size, int):
                raise TypeError(f"input_size should be of type int, got: {type(input_size).__name__}")
            if input_size <= 0:
                raise ValueError("input_size must be greater than zero")
            if not isinstance(hidden_size, int):
                raise TypeError(f"hidden_size should be of type int, got: {type(hidden_size).__name__}")
            if hidden_size <= 0:
                raise ValueError("hidden_size must be greater than zero")
            if num_layers <= 0:
                raise ValueError("num_layers must be greater than zero")
            if proj_size < 0:
                raise ValueError("proj_size should be a positive integer or zero to disable projections")
            if proj_size >= hidden_size:
                raise ValueError("proj_size has to be smaller than hidden_size")
            self.mode, self.input_size, self.hidden_size, self.num_layers = mode, input_size, hidden_size, num_layers
            self.bias, self.batch_first = bias, batch_first
            self.bidirectional, self.proj_size = bidirectional, proj_size
            gates = {"LSTM": 4, "GRU": 3}.get(mode, 1) * hidden_size
            shown = proj_size if proj_size > 0 else hidden_size
            directions = 2 if bidirectional else 1
            self._all_weights = []
            for layer in range(num_layers):
                for direction in range(directions):
                    width = input_size if layer == 0 else shown * directions
                    end = f"_l{layer}" + ("_reverse" if direction else "")
                    shapes = {"weight_ih": (gates, width), "weight_hh": (gates, shown)}
                    if bias:
                        shapes.update(bias_ih=(gates,), bias_hh=(gates,))
                    if proj_size > 0:
                        shapes["weight_hr"] = (proj_size, hidden_size)
                    self._all_weights.append([name + end for name in shapes])
                    for name, shape in shapes.items():
                        setattr(self, name + end, Parameter(torch.empty(shape, device=device, dtype=dtype)))
            self.reset_parameters()

        def reset_parameters(self):
            _uniform(self)

        def flatten_parameters(self):
            pass

        @property
        def _flat_weights_names(self):
            return [name for names in self._all_weights for name in names]

        @property
        def _flat_weights(self):
            return [getattr(self, name) for name in self._flat_weights_names]

        @property
        def all_weights(self):
            return [[getattr(self, name) for name in names] for names in self._all_weights]

        def _run(self, steps, start, names, backwards):
            # One layer in one direction over a list of inputs, whose batches may shrink.
            weights = [getattr(self, name) for name in names]
            w_ih, w_hh = weights[:2]
            b_ih, b_hh = weights[2:4] if self.bias else (None, None)
            w_hr = weights[-1] if self.proj_size > 0 else None
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
                if w_hr is not None:
                    state = (linear(state[0], w_hr), state[1])
                outputs.append(state[0])
            if backwards:
                outputs.reverse()
            for part in reversed(ended):
                state = tuple(torch.cat([s, e]) for s, e in zip(state, part))
            return outputs, state

        def _check_input(self, x):
            dtype = self._flat_weights[0].dtype
            if x.dtype != dtype:
                raise ValueError(
                    f"RNN input dtype ({x.dtype}) does not match weight dtype ({dtype}). Convert input: input.to({dtype}), "
                    f"or convert model: model.to({x.dtype})")
            if x.size(-1) != self.input_size:
                raise RuntimeError(
                    f"input.size(-1) must be equal to input_size. Expected {self.input_size}, got {x.size(-1)}")

        def _check_states(self, states, rank):
            ranks = [state.dim() for state in states]
            if any(n != rank for n in ranks):
                kind = "batched" if rank == 3 else "unbatched"
                if self._states == 1:
                    raise RuntimeError(
                        f"For {kind} {rank}-D input, hx should also be {rank}-D but got {ranks[0]}-D tensor")
                raise RuntimeError(
                    f"For {kind} {rank}-D input, hx and cx should also be {rank}-D but got ({ranks[0]}-D, {ranks[1]}-D) "
                    "tensors")

        def forward(self, input, hx=None):
            packed = isinstance(input, torch.nn.utils.rnn.PackedSequence)
            directions = 2 if self.bidirectional else 1
            if packed:
                batch_sizes = input.batch_sizes.tolist()
                batch, x, batched = batch_sizes[0], input.data, True
                dims = 2
            else:
                if input.dim() not in (2, 3):
                    raise ValueError(
                        f"{type(self).__name__}: Expected input to be 2D or 3D, got "
                        f"{input.dim()}D{' tensor' if type(self) is torch.nn.RNN else ''} instead")
                batched = input.dim() == 3
                x = input if batched else input.unsqueeze(0 if self.batch_first else 1)
                self._check_input(x)
                if self.batch_first:
                    x = x.transpose(0, 1)
                batch = x.size(1)
            count = self.num_layers * directions
            wanted = (count, batch, self.hidden_size)
            wanted = [wanted] * self._states
            if self.proj_size > 0:
                wanted[0] = (count, batch, self.proj_size)
            if packed:
                self._check_input(x)
            if hx is None:
                start = tuple(torch.zeros(size, dtype=x.dtype) for size in wanted)
            else:
                given = (hx[0], hx[1]) if self._states == 2 else (hx,)
                if not packed:
                    self._check_states(given, 3 if batched else 2)
                if not batched:
                    given = tuple(state.unsqueeze(1) for state in given)
                if packed and input.sorted_indices is not None:
                    given = tuple(state.index_select(1, input.sorted_indices) for state in given)
                labels = ("hidden[0]", "hidden[1]") if self._states == 2 else ("hidden",)
                for state, label, size in zip(given, labels, wanted):
                    if tuple(state.shape) != size:
                        raise RuntimeError(f"Expected {label} size {size}, got {list(state.shape)}")
                start = given
            steps = list(x.split(batch_sizes)) if packed else list(x.unbind(0))
            ends = []
            for layer in range(self.num_layers):
                sides = []
                for direction in range(directions):
                    i = layer * directions + direction
                    outputs, state = self._run(
                        steps, tuple(s[i] for s in start), self._all_weights[i], direction == 1)
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
                if self.proj_size > 0:
                    warn("LSTM with projections is not supported with oneDNN. Using default implementation.", 1)
                if self.mode == "LSTM" and directions == 1 and self.proj_size == 0:
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
            if self.proj_size != 0:
                text += f", proj_size={self.proj_size}"
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


    @own_forward
    class RNN(RNNBase):
        """A recurrent layer with tanh or relu."""

        def __init__(self, *args, **kwargs):
            if "proj_size" in kwargs:
                raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
            if len(args) > 3:
                nonlinearity, args = args[3], args[:3] + args[4:]
            else:
                nonlinearity = kwargs.pop("nonlinearity", "tanh")
            if nonlinearity not in ("tanh", "relu"):
                raise ValueError(f"Unknown nonlinearity '{nonlinearity}'. Select from 'tanh' or 'relu'.")
            self.__dict__["nonlinearity"] = nonlinearity
            super().__init__("RNN_TANH" if nonlinearity == "tanh" else "RNN_RELU", *args, **kwargs)


    @own_forward
    class LSTM(RNNBase):
        """A recurrent layer with a memory and gates."""

        _states = 2

        def __init__(self, *args, **kwargs):
            super().__init__("LSTM", *args, **kwargs)


    @own_forward
    class GRU(RNNBase):
        """A recurrent layer with gates."""

        def __init__(self, *args, **kwargs):
            if "proj_size" in kwargs:
                raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
            super().__init__("GRU", *args, **kwargs)


    class RNNCellBase(nn.Module):
        _states = 1

        def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
            super().__init__()
            self.input_size, self.hidden_size, self.bias = input_size, hidden_size, bias
            rows = num_chunks * hidden_size
            self.weight_ih = Parameter(torch.empty((rows, input_size), device=device, dtype=dtype))
            self.weight_hh = Parameter(torch.empty((rows, hidden_size), device=device, dtype=dtype))
            if bias:
                self.bias_ih = Parameter(torch.empty(rows, device=device, dtype=dtype))
                self.bias_hh = Parameter(torch.empty(rows, device=device, dtype=dtype))
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
                if self._states == 2 and isinstance(hx, Tensor):
                    raise TypeError("lstm_cell(): argument 'hx' (position 2) must be tuple of Tensors, not Tensor")
                state = tuple(hx) if self._states == 2 else (hx,)
                if not batched:
                    state = tuple(s.unsqueeze(0) for s in state)
                for i, s in enumerate(state):
                    if s.size(0) != x.size(0):
                        raise RuntimeError(
                            f"Input batch size {x.size(0)} doesn't match hidden{i} batch size {s.size(0)}")
                    if s.size(1) != self.hidden_size:
                        raise RuntimeError(
                            f"hidden{i} has inconsistent hidden_size: got {s.size(1)}, expected {self.hidden_size}")
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


    @own_forward
    class RNNCell(RNNCellBase):
        """One step of an RNN."""

        def __init__(self, input_size, hidden_size, bias=True, nonlinearity="tanh", device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, 1, device, dtype)
            self.nonlinearity = nonlinearity

        def _step(self, gates, state, w, b):
            if self.nonlinearity not in ("tanh", "relu"):
                raise RuntimeError(f"Unknown nonlinearity: {self.nonlinearity}")
            return (_tanh_step if self.nonlinearity == "tanh" else _relu_step)(gates, state, w, b)


    @own_forward
    class LSTMCell(RNNCellBase):
        """One step of an LSTM."""

        _states = 2

        def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, 4, device, dtype)

        def _step(self, gates, state, w, b):
            return _lstm_step(gates, state, w, b)


    @own_forward
    class GRUCell(RNNCellBase):
        """One step of a GRU."""

        def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
            super().__init__(input_size, hidden_size, bias, 3, device, dtype)

        def _step(self, gates, state, w, b):
            return _gru_step(gates, state, w, b)
    """#
}
