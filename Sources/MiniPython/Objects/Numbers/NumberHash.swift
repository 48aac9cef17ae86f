// Hashes of numbers: equal numbers of any type have equal hashes.

package enum NumberHash {
  @inline(__always) package static func hash(_ value: Int) -> Int {
    // Below the modulus a number is its own hash, but for -1, which stands for an error in CPython.
    if value > -1 && value < 1 << 60 { return value }
    return PythonHash.integer(value)
  }

  package static func hash(_ value: BigInt) -> Int { PythonHash.integer(value) }

  /// The hash of a double; nan, whose hash CPython takes from its identity, gives 0.
  package static func hash(_ value: Double) -> Int { PythonHash.float(value) ?? 0 }

  package static func hash(real: Double, imaginary: Double) -> Int {
    PythonHash.complex(realHash: hash(real), imaginaryHash: hash(imaginary))
  }
}
