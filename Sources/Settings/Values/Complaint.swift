/// Something in a configuration file that cannot be, or that has no effect.
public struct Complaint: Hashable, Sendable, CustomStringConvertible {
  /// The file, as its path was given.
  public let file: String
  /// The line, from 1; 0 when the file could not be read at all.
  public let line: Int
  /// The column in characters, from 1; 0 when the file could not be read at all.
  public let column: Int
  /// What is wrong, and what was probably meant.
  public let text: String

  /// A complaint about a place in a file.
  public init(file: String, line: Int, column: Int, text: String) {
    self.file = file
    self.line = line
    self.column = column
    self.text = text
  }

  /// `file:line:column: text`, as compilers write it; without a position when there is none.
  public var description: String {
    line == 0 ? "\(file): \(text)" : "\(file):\(line):\(column): \(text)"
  }
}

/// A configuration that was refused.
public struct SettingsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why, by position in the file; never empty, at most 50.
  public let complaints: [Complaint]

  /// A refusal; `complaints` must not be empty.
  public init(complaints: [Complaint]) { self.complaints = complaints }

  /// One complaint a line.
  public var description: String {
    complaints.map(\.description).joined(separator: "\n")
  }
}
