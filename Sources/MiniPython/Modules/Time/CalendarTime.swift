// time: struct_time and its texts. The local time is UTC: a notebook's output does not depend on where it runs.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum CalendarTime {
  private static let fields = [
    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
  ]

  nonisolated(unsafe) private static let type: TypeObject = {
    let type = StructSequence.type("time.struct_time", fields, hidden: 2)
    type.property("tm_zone", get: { _ in .string("UTC") })
    type.property("tm_gmtoff", get: { _ in .int(0) })
    return type
  }()

  static func add(to module: ModuleObject) {
    module.add(type)
    for name in ["gmtime", "localtime"] {
      module.function(name, .positional(0...1)) { a in .object(try structure(seconds(a.value(0)))) }
    }
    module.function("mktime", .positional(1...1)) { a in
      var parts = try components(a[0])
      return .float(Double(timegm(&parts)))
    }
    module.function("ctime", .positional(0...1)) { a in try text(components(.object(structure(seconds(a.value(0)))))) }
    module.function("asctime", .positional(0...1)) { a in
      try text(components(a.value(0) ?? .object(structure(seconds(nil)))))
    }
    module.function("strptime", .positional(1...2)) { a in
      let datetime = try Modules.module("datetime").namespace[StringObject.intern("datetime")]
      let format = a.value(1) ?? .string("%a %b %d %H:%M:%S %Y")
      let made = try Operations.callMethod(datetime, StringObject.intern("strptime"), [a[0], format])
      return try Operations.callMethod(made, StringObject.intern("timetuple"))
    }
    module.function("strftime", .positional(1...2)) { a in
      guard let format = a[0].asString else {
        throw Raised.type("strftime() argument 1 must be str, not \(a[0].type.name)")
      }
      var parts = try components(a.value(1) ?? .object(structure(seconds(nil))))
      return try formatted(format, &parts)
    }
  }

  /// Seconds since 1970 of an argument, now when there is none.
  private static func seconds(_ value: Value?) throws -> Int {
    guard let value, !value.isNone else { return TimeModule.nanoseconds(CLOCK_REALTIME) / 1_000_000_000 }
    guard value.type.slots.float != nil || value.type.slots.index != nil else {
      throw Raised.type("'\(value.type.name)' object cannot be interpreted as an integer")
    }
    let seconds = try MathModule.real(value)
    if seconds.isNaN { throw Raised.value("Invalid value NaN (not a number)") }
    if seconds.magnitude > 6e16 { throw Raised.overflow("timestamp out of range for platform time_t") }
    return Int(seconds.rounded(.down))
  }

  private static func structure(_ seconds: Int) throws -> TupleObject {
    var time = time_t(seconds)
    var parts = tm()
    guard gmtime_r(&time, &parts) != nil else {
      throw Raised.overflow("timestamp out of range for platform time_t")
    }
    let values = [
      Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday), Int(parts.tm_hour), Int(parts.tm_min),
      Int(parts.tm_sec), (Int(parts.tm_wday) + 6) % 7, Int(parts.tm_yday) + 1, 0,
    ]
    return TupleObject(values.map { .int($0) }, type: type)
  }

  /// - Throws: TypeError unless the value is a time of nine integers, ValueError for those out of range.
  private static func components(_ value: Value) throws -> tm {
    guard let tuple = value.asTuple, tuple.count == fields.count else {
      throw Raised.type("Tuple or struct_time argument required")
    }
    let values = try tuple.values.map(Operations.index)
    let ranges: [ClosedRange<Int>] = [
      -999_999...999_999, 0...12, 0...31, 0...23, 0...59, 0...61, -1...6, 0...366, -1...1,
    ]
    let names = ["year", "month", "day of month", "hour", "minute", "seconds", "day of week", "day of year", "DST"]
    for i in values.indices where !ranges[i].contains(values[i]) { throw Raised.value("\(names[i]) out of range") }
    var parts = tm()
    parts.tm_year = Int32(values[0] - 1900)
    parts.tm_mon = Int32(max(values[1], 1) - 1)
    parts.tm_mday = Int32(max(values[2], 1))
    parts.tm_hour = Int32(values[3])
    parts.tm_min = Int32(values[4])
    parts.tm_sec = Int32(values[5])
    parts.tm_wday = Int32((values[6] + 1) % 7)
    parts.tm_yday = Int32(max(values[7], 1) - 1)
    return parts
  }

  private static func text(_ parts: tm) throws -> Value {
    var parts = parts
    var day = String(parts.tm_mday)
    if day.count < 2 { day = " " + day }
    let rest = try formatted(StringObject("%H:%M:%S %Y"), &parts)
    let start = try formatted(StringObject("%a %b "), &parts)
    return try Operations.binary(.add, Operations.binary(.add, start, .string(day + " ")), rest)
  }

  private static func formatted(_ format: StringObject, _ parts: inout tm) throws -> Value {
    // A byte before the result tells an empty one from one that did not fit.
    let pattern = "+" + format.text.replacingZone()
    var size = pattern.utf8.count * 2 + 64
    while size < 1 << 20 {
      var buffer = [CChar](repeating: 0, count: size)
      let count = strftime(&buffer, size, pattern, &parts)
      if count > 0 { return .string(buffer[1..<count].map { UInt8(bitPattern: $0) }) }
      size *= 4
    }
    throw Raised.value("strftime() result is too long")
  }
}

extension String {
  /// A time pattern with the zone written out.
  fileprivate func replacingZone() -> String {
    var result = ""
    var isDirective = false
    for character in self {
      if isDirective && character == "Z" {
        result.removeLast()
        result += "UTC"
      } else if isDirective && character == "z" {
        result.removeLast()
        result += "+0000"
      } else {
        result.append(character)
      }
      isDirective = !isDirective && character == "%"
    }
    return result
  }
}
