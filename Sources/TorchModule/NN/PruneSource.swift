// torch.nn.utils.prune: masks over parameters, as Python text.

enum PruneSource {
  static let text = #"""
    nn = torch.nn


    def _amount_checked(amount):
        if not isinstance(amount, (int, float)):
            raise TypeError(f"Invalid type for amount: {amount}. Must be int or float.")
        if (isinstance(amount, int) and amount < 0) or (isinstance(amount, float) and not 0.0 <= amount <= 1.0):
            raise ValueError(f"amount={amount} should either be a float in the range [0, 1] or a non-negative integer")


    def _number(amount, size):
        if isinstance(amount, int):
            if amount > size:
                raise ValueError(
                    f"amount={amount} should be smaller than the number of parameters to prune={size}")
            return amount
        return round(amount * size)


    class BasePruningMethod:
        """A way to choose what is masked."""

        PRUNING_TYPE = "unstructured"

        def __call__(self, module, inputs):
            setattr(module, self._tensor_name, self.apply_mask(module))

        def compute_mask(self, t, default_mask):
            raise NotImplementedError

        def apply_mask(self, module):
            mask = getattr(module, self._tensor_name + "_mask")
            original = getattr(module, self._tensor_name + "_orig")
            return mask.to(dtype=original.dtype) * original

        @classmethod
        def apply(cls, module, name, *args, importance_scores=None, **kwargs):
            found = None
            for key, hook in list(module._forward_pre_hooks.items()):
                if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
                    found = hook
                    del module._forward_pre_hooks[key]
            method = cls(*args, **kwargs)
            method._tensor_name = name
            original = getattr(module, name)
            scores = original if importance_scores is None else importance_scores
            if importance_scores is not None and scores.shape != original.shape:
                raise AssertionError(
                    f"importance_scores should have the same shape as parameter                 {name} of {module}")
            if found is None:
                module.register_parameter(name + "_orig", original)
                del module._parameters[name]
                before = torch.ones_like(original)
            else:
                before = getattr(module, name + "_mask").detach().clone()
                method = PruningContainer(found, method)
            with no_grad():
                mask = method.compute_mask(scores, default_mask=before)
            module.register_buffer(name + "_mask", mask)
            setattr(module, name, method.apply_mask(module))
            module.register_forward_pre_hook(method)
            return method

        def prune(self, t, default_mask=None, importance_scores=None):
            scores = t if importance_scores is None else importance_scores
            before = torch.ones_like(t) if default_mask is None else default_mask
            return t * self.compute_mask(scores, default_mask=before)

        def remove(self, module):
            weight = self.apply_mask(module)
            original = module._parameters.pop(self._tensor_name + "_orig")
            original.data = weight.data
            del module._buffers[self._tensor_name + "_mask"]
            if hasattr(module, self._tensor_name):
                delattr(module, self._tensor_name)
            setattr(module, self._tensor_name, original)


    class PruningContainer(BasePruningMethod):
        """Several methods, each over what the ones before have left."""

        def __init__(self, *methods):
            self._methods = []
            for method in methods:
                self._methods += method._methods if isinstance(method, PruningContainer) else [method]
            if self._methods:
                self._tensor_name = self._methods[-1]._tensor_name

        def __len__(self):
            return len(self._methods)

        def __iter__(self):
            return iter(self._methods)

        def __getitem__(self, index):
            return self._methods[index]

        def compute_mask(self, t, default_mask):
            method = self._methods[-1]
            mask = default_mask.to(dtype=t.dtype)
            kind = method.PRUNING_TYPE
            if kind == "unstructured":
                chosen = mask == 1
            elif kind == "structured":
                rank = t.dim()
                dim = method.dim % rank
                keep = mask.sum(dim=[d for d in range(rank) if d != dim]) != 0
                chosen = [slice(None)] * rank
                chosen[dim] = keep
                chosen = tuple(chosen)
            elif kind == "global":
                chosen = (slice(None),) * t.dim()
            else:
                raise ValueError(f"Unrecognized PRUNING_TYPE {kind}")
            mask[chosen] = method.compute_mask(t[chosen], default_mask=mask[chosen]).to(mask.dtype)
            return mask


    class Identity(BasePruningMethod):
        def compute_mask(self, t, default_mask):
            return default_mask


    class RandomUnstructured(BasePruningMethod):
        def __init__(self, amount):
            _amount_checked(amount)
            self.amount = amount

        def compute_mask(self, t, default_mask):
            count = _number(self.amount, t.nelement())
            mask = default_mask.clone()
            if count != 0:
                chances = torch.rand_like(t)
                mask.view(-1)[torch.topk(chances.view(-1), k=count).indices] = 0
            return mask


    class L1Unstructured(BasePruningMethod):
        def __init__(self, amount):
            _amount_checked(amount)
            self.amount = amount

