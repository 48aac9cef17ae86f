// torch.utils.data: batches of examples, as Python text.

enum CollateSource {
  static let names = ["default_collate", "default_convert", "collate"]

  static let text = #"""
    import copy


    def _is_like(value, kind, name):
        # Whether it is of a built-in type or of its abstract class, which is imported for other values only.
        if isinstance(value, (dict, list, tuple, str, bytes)):
            return isinstance(value, kind)
        import collections.abc
        return isinstance(value, getattr(collections.abc, name))


    def _tensor(batch, *, collate_fn_map=None):
        return torch.stack(batch, 0)


    def _float(batch, *, collate_fn_map=None):
        return torch.tensor(batch, dtype=torch.float64)


    def _int(batch, *, collate_fn_map=None):
        return torch.tensor(batch)


    def _text(batch, *, collate_fn_map=None):
        return batch


    default_collate_fn_map = {Tensor: _tensor, float: _float, int: _int, str: _text, bytes: _text}


    def default_collate(batch):
        """Makes one batch of a list of examples."""
        return collate(batch, collate_fn_map=default_collate_fn_map)


    def _filled(example, made, kind):
        # A container like the example's own with the elements of `made`, by key.
        try:
            if _is_like(example, dict, "MutableMapping") or _is_like(example, list, "MutableSequence"):
                clone = copy.copy(example)
                for key, value in made.items():
                    clone[key] = value
                return clone
            return type(example)(made if kind is dict else list(made.values()))
        except TypeError:
            return made if kind is dict else list(made.values())


    def collate(batch, *, collate_fn_map=None):
        """Makes one batch of a list of examples, by functions for the types of elements."""
        first = batch[0]
        if collate_fn_map is not None:
            if type(first) in collate_fn_map:
                return collate_fn_map[type(first)](batch, collate_fn_map=collate_fn_map)
            for kind, function in collate_fn_map.items():
                if isinstance(first, kind):
                    return function(batch, collate_fn_map=collate_fn_map)
        if _is_like(first, dict, "Mapping"):
            made = {key: collate([each[key] for each in batch], collate_fn_map=collate_fn_map) for key in first}
            return _filled(first, made, dict)
        if isinstance(first, tuple) and hasattr(first, "_fields"):
            return type(first)(*(collate(each, collate_fn_map=collate_fn_map) for each in zip(*batch)))
        if _is_like(first, (list, tuple, str, bytes), "Sequence"):
            if not all(len(each) == len(first) for each in batch):
                raise RuntimeError("each element in list of batch should be of equal size")
            made = [collate(each, collate_fn_map=collate_fn_map) for each in zip(*batch)]
            return made if isinstance(first, tuple) else _filled(first, dict(enumerate(made)), list)
        raise TypeError(
            f"default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {type(first)}")


    def default_convert(data):
        """Leaves examples that are not put in batches as they are; tuples become lists."""
        if isinstance(data, Tensor):
            return data
        if _is_like(data, dict, "Mapping"):
            return _filled(data, {key: default_convert(data[key]) for key in data}, dict)
        if isinstance(data, tuple) and hasattr(data, "_fields"):
            return type(data)(*(default_convert(each) for each in data))
        if isinstance(data, tuple):
            return [default_convert(each) for each in data]
        if _is_like(data, (list, tuple, str, bytes), "Sequence") and not isinstance(data, (str, bytes)):
            return _filled(data, dict(enumerate(default_convert(each) for each in data)), list)
        return data
    """#
}
