// The library text: functions that wait for their first call, and whether all of them compile.

import MiniPython
import Testing

@Suite(.serialized) struct LibraryTextTests {
  @Test func everyFunctionCompiles() {
    PythonSource.defersBodies = false
    defer { PythonSource.defersBodies = true }
    let printed = Lesson().run(
      """
      import torch
      import torch.nn as nn, torch.optim, torch.utils.data, torch.distributions, torch.func, torch.fft, torch.special
      import torch.autograd.functional, torch.optim.lr_scheduler, torch.optim.swa_utils
      import torch.nn.utils.parametrize, torch.nn.utils.parametrizations, torch.nn.utils.prune, torch.nn.utils.rnn
      import torch.utils.checkpoint, torch.testing, torch.amp
      count = 0
      for part in [torch, nn, nn.functional, nn.init, nn.utils, nn.utils.parametrize, nn.utils.prune, nn.utils.rnn,
                   torch.optim, torch.optim.lr_scheduler, torch.utils.data, torch.distributions, torch.func, torch.fft,
                   torch.special, torch.autograd.functional, torch.Tensor]:
          for name in dir(part):
              try:
                  count += getattr(part, name) is not None
              except (NotImplementedError, AttributeError, ImportError):
                  pass
      print(count > 1000)
      """)
    #expect(printed == "True\n")
  }

  @Test func aFunctionThatWaitsIsLikeOthers() {
    let lesson = Lesson()
    #expect(
      lesson.run(
        """
        import torch, inspect
        print(inspect.signature(torch.nn.Linear.__init__))
        print(torch.nn.Linear.forward.__code__.co_argcount, torch.nn.Linear.forward.__qualname__)
        try:
            torch.nn.Linear()
        except TypeError as e:
            print(e)
        layer = torch.nn.Linear(2, 3)
        print(layer)
        """) == """
        (self, in_features, out_features, bias=True, device=None, dtype=None)
        2 Linear.forward
        Linear.__init__() missing 2 required positional arguments: 'in_features' and 'out_features'
        Linear(in_features=2, out_features=3, bias=True)

        """)
  }
}
