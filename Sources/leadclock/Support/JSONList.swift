import Glibc
import LeadFormats

/// A long array for programs, written as its elements come: of thousands only their text is kept.
struct JSONList {
  private let isIndented = isatty(STDOUT_FILENO) == 1
  private var elements: [JSONValue] = []
  private var text = ""

  /// Adds an element.
  mutating func append(_ element: JSONValue) {
    guard !isIndented else { return elements.append(element) }
    text += text.isEmpty ? "[" : ","
    element.write(to: &text)
  }

  /// Prints the array.
  func end() {
    guard !isIndented, !text.isEmpty else { return Output.json(.array(elements)) }
    Output.line(text + "]")
  }
}
