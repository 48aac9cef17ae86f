// Backward: what it computes, what it refuses in which words, and how graphs are freed.
import MiniTorch
import Testing

private func leaf(_ values: [Float], sizes: Shape? = nil) throws -> Tensor {
  let made = try Tensor(values, sizes: sizes)
  try made.setRequiresGrad(true)
  return made
}

private func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch let error as TensorError {
    return error.message
  } catch {
    return "\(error)"
  }
}

private func changed(_ shape: String, _ by: String, _ version: Int = 1) -> String {
  "one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor "
    + "\(shape)]\(by) is at version \(version); expected version 0 instead. Hint: enable anomaly detection to find the operation "
    + "that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True, check_nan=False)."
}

extension TensorTests {
  @Suite(.serialized) struct AutogradTests {
    @Test func `gradients accumulate in place`() throws {
      let x = try leaf([1, 2, 3])
      try (x * x).sum().backward()
      let first = try #require(x.grad)
      #expect(first.doubles() == [2, 4, 6])
      try (x * x).sum().backward()
      #expect(x.grad === first)
      #expect(first.doubles() == [4, 8, 12])
    }

    @Test func `broadcasting is undone`() throws {
      let (x, y) = (try leaf([1, 2, 3]), try leaf([1, 2], sizes: [2, 1]))
      try (x * y).sum().backward()
      #expect(x.grad?.doubles() == [3, 3, 3])
      #expect(y.grad?.doubles() == [6, 6] && y.grad?.sizes == [2, 1])
    }

