// Every declared operation: its value and node against recorded PyTorch, its gradients against differences.
import Foundation
import MiniTorch
import Testing

/// One sample call of one operation.
struct OpCase: Sendable, CustomTestStringConvertible {
  let name: String
  let index: Int
  let sample: Int
  var op: Op { Op.registry[index] }
  var testDescription: String { "\(name)[\(sample)]" }
}

private let everySample: [OpCase] = Op.registry.enumerated().flatMap { index, op in
  ((try? op.samples()) ?? []).indices.map { OpCase(name: op.name, index: index, sample: $0) }
}

/// Samples whose node or last digits are not PyTorch's yet. The list only shrinks: a sample that agrees while listed fails.
private let notYet: Set<String> = ["igammac[0]", "pinverse[0]", "svd[0]"]

/// Samples without a gradient to compare: `mode` jumps.
private let gradientNotYet: Set<String> = ["mode[0]"]

/// Operations whose gradient is that of the log-softmax before them, as PyTorch's is.
private let gradientOfAnother: Set<String> = ["_ctc_loss"]

/// Operations that are differentiated by one operand only, as in PyTorch.
private let byOneOperand: Set<String> = ["igamma", "igammac"]

/// Operations on symmetric or triangular matrices: a difference in one element alone leaves those.
private let symmetric: Set<String> = [
  "cholesky", "linalg_cholesky", "linalg_cholesky_ex", "cholesky_solve", "cholesky_inverse", "linalg_eigh",
  "linalg_eigvalsh",
]

/// Calls an operation the way Python would.
func call(_ op: Op, _ arguments: CallArguments) throws -> OpResult {
  if op.places.contains(.function) || op.places.contains(.functional) { return try op.call(arguments) }
  guard case .tensor(let receiver)? = arguments.positional.first else { return .none }
  return try op.callMethod(
    receiver, CallArguments(Array(arguments.positional.dropFirst()), keywords: arguments.keywords))
}

private struct Recorded: Sendable {
  let node: String
  let value: String
}

private let recorded: [String: Recorded] = {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Recorded/ops.txt")
  var table: [String: Recorded] = [:]
  for row in ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n") {
    let fields = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    if fields.count == 3 { table[fields[0]] = Recorded(node: fields[1], value: fields[2]) }
  }
  return table
}()

extension TensorTests {
  @Suite(.serialized) struct OpTests {
    /// With `RECORD_PYTHON` naming a Python that has PyTorch, writes the recording anew, and fails.
    @Test func `recording is made on request`() throws {
      guard let python = ProcessInfo.processInfo.environment["RECORD_PYTHON"] else { return }
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Recorded")
      let lines = try everySample.map { try PythonExpression.text($0.op, $0.op.samples()[$0.sample], grad: true) }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: python)
      process.arguments = [folder.appendingPathComponent("record_ops.py").path]
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      input.fileHandleForWriting.write(Data(lines.joined(separator: "\n").utf8))
      try input.fileHandleForWriting.close()
      try output.fileHandleForReading.readDataToEndOfFile().write(to: folder.appendingPathComponent("ops.txt"))
      Issue.record("recorded anew; run again without RECORD_PYTHON")
    }

    @Test(arguments: everySample)
    func `value and node agree with PyTorch`(_ c: OpCase) throws {
      if notYet.contains(c.testDescription) {
        withKnownIssue { try compareWithRecording(c) }
      } else {
        try compareWithRecording(c)
      }
    }

    private func compareWithRecording(_ c: OpCase) throws {
      let arguments = try c.op.samples()[c.sample]
      let known = try recorded[PythonExpression.text(c.op, arguments, grad: true)]
      // What no name of torch reaches (the parts of `torch.nn.functional`) is judged by the notebooks.
      if known == nil && c.op.places.isDisjoint(with: [.function, .method]) { return }
      let expected = try #require(known)
      let needing = try arguments.mapTensors { tensor in
        if tensor.dtype.isFloatingPoint { try tensor.setRequiresGrad(true) }
        return tensor
      }
      let result = try call(c.op, needing)
      #expect(agree(line(result), expected.value), "\(line(result)) is not \(expected.value)")
      if !result.allTensors.isEmpty {
        #expect(result.allTensors[0].gradFn?.qualifiedName ?? "-" == expected.node)
      }
    }

