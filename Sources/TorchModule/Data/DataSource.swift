// torch.utils.data, as Python text; loaders work in the notebook's own thread.

enum DataSource {
  static let text = #"""
    import math
    from bisect import bisect_right
    from collections import namedtuple
    from collections.abc import Mapping


    def _seed(generator=None):
        return torch.empty((), dtype=torch.int64).random_(generator=generator).item()


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
                yield from each

        def __len__(self):
            return sum(len(each) for each in self.datasets)


    class StackDataset(Dataset):
        """Datasets beside each other."""

        def __init__(self, *args, **kwargs):
            if args:
                if kwargs:
                    raise ValueError("Supported either ``tuple``- (via ``args``) or``dict``- (via ``kwargs``) like input/output, but both types are given.")
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


    class Sampler:
        """An order of examples."""

        def __init__(self, data_source=None):
            pass

        def __iter__(self):
            raise NotImplementedError

        def __class_getitem__(cls, item):
            return cls


    class SequentialSampler(Sampler):
        """One example after the other."""

        def __init__(self, data_source):
            self.data_source = data_source

        def __iter__(self):
            return iter(range(len(self.data_source)))

        def __len__(self):
            return len(self.data_source)


    class RandomSampler(Sampler):
        """Examples in random order."""

        def __init__(self, data_source, replacement=False, num_samples=None, generator=None):
            self.data_source, self.replacement = data_source, replacement
            self._num_samples, self.generator = num_samples, generator
            if not isinstance(replacement, bool):
                raise TypeError(f"replacement should be a boolean value, but got replacement={replacement}")
            if not isinstance(self.num_samples, int) or self.num_samples <= 0:
                raise ValueError(
                    f"num_samples should be a positive integer value, but got num_samples={self.num_samples}")

        @property
        def num_samples(self):
            return len(self.data_source) if self._num_samples is None else self._num_samples

