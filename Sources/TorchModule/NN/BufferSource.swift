// torch.nn.Buffer: a tensor that modules register as a buffer, as Python text.

enum BufferSource {
  nonisolated(unsafe) static let part = PythonPart(
    module: "torch.nn.parameter", names: ["Buffer"],
    text: #"""
      class _BufferMeta(type):
          def __instancecheck__(self, instance):
              return isinstance(instance, Tensor) and getattr(instance, "_is_buffer", False)


      class Buffer(metaclass=_BufferMeta):
          """A tensor that is registered as a buffer when it is assigned to a module."""

          def __new__(cls, data=None, *, persistent=True):
              if data is None:
                  data = torch.empty(0)
              made = data.detach().requires_grad_(data.requires_grad)
              made.persistent = persistent
              made._is_buffer = True
              return made
      """#)
}
