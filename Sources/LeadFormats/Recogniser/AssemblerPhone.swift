/// How a number is taken: as written, whole or in parts, and in the form by which it is known
/// elsewhere.
extension Assembler {
  mutating func takePhone() {
    let candidates = candidates(.phone).filter { fields[$0].sort != .flag }
    for position in candidates {
      let raw = Self.bare(fields[position].value)
      guard matches[position]?.rank != .hint || Shapes.looksLikePhone(raw),
        Identity.phone(raw) != nil
      else { continue }
      let whole = completed(raw, at: position)
      // E.164 has fifteen digits at most; more are two numbers.
      guard let number = Identity.phone(whole), number.utf8.count <= 16 else { continue }
      take(phone: whole, number: number, region: country(beside: position))
      used.insert(position)
      return note("phone", matches[position]?.rank ?? .hint)
    }
    if takeNumberInPieces(candidates) || takeNumberAmongWords(candidates) { return }
    if candidates.contains(where: { matches[$0]?.rank != .hint }) {
      warnings.append("a phone field holds no number")
    }
    takeSendersNumber()
  }

  /// The number without what a scheme puts before it: `tel:`, `whatsapp:`, `p:`.
  private static func bare(_ text: String) -> String {
    guard let colon = text.prefix(12).firstIndex(of: ":"),
      text[..<colon].trimmed.allSatisfy(\.isLetter)
    else { return text }
    return String(text[text.index(after: colon)...])
  }

  /// The sender of a short message is a number.
  private mutating func takeSendersNumber() {
    let senders = candidates(.email).filter {
      matches[$0]?.rank == .hint && !Shapes.looksLikeTime(fields[$0].value)
        && (Identity.phone(fields[$0].value)?.utf8.count ?? 0) >= 8
    }
    guard let sender = senders.first, let number = Identity.phone(fields[sender].value) else {
      return
    }
    take(phone: fields[sender].value, number: number)
    used.insert(sender)
    note("phone", .hint)
  }

  /// `600 000 001 (after five)`, and the first of `600000001 / 600000002`.
  private mutating func takeNumberAmongWords(_ candidates: [Int]) -> Bool {
    for position in candidates where matches[position]?.rank != .hint {
      let parts = text(position).split(whereSeparator: { "/;,|".contains($0) }).prefix(4)
      let numbers = parts.flatMap { Shapes.runs(in: String($0)) }
      guard let phone = numbers.first, let number = Identity.phone(phone) else { continue }
      take(phone: phone, number: number)
      note("phone", matches[position]?.rank ?? .hint)
      return true
    }
    return false
  }

  /// `415`, `555` and `2671` in three boxes.
  private mutating func takeNumberInPieces(_ candidates: [Int]) -> Bool {
    guard let first = candidates.min() else { return false }
    let block = fields[first].path.dropLast()
    let pieces = candidates.sorted().filter { position in
      let digits = fields[position].value.trimmed
      return fields[position].path.dropLast() == block && (1...5).contains(digits.utf8.count)
        && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    let whole = pieces.map(text).joined(separator: " ")
    guard (2...4).contains(pieces.count), let number = Identity.phone(whole),
      (8...13).contains(number.utf8.count)
    else { return false }
    take(phone: whole, number: number)
    used.formUnion(pieces)
    note("phone", .alias)
    return true
  }

  /// The number with the country's or the area's code that stands in a field beside it.
  private mutating func completed(_ raw: String, at position: Int) -> String {
    let written = raw.trimmed
    guard let number = Identity.phone(raw), number.first != "+", !number.hasPrefix("00") else {
      return raw
    }
    if let code = beside(position, .phoneCountry), let digits = Self.dialCode(text(code)) {
      used.insert(code)
      let isThere = number.hasPrefix(digits) && number.utf8.count >= digits.utf8.count + 8
      return isThere ? "+" + written : "+" + digits + " " + written
    }
    if let code = beside(position, .phoneArea), Identity.phone(text(code)) == nil,
      text(code).utf8.count <= 7, text(code).utf8.contains(where: { (0x30...0x39).contains($0) })
    {
      used.insert(code)
      return text(code) + " " + written
    }
    return raw
  }

  /// The country that a field beside a number names in two letters.
  private func country(beside position: Int) -> String? {
    guard let code = beside(position, .phoneCountry) else { return nil }
    let text = text(code).uppercased()
    return text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) } ? text : nil
  }

  private func beside(_ position: Int, _ role: Role) -> Int? {
    let all = fields.indices.filter { matches[$0]?.role == role }
    let block = fields[position].path.dropLast()
    return all.first { fields[$0].path.dropLast() == block } ?? all.first
  }

  /// The digits of `+34`, `0034`, `34` or `Spain (+34)`.
  private static func dialCode(_ text: String) -> String? {
    let start = text.firstIndex(of: "+").map { text[$0...].dropFirst() } ?? text[...]
    var digits = start.prefix { $0.isASCII && $0.isNumber }
    if digits.hasPrefix("00") { digits = digits.dropFirst(2) }
    return (1...3).contains(digits.count) && digits.first != "0" ? String(digits) : nil
  }

  /// Takes a number; `number` is its plain form by `Identity.phone`.
  mutating func take(phone raw: String, number: String, region: String? = nil) {
    let written = String(raw.trimmed)
    let lostPlus = number.hasPrefix("+") && raw.first == " " && !written.hasPrefix("+")
    let phone = lostPlus ? "+" + written : written
    lead.contact.phone = phone
    if lostPlus { warnings.append("the phone number's plus sign had become a space") }
    guard let known = known(phone, number: number, region: region) else { return }
    lead.contact.phoneE164 = known.e164
    if let digits = known.phoneExtension {
      lead.extra.append(CanonicalLead.Extra(key: "phone_extension", values: [digits]))
    }
  }

  /// The number by the rules of the country that its field names, else by `PhoneRules.known`.
  private func known(
    _ phone: String, number: String, region: String?
  ) -> PhoneRules.Number? {
    if let region, let theirs = PhoneRules(region: region).read(phone), theirs.isValid {
      return theirs
    }
    return rules.phones.known(phone, plain: number)
  }
}
