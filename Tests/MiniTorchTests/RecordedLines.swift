// Reading what real PyTorch was recorded to give, and checksums to compare with it.
import Foundation

/// Recorded lines, one array of fields a line.
func recordedLines(_ name: String, file: String = #filePath) throws -> [[String]] {
  let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Recorded")
  let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  return text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
}

/// The CRC-32 of the bytes of some values, Python's `zlib.crc32`.
func checksum<T>(_ values: [T]) -> UInt32 {
  values.withUnsafeBytes { bytes in
    var crc: UInt32 = 0xffff_ffff
    for byte in bytes { crc = (crc >> 8) ^ checksumTable[Int((crc ^ UInt32(byte)) & 0xff)] }
    return bytes.isEmpty ? 0 : ~crc
  }
}

private let checksumTable: [UInt32] = (0..<256).map { i in
  (0..<8).reduce(UInt32(i)) { c, _ in c & 1 == 0 ? c >> 1 : 0xedb8_8320 ^ (c >> 1) }
}
