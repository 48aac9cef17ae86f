// Layers of losses, as Python text.

enum LossSource {
  static let names = [
    "L1Loss", "MSELoss", "SmoothL1Loss", "HuberLoss", "CrossEntropyLoss", "NLLLoss", "BCELoss", "BCEWithLogitsLoss",
    "KLDivLoss", "PoissonNLLLoss", "GaussianNLLLoss", "HingeEmbeddingLoss", "MarginRankingLoss", "CosineEmbeddingLoss",
    "TripletMarginLoss", "MultiMarginLoss", "SoftMarginLoss", "MultiLabelMarginLoss", "MultiLabelSoftMarginLoss",
    "TripletMarginWithDistanceLoss", "NLLLoss2d", "CTCLoss", "LinearCrossEntropyLoss", "_Loss", "_WeightedLoss",
  ]

  static let text = #"""
    class _Loss(nn.Module):
        def __init__(self, size_average=None, reduce=None, reduction="mean"):
            super().__init__()
            if size_average is not None or reduce is not None:
                size_average = True if size_average is None else size_average
                reduce = True if reduce is None else reduce
                reduction = "mean" if size_average and reduce else "sum" if reduce else "none"
                warn(
                    f"size_average and reduce args will be deprecated, please use reduction='{reduction}' instead.", 1)
            self.reduction = reduction


    class _WeightedLoss(_Loss):
        def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean"):
            super().__init__(size_average, reduce, reduction)
            self.register_buffer("weight", weight)


    class L1Loss(_Loss):
        """The mean of absolute differences."""

        def forward(self, input, target):
            return F.l1_loss(input, target, reduction=self.reduction)


    class MSELoss(_Loss):
        """The mean of squared differences."""

        def forward(self, input, target):
            return F.mse_loss(input, target, reduction=self.reduction)


    class SmoothL1Loss(_Loss):
        """Squared differences where they are small, absolute ones elsewhere."""

        def __init__(self, size_average=None, reduce=None, reduction="mean", beta=1.0):
            super().__init__(size_average, reduce, reduction)
            self.beta = beta

        def forward(self, input, target):
            return F.smooth_l1_loss(input, target, reduction=self.reduction, beta=self.beta)


    class HuberLoss(_Loss):
        """Squared differences up to delta, straight lines beyond."""

        def __init__(self, reduction="mean", delta=1.0):
            super().__init__(reduction=reduction)
            self.delta = delta

        def forward(self, input, target):
            return F.huber_loss(input, target, reduction=self.reduction, delta=self.delta)


    class CrossEntropyLoss(_WeightedLoss):
        """The cross-entropy between scores and classes."""

