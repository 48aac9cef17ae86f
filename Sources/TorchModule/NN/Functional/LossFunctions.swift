// torch.nn.functional: losses, as Python text.

enum LossFunctions {
  static let names = [
    "mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "nll_loss", "cross_entropy", "binary_cross_entropy",
    "binary_cross_entropy_with_logits", "kl_div", "poisson_nll_loss", "gaussian_nll_loss", "hinge_embedding_loss",
    "margin_ranking_loss", "cosine_embedding_loss", "multi_margin_loss", "soft_margin_loss",
    "multilabel_margin_loss", "multilabel_soft_margin_loss", "triplet_margin_loss",
    "triplet_margin_with_distance_loss", "ctc_loss", "linear_cross_entropy",
  ]

  static let text = #"""
    import math


    def _reduced(loss, reduction, refusal="{} is not a valid value for reduction"):
        if reduction == "none":
            return loss
        if reduction == "mean":
            return loss.mean()
        if reduction == "sum":
            return loss.sum()
        raise ValueError(refusal.format(reduction))


    def _reduction(size_average, reduce):
        # The reduction that the two old arguments mean.
        average = True if size_average is None else size_average
        reduction = "mean" if average and reduce in (None, True) else "sum" if reduce in (None, True) else "none"
        warn(f"size_average and reduce args will be deprecated, please use reduction='{reduction}' instead.")
        return reduction


    def _same_size(input, target):
        if sizes_differ(input, target):
            warn(
                f"Using a target size ({target.size()}) that is different to the input size ({input.size()}). This will "
                "likely lead to incorrect results due to broadcasting. Please ensure they have the same size.", 3)


    def _weighted(loss, weight, input, reduction):
        if weight.size() != input.size():
            raise ValueError("Weights and input must have the same size.")
        if reduction == "mean":
            return (loss * weight).sum() / weight.sum()
        return _reduced(loss * weight, reduction, "Invalid reduction mode: {}. Expected one of 'none', 'mean', 'sum'.")


    def _check_reduction(reduction):
        if reduction not in ("none", "mean", "sum"):
            raise ValueError(f"{reduction} is not a valid value for reduction")


    def mse_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _same_size(input, target)
        if weight is not None:
            return _weighted(raw.mse_loss(input, target, reduction="none"), weight, input, reduction)
        return raw.mse_loss(input, target, reduction=reduction)


    def l1_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _same_size(input, target)
        loss = (input - target).abs()
        if weight is not None:
            return _weighted(loss, weight, input, reduction)
        return _reduced(loss, reduction)


    def smooth_l1_loss(input, target, size_average=None, reduce=None, reduction="mean", beta=1.0):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _check_reduction(reduction)
        _same_size(input, target)
        if beta == 0.0:
            return _reduced((input - target).abs(), reduction)
        return raw.smooth_l1_loss(input, target, reduction=reduction, beta=float(beta))


    def huber_loss(input, target, reduction="mean", delta=1.0, weight=None):
        _same_size(input, target)
        if weight is not None:
            if weight.size() != input.size():
                raise ValueError("Weights and input must have the same size.")
            return _reduced(
                raw.huber_loss(input, target, reduction="none", delta=float(delta)) * weight, reduction,
                "Invalid reduction mode: {}. Expected one of 'none', 'mean', 'sum'.")
        return raw.huber_loss(input, target, reduction=reduction, delta=float(delta))


    def nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean"):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _check_reduction(reduction)
        return raw.nll_loss(input, target, weight, ignore_index=ignore_index, reduction=reduction)


