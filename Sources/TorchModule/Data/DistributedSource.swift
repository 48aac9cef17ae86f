// torch.utils.data.DistributedSampler, as Python text.

enum DistributedSource {
  static let names = ["DistributedSampler"]

  static let text = #"""
    import math


    class DistributedSampler(data.Sampler):
        """The examples of one of several processes."""

        def __init__(self, dataset, num_replicas=None, rank=None, shuffle=True, seed=0, drop_last=False):
            if num_replicas is None or rank is None:
                raise ValueError("Default process group has not been initialized, please make sure to call init_process_group.")
            if rank >= num_replicas or rank < 0:
                raise ValueError(f"Invalid rank {rank}, rank should be in the interval [0, {num_replicas - 1}]")
            self.dataset, self.num_replicas, self.rank = dataset, num_replicas, rank
            self.epoch, self.drop_last = 0, drop_last
            if drop_last and len(dataset) % num_replicas != 0:
                self.num_samples = math.ceil((len(dataset) - num_replicas) / num_replicas)
            else:
                self.num_samples = math.ceil(len(dataset) / num_replicas)
            self.total_size = self.num_samples * num_replicas
            self.shuffle, self.seed = shuffle, seed

        def __iter__(self):
            indices = list(range(len(self.dataset)))
            if self.shuffle:
                generator = torch.Generator()
                generator.manual_seed(self.seed + self.epoch)
                indices = torch.randperm(len(self.dataset), generator=generator).tolist()
            if self.drop_last:
                indices = indices[:self.total_size]
            else:
                missing = self.total_size - len(indices)
                indices += (indices * math.ceil(missing / len(indices)))[:missing] if missing > 0 else []
            return iter(indices[self.rank:self.total_size:self.num_replicas])

        def __len__(self):
            return self.num_samples

        def set_epoch(self, epoch):
            """Chooses the order: each epoch has its own."""
            self.epoch = epoch
    """#
}
