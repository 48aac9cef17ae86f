// Full case folding (Unicode's CaseFolding.txt), which Swift's scalar properties do not give.

/// Case folding as the lower-case mapping and its exceptions.
enum CaseFolding {
  /// Code points that fold to the lower case of their upper case; each pair is a closed range.
  private static let throughUppercase: [(first: UInt16, last: UInt16)] = [
    (0xB5, 0xB5), (0xDF, 0xDF), (0x149, 0x149), (0x17F, 0x17F), (0x1F0, 0x1F0), (0x345, 0x345), (0x390, 0x390),
    (0x3B0, 0x3B0), (0x3C2, 0x3C2), (0x3D0, 0x3D1), (0x3D5, 0x3D6), (0x3F0, 0x3F1), (0x3F5, 0x3F5), (0x587, 0x587),
    (0x1C80, 0x1C88), (0x1E96, 0x1E9B), (0x1F50, 0x1F50), (0x1F52, 0x1F52), (0x1F54, 0x1F54), (0x1F56, 0x1F56),
    (0x1F80, 0x1FAF), (0x1FB2, 0x1FB4), (0x1FB6, 0x1FB7), (0x1FBC, 0x1FBC), (0x1FBE, 0x1FBE), (0x1FC2, 0x1FC4),
    (0x1FC6, 0x1FC7), (0x1FCC, 0x1FCC), (0x1FD2, 0x1FD3), (0x1FD6, 0x1FD7), (0x1FE2, 0x1FE4), (0x1FE6, 0x1FE7),
    (0x1FF2, 0x1FF4), (0x1FF6, 0x1FF7), (0x1FFC, 0x1FFC), (0xFB00, 0xFB06), (0xFB13, 0xFB17),
  ]

  /// Appends the folding of a scalar with the given properties.
  static func append(_ scalar: UInt32, _ properties: Unicode.Scalar.Properties, to result: inout [UInt8]) {
    switch scalar {
    case 0x1E9E:
      result.append(contentsOf: "ss".utf8)
    case 0x13A0...0x13F5:
      // Cherokee folds to its capitals, which came first.
      WTF8.append(scalar, to: &result)
    case 0x13F8...0x13FD, 0xAB70...0xABBF:
      result.append(contentsOf: properties.uppercaseMapping.utf8)
    default:
      if throughUppercase.contains(where: { $0.first <= scalar && scalar <= $0.last }) {
        for upper in properties.uppercaseMapping.unicodeScalars {
          result.append(contentsOf: upper.properties.lowercaseMapping.utf8)
        }
      } else {
        result.append(contentsOf: properties.lowercaseMapping.utf8)
      }
    }
  }
}
