// torch.utils.data: loaders, as Python text. Workers take turns in the notebook's own thread, each with random numbers
// and an iteration of its own, as processes have them.

enum LoaderSource {
  static let names = ["DataLoader", "get_worker_info"]

  static let text = #"""
    import math
    import random
    import sys


    class WorkerInfo:
        """What a worker knows of itself."""

        def __init__(self, **known):
            self.__dict__.update(known)

        def __repr__(self):
            return f"WorkerInfo({', '.join(f'{key}={value}' for key, value in self.__dict__.items())})"


    default_collate, default_convert = data.default_collate, data.default_convert
    _worker_info = None


    def get_worker_info():
        return _worker_info


    class _BaseDataLoaderIter:
        def __init__(self, loader):
            self._loader = loader
            if loader.pin_memory and loader.pin_memory_device:
                warn(
                    "pin_memory_device is deprecated, the current accelerator will be used as the device,ignore "
                    f"pin_memory_device='{loader.pin_memory_device}'.", 1)
            if loader.pin_memory:
                warn(
                    "'pin_memory' argument is set as true but no accelerator is found, then device pinned memory won't be "
                    "used.", 1)
            self._sampler_iter = iter(loader._index_sampler)
            self._base_seed = torch.empty((), dtype=torch.int64).random_(generator=loader.generator).item()
            self._yielded = 0

        def __iter__(self):
            return self

        def __len__(self):
            return len(self._loader._index_sampler)

        def _fetched(self, index, source):
            # The batch of the given indices, or the next one of an iterable dataset.
            loader = self._loader
            dataset = loader.dataset
            if not loader._auto_collation:
                return loader.collate_fn(next(source) if source is not None else dataset[index])
            if source is not None:
                examples = []
                for _ in index:
                    try:
                        examples.append(next(source))
                    except StopIteration:
                        break
                if not examples or (loader.drop_last and len(examples) < len(index)):
                    raise StopIteration
            elif hasattr(dataset, "__getitems__") and dataset.__getitems__:
                examples = dataset.__getitems__(index)
            else:
                examples = [dataset[i] for i in index]
            return loader.collate_fn(examples)

        def __next__(self):
            batch = self._next_data()
            self._yielded += 1
            told = self._loader._length_told
            if told is not None and self._yielded > told:
                text = (
                    f"Length of IterableDataset {self._loader.dataset!s} was reported to be {told}(when accessing "
                    f"len(dataloader)), but {self._yielded} samples have been fetched. ")
                if self._loader.num_workers > 0:
                    text += (
                        "For multiprocessing data-loading, this could be caused by not properly configuring the "
                        "IterableDataset replica at each worker. Please see "
                        "https://pytorch.org/docs/stable/data.html#torch.utils.data.IterableDataset for examples.")
                warn(text.strip(), 2)
            return batch


    class _SingleProcessDataLoaderIter(_BaseDataLoaderIter):
        def __init__(self, loader):
            super().__init__(loader)
            self._source = iter(loader.dataset) if loader._is_iterable else None

        def _next_data(self):
            return self._fetched(next(self._sampler_iter), self._source)


    class _Worker:
        # Runs functions with the random numbers of a process of its own.
        def __init__(self, number, loader, base_seed):
            seed = base_seed + number
            self.info = WorkerInfo(id=number, num_workers=loader.num_workers, seed=seed, dataset=loader.dataset)
            self.states = None
            self.seed = seed
            self.source = None

            def start():
                if loader.worker_init_fn is not None:
                    loader.worker_init_fn(number)
                if loader._is_iterable:
                    self.source = iter(loader.dataset)

            self.run(start)

