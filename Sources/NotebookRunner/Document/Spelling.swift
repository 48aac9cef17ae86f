// Which known word a misspelt one was meant to be.

package enum Spelling {
  /// The nearest of `words` within two insertions, deletions or substitutions of `word`, or nil.
  package static func nearest(to word: String, among words: [String]) -> String? {
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = self.distance(Array(word.utf8), Array(candidate.utf8))
      if distance <= 2 && distance < best?.distance ?? 3 { best = (candidate, distance) }
    }
    return best?.word
  }

  /// The Levenshtein distance, one row at a time.
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    if abs(a.count - b.count) > 2 { return 3 }
    var row = Array(0...b.count)
    for i in a.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in b.indices {
        let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[b.count]
  }
}
