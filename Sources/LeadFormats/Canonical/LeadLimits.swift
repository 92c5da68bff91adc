extension CanonicalLead {
  /// Cuts what is larger than a finding may be, and returns what to say about it.
  mutating func keepWithinLimits() -> [String] {
    var isCut = false
    func keep(_ text: inout String?, _ most: Int) {
      guard let whole = text, whole.utf8.count > most else { return }
      text = whole.cut(toBytes: most)
      isCut = true
    }
    for field in Contact.fields { keep(&contact[keyPath: field.path], FindingLimits.line) }
    for field in Campaign.fields { keep(&campaign[keyPath: field.path], FindingLimits.line) }
    for path in [
      \CanonicalLead.source, \.externalID, \.formID, \.formName, \.subject, \.pageURL,
      \.mail.messageID, \.mail.inReplyTo,
    ] {
      keep(&self[keyPath: path], FindingLimits.line)
    }
    keep(&message, FindingLimits.message)
    mail.references = mail.references.suffix(FindingLimits.list).map {
      $0.cut(toBytes: FindingLimits.line)
    }
    if keepExtraWithinLimits() { isCut = true }
    return isCut ? ["more text than a lead keeps; the rest is in the file alone"] : []
  }

  private mutating func keepExtraWithinLimits() -> Bool {
    var kept: [Extra] = []
    var total = 0
    var isCut = extra.count > FindingLimits.extraFields
    for field in extra.prefix(FindingLimits.extraFields) {
      guard field.key.utf8.count <= FindingLimits.line else {
        isCut = true
        continue
      }
      var short = Extra(key: field.key, values: [])
      total += field.key.utf8.count
      for value in field.values {
        let text = value.cut(toBytes: FindingLimits.extraValue)
        guard total + text.utf8.count + 1 <= FindingLimits.extraTotal else {
          isCut = true
          break
        }
        if text.utf8.count < value.utf8.count { isCut = true }
        total += text.utf8.count + 1
        short.values.append(text)
      }
      guard !short.values.isEmpty, total <= FindingLimits.extraTotal else { break }
      kept.append(short)
    }
    extra = kept
    return isCut
  }
}

extension String {
  /// The longest beginning of whole characters that fits that many UTF-8 bytes.
  func cut(toBytes most: Int) -> String {
    guard utf8.count > most else { return self }
    var end = utf8.index(utf8.startIndex, offsetBy: most)
    // Back to the start of a scalar, which every four bytes hold at least one of.
    while end > utf8.startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}
