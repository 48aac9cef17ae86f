// Failures of tensors as Python exceptions, and warnings as Python warnings.

import MiniPython
import MiniTorch

enum ErrorMapping {
  nonisolated(unsafe) static let linAlgError = TypeObject(
    "_LinAlgError", module: "torch._C", base: Exceptions.runtimeError)

  /// Runs tensor code, its failures becoming Python exceptions.
  @inline(__always) static func python<R>(_ body: () throws -> R) throws -> R {
    do {
      let result = try body()
      if SavedTensorHooks.hasFailed { try rethrow() }
      return result
    } catch let error as TensorError { throw translated(error) }
  }

  /// Throws what a hook threw that stored a tensor for backward.
  @inline(never) static func rethrow() throws {
    if let error = SavedTensorHooks.takeFailure() { throw error }
  }

  static func translated(_ error: TensorError) -> any Error {
    let type: TypeObject
    switch error.kind {
    case .runtime: type = Exceptions.runtimeError
    case .type: type = Exceptions.typeError
    case .value: type = Exceptions.valueError
    case .index: type = Exceptions.indexError
    case .notImplemented: type = Exceptions.notImplementedError
    case .assertion: type = Exceptions.assertionError
    case .attribute: type = Exceptions.attributeError
    case .overflow: type = Exceptions.overflowError
    case .zeroDivision: type = Exceptions.zeroDivisionError
    case .linearAlgebra: type = linAlgError
    case .interrupted: return Interrupted()
    }
    return Raised(type, error.message)
  }

  static func install() {
    Warning.handler = { warning in
      let category =
        switch warning.category {
        case .user: Exceptions.userWarning
        case .deprecation: Exceptions.deprecationWarning
        case .future: Exceptions.all["FutureWarning"] ?? Exceptions.userWarning
        }
      try Warnings.warn(category, warning.message)
    }
  }
}