        def compute_mask(self, t, default_mask):
            count = _number(self.amount, t.nelement())
            mask = default_mask.clone()
            if count != 0:
                mask.view(-1)[torch.topk(torch.abs(t).view(-1), k=count, largest=False).indices] = 0
            return mask


    def _check_structure(t, dim):
        if t.dim() <= 1:
            raise ValueError(
                "Structured pruning can only be applied to multidimensional tensors. Found tensor of shape "
                f"{t.shape} with {t.dim()} dims")
        if dim >= t.dim():
            raise IndexError(f"Invalid index {dim} for tensor of size {t.shape}")


    def _channels(mask_like, dim, kept):
        mask = torch.zeros_like(mask_like)
        places = [slice(None)] * mask_like.dim()
        places[dim] = kept
        mask[tuple(places)] = 1
        return mask


    class RandomStructured(BasePruningMethod):
        PRUNING_TYPE = "structured"

        def __init__(self, amount, dim=-1):
            _amount_checked(amount)
            self.amount, self.dim = amount, dim

        def compute_mask(self, t, default_mask):
            _check_structure(t, self.dim)
            size = t.shape[self.dim]
            count = _number(self.amount, size)
            if count == 0:
                return default_mask
            chances = torch.rand(size)
            threshold = torch.kthvalue(chances, k=count).values
            mask = _channels(t, self.dim, chances > threshold)
            return mask * default_mask.to(dtype=mask.dtype)


    class LnStructured(BasePruningMethod):
        PRUNING_TYPE = "structured"

        def __init__(self, amount, n, dim=-1):
            _amount_checked(amount)
            self.amount, self.n, self.dim = amount, n, dim

        def compute_mask(self, t, default_mask):
            _check_structure(t, self.dim)
            size = t.shape[self.dim]
            count = _number(self.amount, size)
            if count == 0:
                return default_mask
            dims = [d for d in range(t.dim()) if d != self.dim % t.dim()]
            kept = torch.topk(torch.norm(t, p=self.n, dim=dims), k=size - count, largest=True).indices
            mask = _channels(t, self.dim, kept)
            return mask * default_mask.to(dtype=mask.dtype)


    class CustomFromMask(BasePruningMethod):
        PRUNING_TYPE = "global"

        def __init__(self, mask):
            self.mask = mask

        def compute_mask(self, t, default_mask):
            return default_mask * self.mask.to(dtype=default_mask.dtype)


    def identity(module, name):
        Identity.apply(module, name)
        return module


    def random_unstructured(module, name, amount):
        RandomUnstructured.apply(module, name, amount=amount)
        return module


    def l1_unstructured(module, name, amount, importance_scores=None):
        L1Unstructured.apply(module, name, amount=amount, importance_scores=importance_scores)
        return module


    def random_structured(module, name, amount, dim):
        RandomStructured.apply(module, name, amount=amount, dim=dim)
        return module


    def ln_structured(module, name, amount, n, dim, importance_scores=None):
        LnStructured.apply(module, name, amount=amount, n=n, dim=dim, importance_scores=importance_scores)
        return module


    def custom_from_mask(module, name, mask):
        CustomFromMask.apply(module, name, mask=mask)
        return module


    def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
        if not hasattr(parameters, "__iter__"):
            raise TypeError("global_unstructured(): parameters is not an Iterable")
        parameters = list(parameters)
        given = importance_scores or {}

        def tensors(of):
            return [of(module, name) for module, name in parameters]

        scores = torch.cat([s.reshape(-1) for s in tensors(lambda m, n: given.get((m, n), getattr(m, n)))])
        before = torch.cat([
            m.reshape(-1) for m in tensors(lambda m, n: getattr(m, n + "_mask", torch.ones_like(getattr(m, n))))])
        method = pruning_method(**kwargs)
        method._tensor_name = "temp"
        if method.PRUNING_TYPE != "unstructured":
            raise TypeError(
                f'Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. Found method {pruning_method} of '
                f"type {method.PRUNING_TYPE}")
        with no_grad():
            mask = before.clone()
            chosen = before == 1
            mask[chosen] = method.compute_mask(scores[chosen], default_mask=mask[chosen])
        start = 0
        for module, name in parameters:
            param = getattr(module, name)
            custom_from_mask(module, name, mask[start:start + param.numel()].view_as(param))
            start += param.numel()


    def remove(module, name):
        for key, hook in list(module._forward_pre_hooks.items()):
            if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
                hook.remove(module)
                del module._forward_pre_hooks[key]
                return module
        raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")


    def is_pruned(module):
        return any(
            isinstance(hook, BasePruningMethod) for each in module.modules()
            for hook in each._forward_pre_hooks.values())
    """#
}
