// The tests that read or set the engine's state, which belongs to one thread: they run one after the other.
import Testing

@Suite(.serialized) enum TensorTests {}
