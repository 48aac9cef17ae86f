// Losses as functions of torch itself: those of torch.nn.functional behind native signatures.

enum LossTwins {
  static let names = [
    "kl_div", "hinge_embedding_loss", "margin_ranking_loss", "triplet_margin_loss", "poisson_nll_loss",
    "cosine_embedding_loss", "binary_cross_entropy_with_logits", "ctc_loss", "pairwise_distance",
  ]

  static let text = #"""
    @native("kl_div(Tensor input, Tensor target, int reduction=at::Reduction::Mean, *, bool log_target=False)")
    def kl_div(input, target, reduction, *, log_target):
        """The Kullback-Leibler divergence, element by element, and its mean or sum."""
        loss = F.kl_div(input, target, reduction="none", log_target=log_target)
        return loss.mean() if reduction == 1 else loss.sum() if reduction == 2 else loss


    def _with(reduction):
        # The default that the signatures name is none, for nothing reads its text.
        return {1: "mean", 2: "sum"}.get(reduction, "none")


    @native("hinge_embedding_loss(Tensor input, Tensor target, float margin=1.0, int reduction=at::Reduction::Mean)")
    def hinge_embedding_loss(input, target, margin, reduction):
        """The loss for inputs that are to be near (1) or far (-1)."""
        return F.hinge_embedding_loss(input, target, margin, reduction=_with(reduction))


    @native("margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, "
            "int reduction=at::Reduction::Mean)")
    def margin_ranking_loss(input1, input2, target, margin, reduction):
        """The loss for pairs of which one is to rank higher."""
        return F.margin_ranking_loss(input1, input2, target, margin, reduction=_with(reduction))


    @native("triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2, "
            "float eps=1e-06, bool swap=False, int reduction=at::Reduction::Mean)")
    def triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, reduction):
        """The loss for an anchor that is to be nearer to one point than to another."""
        return F.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, reduction=_with(reduction))


    @native("poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction)")
    def poisson_nll_loss(input, target, log_input, full, eps, reduction):
        """The negative log likelihood of counts."""
        return F.poisson_nll_loss(input, target, log_input, full, eps=eps, reduction=_with(reduction))


    @native("cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, "
            "int reduction=at::Reduction::Mean)")
    def cosine_embedding_loss(input1, input2, target, margin, reduction):
        """The loss for pairs whose angle is to be small (1) or large (-1)."""
        return F.cosine_embedding_loss(input1, input2, target, margin, reduction=_with(reduction))


    @native("binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor weight=None, Tensor pos_weight=None, "
            "int reduction=at::Reduction::Mean)")
    def binary_cross_entropy_with_logits(input, target, weight, pos_weight, reduction):
        """The binary cross entropy of logits."""
        return F.binary_cross_entropy_with_logits(
            input, target, weight, pos_weight=pos_weight, reduction=_with(reduction))


    @native("ctc_loss(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, "
            "int reduction=at::Reduction::Mean, bool zero_infinity=False)",
            "ctc_loss(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, "
            "int reduction=at::Reduction::Mean, bool zero_infinity=False)")
    def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, reduction, zero_infinity):
        """The loss of sequences without an alignment."""
        return F.ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, _with(reduction), zero_infinity)


    @native("pairwise_distance(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False)")
    def pairwise_distance(x1, x2, p, eps, keepdim):
        """The distances between the rows of two tensors."""
        return F.pairwise_distance(x1, x2, p, eps, keepdim)
    """#
}
