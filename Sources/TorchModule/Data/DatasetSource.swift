// torch.utils.data: datasets, as Python text.

enum DatasetSource {
  static let names = [
    "Dataset", "IterableDataset", "TensorDataset", "ConcatDataset", "ChainDataset", "StackDataset", "Subset",
    "random_split",
  ]

  static let text = #"""
    import math
    from bisect import bisect_right


    class Dataset:
        """Examples by number: subclasses say __getitem__ and __len__."""

        def __getitem__(self, index):
            raise NotImplementedError("Subclasses of Dataset should implement __getitem__.")

        def __add__(self, other):
            return ConcatDataset([self, other])

        def __class_getitem__(cls, item):
            return cls


    class IterableDataset(Dataset):
        """Examples one after the other: subclasses say __iter__."""

        def __new__(cls, *args, **kwargs):
            if not hasattr(cls, "__iter__"):
                raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract method __iter__")
            return super().__new__(cls)

        def __add__(self, other):
            return ChainDataset([self, other])


    class TensorDataset(Dataset):
        """Rows of tensors of equal length."""

        def __init__(self, *tensors):
            assert all(tensors[0].size(0) == tensor.size(0) for tensor in tensors), "Size mismatch between tensors"
            self.tensors = tensors

        def __getitem__(self, index):
            return tuple(tensor[index] for tensor in self.tensors)

        def __len__(self):
            return self.tensors[0].size(0)


    class ConcatDataset(Dataset):
        """Datasets one after the other."""

        @staticmethod
        def cumsum(sequence):
            ends, total = [], 0
            for each in sequence:
                total += len(each)
                ends.append(total)
            return ends

        def __init__(self, datasets):
            self.datasets = list(datasets)
            if len(self.datasets) == 0:
                raise AssertionError("datasets should not be an empty iterable")
            for each in self.datasets:
                if isinstance(each, IterableDataset):
                    raise AssertionError("ConcatDataset does not support IterableDataset")
            self.cumulative_sizes = self.cumsum(self.datasets)

        def __len__(self):
            return self.cumulative_sizes[-1]

        def __getitem__(self, index):
            if index < 0:
                if -index > len(self):
                    raise ValueError("absolute value of index should not exceed dataset length")
                index += len(self)
            which = bisect_right(self.cumulative_sizes, index)
            return self.datasets[which][index - (self.cumulative_sizes[which - 1] if which else 0)]


    class ChainDataset(IterableDataset):
        """Iterable datasets one after the other."""

        def __init__(self, datasets):
            super().__init__()
            self.datasets = datasets

        def __iter__(self):
            for each in self.datasets:
                self._check(each)
                yield from each

        def __len__(self):
            for each in self.datasets:
                self._check(each)
            return sum(len(each) for each in self.datasets)

        def _check(self, dataset):
            if not isinstance(dataset, IterableDataset):
                raise AssertionError("ChainDataset only supports IterableDataset")


    class StackDataset(Dataset):
        """Datasets beside each other."""

        def __init__(self, *args, **kwargs):
            if args:
                if kwargs:
                    raise ValueError(
                        "Supported either ``tuple``- (via ``args``) or``dict``- (via ``kwargs``) like input/output, but "
                        "both types are given.")
                self.datasets, parts = args, args
            elif kwargs:
                self.datasets, parts = kwargs, list(kwargs.values())
            else:
                raise ValueError("At least one dataset should be passed")
            self._length = len(parts[0])
            if any(len(part) != self._length for part in parts):
                raise ValueError("Size mismatch between datasets")

        def __getitem__(self, index):
            if isinstance(self.datasets, dict):
                return {key: part[index] for key, part in self.datasets.items()}
            return tuple(part[index] for part in self.datasets)

        def __len__(self):
            return self._length


    class Subset(Dataset):
        """Some examples of a dataset."""

        def __init__(self, dataset, indices):
            self.dataset, self.indices = dataset, indices

        def __getitem__(self, index):
            if isinstance(index, list):
                return self.dataset[[self.indices[i] for i in index]]
            return self.dataset[self.indices[index]]

        def __getitems__(self, indices):
            if callable(getattr(self.dataset, "__getitems__", None)):
                return self.dataset.__getitems__([self.indices[i] for i in indices])
            return [self.dataset[self.indices[i]] for i in indices]

        def __len__(self):
            return len(self.indices)


    def random_split(dataset, lengths, generator=torch.default_generator):
        """Splits a dataset at random into parts of the given lengths or shares."""
        if math.isclose(sum(lengths), 1) and sum(lengths) <= 1:
            sizes = []
            for i, share in enumerate(lengths):
                if share < 0 or share > 1:
                    raise ValueError(f"Fraction at index {i} is not between 0 and 1")
                sizes.append(int(math.floor(len(dataset) * share)))
            for i in range(len(dataset) - sum(sizes)):
                sizes[i % len(sizes)] += 1
            lengths = sizes
            for i, length in enumerate(lengths):
                if length == 0:
                    warn(f"Length of split at index {i} is 0. This might result in an empty dataset.")
        if sum(lengths) != len(dataset):
            raise ValueError("Sum of input lengths does not equal the length of the input dataset!")
        order = torch.randperm(sum(lengths), generator=generator).tolist()
        parts, start = [], 0
        for length in lengths:
            parts.append(Subset(dataset, order[start:start + length]))
            start += length
        return parts
    """#
}
