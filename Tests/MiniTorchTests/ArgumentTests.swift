// Calls that do not fit: the complaints that real PyTorch makes of them, word for word.
import MiniTorch
import Testing

private func complaint(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "no error"
  } catch let error as TensorError {
    return error.message
  } catch {
    return "\(error)"
  }
}

extension TensorTests {
  @Suite struct ArgumentTests {
    private let t: Argument
    init() throws { t = .tensor(try Tensor([1, 1])) }

    private func function(_ name: String, _ arguments: [Argument], _ keywords: [(name: String, value: Argument)] = [])
      -> String
    {
      complaint {
        let op = try #require(Op.named(name))
        _ = try op.call(CallArguments(arguments, keywords: keywords))
      }
    }

    private func method(_ name: String, _ arguments: [Argument], _ keywords: [(name: String, value: Argument)] = [])
      -> String
    {
      complaint {
        guard case .tensor(let tensor) = t else { return }
        if name.hasSuffix("_") {
          let op = try #require(Op.named(String(name.dropLast())))
          _ = try op.callInPlace(tensor, CallArguments(arguments, keywords: keywords))
        } else {
          let op = try #require(Op.named(name))
          _ = try op.callMethod(tensor, CallArguments(arguments, keywords: keywords))
        }
      }
    }

