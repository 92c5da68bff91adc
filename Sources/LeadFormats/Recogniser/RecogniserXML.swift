/// XML and HTML in a file, and ADF wherever it lies.
extension Recogniser {
  /// A text that begins with `<`, in UTF-8.
  func markup(
    _ bytes: [UInt8], originalCount: Int, warnings: [String], isSalvage: Bool = false
  ) -> Recognition {
    if HTMLText.begins(bytes) { return html(bytes, warnings: warnings, isSalvage: isSalvage) }
    do throws(XMLError) {
      return findings(in: [try XMLReader.read(bytes)], container: .xml, warnings: warnings)
    } catch {
      switch error {
      case .documentType, .tooDeep, .tooMany: return .unrecognised(reason: error.sentence)
      case .truncated where !isSalvage:
        let loose = try? LooseXML.read(bytes)
        // A prospect that is closed lacks the end of the file alone.
        if let loose, Self.endsWithProspect(bytes) {
          return findings(
            in: loose.roots, container: .markup,
            warnings: warnings + ["XML without its end; what could be read was taken"])
        }
        return .incomplete(reason: XMLError.truncated(offset: originalCount).sentence)
      case .truncated, .malformed:
        return loose(bytes, originalCount, warnings, error, isSalvage: isSalvage)
      }
    }
  }

  /// What can be read of XML that is broken or cut off. Anything less than a lead stays unrecognised.
  private func loose(
    _ bytes: [UInt8], _ originalCount: Int, _ warnings: [String], _ error: XMLError,
    isSalvage: Bool
  ) -> Recognition {
    let read: LooseXML.Result
    do throws(XMLError) {
      read = try LooseXML.read(bytes)
    } catch { return .unrecognised(reason: error.sentence) }
    let endsOpen = Self.endsWithProspect(bytes)
    guard read.isWhole || isSalvage || endsOpen else {
      return .incomplete(reason: XMLError.truncated(offset: originalCount).sentence)
    }
    let reason = error.sentence
    let found = findings(
      in: read.roots, container: read.isWhole ? .xml : .markup,
      warnings: warnings + [reason + "; what could be read was taken"])
    guard case .findings(let all, _) = found,
      all.contains(where: { $0.kind != .signal && $0.kind != .notALead })
    else { return .unrecognised(reason: reason) }
    return found
  }

  /// Whether the last thing said is the end of a prospect: many senders leave `</adf>` out.
  private static func endsWithProspect(_ bytes: [UInt8]) -> Bool {
    let tail = bytes.suffix(200).reversed().drop { $0 <= 0x20 }.prefix(11)
    return String(decoding: tail.reversed(), as: UTF8.self).lowercased() == "</prospect>"
  }

  private func findings(
    in roots: [XMLElement], container: Container, warnings: [String]
  ) -> Recognition {
    let prospects = roots.compactMap(ADF.records(in:)).flatMap { $0 }
    guard prospects.isEmpty else {
      return findings(of: prospects, container: container, warnings: warnings)
    }
    return findings(in: roots.map(\.document), container: container, warnings: warnings)
  }

  private func html(_ bytes: [UInt8], warnings: [String], isSalvage: Bool) -> Recognition {
    guard isSalvage || !HTMLText.lacksItsEnd(bytes) else {
      return .incomplete(reason: "HTML without its end")
    }
    let text = HTMLText.read(String(decoding: bytes.prefix(Self.longestText), as: UTF8.self)).string
    let lines = LabelledText.read(text)
    guard lines.labelCount >= 2 else {
      return .unrecognised(reason: "HTML in which no label and value were found")
    }
    var record = Record(fields: lines.fields, warnings: warnings)
    record.take(preamble: lines.preamble)
    return findings(of: [record], container: .markup, warnings: [])
  }

  /// Bytes of labelled lines that are read: more than a lead keeps.
  static let longestText = 1 << 18

  /// What to say about a text that is longer.
  static func unread(_ bytes: [UInt8]) -> [String] {
    bytes.count > longestText ? ["a long text was not read to its end"] : []
  }

  /// The prospects of ADF in bytes of any charset, from a file, a mail's body or its attachment:
  /// text may stand before it, and its end may be missing. Nil when there are none.
  static func adf(_ bytes: [UInt8]) -> [Record]? {
    var text = Charset.decode(bytes, declared: Charset.declared(bytes)).bytes
    if let escaped = text.firstRange(of: "&lt;adf"), text.firstRange(of: "<adf") == nil {
      text = Array(Entities.decode(String(decoding: text[escaped...], as: UTF8.self)).utf8)
    }
    guard let start = text.firstRange(of: "<adf") ?? text.firstRange(of: "<prospect") else {
      return nil
    }
    let document = Array(text[start...])
    if let root = try? XMLReader.read(document) { return ADF.records(in: root) }
    guard let loose = try? LooseXML.read(document) else { return nil }
    let records = loose.roots.compactMap(ADF.records(in:)).flatMap { $0 }
    return records.isEmpty ? nil : records
  }

  /// The prospects of ADF in a string of a value; nil when there are none.
  static func adf(within value: JSONValue) -> [Record]? {
    if value["isBase64Encoded"]?.boolean == true, let body = Envelope.body(of: value),
      let records = adf(body)
    {
      return records
    }
    var budget = 500
    return adf(within: value, budget: &budget)
  }

  private static func adf(within value: JSONValue, budget: inout Int) -> [Record]? {
    budget -= 1
    guard budget > 0 else { return nil }
    switch value {
    case .string(let text):
      guard text.utf8.contains(UInt8(ascii: "<")) || text.hasPrefix("&lt;") else { return nil }
      return adf(Array(text.utf8))
    case .array(let elements):
      for element in elements.prefix(budget) {
        if let found = adf(within: element, budget: &budget) { return found }
      }
    case .object(let members):
      for member in members.prefix(budget) {
        if let found = adf(within: member.value, budget: &budget) { return found }
      }
    case .null, .bool, .number: break
    }
    return nil
  }
}

extension [UInt8] {
  /// Where an ASCII text in lower case begins, whatever its case here.
  func firstRange(of text: StaticString) -> Int? {
    let count = text.utf8CodeUnitCount
    guard count > 0, self.count >= count else { return nil }
    return withUnsafeBufferPointer { bytes in
      (0...(bytes.count - count)).first { start in
        (0..<count).allSatisfy { index in
          let byte = bytes[start + index]
          let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
          return lower == text.utf8Start[index]
        }
      }
    }
  }
}
