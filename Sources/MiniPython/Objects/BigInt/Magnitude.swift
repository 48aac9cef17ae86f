// Arithmetic on magnitudes: arrays of 64-bit limbs, least significant first.

/// Arithmetic on natural numbers held as limbs.
enum Magnitude {
  /// Operands with at least this many limbs are multiplied with Karatsuba's method.
  static let karatsubaLimbs = 48

  static func trim(_ a: inout [UInt]) {
    while a.last == 0 { a.removeLast() }
  }

  static func bitLength(_ a: [UInt]) -> Int {
    guard let top = a.last else { return 0 }
    return a.count * 64 - top.leadingZeroBitCount
  }

  static func compare(_ a: [UInt], _ b: [UInt]) -> Int {
    if a.count != b.count { return a.count < b.count ? -1 : 1 }
    var i = a.count
    while i > 0 {
      i -= 1
      if a[i] != b[i] { return a[i] < b[i] ? -1 : 1 }
    }
    return 0
  }

  static func sum(_ a: [UInt], _ b: [UInt]) -> [UInt] {
    let (long, short) = a.count >= b.count ? (a, b) : (b, a)
    var result = long
    if addShifted(&result, short, at: 0) { result.append(1) }
    return result
  }

  /// `a - b` for `a >= b`.
  static func difference(_ a: [UInt], _ b: [UInt]) -> [UInt] {
    var result = a
    subtract(&result, b)
    trim(&result)
    return result
  }

  /// Adds `b * 2**(64 * offset)` to `a` in place and returns the carry out of its last limb.
  private static func addShifted(_ a: inout [UInt], _ b: [UInt], at offset: Int) -> Bool {
    var carry: UInt = 0
    var i = 0
    while i < b.count && offset + i < a.count {
      let (s, o1) = a[offset + i].addingReportingOverflow(b[i])
      let (t, o2) = s.addingReportingOverflow(carry)
      a[offset + i] = t
      carry = (o1 ? 1 : 0) &+ (o2 ? 1 : 0)
      i += 1
    }
    i += offset
    while carry != 0 && i < a.count {
      let (s, o) = a[i].addingReportingOverflow(carry)
      a[i] = s
      carry = o ? 1 : 0
      i += 1
    }
    return carry != 0
  }

  private static func subtract(_ a: inout [UInt], _ b: [UInt]) {
    var borrow: UInt = 0
    var i = 0
    while i < a.count && (i < b.count || borrow != 0) {
      let (s, o1) = a[i].subtractingReportingOverflow(i < b.count ? b[i] : 0)
      let (t, o2) = s.subtractingReportingOverflow(borrow)
      a[i] = t
      borrow = (o1 ? 1 : 0) &+ (o2 ? 1 : 0)
      i += 1
    }
  }

  /// `a * b`; any number once the cell was interrupted.
  static func product(_ a: [UInt], _ b: [UInt]) -> [UInt] {
    if Interrupt.isRaised { return [] }
    if a.isEmpty || b.isEmpty { return [] }
    let (long, short) = a.count >= b.count ? (a, b) : (b, a)
    if short.count < karatsubaLimbs { return schoolProduct(long, short) }
    if long.count >= 2 * short.count { return lopsidedProduct(long, short) }
    return karatsuba(long, short)
  }

  private static func schoolProduct(_ a: [UInt], _ b: [UInt]) -> [UInt] {
    var result = [UInt](repeating: 0, count: a.count + b.count)
    result.withUnsafeMutableBufferPointer { r in
      a.withUnsafeBufferPointer { a in
        for i in 0..<b.count {
          let factor = b[i]
          var carry: UInt = 0
          for j in 0..<a.count {
            let (high, low) = a[j].multipliedFullWidth(by: factor)
            let (s, o1) = low.addingReportingOverflow(r[i + j])
            let (t, o2) = s.addingReportingOverflow(carry)
            r[i + j] = t
            carry = high &+ (o1 ? 1 : 0) &+ (o2 ? 1 : 0)
          }
          r[i + a.count] = carry
        }
      }
    }
    trim(&result)
    return result
  }

  /// A long number times a much shorter one, the long one cut into pieces of the short one's length.
  private static func lopsidedProduct(_ long: [UInt], _ short: [UInt]) -> [UInt] {
    var result = [UInt](repeating: 0, count: long.count + short.count)
    var start = 0
    while start < long.count {
      let piece = slice(long, start, start + short.count)
      let overflow = addShifted(&result, product(piece, short), at: start)
      precondition(!overflow, "a product fits in the sum of its factors' lengths")
      start += short.count
    }
    trim(&result)
    return result
  }

  private static func karatsuba(_ a: [UInt], _ b: [UInt]) -> [UInt] {
    let half = (a.count + 1) / 2
    let a0 = slice(a, 0, half)
    let a1 = slice(a, half, a.count)
    let b0 = slice(b, 0, half)
    let b1 = slice(b, half, b.count)
    let low = product(a0, b0)
    let high = product(a1, b1)
    var middle = product(sum(a0, a1), sum(b0, b1))
    // Products that were left off do not fit together.
    if Interrupt.isRaised { return [] }
    subtract(&middle, low)
    subtract(&middle, high)
    trim(&middle)
    var result = [UInt](repeating: 0, count: a.count + b.count)
    var overflow = addShifted(&result, low, at: 0)
    overflow = addShifted(&result, high, at: 2 * half) || overflow
    overflow = addShifted(&result, middle, at: half) || overflow
    precondition(!overflow, "a product fits in the sum of its factors' lengths")
    trim(&result)
    return result
  }