        def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean",
                     label_smoothing=0.0):
            super().__init__(weight, size_average, reduce, reduction)
            self.ignore_index, self.label_smoothing = ignore_index, label_smoothing

        def forward(self, input, target):
            return F.cross_entropy(
                input, target, weight=self.weight, ignore_index=self.ignore_index, reduction=self.reduction,
                label_smoothing=self.label_smoothing)


    class NLLLoss(_WeightedLoss):
        """Minus the mean of the log-probabilities of the targets."""

        def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
            super().__init__(weight, size_average, reduce, reduction)
            self.ignore_index = ignore_index

        def forward(self, input, target):
            return F.nll_loss(
                input, target, weight=self.weight, ignore_index=self.ignore_index, reduction=self.reduction)


    class BCELoss(_WeightedLoss):
        """The cross-entropy between probabilities and targets from 0 to 1."""

        def forward(self, input, target):
            return F.binary_cross_entropy(input, target, weight=self.weight, reduction=self.reduction)


    class BCEWithLogitsLoss(_Loss):
        """The cross-entropy between the sigmoid of scores and targets from 0 to 1."""

        def __init__(self, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None):
            super().__init__(size_average, reduce, reduction)
            self.register_buffer("weight", weight)
            self.register_buffer("pos_weight", pos_weight)

        def forward(self, input, target):
            return F.binary_cross_entropy_with_logits(
                input, target, self.weight, pos_weight=self.pos_weight, reduction=self.reduction)


    class KLDivLoss(_Loss):
        """The divergence of a distribution from another."""

        def __init__(self, size_average=None, reduce=None, reduction="mean", log_target=False):
            super().__init__(size_average, reduce, reduction)
            self.log_target = log_target

        def forward(self, input, target):
            return F.kl_div(input, target, reduction=self.reduction, log_target=self.log_target)


    class PoissonNLLLoss(_Loss):
        """Minus the log-likelihood of counts."""

        def __init__(self, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None, reduction="mean"):
            super().__init__(size_average, reduce, reduction)
            self.log_input, self.full, self.eps = log_input, full, eps

        def forward(self, log_input, target):
            return F.poisson_nll_loss(
                log_input, target, log_input=self.log_input, full=self.full, eps=self.eps, reduction=self.reduction)


    class GaussianNLLLoss(_Loss):
        """Minus the log-likelihood of normal values."""

        def __init__(self, *, full=False, eps=1e-6, reduction="mean"):
            super().__init__(reduction=reduction)
            self.full, self.eps = full, eps

        def forward(self, input, target, var):
            return F.gaussian_nll_loss(input, target, var, full=self.full, eps=self.eps, reduction=self.reduction)


    @unlisted
    class _MarginLoss(_Loss):
        def __init__(self, margin=0.0, size_average=None, reduce=None, reduction="mean"):
            super().__init__(size_average, reduce, reduction)
            self.margin = margin


    class HingeEmbeddingLoss(_MarginLoss):
        """Distances of pairs that are alike (1) or not (-1)."""

        def __init__(self, margin=1.0, size_average=None, reduce=None, reduction="mean"):
            super().__init__(margin, size_average, reduce, reduction)

        def forward(self, input, target):
            return F.hinge_embedding_loss(input, target, margin=self.margin, reduction=self.reduction)


    @own_init
    class MarginRankingLoss(_MarginLoss):
        """How far pairs are from the wanted order."""

        def forward(self, input1, input2, target):
            return F.margin_ranking_loss(input1, input2, target, margin=self.margin, reduction=self.reduction)


    @own_init
    class CosineEmbeddingLoss(_MarginLoss):
        """Angles of pairs that are alike (1) or not (-1)."""

        def forward(self, input1, input2, target):
            return F.cosine_embedding_loss(input1, input2, target, margin=self.margin, reduction=self.reduction)


    class SoftMarginLoss(_Loss):
        """log(1 + exp(-y x)) for targets y that are 1 or -1."""

        def forward(self, input, target):
            return F.soft_margin_loss(input, target, reduction=self.reduction)


    class MultiMarginLoss(_WeightedLoss):
        """How far other classes come near the target's score."""

        def __init__(self, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
            super().__init__(weight, size_average, reduce, reduction)
            if p != 1 and p != 2:
                raise ValueError("only p == 1 and p == 2 supported")
            if weight is not None and weight.dim() != 1:
                raise ValueError(
                    f"MultiMarginLoss: expected weight to be None or 1D tensor, got {weight.dim()}D instead")
            self.p, self.margin = p, margin

        def forward(self, input, target):
            return F.multi_margin_loss(
                input, target, p=self.p, margin=self.margin, weight=self.weight, reduction=self.reduction)


    class TripletMarginLoss(_Loss):
        """How much nearer an anchor is to the negative than to the positive."""

        def __init__(self, margin=1.0, p=2.0, eps=1e-6, swap=False, size_average=None, reduce=None, reduction="mean"):
            super().__init__(size_average, reduce, reduction)
            if margin <= 0:
                raise ValueError(f"TripletMarginLoss: expected margin to be greater than 0, got {margin} instead")
            self.margin, self.p, self.eps, self.swap = margin, p, eps, swap

        def forward(self, anchor, positive, negative):
            return F.triplet_margin_loss(
                anchor, positive, negative, margin=self.margin, p=self.p, eps=self.eps, swap=self.swap,
                reduction=self.reduction)


    class MultiLabelMarginLoss(_Loss):
        """How far other classes come near the scores of all targets."""

        def forward(self, input, target):
            return F.multilabel_margin_loss(input, target, reduction=self.reduction)


    class MultiLabelSoftMarginLoss(_WeightedLoss):
        """The cross-entropy of each class by itself."""

        def forward(self, input, target):
            return F.multilabel_soft_margin_loss(input, target, weight=self.weight, reduction=self.reduction)


    class TripletMarginWithDistanceLoss(_Loss):
        """How much nearer an anchor is to the negative than to the positive, by any distance."""

        def __init__(self, *, distance_function=None, margin=1.0, swap=False, reduction="mean"):
            super().__init__(size_average=None, reduce=None, reduction=reduction)
            if margin <= 0:
                raise ValueError(
                    f"TripletMarginWithDistanceLoss: expected margin to be greater than 0, got {margin} instead")
            self.distance_function = distance_function if distance_function is not None else nn.PairwiseDistance()
            self.margin, self.swap = margin, swap

        def forward(self, anchor, positive, negative):
            return F.triplet_margin_with_distance_loss(
                anchor, positive, negative, distance_function=self.distance_function, margin=self.margin, swap=self.swap,
                reduction=self.reduction)


    class NLLLoss2d(NLLLoss):
        """The old name of NLLLoss for images."""

        def __init__(self, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
            warn(
                "`NLLLoss2d` has been deprecated. Please use `NLLLoss` instead as a drop-in replacement and see "
                "https://pytorch.org/docs/main/nn.html#torch.nn.NLLLoss for more details.", 2, FutureWarning)
            super().__init__(weight, size_average, ignore_index, reduce, reduction)


    class CTCLoss(_Loss):
        """How unlikely sequences of labels are, over all alignments with longer sequences of probabilities."""

        def __init__(self, blank=0, reduction="mean", zero_infinity=False):
            super().__init__(reduction=reduction)
            self.blank, self.zero_infinity = blank, zero_infinity

        def forward(self, log_probs, targets, input_lengths, target_lengths):
            return F.ctc_loss(
                log_probs, targets, input_lengths, target_lengths, self.blank, self.reduction, self.zero_infinity)


    class LinearCrossEntropyLoss(_WeightedLoss):
        """A linear layer and the cross-entropy of its scores."""

        def __init__(self, in_features, num_classes, *, out_features=(), bias=False, device=None, dtype=None,
                     reduction="mean", weight=None, ignore_index=None, label_smoothing=0.0, options=None):
            if weight is not None and weight.shape != (num_classes,):
                raise RuntimeError(f"expected weight shape to be {(num_classes,)}, got {tuple(weight.shape)}")
            if label_smoothing < 0 or label_smoothing > 1.0:
                raise RuntimeError(f"expected label_smoothing to be in range [0, 1], got {label_smoothing}")
            super().__init__(weight=weight, reduction=reduction)
            self.num_classes, self.out_features = num_classes, out_features
            self.ignore_index, self.label_smoothing, self.options = ignore_index, label_smoothing, options
            rows = num_classes
            for n in out_features:
                rows *= n
            self.linear = nn.Linear(in_features, rows, bias=bias, device=device, dtype=dtype)

        def forward(self, input, target):
            shape = (self.num_classes, *self.out_features)
            bias = self.linear.bias
            return F.linear_cross_entropy(
                input, self.linear.weight.reshape((*shape, self.linear.in_features)), target,
                linear_bias=None if bias is None else bias.reshape(shape), weight=self.weight, reduction=self.reduction,
                ignore_index=self.ignore_index, label_smoothing=self.label_smoothing, options=self.options)

        def extra_repr(self):
            return (
                f"in_features={self.linear.in_features}, num_classes={self.num_classes}, "
                f"out_features={self.out_features}, bias={self.linear.bias is not None}, reduction={self.reduction}, "
                f"ignore_index={self.ignore_index}, label_smoothing={self.label_smoothing}, options={self.options}")
    """#
}