    @Test func `one signature`() {
      #expect(function("exp", [.float(1)]) == "exp(): argument 'input' (position 1) must be Tensor, not float")
      #expect(function("exp", []) == "exp() missing 1 required positional arguments: \"input\"")
      #expect(function("exp", [t, t]) == "exp() takes 1 positional argument but 2 were given")
      #expect(function("exp", [t], [("foo", .int(2))]) == "exp() got an unexpected keyword argument 'foo'")
      #expect(function("exp", [t], [("input", t)]) == "exp() got multiple values for argument 'input'")
      #expect(function("exp", [t], [("out", .int(3))]) == "exp(): argument 'out' must be Tensor, not int")
      #expect(method("exp", [.int(3)]) == "TensorBase.exp() takes no arguments (1 given)")
      #expect(method("t", [.int(1)]) == "TensorBase.t() takes no arguments (1 given)")
      #expect(method("transpose", [.int(0)]) == "transpose() missing 1 required positional arguments: \"dim1\"")
      #expect(method("transpose", []) == "transpose() missing 2 required positional argument: \"dim0\", \"dim1\"")
      #expect(
        method("transpose", [.int(0), .string("a")]) == "transpose(): argument 'dim1' (position 2) must be int, not str"
      )
      #expect(function("mul", [t, .int(1), .int(2)]) == "mul() takes 2 positional arguments but 3 were given")
      #expect(method("reshape", []) == "reshape() missing 1 required positional arguments: \"shape\"")
      #expect(
        method("reshape", [.string("a")]) == "reshape(): argument 'shape' (position 1) must be tuple of ints, not str")
      #expect(
        function("zeros", [.string("a")]) == "zeros(): argument 'size' (position 1) must be tuple of ints, not str")
      #expect(
        function("zeros", [.bool(true)]) == "zeros(): argument 'size' (position 1) must be tuple of ints, not bool")
      #expect(
        function("zeros", [.int(2), .string("a")])
          == "zeros(): argument 'size' failed to unpack the object at pos 2 with error \"type must be tuple of ints,but got str\""
      )
      #expect(
        function("zeros", [.list([.int(2), .int(3)], isTuple: true), .int(4)])
          == "zeros() takes 1 positional argument but 2 were given")
      #expect(function("zeros", [.int(-1)]) == "zeros: Dimension size must be non-negative.")
      #expect(
        function("zeros", [.int(2)], [("dtype", .string("float32"))])
          == "zeros(): argument 'dtype' must be torch.dtype, not str")
      #expect(
        function("full", [.int(2), .float(1)]) == "full(): argument 'size' (position 1) must be tuple of ints, not int")
      #expect(function("cat", [t]) == "cat(): argument 'tensors' (position 1) must be tuple of Tensors, not Tensor")
      #expect(
        function("stack", [.list([.int(1), .int(2)], isTuple: false)])
          == "expected Tensor as element 0 in argument 0, but got int")
      #expect(
        method("index_select", [.int(0), .int(1)])
          == "index_select(): argument 'index' (position 2) must be Tensor, not int")
    }

    @Test func `several signatures`() {
      #expect(
        method("add", [.int(1), .int(2), .int(3)])
          == "add() received an invalid combination of arguments - got (!int!, !int!, !int!), but expected (Tensor other, *, Number alpha = 1)"
      )
      #expect(
        function("add", [t])
          == "add() received an invalid combination of arguments - got (Tensor), but expected (Tensor input, Tensor other, *, "
          + "Number alpha = 1, Tensor out = None)")
      #expect(function("add", [t, .string("a")]) == "add(): argument 'other' (position 2) must be Tensor, not str")
      #expect(method("add_", [.string("a")]) == "add_(): argument 'other' (position 1) must be Tensor, not str")
      #expect(
        function("add", [t, .int(1)], [("alpha", .string("a"))]) == "add(): argument 'alpha' must be Number, not str")
      #expect(
        method("sum", [.string("a")]) == """
          sum() received an invalid combination of arguments - got (str), but expected one of:
           * (*, torch.dtype dtype = None)
           * (tuple of ints dim, bool keepdim = False, *, torch.dtype dtype = None)

          """)
      #expect(
        method("sum", [], [("dim", .string("a"))]) == """
          sum() received an invalid combination of arguments - got (dim=str, ), but expected one of:
           * (*, torch.dtype dtype = None)
           * (tuple of ints dim, bool keepdim = False, *, torch.dtype dtype = None)

          """)
      #expect(
        function("sum", [t], [("dim", .int(0)), ("keepdim", .int(3))])
          == "sum(): argument 'keepdim' must be bool, not int")
      #expect(
        method("max", [.string("a")]) == """
          max() received an invalid combination of arguments - got (str), but expected one of:
           * ()
                didn't match because some of the arguments have invalid types: (!str!)
           * (Tensor other)
                didn't match because some of the arguments have invalid types: (!str!)
           * (int dim, bool keepdim = False)

          """)
      #expect(
        method("max", [], [("foo", .int(1))]) == """
          max() received an invalid combination of arguments - got (foo=int, ), but expected one of:
           * ()
                didn't match because some of the keywords were incorrect: foo
           * (Tensor other)
                didn't match because some of the keywords were incorrect: foo
           * (int dim, bool keepdim = False)

          """)
      #expect(
        method("view", [.string("a")]) == """
          view() received an invalid combination of arguments - got (str), but expected one of:
           * (torch.dtype dtype)
                didn't match because some of the arguments have invalid types: (!str!)
           * (tuple of ints size)
                didn't match because some of the arguments have invalid types: (!str!)

          """)
      #expect(
        function("clamp", [t], [("min", .int(1)), ("max", t)]) == """
          clamp() received an invalid combination of arguments - got (Tensor, max=Tensor, min=int), but expected one of:
           * (Tensor input, Tensor min = None, Tensor max = None, *, Tensor out = None)
           * (Tensor input, Number min = None, Number max = None, *, Tensor out = None)

          """)
      #expect(
        function("where", [.list([.bool(true)], isTuple: false), .int(1), .int(2)]) == """
          where() received an invalid combination of arguments - got (list, int, int), but expected one of:
           * (Tensor condition)
           * (Tensor condition, Tensor input, Tensor other, *, Tensor out = None)
           * (Tensor condition, Number self, Tensor other)
                didn't match because some of the arguments have invalid types: (!list of [bool]!, !int!, !int!)
           * (Tensor condition, Tensor input, Number other)
                didn't match because some of the arguments have invalid types: (!list of [bool]!, !int!, !int!)
           * (Tensor condition, Number self, Number other)
                didn't match because some of the arguments have invalid types: (!list of [bool]!, !int!, !int!)

          """)
      #expect(
        method("pow", [.int(1), .int(2)]) == """
          pow() received an invalid combination of arguments - got (int, int), but expected one of:
           * (Tensor exponent)
           * (Number exponent)

          """)
    }

    @Test func `shapes and types`() throws {
      func ones(_ sizes: Shape, _ dtype: DType = .float32) throws -> Argument {
        .tensor(try Tensor.ones(sizes, dtype: dtype))
      }
      #expect(
        function("matmul", [try ones([2, 3]), try ones([2, 3])])
          == "mat1 and mat2 shapes cannot be multiplied (2x3 and 2x3)")
      #expect(
        function("matmul", [try ones([2, 3]), try ones([4])]) == "size mismatch, got input (2), mat (2x3), vec (4)")
      #expect(
        function("matmul", [try ones([2, 3, 4]), try ones([2, 5, 6])])
          == "Expected size for first two dimensions of batch2 tensor to be: [2, 4] but got: [2, 5].")
      #expect(
        function("mul", [try ones([2, 3]), try ones([3, 2])])
          == "The size of tensor a (3) must match the size of tensor b (2) at non-singleton dimension 1")
      #expect(
        function("sum", [try ones([2, 3]), .int(2)])
          == "Dimension out of range (expected to be in range of [-2, 1], but got 2)")
      #expect(
        function("sum", [try ones([2, 3])], [("dim", .list([.int(0), .int(0)], isTuple: true))])
          == "dim 0 appears multiple times in the list of dims")
      #expect(
        function("mean", [try ones([2], .int64)])
          == "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Long"
      )
      #expect(
        function("softmax", [try ones([2], .int64), .int(0)])
          == "\"softmax_lastdim_kernel_impl\" not implemented for 'Long'")
      #expect(
        function("cat", [.list([try ones([2, 3]), try ones([2, 4])], isTuple: false)])
          == "Sizes of tensors must match except in dimension 0. Expected size 3 but got size 4 for tensor number 1 in the list."
      )
      #expect(
        complaint { try Op.add.applyInPlace(Tensor.ones([2], dtype: .int64), .scalar(.float(1.5))) }
          == "result type Float can't be cast to the desired output type Long")
      #expect(
        complaint { try Op.add.applyInPlace(Tensor([1, 1]), .tensor(Tensor.ones([3, 2]))) }
          == "output with shape [2] doesn't match the broadcast shape [3, 2]")
      #expect(
        complaint { _ = try Op.floorDivide.apply(Tensor.ones([2], dtype: .int64), .int(0)) } == "ZeroDivisionError")
      let x = try Tensor([1, 2, 3])
      #expect(
        complaint { _ = try x.index([.int(3)], isTuple: false) }
          == "index 3 is out of bounds for dimension 0 with size 3")
      #expect(complaint { _ = try x.index([.int(0), .int(0)]) } == "too many indices for tensor of dimension 1")
      #expect(
        complaint { _ = try x.index([.tensor(Tensor([0, 1]))], isTuple: false) }
          == "tensors used as indices must be long, int, byte or bool tensors")
      #expect(
        complaint { try x.assign([.int(0)], .tensor(Tensor([1, 1])), isTuple: false) }
          == "expand(torch.FloatTensor{[2]}, size=[]): the number of sizes provided (0) must be greater or equal to the number of "
          + "dimensions in the tensor (1)")
      #expect(
        complaint { try x.assign([.slice(start: 0, stop: 2, step: nil)], .tensor(x), isTuple: false) }
          == "The expanded size of the tensor (2) must match the existing size (3) at non-singleton dimension 0.  Target sizes: [2].  "
          + "Tensor sizes: [3]")
      #expect(
        complaint { _ = try Tensor.ones([2, 3]).t().view([6]) }.hasPrefix(
          "view size is not compatible with input tensor's"))
      #expect(complaint { _ = try Tensor.ones([6]).view([4, 2]) } == "shape '[4, 2]' is invalid for input of size 6")
    }

    @Test func `nested data`() throws {
      func list(_ elements: NestedData...) -> NestedData { .list(elements, typeName: "list") }
      let (one, two, three) = (NestedData.scalar(.int(1)), NestedData.scalar(.int(2)), NestedData.scalar(.int(3)))
      #expect(try Tensor.from(list(list(one, two), list(three, three))).sizes == [2, 2])
      #expect(try Tensor.from(list(one, .scalar(.float(2.5)))).dtype == .float32)
      #expect(try Tensor.from(list(.scalar(.bool(true)), two)).dtype == .int64)
      #expect(
        complaint { _ = try Tensor.from(list(one, two, list(three))) }
          == "'list' object cannot be interpreted as an integer")
      #expect(
        complaint { _ = try Tensor.from(list(list(one, two), list(three))) }
          == "expected sequence of length 2 at dim 1 (got 1)")
      #expect(complaint { _ = try Tensor.from(list(list(one, two), three)) } == "not a sequence")
      #expect(complaint { _ = try Tensor.from(list(.other("str"))) } == "too many dimensions 'str'")
      #expect(complaint { _ = try Tensor.from(.other("str")) } == "new(): invalid data type 'str'")
      #expect(complaint { _ = try Tensor.from(list(one, .other("str"))) } == "new(): invalid data type 'str'")
      #expect(complaint { _ = try Tensor.from(list(one, .other("NoneType"))) } == "Could not infer dtype of NoneType")
      #expect(complaint { _ = try Tensor.from(.bigInt) } == "Overflow when unpacking long long")
      #expect(
        complaint { _ = try Tensor.from(list(.scalar(.int(300))), dtype: .uint8) }
          == "value cannot be converted to type uint8 without overflow")
      #expect(
        complaint { _ = try Tensor.from(list(one), requiresGrad: true) }
          == "Only Tensors of floating point and complex dtype can require gradients")
    }
  }
}
