/// Reads one JSON value a line.
enum NDJSONReader {
  /// The values, and the lines that hold none, counted from 1.
  struct Lines {
    var values: [JSONValue] = []
    var broken: [(line: Int, error: JSONError)] = []

    /// More broken lines than this, and the file is not of this kind.
    static let maximumBroken = 1000
  }

  /// The lines' values; nil when this is not one JSON object a line: at least two lines, the first
  /// of them whole.
  static func read(_ bytes: [UInt8]) -> Lines? {
    var lines = Lines()
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      do throws(JSONError) {
        lines.values.append(try JSONReader.read(Array(line)))
      } catch {
        guard !lines.values.isEmpty, lines.broken.count < Lines.maximumBroken else { return nil }
        lines.broken.append((number, error))
      }
    }
    return lines.values.count >= 2 || (lines.values.count == 1 && !lines.broken.isEmpty)
      ? lines : nil
  }
}