    /// Equal but for the last digit of functions that PyTorch itself rounds differently from machine to machine.
    private func agree(_ a: String, _ b: String) -> Bool {
      if a == b { return true }
      let (x, y) = (a.split(separator: " "), b.split(separator: " "))
      guard x.count == y.count else { return false }
      return zip(x, y).allSatisfy { p, q in
        if p == q { return true }
        guard let u = Double(p), let v = Double(q) else { return false }
        return abs(u - v) <= 2.5e-7 * max(abs(u), abs(v))
      }
    }

    @Test(arguments: everySample.filter { !$0.op.gradientNames.isEmpty && $0.op.gradientNames != ["NotImplemented"] })
    func `gradient agrees with differences`(_ c: OpCase) throws {
      if symmetric.contains(c.name) || gradientOfAnother.contains(c.name) || byOneOperand.contains(c.name) { return }
      if gradientNotYet.contains(c.testDescription) {
        withKnownIssue { try compareWithDifferences(c) }
      } else {
        try compareWithDifferences(c)
      }
    }

    private func compareWithDifferences(_ c: OpCase) throws {
      let arguments = try c.op.samples()[c.sample].mapTensors {
        $0.dtype.isFloatingPoint ? try $0.detach().to(.float64, copy: true) : $0
      }
      func loss(_ arguments: CallArguments) throws -> Tensor {
        var total: Tensor?
        for (k, y) in try call(c.op, arguments).allTensors.enumerated() where y.dtype.isFloatingPoint {
          let y = try y.to(.float64)
          let weights = try Tensor(
            (0..<y.count).map { 0.3 + 0.17 * Double($0 + k) }, sizes: y.sizes, dtype: .float64)
          let part = try (y * weights).sum()
          total = try total.map { try $0 + part } ?? part
        }
        return try total ?? Tensor.zeros([], dtype: .float64)
      }
      let leaves = try arguments.floatingTensors.map { tensor -> Tensor in
        try tensor.setRequiresGrad(true)
        return tensor
      }
      let value = try loss(arguments)
      guard value.requiresGrad, !castsAway(c.op) else { return }
      let gradients = try Autograd.grad(outputs: [value], inputs: leaves, createGraph: true, allowUnused: true)
      for (n, leaf) in leaves.enumerated() {
        let flat = gradients[n]?.doubles() ?? Array(repeating: 0, count: leaf.count)
        #expect(flat.count == leaf.count)
        for i in 0..<leaf.count {
          let step = 1e-6
          func moved(_ by: Double) throws -> Double {
            try GradMode.with(false) {
              try loss(try arguments.mapFloating(n) { try nudge($0, i, by) }).item().double
            }
          }
          let slope = try (moved(step) - moved(-step)) / (2 * step)
          #expect(abs(slope - flat[i]) < 1e-5 * max(1, abs(slope)), "input \(n) element \(i): \(flat[i]), not \(slope)")
        }
      }
      // Second order: the gradient of a weighted sum of gradients.
      let made = gradients.compactMap { $0 }.filter { $0.requiresGrad }
      guard !made.isEmpty else { return }
      var second: Tensor?
      for g in made {
        let part = try (g * g).sum()
        second = try second.map { try $0 + part } ?? part
      }
      guard let second else { return }
      let curvature = try Autograd.grad(outputs: [second], inputs: leaves, allowUnused: true)
      func squares(_ arguments: CallArguments) throws -> Double {
        let leaves = arguments.floatingTensors
        for leaf in leaves { try leaf.setRequiresGrad(true) }
        let value = try loss(arguments)
        return try Autograd.grad(outputs: [value], inputs: leaves, allowUnused: true).enumerated().reduce(0) {
          sum, pair in
          guard gradients[pair.offset]?.requiresGrad == true, let g = pair.element else { return sum }
          return sum + g.doubles().reduce(0) { $0 + $1 * $1 }
        }
      }
      for (n, leaf) in leaves.enumerated() where leaf.count > 0 {
        let step = 1e-5
        let high = try squares(try arguments.mapFloating(n) { try nudge($0, 0, step) })
        let low = try squares(try arguments.mapFloating(n) { try nudge($0, 0, -step) })
        let slope = (high - low) / (2 * step)
        let found = curvature[n]?.doubles().first ?? 0
        #expect(abs(slope - found) < 1e-3 * max(1, abs(slope)), "second order, input \(n): \(found), not \(slope)")
      }
    }