    def cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean",
                      label_smoothing=0.0):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        if isinstance(target, Tensor) and isinstance(input, Tensor) and target.is_floating_point():
            if target.shape == input.shape and ignore_index >= 0:
                raise RuntimeError("ignore_index is not supported for floating point target")
            if input.dim() == 2 and target.dim() == 2 and target.shape != input.shape and len(target) == len(input):
                raise RuntimeError("0D or 1D target tensor expected, multi-target not supported")
        return raw.cross_entropy_loss(
            input, target, weight, ignore_index=ignore_index, reduction=reduction, label_smoothing=float(label_smoothing))


    def _scalar(tensor):
        # The name of a type in errors, as in FloatTensor.
        return tensor.type().split(".")[-1][:-len("Tensor")]


    def binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _check_reduction(reduction)
        if sizes_differ(input, target):
            raise ValueError(
                f"Using a target size ({target.size()}) that is different to the input size ({input.size()}) is "
                "deprecated. Please ensure they have the same size.")
        if target.dtype != input.dtype:
            raise RuntimeError(f"Found dtype {_scalar(target)} but expected {_scalar(input)}")
        return raw.binary_cross_entropy(input, target, weight, reduction=reduction)


    def binary_cross_entropy_with_logits(input, target, weight=None, size_average=None, reduce=None, reduction="mean",
                                         pos_weight=None):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _check_reduction(reduction)
        if sizes_differ(input, target):
            raise ValueError(
                f"Target size ({target.size()}) must be the same as input size ({input.size()})")
        if not target.is_floating_point() and input.is_floating_point():
            raise RuntimeError(
                f"result type {_scalar(input)} can't be cast to the desired output type {_scalar(target)}")
        return raw.binary_cross_entropy_with_logits(input, target, weight, pos_weight, reduction=reduction)


    def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        if reduction == "mean":
            warn(
                "reduction: 'mean' divides the total loss by both the batch size and the support size.'batchmean' divides "
                "only by the batch size, and aligns with the KL div math definition.'mean' will be changed to behave the "
                "same as 'batchmean' in the next major release.")
        if reduction != "batchmean":
            _check_reduction(reduction)
        for x in (input, target):
            if isinstance(x, Tensor) and not x.is_floating_point() and x.dtype != torch.bool:
                raise RuntimeError("kl_div: Integral inputs not supported.")
        if log_target:
            loss = target.exp() * (target - input)
        else:
            # 0 log 0 is 0.
            entropy = torch.where(target > 0, target * torch.where(target > 0, target, 1.0).log(), target * 0)
            loss = entropy - target * input
        if reduction == "batchmean":
            return loss.sum() / input.size(0) if input.dim() else loss.sum()
        return _reduced(loss, reduction)


    def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None,
                         reduction="mean"):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _check_reduction(reduction)
        loss = input.exp() - target * input if log_input else input - target * (input + eps).log()
        if full:
            stirling = target * target.log() - target + 0.5 * (2 * math.pi * target).log()
            loss = loss + stirling.masked_fill(target <= 1, 0)
        return _reduced(loss, reduction)


    def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
        if not isinstance(var, Tensor):
            if var < 0:
                raise ValueError("var has negative entry/entries")
            var = var * torch.ones_like(input)
        if var.size() != input.size():
            if input.size()[:-1] == var.size():
                var = var.unsqueeze(-1)
            elif not (input.dim() == var.dim() and sum(
                    b for a, b in zip(input.size(), var.size()) if a != b) == 1):
                raise ValueError("var is of incorrect size")
        if reduction not in ("none", "mean", "sum"):
            raise ValueError(reduction + " is not valid")
        if torch.any(var < 0):
            raise ValueError("var has negative entry/entries")
        var = var.clone()
        with torch.no_grad():
            var.clamp_(min=eps)
        loss = 0.5 * (torch.log(var) + (input - target) ** 2 / var)
        if full:
            loss += 0.5 * math.log(2 * math.pi)
        return _reduced(loss, reduction)


    def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction="mean"):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _check_reduction(reduction)
        zeros = torch.zeros_like(input)
        apart = torch.where(target != 1, (margin - input).clamp_min(0), zeros)
        alike = torch.where(target != -1, input, zeros)
        return _reduced(apart + alike, reduction)


    def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _check_reduction(reduction)
        if input1.dim() != input2.dim() or input1.dim() != target.dim():
            raise RuntimeError(
                "margin_ranking_loss : All input tensors should have same dimension but got sizes: "
                f"input1: {input1.size()}, input2: {input2.size()}, target: {target.size()} ")
        return _reduced((-target * (input1 - input2) + margin).clamp_min(0), reduction)


    def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction="mean"):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _check_reduction(reduction)
        dim = target.dim()
        if dim > 1:
            raise RuntimeError("0D or 1D target tensor expected, multi-target not supported")
        if input1.dim() != dim + 1 or input2.dim() != dim + 1:
            raise RuntimeError(
                f"{dim}D target tensor expects {dim + 1}D input tensors, but found inputs with sizes "
                f"{list(input1.shape)} and {list(input2.shape)}.")
        eps = 1e-12
        product = (input1 * input2).sum(dim)
        first = (input1 * input1).sum(dim) + eps
        second = (input2 * input2).sum(dim) + eps
        cosine = product / (first * second).sqrt()
        zeros = torch.zeros_like(cosine)
        alike = torch.where(target == 1, 1 - cosine, zeros)
        apart = torch.where(target == -1, (cosine - margin).clamp_min(0), zeros)
        return _reduced(alike + apart, reduction)


    def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction="mean"):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _check_reduction(reduction)
        if p not in (1, 2):
            raise ValueError("only p == 1 and p == 2 supported")
        if weight is not None and weight.dim() != 1:
            raise ValueError("weight must be one-dimensional")
        if input.dim() > 2 or input.numel() == 0:
            raise RuntimeError(
                f"Expected non-empty vector or matrix with optional 0-dim batch size, but got: {list(input.shape)}")
        count = input.size(0) if input.dim() > 1 else 1
        if target.dim() > 1 or target.numel() != count:
            raise RuntimeError(
                "multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch "
                f"size). Expected target size [{count}], but got {list(target.shape)}. Input has shape "
                f"{list(input.shape)}.")
        if target.dtype != torch.int64:
            raise RuntimeError(f"expected scalar type Long but found {_scalar(target)}")
        x = input if input.dim() > 1 else input.unsqueeze(0)
        if weight is not None and weight.numel() != x.size(1):
            raise RuntimeError(f"inconsistent weight size, expected {x.size(1)} but got {list(weight.shape)}")
        if any(not 0 <= label < x.size(1) for label in target.reshape(-1).tolist()):
            raise RuntimeError("target out of range")
        labels = target.reshape(-1, 1)
        gaps = (margin - x.gather(1, labels) + x).clamp_min(0)
        if p == 2:
            gaps = gaps * gaps
        if weight is not None:
            gaps = gaps * weight[labels]
        loss = gaps.scatter(1, labels, 0.0).sum(1) / x.size(1)
        return through_node(
            _reduced(loss if input.dim() > 1 else loss.squeeze(0), reduction), "MultiMarginLossBackward0")


    def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _check_reduction(reduction)
        # The losses are written to a tensor like the input.
        shape = torch.broadcast_tensors(input, target)[0].shape
        if shape != input.shape:
            raise RuntimeError(
                f"output with shape {list(input.shape)} doesn't match the broadcast shape {list(shape)}")
        kind = torch.result_type(-input * target, 1.0)
        if not torch.can_cast(kind, input.dtype):
            raise RuntimeError("result type Float can't be cast to the desired output type "
                               f"{input.type().split('.')[-1][:-len('Tensor')]}")
        loss = (-input * target).exp().log1p().to(input.dtype)
        return through_node(_reduced(loss, reduction), "SoftMarginLossBackward0")


    def multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _check_reduction(reduction)
        if input.dim() > 2:
            raise RuntimeError(
                f"Expected non-empty vector or matrix with optional 0-dim batch size, but got: {list(input.shape)}")
        if target.shape != input.shape:
            raise RuntimeError(f"inconsistent target size: {list(target.shape)} for input of size: {list(input.shape)}")
        if target.dtype != torch.int64:
            raise RuntimeError(f"expected scalar type Long but found {_scalar(target)}")
        losses = []
        width = input.size(-1) if input.dim() else 1
        for row, labels in zip(input.view(-1, width), target.view(-1, width).tolist()):
            if any(not -1 <= label < width for label in labels):
                raise RuntimeError("argument #2 'target' is out of range")
            labels = labels[:labels.index(-1)] if -1 in labels else labels
            others = [i for i in range(row.size(0)) if i not in labels]
            gaps = 1 - row[labels].unsqueeze(1) + row[others].unsqueeze(0)
            losses.append(gaps.clamp_min(0).sum() / row.size(0))
        loss = torch.stack(losses) if input.dim() > 1 else losses[0]
        return through_node(_reduced(loss, reduction), "MultilabelMarginLossBackward0")


    def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction="mean"):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        logsigmoid = torch.nn.functional.logsigmoid
        loss = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
        if weight is not None:
            loss = loss * weight
        return _reduced(loss.sum(-1) / input.size(-1), reduction, "{} is not valid")


    def _margin_of_triplets(distance, anchor, positive, negative, margin, swap, reduction):
        if not anchor.dim() == positive.dim() == negative.dim():
            raise RuntimeError(
                "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: "
                f"anchor {anchor.dim()}D, positive {positive.dim()}D, and negative {negative.dim()}D inputs")
        near, far = distance(anchor, positive), distance(anchor, negative)
        if swap:
            far = torch.minimum(far, distance(positive, negative))
        return _reduced((margin + near - far).clamp_min(0), reduction)


    def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None,
                            reduce=None, reduction="mean"):
        if size_average is not None or reduce is not None:
            reduction = _reduction(size_average, reduce)
        _check_reduction(reduction)
        if margin <= 0:
            raise ValueError(f"margin must be greater than 0, got {margin}")
        pairwise = torch.nn.functional.pairwise_distance
        return _margin_of_triplets(
            lambda x, y: pairwise(x, y, p, eps), anchor, positive, negative, margin, swap, reduction)


    def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False,
                                          reduction="mean"):
        if margin <= 0:
            raise ValueError(f"margin must be greater than 0, got {margin}")
        if distance_function is None:
            distance_function = torch.nn.functional.pairwise_distance
        return _margin_of_triplets(distance_function, anchor, positive, negative, margin, swap, reduction)


    def _check_lengths(log_probs, targets, input_lengths, target_lengths, blank, zero_infinity):
        # Both are tensors, or both are tuples or lists: the two forms that ctc_loss has.
        lengths = (input_lengths, target_lengths)
        forms = [("tuple of ints", (tuple, list)), ("Tensor", Tensor)]
        if any(all(isinstance(each, kinds) for each in lengths) for _, kinds in forms):
            return
        given = (log_probs, targets, input_lengths, target_lengths, blank, 1, zero_infinity)
        names = ["Tensor" if isinstance(each, Tensor) else type(each).__name__ for each in given]

        def shown(each, name, fits):
            if isinstance(each, (tuple, list)):
                end = "," if isinstance(each, tuple) and len(each) == 1 else ""
                name += f" of ({', '.join(type(one).__name__ for one in each)}{end})"
                if isinstance(each, list):
                    name = name.replace("(", "[").replace(")", "]")
            return name if fits else f"!{name}!"

        text = f"ctc_loss() received an invalid combination of arguments - got ({', '.join(names)}), but expected one of:\n"
        for form, kinds in forms:
            parts = [
                shown(each, name, i < 2 or i < 4 and isinstance(each, Tensor) and kinds is Tensor)
                for i, (each, name) in enumerate(zip(given, names))]
            text += (
                f" * (Tensor log_probs, Tensor targets, {form} input_lengths, {form} target_lengths, int blank = 0, int "
                "reduction = at::Reduction::Mean, bool zero_infinity = False)\n      didn't match because some of the "
                f"arguments have invalid types: ({', '.join(parts)})\n")
        raise TypeError(text)


    def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean", zero_infinity=False):
        _check_reduction(reduction)
        _check_lengths(log_probs, targets, input_lengths, target_lengths, blank, zero_infinity)
        batched = log_probs.dim() == 3
        if not batched:
            log_probs = log_probs.unsqueeze(1)
        if targets.dim() == 0:
            targets = targets.unsqueeze(0)

        def lengths(given):
            if not isinstance(given, Tensor):
                return tuple(given)
            if given.is_floating_point():
                raise RuntimeError("input_lengths must be integral")
            return tuple(given.reshape(-1).tolist())

        counts = lengths(target_lengths)
        if targets.dim() == 1 and not batched and len(counts) == 1:
            targets = targets[:counts[0]]
        losses = raw._ctc_loss(log_probs, targets, lengths(input_lengths), counts, blank, zero_infinity)
        if zero_infinity:
            losses = torch.where(losses == math.inf, torch.zeros((), dtype=losses.dtype), losses)
        if reduction == "mean":
            return (losses / torch.tensor(counts, dtype=losses.dtype).clamp_min(1)).mean()
        if reduction == "sum":
            return losses.sum()
        return losses if batched else losses.squeeze(0)


    def linear_cross_entropy(input, linear_weight, target, *, linear_bias=None, weight=None, reduction="mean",
                             ignore_index=None, label_smoothing=0.0, options=None):
        if options is not None:
            raise NotImplementedError("options of torch.nn.functional.linear_cross_entropy is not supported by this runner")
        if input.dim() < 1 or input.dim() > 2:
            raise RuntimeError(f"expected input with dimensionality 1 or 2, got {input.dim()}")
        if linear_weight.dim() < 2:
            raise RuntimeError(f"expected linear_weight with dimensionality at least 2, got {linear_weight.dim()}")
        if input.shape[-1] != linear_weight.shape[-1]:
            raise RuntimeError(
                "expected equal input and linear_weight last dimensions (in_features), "
                f"got {input.shape[-1]} and {linear_weight.shape[-1]}, respectively")
        outputs = tuple(linear_weight.shape[:-1])
        if linear_bias is not None and tuple(linear_bias.shape) != outputs:
            raise RuntimeError(f"expected linear_bias shape {outputs}, got {tuple(linear_bias.shape)}")
        if len(outputs) > 1 and input.dim() == 1:
            raise RuntimeError(
                f"K-dimensional loss defined by linear_weight shape {tuple(linear_weight.shape)} requires batched input, "
                f"(N, {input.shape[-1]}), got unbatched input with shape {tuple(input.shape)}")
        shape = (*input.shape[:-1], *outputs)
        if target.shape == shape and ignore_index is not None:
            raise RuntimeError("ignore_index cannot be specified when target contains probabilities")
        if len(outputs) > 1:
            linear_weight = linear_weight.reshape((-1, input.shape[-1]))
            linear_bias = None if linear_bias is None else linear_bias.reshape(-1)
        scores = torch.nn.functional.linear(input, linear_weight, linear_bias).reshape(shape)
        return cross_entropy(
            scores, target, weight=weight, reduction=reduction, label_smoothing=label_smoothing,
            ignore_index=-100 if ignore_index is None else ignore_index)
    """#
}
