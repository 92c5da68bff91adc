/// How a number is taken: as written, and in the form by which it is known elsewhere.
extension Assembler {
  /// Takes a number; `number` is its plain form by `Identity.phone`.
  mutating func take(phone raw: String, number: String) {
    let written = String(raw.trimmed)
    let lostPlus = number.hasPrefix("+") && raw.first == " " && !written.hasPrefix("+")
    let phone = lostPlus ? "+" + written : written
    lead.contact.phone = phone
    if lostPlus { warnings.append("the phone number's plus sign had become a space") }
    guard let known = known(phone, number: number) else { return }
    lead.contact.phoneE164 = known.e164
    if let digits = known.phoneExtension {
      lead.extra.append(CanonicalLead.Extra(key: "phone_extension", values: [digits]))
    }
  }

  /// The number by its country's rules. One that the configured region does not give out, but that
  /// is some country's with a plus before it, lost that plus on its way.
  private func known(_ phone: String, number: String) -> PhoneRules.Number? {
    let local = rules.phones.read(phone)
    if let local, local.isValid { return local }
    guard number.utf8.count >= 10, number.first != "0", number.first != "+",
      let abroad = rules.phones.read("+" + number), abroad.isValid
    else { return local }
    return abroad
  }
}