        def __iter__(self):
            n = len(self.data_source)
            generator = self.generator
            if generator is None:
                generator = torch.Generator()
                generator.manual_seed(_seed())
            if self.replacement:
                for _ in range(self.num_samples // 32):
                    yield from torch.randint(high=n, size=(32,), dtype=torch.int64, generator=generator).tolist()
                yield from torch.randint(
                    high=n, size=(self.num_samples % 32,), dtype=torch.int64, generator=generator).tolist()
            else:
                for _ in range(self.num_samples // n):
                    yield from torch.randperm(n, generator=generator).tolist()
                yield from torch.randperm(n, generator=generator).tolist()[:self.num_samples % n]

        def __len__(self):
            return self.num_samples


    class SubsetRandomSampler(Sampler):
        """Some examples in random order."""

        def __init__(self, indices, generator=None):
            self.indices, self.generator = indices, generator

        def __iter__(self):
            for i in torch.randperm(len(self.indices), generator=self.generator).tolist():
                yield self.indices[i]

        def __len__(self):
            return len(self.indices)


    class WeightedRandomSampler(Sampler):
        """Examples by chance in proportion to weights."""

        def __init__(self, weights, num_samples, replacement=True, generator=None):
            if not isinstance(num_samples, int) or isinstance(num_samples, bool) or num_samples <= 0:
                raise ValueError(
                    f"num_samples should be a positive integer value, but got num_samples={num_samples}")
            if not isinstance(replacement, bool):
                raise ValueError(f"replacement should be a boolean value, but got replacement={replacement}")
            weights = torch.as_tensor(weights, dtype=torch.double)
            if weights.dim() != 1:
                raise ValueError(
                    f"weights should be a 1d sequence but given weights have shape {tuple(weights.shape)}")
            self.weights, self.num_samples = weights, num_samples
            self.replacement, self.generator = replacement, generator

        def __iter__(self):
            return iter(torch.multinomial(
                self.weights, self.num_samples, self.replacement, generator=self.generator).tolist())

        def __len__(self):
            return self.num_samples


    class BatchSampler(Sampler):
        """Batches of another sampler's examples."""

        def __init__(self, sampler, batch_size, drop_last):
            if not isinstance(batch_size, int) or isinstance(batch_size, bool) or batch_size <= 0:
                raise ValueError(
                    f"batch_size should be a positive integer value, but got batch_size={batch_size}")
            if not isinstance(drop_last, bool):
                raise ValueError(f"drop_last should be a boolean value, but got drop_last={drop_last}")
            self.sampler, self.batch_size, self.drop_last = sampler, batch_size, drop_last

        def __iter__(self):
            batch = []
            for index in self.sampler:
                batch.append(index)
                if len(batch) == self.batch_size:
                    yield batch
                    batch = []
            if batch and not self.drop_last:
                yield batch

        def __len__(self):
            n = len(self.sampler)
            return n // self.batch_size if self.drop_last else (n + self.batch_size - 1) // self.batch_size


    def default_convert(data):
        return data


    def default_collate(batch):
        """Makes one batch of a list of examples."""
        first = batch[0]
        kind = type(first)
        if isinstance(first, Tensor):
            return torch.stack(batch, 0)
        if isinstance(first, float):
            return torch.tensor(batch, dtype=torch.float64)
        if isinstance(first, int):
            return torch.tensor(batch)
        if isinstance(first, (str, bytes)):
            return batch
        if isinstance(first, Mapping):
            return {key: default_collate([each[key] for each in batch]) for key in first}
        if isinstance(first, tuple) and hasattr(first, "_fields"):
            return kind(*(default_collate(list(each)) for each in zip(*batch)))
        if isinstance(first, (list, tuple)):
            if not all(len(each) == len(first) for each in batch):
                raise RuntimeError("each element in list of batch should be of equal size")
            return [default_collate(list(each)) for each in zip(*batch)]
        raise TypeError(
            f"default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found {kind}")


    class _Iterator:
        def __init__(self, loader):
            self._loader = loader
            self._indices = iter(loader._index_sampler)
            self._base_seed = _seed(loader.generator)
            self._source = iter(loader.dataset) if loader._is_iterable else None

        def __iter__(self):
            return self

        def __len__(self):
            return len(self._loader)

        def __next__(self):
            loader = self._loader
            if self._source is not None:
                next(self._indices)
                if loader.batch_size is None:
                    return loader.collate_fn(next(self._source))
                batch = []
                for example in self._source:
                    batch.append(example)
                    if len(batch) == loader.batch_size:
                        break
                if not batch or (loader.drop_last and len(batch) < loader.batch_size):
                    raise StopIteration
                return loader.collate_fn(batch)
            index = next(self._indices)
            if loader._has_batches:
                if hasattr(loader.dataset, "__getitems__"):
                    return loader.collate_fn(loader.dataset.__getitems__(index))
                return loader.collate_fn([loader.dataset[i] for i in index])
            return loader.collate_fn(loader.dataset[index])


    _Iterator.__name__ = _Iterator.__qualname__ = "_SingleProcessDataLoaderIter"


    class _Forever(Sampler):
        def __iter__(self):
            while True:
                yield None


    class DataLoader:
        """Batches of a dataset."""

        def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0,
                     collate_fn=None, pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None,
                     multiprocessing_context=None, generator=None, *, prefetch_factor=None, persistent_workers=False,
                     pin_memory_device="", in_order=True):
            if num_workers < 0:
                raise ValueError(
                    "num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.")
            if timeout < 0:
                raise ValueError("timeout option should be non-negative")
            if num_workers == 0 and prefetch_factor is not None:
                raise ValueError(
                    "prefetch_factor option could only be specified in multiprocessing.let num_workers > 0 to enable "
                    "multiprocessing, otherwise set prefetch_factor to None.")
            if persistent_workers and num_workers == 0:
                raise ValueError("persistent_workers option needs num_workers > 0")
            self.dataset, self.num_workers, self.prefetch_factor = dataset, num_workers, prefetch_factor
            self.pin_memory, self.timeout, self.worker_init_fn = pin_memory, timeout, worker_init_fn
            self.persistent_workers, self.generator = persistent_workers, generator
            self._is_iterable = isinstance(dataset, IterableDataset)
            if self._is_iterable:
                if shuffle not in (False, None):
                    raise ValueError(
                        f"DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle={shuffle}")
                if sampler is not None:
                    raise ValueError(
                        f"DataLoader with IterableDataset: expected unspecified sampler option, but got sampler={sampler}")
                if batch_sampler is not None:
                    raise ValueError(
                        "DataLoader with IterableDataset: expected unspecified batch_sampler option, but got "
                        f"batch_sampler={batch_sampler}")
            else:
                shuffle = bool(shuffle)
            if sampler is not None and shuffle:
                raise ValueError("sampler option is mutually exclusive with shuffle")
            if batch_sampler is not None:
                if batch_size != 1 or shuffle or sampler is not None or drop_last:
                    raise ValueError(
                        "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last")
                batch_size, drop_last = None, False
            elif batch_size is None and drop_last:
                raise ValueError(
                    "batch_size=None option disables auto-batching and is mutually exclusive with drop_last")
            if sampler is None:
                if self._is_iterable:
                    sampler = _Forever()
                elif shuffle:
                    sampler = RandomSampler(dataset, generator=generator)
                else:
                    sampler = SequentialSampler(dataset)
            if batch_size is not None and batch_sampler is None:
                batch_sampler = BatchSampler(sampler, batch_size, drop_last)
            self.batch_size, self.drop_last, self.sampler, self.batch_sampler = (
                batch_size, drop_last, sampler, batch_sampler)
            self._has_batches = batch_sampler is not None
            if collate_fn is None:
                collate_fn = default_collate if self._has_batches else default_convert
            self.collate_fn = collate_fn

        @property
        def _index_sampler(self):
            if self._is_iterable:
                return _Forever()
            return self.batch_sampler if self._has_batches else self.sampler

        def __iter__(self):
            return _Iterator(self)

        def __len__(self):
            if self._is_iterable:
                n = len(self.dataset)
                if self.batch_size is not None:
                    n = n // self.batch_size if self.drop_last else math.ceil(n / self.batch_size)
                return n
            return len(self._index_sampler)

        def __class_getitem__(cls, item):
            return cls


    def get_worker_info():
        return None
    """#
}
