// torch.nn.utils.rnn: sequences of different lengths, as Python text.

enum SequenceSource {
  static let text = #"""
    from collections import namedtuple


    class PackedSequence(namedtuple(
            "PackedSequence_", ["data", "batch_sizes", "sorted_indices", "unsorted_indices"],
            defaults=(None, None, None))):
        """Sequences of different lengths, step by step."""

        __slots__ = ()

        def to(self, *args, **kwargs):
            data = self.data.to(*args, **kwargs)
            return self if data is self.data else self._replace(data=data)

        def double(self):
            return self.to(dtype=torch.double)

        def float(self):
            return self.to(dtype=torch.float)

        def half(self):
            return self.to(dtype=torch.half)

        def long(self):
            return self.to(dtype=torch.long)

        def int(self):
            return self.to(dtype=torch.int)

        def cpu(self):
            return self

        def cuda(self, *args, **kwargs):
            raise AssertionError("Torch not compiled with CUDA enabled")

        @property
        def is_cuda(self):
            return False

        def is_pinned(self):
            return False


    PackedSequence.__name__ = PackedSequence.__qualname__ = "PackedSequence"


    def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side="right"):
        try:
            sequences = list(sequences)
        except TypeError:
            raise RuntimeError(
                "pad_sequence: Expected iterable for input sequences, but got arg of type: "
                f"{type(sequences)}") from None
        if not sequences:
            raise RuntimeError("received an empty list of sequences")
        if padding_side not in ("left", "right"):
            raise RuntimeError(f"Expected padding_side to be one of left or right, but got {padding_side}.")
        for i, s in enumerate(sequences):
            if not isinstance(s, Tensor):
                raise TypeError(f"expected Tensor as element {i} in argument 0, but got {type(s).__name__}")
        longest = max(s.size(0) for s in sequences)
        rest = sequences[0].shape[1:]
        rows = []
        for s in sequences:
            missing = longest - s.size(0)
            for d, (a, b) in enumerate(zip(rest, s.shape[1:]), 1):
                if a != b and b != 1:
                    raise RuntimeError(
                        f"The size of tensor a ({a}) must match the size of tensor b ({b}) at non-singleton dimension {d}")
            s = s if s.shape[1:] == rest else s.expand(s.size(0), *rest)
            sides = [0, missing] if padding_side == "right" else [missing, 0]
            rows.append(torch.constant_pad_nd(s, [0, 0] * (s.dim() - 1) + sides, padding_value))
        return torch.stack(rows, 0 if batch_first else 1)


    def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
        lengths = [int(n) for n in (lengths.tolist() if isinstance(lengths, Tensor) else lengths)]
        order = undo = None
        x = input if batch_first else input.transpose(0, 1)
        if any(n <= 0 for n in lengths):
            raise RuntimeError(
                "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0")
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
        if len(lengths) != x.size(0):
            raise RuntimeError(
                f"Expected `len(lengths)` to be equal to batch_size, but got {len(lengths)} (batch_size={x.size(0)})")
        sizes, parts = [], []
        for t in range(lengths[0]):
            count = sum(1 for n in lengths if n > t)
            sizes.append(count)
            if t < x.size(1):
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
        places = torch.arange(padded_sequences.size(1))
        return [row[places < n] for row, n in zip(padded_sequences, lengths)]


    def unpack_sequence(packed_sequences):
        padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
        return unpad_sequence(padded, lengths, batch_first=True)


    def invert_permutation(permutation):
        if permutation is None:
            return None
        result = torch.empty_like(permutation)
        result.scatter_(0, permutation, torch.arange(permutation.numel()))
        return result
    """#
}
