@testable import LeadFormats

extension FuzzTarget {
  /// XML, strict and loose, ADF included: nothing expands, and nothing is deeper than is read.
  static let xml = FuzzTarget(name: "xml") { bytes throws(Broken) in
    if let root = try? XMLReader.read(bytes) {
      try mustBeBounded([root], bytes.count)
      let written = Array(root.document.compact.utf8)
      try must(
        (try? JSONReader.read(written, maximumDepth: 200)) == root.document,
        "a document that is no JSON value")
    }
    if let loose = try? LooseXML.read(bytes) { try mustBeBounded(loose.roots, bytes.count) }
    _ = Recogniser.adf(bytes)
    try mustRead(bytes, named: "lead.xml")
  }

  private static func mustBeBounded(_ roots: [XMLElement], _ count: Int) throws(Broken) {
    var size = 0
    for root in roots { try measure(root, depth: 1, &size) }
    // What is not UTF-8 is read as three bytes.
    try must(size <= count * 3, "\(size) bytes of text from \(count)")
  }

  private static func measure(
    _ element: XMLElement, depth: Int, _ size: inout Int
  ) throws(Broken) {
    try must(depth <= XMLBuilder.maximumDepth, "elements \(depth) deep")
    size += element.text.utf8.count
    for attribute in element.attributes { size += attribute.value.utf8.count }
    for child in element.children { try measure(child, depth: depth + 1, &size) }
  }

  /// Calendar entries, and content lines as vCards have them too.
  static let calendar = FuzzTarget(name: "calendar") { bytes throws(Broken) in
    if let object = CalendarObject.read(bytes) {
      let size = object.events.reduce(0) { $0 + ($1.description?.utf8.count ?? 0) }
      try must(size <= bytes.count * 3, "\(size) bytes of text from \(bytes.count)")
      for event in object.events {
        let people = [event.organizer].compactMap { $0 } + event.attendees
        try must(
          people.allSatisfy { $0.email == nil || Identity.email($0.email ?? "") == $0.email },
          "an address that is none")
      }
    }
    try mustRead(bytes, named: "lead.ics")
  }
}