  private static func slice(_ a: [UInt], _ start: Int, _ end: Int) -> [UInt] {
    if start >= a.count { return [] }
    var result = Array(a[start..<min(end, a.count)])
    trim(&result)
    return result
  }

  /// Divides in place by one limb and returns the remainder.
  static func divide(_ a: inout [UInt], by divisor: UInt) -> UInt {
    var remainder: UInt = 0
    var i = a.count
    while i > 0 {
      i -= 1
      (a[i], remainder) = divisor.dividingFullWidth((remainder, a[i]))
    }
    trim(&a)
    return remainder
  }

  /// `a = a * factor + addend` in place.
  static func multiply(_ a: inout [UInt], by factor: UInt, adding addend: UInt) {
    var carry = addend
    for i in a.indices {
      let (high, low) = a[i].multipliedFullWidth(by: factor)
      let (s, overflow) = low.addingReportingOverflow(carry)
      a[i] = s
      carry = high &+ (overflow ? 1 : 0)
    }
    if carry != 0 { a.append(carry) }
  }

  /// Knuth's algorithm D (The Art of Computer Programming, 4.3.1); `b` is not zero.
  static func quotientAndRemainder(_ a: [UInt], _ b: [UInt]) -> (quotient: [UInt], remainder: [UInt]) {
    precondition(!b.isEmpty, "a divisor is not zero")
    if compare(a, b) < 0 { return ([], a) }
    if b.count == 1 {
      var quotient = a
      let remainder = divide(&quotient, by: b[0])
      return (quotient, remainder == 0 ? [] : [remainder])
    }
    let shift = b[b.count - 1].leadingZeroBitCount
    let divisor = shiftedLeft(b, shift)
    var rest = shiftedLeft(a, shift)
    if rest.count == a.count { rest.append(0) }
    let n = divisor.count
    let m = rest.count - n
    var quotient = [UInt](repeating: 0, count: m)
    let top = divisor[n - 1]
    let second = divisor[n - 2]
    rest.withUnsafeMutableBufferPointer { rest in
      divisor.withUnsafeBufferPointer { divisor in
        var j = m
        while j > 0 && !Interrupt.isRaised {
          j -= 1
          var digit: UInt
          var partial: UInt
          var fits = true
          if rest[j + n] >= top {
            digit = UInt.max
            let (s, overflow) = rest[j + n - 1].addingReportingOverflow(top)
            partial = s
            fits = !overflow
          } else {
            (digit, partial) = top.dividingFullWidth((rest[j + n], rest[j + n - 1]))
          }
          while fits {
            let (high, low) = digit.multipliedFullWidth(by: second)
            if high < partial || (high == partial && low <= rest[j + n - 2]) { break }
            digit -= 1
            let (s, overflow) = partial.addingReportingOverflow(top)
            partial = s
            fits = !overflow
          }
          var borrow: UInt = 0
          var carry: UInt = 0
          for i in 0..<n {
            let (high, low) = digit.multipliedFullWidth(by: divisor[i])
            let (p, o0) = low.addingReportingOverflow(carry)
            carry = high &+ (o0 ? 1 : 0)
            let (s, o1) = rest[i + j].subtractingReportingOverflow(p)
            let (t, o2) = s.subtractingReportingOverflow(borrow)
            rest[i + j] = t
            borrow = (o1 ? 1 : 0) &+ (o2 ? 1 : 0)
          }
          let (s, o1) = rest[j + n].subtractingReportingOverflow(carry)
          let (t, o2) = s.subtractingReportingOverflow(borrow)
          rest[j + n] = t
          if o1 || o2 {
            digit -= 1
            var carry: UInt = 0
            for i in 0..<n {
              let (s, o1) = rest[i + j].addingReportingOverflow(divisor[i])
              let (t, o2) = s.addingReportingOverflow(carry)
              rest[i + j] = t
              carry = (o1 ? 1 : 0) &+ (o2 ? 1 : 0)
            }
            rest[j + n] &+= carry
          }
          quotient[j] = digit
        }
      }
    }
    trim(&quotient)
    trim(&rest)
    return (quotient, shiftedRight(rest, shift))
  }

  static func shiftedLeft(_ a: [UInt], _ count: Int) -> [UInt] {
    if a.isEmpty || count == 0 { return a }
    let whole = count / 64
    let bits = count % 64
    var result = [UInt](repeating: 0, count: whole)
    result.reserveCapacity(whole + a.count + 1)
    if bits == 0 { return result + a }
    var carry: UInt = 0
    for limb in a {
      result.append(limb << UInt(bits) | carry)
      carry = limb >> UInt(64 - bits)
    }
    if carry != 0 { result.append(carry) }
    return result
  }

  static func shiftedRight(_ a: [UInt], _ count: Int) -> [UInt] {
    let whole = count / 64
    let bits = count % 64
    if whole >= a.count { return [] }
    if count == 0 { return a }
    var result = Array(a[whole...])
    if bits != 0 {
      for i in result.indices {
        let next = i + 1 < result.count ? result[i + 1] : 0
        result[i] = result[i] >> UInt(bits) | next << UInt(64 - bits)
      }
    }
    trim(&result)
    return result
  }

  static func negateTwosComplement(_ words: inout [UInt]) {
    var carry = true
    for i in words.indices {
      let inverted = ~words[i]
      words[i] = carry ? inverted &+ 1 : inverted
      carry = carry && inverted == UInt.max
    }
  }
}
