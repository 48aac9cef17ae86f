// Big integers against CPython.
import MiniPython
import Testing

struct BigIntTests {
  @Test func agreesWithCPython() throws {
    try checkRecorded("bigint") { recorded in
      let a = RecordedCase.integer(recorded.text(1))
      let b = RecordedCase.integer(recorded.text(2))
      switch recorded.text(0) {
      case "add": return (a + b).text(base: 16)
      case "sub": return (a - b).text(base: 16)
      case "mul": return (a * b).text(base: 16)
      case "and": return (a & b).text(base: 16)
      case "or": return (a | b).text(base: 16)
      case "xor": return (a ^ b).text(base: 16)
      case "lt": return a < b ? [0x31] : [0x30]
      case "gcd": return BigInt.gcd(a, b).text(base: 16)
      case "divmod":
        guard let (q, r) = a.divMod(b) else { throw zeroDivision("integer division or modulo by zero") }
        return q.text(base: 16) + [0x2C] + r.text(base: 16)
      case "truediv":
        do throws(BigInt.TrueDivisionError) {
          return FloatText.repr(try BigInt.trueDivide(a, b))
        } catch {
          throw error == .byZero ? zeroDivision(error.message) : PythonTextError.overflow(error.message)
        }
      case "powmod":
        let exponent = (b.divMod(BigInt(97))?.remainder ?? BigInt()) - BigInt(40)
        do throws(BigInt.ModularPowerError) {
          return try a.power(exponent, modulo: b).text(base: 16)
        } catch {
          throw PythonTextError.value(error.message)
        }
      case "shl": return a.shiftedLeft(b.asInt ?? 0).text(base: 16)
      case "shr": return a.shiftedRight(b.asInt ?? 0).text(base: 16)
      case "pow": return a.power(b)?.text(base: 16)
      case "float":
        guard let value = a.asDouble else { throw PythonTextError.overflow("int too large to convert to float") }
        return FloatText.repr(value)
      case "hash": return IntegerText.decimal(PythonHash.integer(a))
      case "isqrt": return a.magnitude.squareRoot()?.decimalText()
      case "bits": return IntegerText.decimal(a.bitLength)
      case "str": return a.decimalText()
      case "oct": return (a.isNegative ? [0x2D] : []) + Array("0o".utf8) + a.magnitude.text(base: 8)
      case "bin": return (a.isNegative ? [0x2D] : []) + Array("0b".utf8) + a.magnitude.text(base: 2)
      default: return nil
      }
    }
  }

  private struct ZeroDivision: Error, CustomStringConvertible { var description: String }

  private func zeroDivision(_ message: String) -> ZeroDivision {
    ZeroDivision(description: "ZeroDivisionError: \(message)")
  }

  @Test func limitsOfMachineIntegers() {
    #expect((BigInt(Int.max) + BigInt(1)).asInt == nil)
    #expect((BigInt(Int.min) - BigInt(1)).asInt == nil)
    #expect(BigInt(Int.min).asInt == Int.min)
    #expect((-BigInt(Int.min)).asInt == nil)
  }

  @Test func karatsubaAgreesWithDivision() {
    var a = BigInt(3)
    var b = BigInt(7)
    for _ in 0..<12 {
      a = a * a + BigInt(12345)
      b = b * b - BigInt(99)
    }
    let quotient = (a * b).divMod(b)
    #expect(quotient?.quotient == a)
    #expect(quotient?.remainder.isZero == true)
  }

  @Test func estimatesBoundResults() {
    #expect(BigInt(10).estimatedBitsOfPower(BigInt(100)) >= (BigInt(10).power(BigInt(100))?.bitLength ?? Int.max))
    #expect(BigInt(2).estimatedBitsOfPower(BigInt(Int.max)) == Int.max)
    #expect(BigInt(-1).estimatedBitsOfPower(BigInt(Int.max)) == 1)
    #expect(BigInt(1).estimatedBitsOfShift(BigInt(Int.max)) == Int.max)
  }

  @Test func decimalDigitLimit() {
    #expect(BigInt(10).power(BigInt(4300))?.exceedsDecimalDigitLimit == true)
    #expect(BigInt(10).power(BigInt(4300)).map { ($0 - BigInt(1)).exceedsDecimalDigitLimit } == false)
  }
}
