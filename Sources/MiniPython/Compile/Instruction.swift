// The instruction set of the register machine.

/// What an instruction does. `a`, `b`, `c` are registers of the frame unless said otherwise; `d` is a jump target, a
/// constant or a name; `e` is an inline cache.
package enum Opcode: UInt8 {
  // Moving values
  case loadConstant  // a = constants[d]
  case move  // a = b; moved when x is 1
  case clear  // a = unassigned; when x is 1, a generator that only this register holds is closed
  case loadGlobal  // a = global or built-in names[d]
  case storeGlobal  // global names[d] = a; moved when x is 1
  // The same where the namespace in state e has the name, at position bc; made of the others at work:
  case loadGlobalAt, storeGlobalAt
  case deleteGlobal  // del global names[d]
  case loadName  // a = names[d] of the class body, else global
  case storeName  // names[d] of the class body = a
  case deleteName
  case loadClassCell  // a = names[d] of the class body, else the variable in cell b
  case makeCell  // a = a new cell, holding b when x is 1
  case loadCell  // a = the variable in cell b, called names[d]; x is 1 for a free variable
  case storeCell  // the variable in cell a = b
  case deleteCell  // as loadCell
  case checkLocal  // UnboundLocalError when a is unassigned; it is called names[d]
  // Operators
  case add, subtract, multiply, divide  // a = b op c; op= when x is 1
  // a = b op constants[c]; op= when x is 1, constants[c] op b when it is 2
  case addConstant, subtractConstant, multiplyConstant, moduloConstant
  case binary, inPlace  // a = b op c; x is the operator
  case unary  // a = op b; x is the operator
  case compare  // a = b op c; x is the operator
  // Jumps, to instruction d
  case jump
  case loop  // backwards: polls the interrupt byte
  case jumpIfFalse, jumpIfTrue  // on a
  // Unless a op b, or a op constants[b]; x is the operator, 64 more: if; c the outcomes of an order that satisfy it
  case jumpUnless, jumpUnlessConstant
  // Iteration
  case iterate  // a = iter(b)
  case iterateCall  // c = iter(the global names[d] called with b arguments from a+1)
  case forNext  // b = next(a), or jump to d at the end
  case forAgain  // b = next(a) and backwards to d unless at the end; polls the interrupt byte
  case unpack  // b, b+1 ... = the c elements of a, which is unassigned then when x is 1
  case unpackStar  // b ... = c elements of a, a list of the middle ones, d last ones
  // Items and attributes
  case getItem  // a = b[c]; x 1: the key is constants[c], 2: the container is the global names[d]
  case setItem  // a[b] = c; x 1: the container is the global names[d]
  case deleteItem  // del a[b]
  case buildSlice  // a = slice(b, b+1, b+2)
  case getAttribute  // a = b.names[d]; x 1: of the global names[b]
  case setAttribute  // a.names[d] = b
  // The same of instances whose class is in state e, at position c; made of the others at work:
  case loadField, storeField
  case loadCallable  // a = b's attribute and a+1 unassigned, in place of loadMethod
  case deleteAttribute  // del a.names[d]
  case loadMethod  // a = the method names[d] of b and a+1 = b, or a = b.names[d] and a+1 unassigned; x as getAttribute
  // Calls: the callee in a, b arguments behind it, the result into c
  case call  // arguments from a+1
  case callGlobal  // the callee is the global or built-in names[d], arguments from a+1
  case callGlobalAt  // the same of a plain function at position d of the namespace in state e; made of the other at work
  case callMethod  // after loadMethod: a+1 is the receiver or unassigned, arguments from a+2
  case callBlock  // the comprehension of constants[d] with argument a, the result into c
  case callKeywords  // the last arguments are keywords[d]; x is 1 after loadMethod
  // a+1 is a list of positional arguments, a+2 a dict of keyword arguments; when x is 1, what stood behind * and **
  case callSpread
  case returnValue  // a
  // Building
  case buildList, buildTuple, buildSet  // a = the c values from b on
  case buildDict  // a = the c pairs from b on
  case listAppend, setAdd  // b to a
  case dictSet  // a[b] = c
  case listExtend, setUpdate, dictUpdate  // a by b
  case dictMerge  // keyword arguments a by b, for callee c
  case listToTuple  // a = tuple of list b
  case makeFunction  // a = function of constants[d]; x says which of defaults, keyword defaults, annotations stand from b on
  case loadBuildClass  // a = __build_class__
  case format  // a = format(b converted by x, spec c unless c is 0xFFFF)
  case buildString  // a = the c strings from b on joined
  // Exceptions
  case raise  // a, from b when x is 2; the handled one again when x is 0
  case rethrow  // a as it was
  case enterHandler  // a becomes the handled exception
  case leaveHandler
  case matchException  // a = whether exception b is one of c
  case takeException  // a = the part of exception a+1 that an except* of c takes, a+1 = the rest, each None for nothing
  case gatherExceptions  // a = what except* leave of exception a: list b of what they raised, and the rest c
  case assertionFailed  // with message a when x is 1
  case enterContext  // a = __exit__ of context manager b, c = what __enter__ gives
  case exitContext  // c = what __exit__ a returns, for exception b when x is 1
  // Modules
  case importModule  // a = module names[d]; x is 1 for the module itself, 0 for its top package
  case importFrom  // a = names[d] of module b
  case importStar  // all names of module b
  case setUpAnnotations
  // Objects let go of
  case finalize  // clears the registers from a on and runs finalizers that wait
  // Generators
  case yield  // a to the caller, c = what it sends
  case yieldFrom  // from iterator a, c = its result; b holds what was sent
  // Patterns
  case matchSequence  // a = whether b is a sequence of c elements (at least c when x is 1)
  case matchMapping  // a = whether b is a mapping
  case matchKeys  // a = whether mapping b has the keys in tuple c; their values from a+1 on, x of them
  case matchRest  // a = mapping b without the keys in tuple c
  case matchClass  // a = whether b matches class c with d positional patterns and attribute tuple a+1; values list in a+1
}

