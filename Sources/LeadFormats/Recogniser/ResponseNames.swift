extension PhoneRules {
  /// The number by its country's rules, for comparing; `plain` is its form by `Identity.phone`.
  ///
  /// One that the region does not give out, but that is some country's with a plus before it, lost
  /// that plus on its way; where numbers begin with a 0, so did one that begins otherwise.
  public func known(_ phone: String, plain: String) -> Number? {
    if dialsZero, let abroad = withoutPlus(plain) { return abroad }
    let local = read(phone)
    if let local, local.isValid { return local }
    return withoutPlus(plain) ?? local
  }

  private func withoutPlus(_ plain: String) -> Number? {
    guard plain.utf8.count >= 10, plain.first != "0", plain.first != "+",
      let abroad = read("+" + plain), abroad.isValid
    else { return nil }
    return abroad
  }

  /// `phone:…` as leads are known by it: in E.164 where that can be told, else as its digits. All
  /// else, and what is no number, comes back as it is.
  public func leadName(_ text: String) -> String {
    guard text.hasPrefix("phone:"), text.utf8.count <= 200 else { return text }
    let written = String(text.dropFirst(6))
    guard let plain = Identity.phone(written) else { return text }
    return "phone:" + (known(written, plain: plain)?.e164 ?? plain)
  }
}
