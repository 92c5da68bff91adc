/// How a number is taken: as written, and in the form by which it is known elsewhere.
extension Assembler {
  /// Takes a number; `number` is its plain form by `Identity.phone`.
  mutating func take(phone raw: String, number: String) {
    let written = String(raw.trimmed)
    let lostPlus = number.hasPrefix("+") && raw.first == " " && !written.hasPrefix("+")
    let phone = lostPlus ? "+" + written : written
    lead.contact.phone = phone
    if lostPlus { warnings.append("the phone number's plus sign had become a space") }
    guard let known = rules.phones.known(phone, plain: number) else { return }
    lead.contact.phoneE164 = known.e164
    if let digits = known.phoneExtension {
      lead.extra.append(CanonicalLead.Extra(key: "phone_extension", values: [digits]))
    }
  }
}