extension Opcode {
  /// Whether `d` is a jump's target: the number of an instruction as compiled, a distance in finished code.
  var jumps: Bool {
    switch self {
    case .jump, .loop, .jumpIfFalse, .jumpIfTrue, .jumpUnless, .jumpUnlessConstant, .forNext, .forAgain: true
    default: false
    }
  }
}

/// One instruction of 16 bytes.
package struct Instruction {
  package var op: Opcode
  package var x: UInt8 = 0
  package var a: UInt16 = 0
  package var b: UInt16 = 0
  package var c: UInt16 = 0
  package var d: Int32 = 0
  package var e: UInt32 = 0
}

/// What an instruction remembers of its last execution.
package struct InlineCache {
  /// The state of the class or namespace this holds for.
  var tag: UInt32 = .max
  /// The state of the built-in names that `position` holds for as well.
  var builtinsTag: UInt32 = 0
  /// A position in a namespace; from -2 downwards, in that of the built-in names.
  var position: Int32 = -1
  /// A class attribute, kept alive by the class while the tag holds.
  var value: Unmanaged<Object>?
}

extension UnsafeMutablePointer where Pointee == Instruction {
  // The parts of an instruction in place: only what its opcode needs is read.
  @inline(__always) var op: Opcode { pointee.op }
  @inline(__always) var x: UInt8 { pointee.x }
  @inline(__always) var a: UInt16 { pointee.a }
  @inline(__always) var b: UInt16 { pointee.b }
  @inline(__always) var c: UInt16 { pointee.c }
  @inline(__always) var d: Int32 { pointee.d }
  /// `b` and `c` as one number.
  @inline(__always) var bc: Int {
    Int(UnsafeRawPointer(self).load(fromByteOffset: 4, as: UInt32.self))
  }
  func setBC(_ number: Int) {
    pointee.b = UInt16(truncatingIfNeeded: number)
    pointee.c = UInt16(truncatingIfNeeded: number >> 16)
  }
  @inline(__always) var e: UInt32 { pointee.e }
}
