/// Rows of text in columns that align by what a terminal shows.
struct Table {
  /// One piece of a row.
  struct Cell {
    var text: String
    var look: Screen.Look

    /// A cell; what it says is made harmless.
    init(_ text: String, _ look: Screen.Look = .plain) {
      self.text = DisplayText.harmless(text)
      self.look = look
    }
  }

  private var rows: [[Cell]]

  /// A table of those headings.
  init(_ headings: [String]) { rows = [headings.map { Cell($0, .dim) }] }

  /// Appends a row; it has as many cells as there are headings.
  mutating func add(_ cells: [Cell]) { rows.append(cells) }

  /// Leaves columns out, the first named first, until the rows fit into that many columns of a
  /// screen.
  mutating func drop(_ headings: [String], toFit width: Int?) {
    guard let width else { return }
    for heading in headings where self.width > width {
      guard let column = rows[0].firstIndex(where: { $0.text == heading }) else { continue }
      for row in rows.indices { rows[row].remove(at: column) }
    }
  }

  private var widths: [Int] {
    rows[0].indices.map { column in
      rows.map { DisplayText.width($0[column].text) }.max() ?? 0
    }
  }

  private var width: Int {
    let widths = widths
    return widths.reduce(0, +) + 2 * (widths.count - 1)
  }

  /// The lines, the last column cut where the screen ends.
  func lines(_ screen: Screen) -> [String] {
    let widths = widths
    return rows.map { line($0, widths: widths, screen: screen) }
  }

  private func line(_ cells: [Cell], widths: [Int], screen: Screen) -> String {
    var left = screen.width ?? .max
    var line = ""
    for (column, cell) in cells.enumerated() where left > 0 {
      let shown = DisplayText.cut(cell.text, to: left)
      let isLast = column == cells.count - 1
      line += screen.dress(shown, cell.look)
      left -= DisplayText.width(shown)
      guard !isLast else { break }
      let gap = min(left, widths[column] - DisplayText.width(shown) + 2)
      line += String(repeating: " ", count: max(0, gap))
      left -= max(0, gap)
    }
    return line
  }
}
