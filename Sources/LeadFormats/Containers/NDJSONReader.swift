/// Reads one JSON value a line.
enum NDJSONReader {
  /// The values, and the lines that hold none, counted from 1.
  struct Lines {
    var values: [JSONValue] = []
    var broken: [BrokenLine] = []

    /// More broken lines than this, and the file is not of this kind.
    static let maximumBroken = 1000
  }

  /// A line that is no JSON, with those after it that begin no record of their own.
  struct BrokenLine {
    /// Counted from 1.
    var line: Int
    /// How many lines it takes.
    var count = 1
    var error: JSONError
    /// How many values stand before it.
    var place: Int
    var text: [UInt8]
  }

  /// The lines' values; nil when this is not one JSON object a line: at least two lines, the first
  /// of them whole, or all of them beginning as objects do.
  static func read(_ bytes: [UInt8]) -> Lines? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    var read = Lines()
    var isCertain: Bool?
    for (index, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
      do throws(JSONError) {
        let value = try JSONReader.read(Array(line))
        if isCertain == nil { isCertain = true }
        read.values.append(value)
      } catch {
        if isCertain == nil { isCertain = lines.allSatisfy(canBeRecord) }
        guard isCertain == true, read.broken.count < Lines.maximumBroken else { return nil }
        read.take(line, number: index + 1, error)
      }
    }
    return read.values.count + read.broken.count >= 2 ? read : nil
  }

  /// Whether a line is blank or begins as an object with a key does.
  private static func canBeRecord(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 <= 0x20 || $0 >= 0x80 }
    guard let first = text.first else { return true }
    return first == UInt8(ascii: "{")
      && text.dropFirst().first { $0 > 0x20 } == UInt8(ascii: "\"")
  }
}

extension NDJSONReader.Lines {
  /// A line break inside a string parts a record in two, of which the second begins anyhow.
  fileprivate mutating func take(_ line: ArraySlice<UInt8>, number: Int, _ error: JSONError) {
    let first = line.first { $0 > 0x20 }
    if let last = broken.last, last.place == values.count, last.line + last.count == number,
      first != UInt8(ascii: "{")
    {
      broken[broken.count - 1].count += 1
      broken[broken.count - 1].text += [0x0A] + line
      return
    }
    broken.append(
      .init(line: number, error: error, place: values.count, text: Array(line)))
  }
}