        def run(self, function, *args):
            global _worker_info
            outer = torch.get_rng_state(), random.getstate(), _worker_info
            if self.states is None:
                torch.manual_seed(self.seed)
                random.seed(self.seed)
            else:
                torch.set_rng_state(self.states[0])
                random.setstate(self.states[1])
            _worker_info = self.info
            # What a worker prints goes where a process of its own would print, which is not the notebook.
            printed, sys.stdout = sys.stdout, sys.stderr
            try:
                return function(*args)
            finally:
                sys.stdout = printed
                self.states = torch.get_rng_state(), random.getstate()
                torch.set_rng_state(outer[0])
                random.setstate(outer[1])
                _worker_info = outer[2]


    class _MultiProcessingDataLoaderIter(_BaseDataLoaderIter):
        def __init__(self, loader):
            super().__init__(loader)
            self._workers = [_Worker(i, loader, self._base_seed) for i in range(loader.num_workers)]
            self._turn = 0

        def _next_data(self):
            index = next(self._sampler_iter)
            while self._workers:
                worker = self._workers[self._turn % len(self._workers)]
                try:
                    batch = worker.run(self._fetched, index, worker.source)
                except StopIteration:
                    # This worker's share is used up: the others go on.
                    self._turn %= len(self._workers)
                    self._workers.remove(worker)
                    continue
                self._turn = (self._turn + 1) % len(self._workers)
                return batch
            raise StopIteration


    class _InfiniteConstantSampler(data.Sampler):
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
            if num_workers > 0 and prefetch_factor is None:
                prefetch_factor = 2
            if prefetch_factor is not None and prefetch_factor < 0:
                raise ValueError("prefetch_factor option should be non-negative")
            self.dataset, self.num_workers, self.prefetch_factor = dataset, num_workers, prefetch_factor
            self.pin_memory, self.pin_memory_device = pin_memory, pin_memory_device
            self.timeout, self.worker_init_fn = timeout, worker_init_fn
            if multiprocessing_context is not None and num_workers == 0:
                raise ValueError(
                    "multiprocessing_context can only be used with multi-process loading (num_workers > 0), but got "
                    f"num_workers={num_workers}")
            if not in_order and num_workers > 0:
                raise NotImplementedError("in_order=False of DataLoader is not supported by this runner")
            self.multiprocessing_context, self.in_order = multiprocessing_context, in_order
            self._is_iterable = isinstance(dataset, data.IterableDataset)
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
                    sampler = _InfiniteConstantSampler()
                elif shuffle:
                    sampler = data.RandomSampler(dataset, generator=generator)
                else:
                    sampler = data.SequentialSampler(dataset)
            if batch_size is not None and batch_sampler is None:
                batch_sampler = data.BatchSampler(sampler, batch_size, drop_last)
            self.batch_size, self.drop_last, self.sampler, self.batch_sampler = (
                batch_size, drop_last, sampler, batch_sampler)
            self.generator = generator
            if collate_fn is None:
                collate_fn = data.default_collate if self._auto_collation else data.default_convert
            self.collate_fn, self.persistent_workers = collate_fn, persistent_workers
            self._length_told = None
            self._is_made = True

        def __setattr__(self, name, value):
            if name in (
                    "batch_size", "batch_sampler", "sampler", "drop_last", "dataset", "persistent_workers"
            ) and "_is_made" in self.__dict__:
                raise ValueError(f"{name} attribute should not be set after {type(self).__name__} is initialized")
            object.__setattr__(self, name, value)

        @property
        def _auto_collation(self):
            return self.batch_sampler is not None

        @property
        def _index_sampler(self):
            return self.batch_sampler if self._auto_collation else self.sampler

        def __iter__(self):
            return _MultiProcessingDataLoaderIter(self) if self.num_workers > 0 else _SingleProcessDataLoaderIter(self)

        def __len__(self):
            if self._is_iterable:
                n = self._length_told = len(self.dataset)
                if self.batch_size is not None:
                    n = n // self.batch_size if self.drop_last else math.ceil(n / self.batch_size)
                return n
            return len(self._index_sampler)

        def __class_getitem__(cls, item):
            return cls
    """#
}
