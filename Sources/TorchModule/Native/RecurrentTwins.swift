// Recurrent layers and their steps as functions of torch itself, given their weights.

enum RecurrentTwins {
  static let names = [
    "gru_cell", "lstm_cell", "rnn_tanh_cell", "rnn_relu_cell", "gru", "lstm", "rnn_tanh", "rnn_relu",
  ]

  static let text = #"""
    def _step(kind, input, hx, w_ih, w_hh, b_ih, b_hh, nonlinearity="tanh"):
        cell = kind.__new__(kind)
        nn.Module.__init__(cell)
        cell.input_size, cell.hidden_size, cell.bias = w_ih.size(1), w_hh.size(1), b_ih is not None
        cell.nonlinearity = nonlinearity
        cell.__dict__.update(weight_ih=w_ih, weight_hh=w_hh, bias_ih=b_ih, bias_hh=b_hh)
        return cell.forward(input, hx)


    _WEIGHTS = "Tensor w_ih, Tensor w_hh, Tensor b_ih=None, Tensor b_hh=None"


    @native(f"gru_cell(Tensor input, Tensor hx, {_WEIGHTS})")
    def gru_cell(*arguments):
        """One step of a GRU."""
        return _step(nn.GRUCell, *arguments)


    @native(f"lstm_cell(Tensor input, Tensor[] hx, {_WEIGHTS})")
    def lstm_cell(*arguments):
        """One step of an LSTM: its state and its memory."""
        return _step(nn.LSTMCell, *arguments)


    @native(f"rnn_tanh_cell(Tensor input, Tensor hx, {_WEIGHTS})")
    def rnn_tanh_cell(*arguments):
        """One step of a recurrent layer with tanh."""
        return _step(nn.RNNCell, *arguments)


    @native(f"rnn_relu_cell(Tensor input, Tensor hx, {_WEIGHTS})")
    def rnn_relu_cell(*arguments):
        """One step of a recurrent layer with relu."""
        return _step(nn.RNNCell, *arguments, "relu")


    def _recurrent(name, kind, mode):
        states = "Tensor[] hx" if mode == "LSTM" else "Tensor hx"

        @native(
            f"{name}(Tensor data, Tensor batch_sizes, {states}, Tensor[] params, bool has_biases, int num_layers, "
            "float dropout, bool train, bool bidirectional)",
            f"{name}(Tensor input, {states}, Tensor[] params, bool has_biases, int num_layers, float dropout, bool train, "
            "bool bidirectional, bool batch_first)")
        def recurrent(data=None, batch_sizes=None, hx=None, params=None, has_biases=None, num_layers=None, dropout=None,
                      train=None, bidirectional=None, input=None, batch_first=False):
            """The outputs of a recurrent layer and its last state."""
            layer = kind.__new__(kind)
            nn.Module.__init__(layer)
            layer.mode, layer.bias, layer.num_layers, layer.dropout = mode, has_biases, num_layers, dropout
            layer.bidirectional, layer.batch_first, layer.training = bidirectional, batch_first, train
            directions = 2 if bidirectional else 1
            each = len(params) // (num_layers * directions)
            layer.input_size, layer.hidden_size = params[0].size(1), params[0].size(0) // {"LSTM": 4, "GRU": 3}.get(mode, 1)
            layer.proj_size = params[1].size(1) if params[1].size(1) != layer.hidden_size else 0
            layer._all_weights = []
            for i in range(num_layers * directions):
                names = [f"weight{i}_{k}" for k in range(each)]
                layer.__dict__.update(zip(names, params[i * each:(i + 1) * each]))
                layer._all_weights.append(names)
            if batch_sizes is not None:
                packed = nn.utils.rnn.PackedSequence(data, batch_sizes)
                result, state = layer.forward(packed, hx)
                result = result.data
            else:
                result, state = layer.forward(input, hx)
            return (result, *state) if mode == "LSTM" else (result, state)
        return recurrent


    gru = _recurrent("gru", nn.GRU, "GRU")
    lstm = _recurrent("lstm", nn.LSTM, "LSTM")
    rnn_tanh = _recurrent("rnn_tanh", nn.RNN, "RNN_TANH")
    rnn_relu = _recurrent("rnn_relu", nn.RNN, "RNN_RELU")
    """#
}
