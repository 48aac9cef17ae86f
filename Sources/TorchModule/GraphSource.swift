// torch.autograd.graph, anomaly_mode and variable, as Python text over a few natives.

import MiniPython
import MiniTorch

enum GraphSource {
  /// Python functions that store saved tensors and bring them back.
  static func pair(_ pack: Value, _ unpack: Value) -> SavedTensorHooks.Pair {
    .init(
      pack: { try Operations.call(pack, [.tensor($0)]) },
      unpack: { stored in
        let result = try Operations.call(unpack, [stored as? Value ?? .none])
        guard let tensor = result.asTensor else {
          throw Raised.type(
            "Output of saved tensor unpack_hook expected to be a Tensor but got result of type \(result.type.name)")
        }
        return tensor
      })
  }

  static func makeGraph() throws -> ModuleObject {
    let module = try PythonSource.module("torch.autograd.graph", graph + hooks) { module in
      try PythonPart.addCommonNames(module)
      module.add(NodeObject.base)
      module.function("push_hooks", .positional(2...2)) { a in
        SavedTensorHooks.push(pair(a[0], a[1]))
        return .none
      }
      module.function("current_pass", .positional(0...0)) { _ in Autograd.currentPass.map { .int($0) } ?? .none }
      module.function("will_reach", .positional(1...1)) { .bool(Autograd.reaches(try TensorType.receiver($0[0]))) }
      module.function("bump_version", .positional(1...1)) { a in
        let tensor = try TensorType.receiver(a[0])
        if !tensor.isInference { tensor.rebase(nil) }
        return .none
      }
      module.function("pop_hooks", .positional(0...0)) { _ in
        SavedTensorHooks.pop()
        return .none
      }
      module.function("gradient_edge", .positional(1...1)) { a in
        let tensor = try TensorType.receiver(a[0])
        guard tensor.requiresGrad else {
          throw Raised.runtime(
            "It is not possible to get the gradient edge for a Tensor that does not require gradients")
        }
        return .tuple([NodeObject.value(of: tensor.gradFn ?? tensor.gradientAccumulator()), .int(tensor.outputIndex)])
      }
    }
    module.refuseOthers()
    return module
  }

  static func makeAnomaly() throws -> ModuleObject {
    try PythonSource.module("torch.autograd.anomaly_mode", anomaly, prepare: PythonPart.addCommonNames)
  }

  static func makeVariable() throws -> ModuleObject {
    try PythonSource.module("torch.autograd.variable", variable, prepare: PythonPart.addCommonNames)
  }

  /// The functions of torch that stand behind anomaly detection.
  static func install(in module: ModuleObject) {
    module.function("is_anomaly_enabled", .positional(0...0)) { _ in .bool(Anomaly.isEnabled) }
    module.function("is_anomaly_check_nan_enabled", .positional(0...0)) { _ in .bool(Anomaly.checksNaN) }
    module.pythonFunction("set_anomaly_enabled", "(mode, check_nan=True)") { a in
      for (i, name) in ["enabled", "check_nan"].enumerated() {
        guard let value = a.value(i), value.asBool == nil else { continue }
        throw Raised.type(
          "set_anomaly_enabled(): argument '\(name)' (position \(i + 1)) must be bool, not \(value.type.name)")
      }
      Anomaly.isEnabled = try Operations.isTrue(a[0])
      Anomaly.checksNaN = try a.value(1).map { try Operations.isTrue($0) } ?? true
      return .none
    }
    Anomaly.place = { VM.current.cellTraceback }
  }

  private static let graph = #"""
    from collections import namedtuple

    GradientEdge = namedtuple("GradientEdge", "node output_nr ownership_token", defaults=(None,))
    GradientEdge.__module__ = "torch.autograd.graph"
    _refused = []


    def get_gradient_edge(tensor):
        """Returns the node and the number of its result that a tensor's gradient belongs to."""
        return GradientEdge(*gradient_edge(tensor))


    class saved_tensors_hooks:
        """Lets two functions store the tensors that backward needs, and bring them back."""

        def __init__(self, pack_hook, unpack_hook):
            self.pack_hook, self.unpack_hook = pack_hook, unpack_hook

        def __enter__(self):
            if _refused:
                raise RuntimeError(_refused[-1])
            push_hooks(self.pack_hook, self.unpack_hook)

        def __exit__(self, *args):
            pop_hooks()


    class save_on_cpu(saved_tensors_hooks):
        """Keeps the tensors that backward needs in the memory of the CPU."""

        def __init__(self, pin_memory=False, device_type="cuda"):
            super().__init__(lambda tensor: tensor.detach().clone(), lambda stored: stored)


    class disable_saved_tensors_hooks:
        """Refuses saved_tensors_hooks with a message."""

        def __init__(self, error_message):
            self.error_message = error_message

        def __enter__(self):
            _refused.append(self.error_message)

        def __exit__(self, *args):
            _refused.pop()
    """#

  private static let anomaly = #"""
    class detect_anomaly:
        """Tells, while it is active, which operation of the forward pass failed in backward or made a NaN."""

        def __init__(self, check_nan=True):
            self.prev, self.prev_check_nan = torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled()
            self.check_nan = check_nan
            warn("Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for "
                 "debugging.")

        def __enter__(self):
            torch.set_anomaly_enabled(True, self.check_nan)

        def __exit__(self, *args):
            torch.set_anomaly_enabled(self.prev, self.prev_check_nan)


    class set_detect_anomaly:
        """Switches the detection on or off, as a call or as a context."""

        def __init__(self, mode, check_nan=True):
            self.prev, self.prev_check_nan = torch.is_anomaly_enabled(), torch.is_anomaly_check_nan_enabled()
            torch.set_anomaly_enabled(mode, check_nan)

        def __enter__(self):
            pass

        def __exit__(self, *args):
            torch.set_anomaly_enabled(self.prev, self.prev_check_nan)
    """#

  private static let variable = #"""
    class VariableMeta(type):
        def __instancecheck__(cls, other):
            return isinstance(other, torch.Tensor)


    class Variable(metaclass=VariableMeta):
        """What tensors with gradients were before they were tensors: a call gives a tensor."""

        def __new__(cls, data=None, requires_grad=False, volatile=None, _grad_fn=None, name=None):
            if volatile is not None:
                warn("volatile was removed and now has no effect. Use `with torch.no_grad():` instead.")
            if data is None:
                data = torch.empty(0)
            elif not isinstance(data, torch.Tensor):
                raise TypeError(f"Variable data has to be a tensor, but got {type(data).__name__}")
            if requires_grad and not data.is_floating_point():
                raise RuntimeError("Only Tensors of floating point and complex dtype can require gradients")
            return data.detach().requires_grad_(requires_grad)
    """#
}
