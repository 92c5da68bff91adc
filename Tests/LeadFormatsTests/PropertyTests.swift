import LeadFormats
import Testing

/// What holds for every input, tried with seeds.
@Suite struct PropertyTests {
  private struct Sample {
    var contact: Contact
    var message: String
    var fields: [(name: String, value: String)]
  }

  private func sample(_ dice: inout Dice) -> Sample {
    let first = dice.pick(["Ana", "José", "Li", "Zoë", "Øyvind"])
    let last = dice.pick(["Ruiz", "O'Neil", "Müller", "van Dijk", "Şahin"])
    let mail =
      "\(dice.pick(["ana", "b.c+tag", "x_1"]))@\(dice.pick(["example.com", "mail.example.org"]))"
    let phone = "+346000\(dice.number(10_000..<99_999))"
    let company = dice.pick(["Acme", "Müller & Co.", "株式会社"])
    let message = dice.pick(["Need a quote = 10 & more", "Línea uno: 50% off", "Hola"])
    let fields = [
      (dice.pick(["first_name", "Vorname", "firstName", "prénom"]), first),
      (dice.pick(["last_name", "Nachname", "apellidos", "Surname"]), last),
      (dice.pick(["email", "E-Mail", "your-email", "Work Email"]), mail),
      (dice.pick(["phone", "Telefonnummer", "mobile_number", "teléfono"]), phone),
      (dice.pick(["company", "Firma", "organisation", "company_name"]), company),
      (dice.pick(["message", "Nachricht", "comments", "your-message"]), message),
    ]
    let contact = Contact(
      fullName: "\(first) \(last)", firstName: first, lastName: last, email: mail, phone: phone,
      company: company)
    return Sample(contact: contact, message: message, fields: fields)
  }

  private func containers(_ sample: Sample, _ dice: inout Dice) -> [String] {
    let fields = sample.fields
    let flat = JSONValue.object(fields.map { .init($0.name, .string($0.value)) })
    let pairs = JSONValue.array(
      fields.map { ["name": .string($0.name), dice.pick(["value", "answer"]): .string($0.value)] })
    let form = fields.map { "\(percent($0.name))=\(percent($0.value))" }.joined(separator: "&")
    let nested = fields.map { "f\(percent("[" + $0.name + "]"))=\(percent($0.value))" }
    let body = fields.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
    return packed(fields) + [
      flat.compact, flat.pretty, JSONValue.array([flat]).compact, pairs.compact,
      (["payload": flat] as JSONValue).compact,
      (["data": .string(flat.compact)] as JSONValue).compact,
      (["headers": .object([]), "body": flat] as JSONValue).compact,
      (["headers": .object([]), "body": .string(form)] as JSONValue).compact,
      (["fields": pairs] as JSONValue).compact, form, nested.joined(separator: "&"), body,
      "From: noreply@forms.example\nTo: x@firm.example\n\n" + body,
    ]
  }

  /// The containers that are no JSON, each by its own rules of quoting.
  private func packed(_ fields: [(name: String, value: String)]) -> [String] {
    func markup(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(
        "\"", with: "&quot;")
    }
    let elements = fields.map { "<field name=\"\(markup($0.name))\">\(markup($0.value))</field>" }
    let attributes = fields.map {
      "<answer><question>\(markup($0.name))</question><value>\(markup($0.value))</value></answer>"
    }
    let parts = fields.map {
      "--b1\r\nContent-Disposition: form-data; name=\"\($0.name)\"\r\n\r\n\($0.value)\r\n"
    }
    func row(_ cells: [String], _ mark: String) -> String {
      cells.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: mark) + "\r\n"
    }
    let xml = "<lead>" + elements.joined() + "</lead>"
    let request: JSONValue = ["headers": [:], "body": .string(xml)]
    return [
      xml, "<form>\n" + attributes.joined(separator: "\n") + "</form>", request.compact,
      parts.joined() + "--b1--\r\n",
    ] + [",", ";", "\t"].map { row(fields.map(\.name), $0) + row(fields.map(\.value), $0) }
  }

  private func percent(_ text: String) -> String {
    text.utf8.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `the same fields in any container are the same lead`(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let sample = sample(&dice)
    for text in containers(sample, &dice) {
      let finding = try only(text)
      #expect(finding.kind == .lead)
      #expect(finding.lead.contact.written == sample.contact, "\(text)")
      #expect(finding.lead.message == sample.message, "\(text)")
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `what the reader answers reads back, whatever was in the file`(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let sample = sample(&dice)
    let texts = containers(sample, &dice)
    for _ in 0..<20 {
      try expectRoundTrip(mutated(Array(dice.pick(texts).utf8), &dice))
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `random bytes get a reason and never a trap`(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let alphabet = Array("{}[]\":,=&%\n\r -_<>@.+?0123456789abcFTSu\\".utf8)
    for _ in 0..<20 {
      let count = dice.number(0..<300)
      let anything = (0..<count).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
      let likely = (0..<count).map { _ in dice.pick(alphabet) }
      for bytes in [anything, likely, Array("From: a\nTo: b\n".utf8) + likely] {
        try expectRoundTrip(bytes)
        _ = try? ResponseFile.read(bytes)
      }
    }
  }

  private func mutated(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<dice.number(1..<6) where !bytes.isEmpty {
      let position = dice.number(0..<bytes.count)
      switch dice.number(0..<4) {
      case 0: bytes[position] = UInt8(truncatingIfNeeded: dice.next())
      case 1: bytes.remove(at: position)
      case 2: bytes.insert(contentsOf: bytes[position...].prefix(dice.number(1..<40)), at: position)
      default: bytes.removeSubrange(position...)
      }
    }
    return bytes
  }

  private func expectRoundTrip(_ bytes: [UInt8]) throws {
    let recognition = Recogniser(ownDomains: ["firm.example"]).recognise(bytes, fileName: "a")
    let written = Array(recognition.json.compact.utf8)
    #expect(try Recognition(json: JSONReader.read(written)) == recognition)
    switch recognition {
    case .findings(let findings, _): #expect(findings.allSatisfy { !$0.reasons.isEmpty })
    case .incomplete(let reason), .unrecognised(let reason): #expect(!reason.isEmpty)
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `no reason and no warning holds anything of the person`(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let sample = sample(&dice)
    for text in containers(sample, &dice) {
      let finding = try only(text)
      let said = (finding.reasons + finding.warnings + finding.lead.has).joined(separator: "\n")
      for field in sample.fields { #expect(!said.contains(field.value)) }
    }
  }
}
