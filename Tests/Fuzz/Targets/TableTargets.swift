@testable import LeadFormats

extension FuzzTarget {
  /// A form with files, as browsers send it.
  static let multipart = FuzzTarget(name: "multipart") { bytes throws(Broken) in
    if let body = MultipartReader.read(bytes) {
      let written = Array(body.value.compact.utf8)
      try must(
        (try? JSONReader.read(written, maximumDepth: 80)) == body.value,
        "a form that is no JSON value")
      // A byte of another charset is at most three of UTF-8, and six when JSON escapes it.
      try must(written.count <= bytes.count * 8 + 64, "\(written.count) bytes from \(bytes.count)")
    }
    try mustRead(bytes, named: "lead")
  }

  /// Tables: never more cells than were written.
  static let table = FuzzTarget(name: "table") { bytes throws(Broken) in
    let maximum = 100
    if let table = CSVReader.read(bytes, maximum: maximum) {
      try must(table.values.count <= maximum + 1, "\(table.values.count) rows")
      try must(
        table.warnings.keys.allSatisfy(table.values.indices.contains),
        "a warning about a row that is not there")
    }
    try mustRead(bytes, named: "lead.csv")
  }

  /// Cards of an address book.
  static let vcard = FuzzTarget(name: "vcard") { bytes throws(Broken) in
    let maximum = 100
    let cards = VCardReader.read(bytes, maximum: maximum)
    try must(cards.records.count <= maximum + 1, "\(cards.records.count) cards")
    try mustRead(bytes, named: "lead.vcf")
  }

  /// A mailbox: its mails are parts of it that do not overlap.
  static let mbox = FuzzTarget(name: "mbox") { bytes throws(Broken) in
    if let mails = MboxReader.messages(bytes, maximum: 100) {
      try must((2...101).contains(mails.count), "\(mails.count) mails in a mailbox")
      let size = mails.reduce(0) { $0 + $1.count }
      try must(size <= bytes.count, "\(size) bytes of mails from \(bytes.count)")
    }
    try mustRead(bytes, named: "lead.mbox")
  }

  /// Text of any charset, named or guessed.
  static let charset = FuzzTarget(name: "charset") { bytes throws(Broken) in
    // The first byte chooses the charset that is declared.
    let names = KnownCharset.allCases.map(\.rawValue)
    let text = Array(bytes.dropFirst())
    let name = names[Int(bytes.first ?? 0) % names.count]
    for decoded in [Charset.decode(text, declared: name), Charset.decode(text)] {
      try must(Charset.isUTF8(decoded.bytes), "text that is not UTF-8")
      try must(decoded.bytes.count <= text.count * 4 + 4, "text that grows beyond its charset")
    }
    _ = Charset.text(text, named: name)
    _ = Charset.declared(text)
  }
}