    @Test func `only graphs that saved tensors refuse a second backward`() throws {
      func twice(_ f: (Tensor) throws -> Tensor) throws -> String {
        let x = try leaf([2])
        let y = try f(x)
        try y.backward()
        return message { try y.backward() }
      }
      let refusal = try twice { try $0 * $0 }
      #expect(refusal.hasPrefix("Trying to backward through the graph a second time"))
      for f: (Tensor) throws -> Tensor in [
        { try $0 * 3 }, { try $0 / 3 }, { try $0.exp() }, { try $0.pow(2) }, { try $0.relu() },
      ] {
        #expect(try twice(f) == refusal)
      }
      for f: (Tensor) throws -> Tensor in [
        { try $0 + 3 }, { try $0 + $0 }, { try $0.sum() }, { try $0.mean() }, { try $0.view([1]) }, { try -$0 },
        { try $0.clone() },
      ] { #expect(try twice(f) == "no error") }
    }

    @Test func `retained graphs may be walked again`() throws {
      let x = try leaf([2])
      let y = try x * x
      try y.backward(retainGraph: true)
      try y.backward()
      #expect(x.grad?.doubles() == [8])
    }

    @Test func `higher orders`() throws {
      let x = try leaf([3])
      let y = try x.pow(3)
      let first = try #require(try Autograd.grad(outputs: [y], inputs: [x], createGraph: true)[0])
      #expect(first.doubles() == [27] && first.gradFn?.name == "MulBackward0")
      let second = try #require(try Autograd.grad(outputs: [first], inputs: [x], createGraph: true)[0])
      #expect(second.doubles() == [18])
      let third = try #require(try Autograd.grad(outputs: [second], inputs: [x])[0])
      #expect(third.doubles() == [6])
    }

    @Test func `changes in place are noticed`() throws {
      let x = try leaf([2, 3])
      #expect(
        message {
          let y = try x.exp()
          try Op.add.applyInPlace(y, .scalar(.int(1)))
          try y.sum().backward()
        } == changed("[2]", ", which is output 0 of Exp,"))
      #expect(
        message {
          let y = try x * 1
          let z = try y * y
          try Op.add.applyInPlace(y, .scalar(.int(1)))
          try z.sum().backward()
        } == changed("[2]", ", which is output 0 of Add,"))
      #expect(
        message {
          let y = try x.sigmoid()
          let z = try y.sum()
          try y.assign([.int(0)], .scalar(.float(5)), isTuple: false)
          try z.backward()
        } == changed("[2]", ", which is output 0 of Sigmoid,"))
      #expect(
        message {
          let y = x.detach()
          let z = try (x * x).sum()
          try y.assign([.int(0)], .scalar(.int(9)), isTuple: false)
          try z.backward()
        } == changed("[2]", ""))
    }

    @Test func `leaves and their views are not changed in place`() throws {
      let leafText = "a leaf Variable that requires grad is being used in an in-place operation."
      let viewText = "a view of a leaf Variable that requires grad is being used in an in-place operation."
      let x = try leaf([2, 3])
      #expect(message { try Op.add.applyInPlace(x, .scalar(.int(1))) } == leafText)
      #expect(message { try x.fillInPlace(.int(0)) } == leafText)
      #expect(message { try x.assign([.int(0)], .scalar(.int(1)), isTuple: false) } == viewText)
      #expect(message { try Op.mul.applyInPlace(x.view([2]), .scalar(.int(2))) } == viewText)
      #expect(
        message { try Op.mul.applyInPlace(x.unbound()[0], .scalar(.int(2))) }.hasPrefix(
          "Output 0 of Unbind is a view and is being modified inplace."))
      #expect(
        message { try Op.mul.applyInPlace((x * 1).view([1, 2]).split(1, 1)[0], .scalar(.int(2))) }.hasPrefix(
          "Output 0 of Split is a view and is being modified inplace."))
      let quiet = try GradMode.with(false) { try x.select(0, 0) }
      #expect(
        message { try Op.add.applyInPlace(quiet, .scalar(.int(1))) }.hasPrefix("A view was created in no_grad mode"))
      try GradMode.with(false) { try Op.add.applyInPlace(x, .scalar(.int(1))) }
      #expect(x.doubles() == [3, 4] && x.version == 1)
    }

    @Test func `a change through a view is part of the base's history`() throws {
      let x = try leaf([1, 2, 3])
      let y = try x * 2
      try y.assign([.int(0)], .scalar(.int(5)), isTuple: false)
      #expect(y.gradFn?.name == "CopySlices")
      try y.sum().backward()
      #expect(x.grad?.doubles() == [0, 2, 2])

      let w = try leaf([7])
      let plain = try Tensor([0, 0, 0])
      try plain.assign([.slice(start: 1, stop: 2, step: nil)], .tensor(w), isTuple: false)
      #expect(plain.requiresGrad && !plain.isLeaf)
      try (plain * plain).sum().backward()
      #expect(w.grad?.doubles() == [14])
    }

    @Test func `an older view follows its base`() throws {
      let x = try leaf([1, 2])
      let y = try x * 1
      let v = try y.view([2])
      try Op.mul.applyInPlace(y, .scalar(.int(3)))
      #expect(v.doubles() == [3, 6] && v.gradFn?.name == "AsStridedBackward0")
      try v.sum().backward()
      #expect(x.grad?.doubles() == [3, 3])
    }

    @Test func `operations in place are differentiated`() throws {
      let (x, w) = (try leaf([1, 2]), try leaf([3, 4]))
      let y = try x * 1
      try Op.mul.applyInPlace(y, .tensor(w))
      try Op.exp.applyInPlace(y)
      try y.sum().backward()
      let e = [20.085536923187668, 2980.9579870417283]
      #expect(zip(x.grad?.doubles() ?? [], [3 * e[0], 4 * e[1]]).allSatisfy { abs($0 - $1) < 1e-2 })
      #expect(zip(w.grad?.doubles() ?? [], [1 * e[0], 2 * e[1]]).allSatisfy { abs($0 - $1) < 1e-2 })
    }

    @Test func `questions about gradients that nobody can answer`() throws {
      let x = try leaf([1, 2])
      #expect(message { try (x * 2).backward() } == "grad can be implicitly created only for scalar outputs")
      #expect(
        message { try Tensor([1]).backward() }
          == "element 0 of tensors does not require grad and does not have a grad_fn")
      #expect(
        message { _ = try Autograd.grad(outputs: [x.sum()], inputs: [leaf([1])]) }
          == "The differentiated Tensor at index 0 appears to not have been used in the graph. Set allow_unused=True if this is "
          + "the desired behavior.")
      #expect(
        message { _ = try Autograd.grad(outputs: [x.sum()], inputs: [Tensor([1])]) }
          == "One of the differentiated Tensors does not require grad")
      #expect(
        message { try (x * 2).backward(gradient: Tensor([1, 1, 1])) }
          == "Mismatch in shape: grad_output[0] has a shape of torch.Size([3]) and output[0] has a shape of torch.Size([2])."
      )
    }

    @Test func `grad leaves other leaves alone`() throws {
      let (x, w) = (try leaf([2]), try leaf([3]))
      let g = try Autograd.grad(outputs: [x * w], inputs: [x])
      #expect(g[0]?.doubles() == [3] && w.grad == nil && x.grad == nil)
      let hidden = try x * w
      let inner = try Autograd.grad(outputs: [hidden * hidden], inputs: [hidden])
      #expect(inner[0]?.doubles() == [12])
    }

    @Test func `hooks see complete gradients in order`() throws {
      var seen: [String] = []
      let (x, w) = (try leaf([2]), try leaf([3]))
      let h = try x * w
      _ = try h.registerHook { g in
        seen.append("h \(g.doubles())")
        return try g * 10
      }
      _ = try w.registerHook { g in
        seen.append("w \(g.doubles())")
        return nil
      }
      try h.retainGrad()
      try (h + h).backward()
      #expect(seen == ["h [2.0]", "w [40.0]"])
      #expect(h.grad?.doubles() == [20] && x.grad?.doubles() == [60])
    }

    @Test func `a backward inside a hook may meet the same leaf`() throws {
      let x = try leaf([2])
      let y = try x * x
      _ = try y.registerHook { g in
        try GradMode.with(true) { try x * 5 }.backward()
        return nil
      }
      try (y + x).backward()
      #expect(x.grad?.doubles() == [10])
    }

    @Test(arguments: [200_000, 1_000_000])
    func `deep graphs are walked and freed without recursion`(_ depth: Int) throws {
      let x = try leaf([1])
      var y = x
      for _ in 0..<depth { y = try y + 1 }
      try y.backward()
      #expect(x.grad?.doubles() == [1])
      var z = try x * 1
      for _ in 0..<depth { z = try z * 1 }
      z = x
      let before = Limits.used
      #expect(before < 1 << 30)
    }

    @Test func `memory is metered and given back`() throws {
      let before = Limits.used
      do {
        let big = try Tensor.zeros([1000, 1000])
        #expect(Limits.used - before == 4_000_000 && big.count == 1_000_000)
      }
      #expect(Limits.used == before)
      Limits.maximum = before + 1000
      defer { Limits.maximum = .max }
      #expect(
        message { _ = try Tensor.zeros([1000]) }
          == "[enforce fail at alloc_cpu.cpp:127] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 4000 "
          + "bytes. Error code 12 (Cannot allocate memory)")
    }

    @Test func `sizes that overflow are refused`() {
      #expect(
        message { _ = try Tensor.zeros([1 << 62]) }
          == "Storage size calculation overflowed with sizes=[4611686018427387904]")
      #expect(
        message { _ = try Tensor.zeros([1 << 32, 1 << 31]) }
          == "Storage size calculation overflowed with sizes=[4294967296, 2147483648]")
    }

    @Test func `an optimizer's step`() throws {
      let w = try leaf([1, 2])
      let optimizer = try SGD([w], SGD.Options(learningRate: 0.1, momentum: 0.9))
      for _ in 0..<2 {
        try optimizer.zeroGrad()
        try (w * w).sum().backward()
        try optimizer.step()
      }
      #expect(zip(w.doubles(), [0.46, 0.92]).allSatisfy { abs($0 - $1) < 1e-6 })
    }
  }
}
