// nn.AdaptiveLogSoftmaxWithLoss, as Python text.

enum AdaptiveSoftmaxSource {
  static let names = ["AdaptiveLogSoftmaxWithLoss"]

  static let text = #"""
    from collections import namedtuple

    _ASMoutput = namedtuple("_ASMoutput", ["output", "loss"])


    class AdaptiveLogSoftmaxWithLoss(nn.Module):
        """A softmax over many classes: frequent ones stand in the head, the others in clusters behind it."""

        def __init__(self, in_features, n_classes, cutoffs, div_value=4.0, head_bias=False, device=None, dtype=None):
            super().__init__()
            cutoffs = list(cutoffs)
            if len(cutoffs) == 0:
                raise ValueError("cutoffs should be a sequence of length larger than 0")
            if (cutoffs != sorted(set(cutoffs)) or min(cutoffs) <= 0 or max(cutoffs) > n_classes - 1
                    or any(int(c) != c for c in cutoffs)):
                raise ValueError(
                    "cutoffs should be a sequence of unique, positive integers sorted in an increasing order, where each "
                    "value is between 1 and n_classes-1")
            self.in_features, self.n_classes = in_features, n_classes
            self.cutoffs = cutoffs + [n_classes]
            self.div_value, self.head_bias = div_value, head_bias
            self.shortlist_size = self.cutoffs[0]
            self.n_clusters = len(self.cutoffs) - 1
            self.head_size = self.shortlist_size + self.n_clusters

            def layer(inputs, outputs, bias=False):
                return nn.Linear(inputs, outputs, bias=bias, device=device, dtype=dtype)

            self.head = layer(in_features, self.head_size, head_bias)
            self.tail = nn.ModuleList()
            for i in range(self.n_clusters):
                hidden = int(in_features // (div_value ** (i + 1)))
                self.tail.append(nn.Sequential(
                    layer(in_features, hidden), layer(hidden, self.cutoffs[i + 1] - self.cutoffs[i])))

        def reset_parameters(self):
            self.head.reset_parameters()
            for inner, outer in self.tail:
                inner.reset_parameters()
                outer.reset_parameters()

        def forward(self, input_, target_):
            if target_.dim() == 1:
                if input_.size(0) != target_.size(0):
                    raise RuntimeError("Input and target should have the same size in the batch dimension.")
                if input_.dim() != 2:
                    raise RuntimeError(
                        f"1D target tensor expects 2D input tensors, but found inputs with size {input_.size()}")
            elif target_.dim() == 0:
                if input_.dim() != 1:
                    raise RuntimeError(
                        f"0D target tensor expects 1D input tensors, but found inputs with size {input_.size()}")
            else:
                raise RuntimeError("0D or 1D target tensor expected, multi-target not supported")
            batched = target_.dim() > 0
            input = input_ if batched else input_.unsqueeze(0)
            target = target_ if batched else target_.unsqueeze(0)
            seen, count = 0, target.size(0)
            output, places = input.new_zeros(count), target.new_empty(count)
            for i, (low, high) in enumerate(zip([0] + self.cutoffs, self.cutoffs)):
                mask = (target >= low) & (target < high)
                rows = mask.nonzero().squeeze()
                if rows.numel() == 0:
                    continue
                if i == 0:
                    places.index_copy_(0, rows, target[mask])
                else:
                    scores = F.log_softmax(self.tail[i - 1](input.index_select(0, rows)), dim=1)
                    places.index_fill_(0, rows, self.shortlist_size + i - 1)
                    output.index_copy_(0, rows, scores.gather(1, (target[mask] - low).unsqueeze(1)).squeeze(1))
                seen += rows.numel()
            if seen != count:
                raise RuntimeError(
                    f"Target values should be in [0, {self.n_classes - 1}], but values in range [{target.min().item()}, "
                    f"{target.max().item()}] were found. ")
            head = F.log_softmax(self.head(input), dim=1)
            output += head.gather(1, places.unsqueeze(1)).squeeze()
            loss = (-output).mean()
            return _ASMoutput(output if batched else output.squeeze(0), loss)

        def _get_full_log_prob(self, input, head_output):
            out = input.new_empty((head_output.size(0), self.n_classes))
            head = F.log_softmax(head_output, dim=1)
            out[:, :self.shortlist_size] = head[:, :self.shortlist_size]
            for i, (low, high) in enumerate(zip(self.cutoffs, self.cutoffs[1:])):
                cluster = F.log_softmax(self.tail[i](input), dim=1)
                out[:, low:high] = cluster + head[:, self.shortlist_size + i].unsqueeze(1)
            return out

        def log_prob(self, input):
            """The logarithms of the probabilities of all classes."""
            return self._get_full_log_prob(input, self.head(input))

        def predict(self, input):
            """The likeliest class of each example."""
            scores = self.head(input)
            output = torch.argmax(scores, dim=1)
            deeper = output >= self.shortlist_size
            if not deeper.any():
                return output
            if deeper.all():
                return torch.argmax(self._get_full_log_prob(input, scores), dim=1)
            output[deeper] = torch.argmax(self._get_full_log_prob(input[deeper], scores[deeper]), dim=1)
            return output
    """#
}
