/// Reads the Auto-lead Data Format 1.0 (ADF), in which portals hand leads to car dealers: every
/// `prospect` is a record.
///
/// The contact comes from `customer` alone. What stands under `vendor` and `provider` is the dealer
/// and the portal, and is kept beside the lead whatever it looks like.
enum ADF {
  /// What a prospect is made of.
  static let blocks: Set<String> = ["vehicle", "customer", "vendor", "provider"]
  private static let strangers: Set<String> = ["vendor", "provider"]

  /// The prospects of a document; nil when there are none in it.
  static func records(in root: XMLElement) -> [Record]? {
    let prospects = prospects(in: root, depth: 0)
    return prospects.isEmpty ? nil : prospects.map(record)
  }

  private static func prospects(in element: XMLElement, depth: Int) -> [XMLElement] {
    if element.key == "prospect" { return [element] }
    // An envelope may lie around it, but no people.
    guard depth < 6, !blocks.contains(element.key) else { return [] }
    return element.children.flatMap { prospects(in: $0, depth: depth + 1) }
  }

  static func record(_ prospect: XMLElement) -> Record {
    var reader = ProspectReader()
    reader.read(prospect)
    return reader.record
  }

  /// The first element of that name below, outside vendor and provider.
  static func first(_ name: String, in element: XMLElement) -> XMLElement? {
    all(name, in: element).first
  }

  /// The elements of that name below, outside vendor and provider.
  static func all(_ name: String, in element: XMLElement) -> [XMLElement] {
    element.children.flatMap { child -> [XMLElement] in
      if child.key == name { return [child] }
      return strangers.contains(child.key) ? [] : all(name, in: child)
    }
  }
}

/// One prospect as a record.
private struct ProspectReader {
  var record = Record(fields: [])

  mutating func read(_ prospect: XMLElement) {
    record.format = "adf"
    if prospect.attribute("status")?.lowercased() == "resend" {
      record.warnings.append(Finding.resendWarning)
    }
    for attribute in prospect.attributes { keep("prospect", attribute) }
    var hasID = false
    for child in prospect.children {
      switch child.key {
      case "id":
        if !hasID, !child.text.isEmpty {
          hasID = true
          take("lead_id", child.text)
        } else {
          keep(["id"], child.text)
        }
        for attribute in child.attributes { keep("id", attribute) }
      case "requestdate": take("requestdate", child.text)
      case "customer": customer(child)
      case "comments" where !child.text.isEmpty: take("message", child.text)
      case "provider":
        record.source = record.source ?? name(of: child)
        keep(child, under: [])
      default: keep(child, under: [])
      }
    }
    record.ownCount = record.fields.count
  }

  private func name(of provider: XMLElement) -> String? {
    let names = provider.children.filter { $0.key == "name" && !$0.text.isEmpty }
    let text = (names.first { $0.attribute("part")?.lowercased() == "full" } ?? names.first)?.text
    return text.map { $0.cut(toBytes: FindingLimits.line) }
  }

  private mutating func customer(_ customer: XMLElement) {
    let contacts = ADF.all("contact", in: customer)
    let main = contacts.first { ["1", "true"].contains($0.attribute("primarycontact") ?? "") }
    if let contact = main ?? contacts.first { self.contact(contact) }
    for child in customer.children {
      switch child.key {
      case "contact" where child == (main ?? contacts.first): continue
      case "comments": take("message", child.text)
      default: keep(child, under: ["customer"])
      }
    }
  }

  private mutating func contact(_ contact: XMLElement) {
    var phones: [(rank: Int, element: XMLElement)] = []
    for child in contact.children {
      switch child.key {
      case "name": name(child)
      case "email": take("email", child.text)
      case "phone": phones.append((rank(ofPhone: child), child))
      case "comments": take("message", child.text)
      default: keep(child, under: ["customer", "contact"])
      }
    }
    for (rank, phone) in phones.sorted(by: { $0.rank < $1.rank }) {
      if rank < Self.notSpoken {
        take("phone", phone.text)
      } else {
        keep(["customer", "contact", phone.attribute("type") ?? "phone"], phone.text)
      }
    }
  }

  /// Machines that nobody speaks into.
  private static let notSpoken = 3

  /// The one that the customer prefers, then a mobile, then any other.
  private func rank(ofPhone phone: XMLElement) -> Int {
    let type = phone.attribute("type")?.lowercased() ?? ""
    if type.contains("fax") || type.contains("pager") { return Self.notSpoken }
    if ["1", "true"].contains(phone.attribute("preferredcontact") ?? "") { return 0 }
    return type.contains("cell") || type.contains("mobil") ? 1 : 2
  }

  private mutating func name(_ name: XMLElement) {
    if name.attribute("type")?.lowercased() == "business" { return take("company", name.text) }
    switch name.attribute("part")?.lowercased() {
    case "first": take("first_name", name.text)
    case "last", "surname": take("last_name", name.text)
    case "middle", "suffix": keep(["customer", "contact", "name", "part"], name.text)
    default: take("full_name", name.text)
    }
  }

  private mutating func take(_ key: String, _ text: String) {
    guard !text.isEmpty, !Shapes.isPlaceholder(text) else { return }
    record.fields.append(Field(path: [key], value: text))
  }

  private mutating func keep(_ parent: String, _ attribute: XMLElement.Attribute) {
    keep([parent, "@" + attribute.name], attribute.value)
  }

  private mutating func keep(_ element: XMLElement, under path: [String]) {
    let path = path + [element.name]
    for attribute in element.attributes { keep(path + ["@" + attribute.name], attribute.value) }
    keep(path, element.text)
    for child in element.children { keep(child, under: path) }
  }

  private mutating func keep(_ path: [String], _ text: String) {
    guard !text.isEmpty, record.beside.count < Flattener.maximumFields else { return }
    record.beside.append(Field(path: path, value: text))
  }
}