    /// Conversions to narrower types and functions that jump hide what differences measure.
    private func castsAway(_ op: Op) -> Bool {
      [
        "half", "bfloat16", "float", "fill", "floor", "round", "ceil", "trunc", "sign", "type_as", "frac", "nextafter",
        "frexp",
      ].contains(op.name)
    }

    private func nudge(_ tensor: Tensor, _ i: Int, _ by: Double) throws -> Tensor {
      var values = tensor.doubles()
      values[i] += by
      return try Tensor(values, sizes: tensor.sizes, dtype: .float64)
    }

    @Test func `names are declared once, with documentation`() {
      var seen: Set<String> = []
      for op in Op.registry {
        for name in [op.name] + op.aliases { #expect(seen.insert(name).inserted, "\(name) is declared twice") }
        #expect(op.documentation.contains(">>>"), "\(op.name) has no example")
        #expect(!op.signatures.isEmpty)
      }
    }

    @Test func `all declarations are registered`() throws {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/MiniTorch/Ops")
      var declared: Set<String> = []
      for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
        let text = try String(contentsOf: file, encoding: .utf8)
        var isPublic = false
        for line in text.split(separator: "\n") {
          let trimmed = line.trimmingCharacters(in: .whitespaces)
          if trimmed.hasPrefix("static let"), trimmed.contains("Op = .init(") { isPublic = true }
          if trimmed.hasPrefix("public static let"), trimmed.contains("Op = .init(") { isPublic = true }
          if isPublic, let quote = trimmed.firstIndex(of: "\""), trimmed.contains("(") {
            let name = trimmed[trimmed.index(after: quote)...].prefix { $0 != "(" }
            if !name.contains("\\") { declared.insert(String(name)) }
            isPublic = false
          }
        }
      }
      let registered = Set(Op.registry.map(\.name))
      let internalOnly: Set<String> = ["threshold_backward"]
      #expect(declared.subtracting(registered).subtracting(internalOnly) == [])
    }
  }
}

extension CallArguments {
  /// The same call with every tensor, also those in lists, replaced.
  func mapTensors(_ f: (Tensor) throws -> Tensor) throws -> CallArguments {
    func map(_ argument: Argument) throws -> Argument {
      switch argument {
      case .tensor(let tensor): .tensor(try f(tensor))
      case .list(let elements, let isTuple): .list(try elements.map(map), isTuple: isTuple)
      default: argument
      }
    }
    func mapAll() throws -> CallArguments {
      CallArguments(try positional.map(map), keywords: try keywords.map { ($0.name, try map($0.value)) })
    }
    return try mapAll()
  }

  var floatingTensors: [Tensor] {
    var found: [Tensor] = []
    _ = try? mapTensors { tensor in
      if tensor.dtype.isFloatingPoint { found.append(tensor) }
      return tensor
    }
    return found
  }

  /// The same call with every floating-point tensor made a leaf of its own, the one at `index` changed.
  func mapFloating(_ index: Int, _ change: (Tensor) throws -> Tensor) throws -> CallArguments {
    var n = -1
    return try mapTensors { tensor in
      guard tensor.dtype.isFloatingPoint else { return tensor }
      n += 1
      return n == index ? try change(tensor.detach()) : try tensor.detach().clone()
    }
  }
}
