import LeadClock

/// One record of a file, as fields, with what its container knows of it.
struct Record {
  /// Its values in order.
  var fields: [Field]
  /// How many of them are the record's own; what follows stands above it for several records.
  var ownCount: Int
  /// The format by signature; `generic` when none fits.
  var format = FormatSignature.generic
  /// Where it says it came from, when the format has a place for that.
  var source: String?
  /// What is kept beside the lead, whatever its names and values look like.
  var beside: [Field] = []
  /// What was odd.
  var warnings: [String] = []
  /// The mail's ties, when it came in one.
  var mail = MailThread()
  /// When the mail was sent.
  var sentAt: Instant?
  /// Why this is no lead whatever it says: a bounce, an absence note.
  var refusal: String?
  /// Why this is attention and no new lead, however they can be reached.
  var attention: String?
  /// Domains that are the site's own by the look of the mail.
  var siteDomains: [String] = []

  init(fields: [Field], inherited: [Field] = [], warnings: [String] = []) {
    self.fields = fields + inherited
    ownCount = fields.count
    self.warnings = warnings
  }

  /// Adds fields of its own.
  mutating func add(_ more: [Field]) {
    fields.insert(contentsOf: more, at: ownCount)
    ownCount += more.count
  }

  /// What stands above the first label: the message when no label is one and it does not merely
  /// announce the form.
  mutating func take(preamble: String) {
    guard !preamble.isEmpty else { return }
    let field = Field(path: ["text"], value: preamble)
    let hasMessage = fields.contains { FieldMatcher.match($0)?.role == .message }
    if hasMessage || MailFooter.isAnnouncement(preamble) {
      beside.append(field)
    } else {
      add([field])
    }
  }
}

/// Splits a tree into records: `{"leads": […]}`, an array of objects, Meta's entries and changes.
struct RecordSplitter {
  private static let lists: Set<String> = [
    "leads", "records", "items", "data", "results", "rows", "submissions", "entries", "elements",
    "contacts", "responses", "events", "entry", "changes", "list", "payload", "body", "people",
    "persons", "users", "subscribers", "members", "enquiries", "lead", "record", "item", "row",
    "submission", "enquiry", "inquiry", "inquiries", "requests", "clients", "customers",
    "prospects", "messages", "value", "values",
  ]
  private static let wrappers: Set<String> = ["data", "payload", "body", "result", "response"]

  /// How many levels of lists are opened.
  private static let maximumLevels = 4

  private let maximum: Int
  private(set) var records: [(value: JSONValue, inherited: [Field])] = []
  /// Whether there were more than `maximum`.
  private(set) var isOverfull = false

  init(maximum: Int) { self.maximum = maximum }

  /// Adds the records of a tree.
  mutating func split(_ value: JSONValue) { split(value, inherited: [], level: 0) }

  private mutating func split(_ value: JSONValue, inherited: [Field], level: Int) {
    guard records.count < maximum else {
      isOverfull = true
      return
    }
    guard level < Self.maximumLevels else { return records.append((value, inherited)) }
    switch ParallelLists.tabled(value) {
    case .array(let elements) where Self.areRecords(elements):
      for element in elements where !isOverfull {
        split(element, inherited: inherited, level: level + 1)
      }
    case .object(let members):
      guard let (index, inner) = Self.list(in: members) else {
        return records.append((value, inherited))
      }
      var rest = members
      rest.remove(at: index)
      let siblings = Flattener.flatten(.object(rest)).fields
      split(inner, inherited: siblings + inherited, level: level + 1)
    case .null, .bool, .number, .string, .array: records.append((value, inherited))
    }
  }

  /// Objects that are each a record, not the label and value pairs of one.
  private static func areRecords(_ elements: [JSONValue]) -> Bool {
    !elements.isEmpty && elements.contains { $0.members != nil }
      && !elements.allSatisfy(LabelledValue.isPair)
  }

  /// The member that holds the records, when the object is not a person with a list of things.
  private static func list(in members: [JSONValue.Member]) -> (Int, JSONValue)? {
    guard members.count <= 200 else { return nil }
    // Each try looks at all other members, so that there are few.
    var tries = 3
    for (index, member) in members.enumerated() where tries > 0 {
      let name = FieldName(member.name).key
      guard lists.contains(name) || wrappers.contains(name) else { continue }
      if let elements = member.value.elements, areRecords(elements),
        elements.prefix(20).contains(where: looksLikeLead)
      {
        tries -= 1
        if !hasPerson(members, but: index) { return (index, member.value) }
      } else if wrappers.contains(name), let inner = member.value.members, list(in: inner) != nil {
        tries -= 1
        if !hasPerson(members, but: index) { return (index, member.value) }
      }
    }
    return nil
  }

  private static func hasPerson(_ members: [JSONValue.Member], but index: Int) -> Bool {
    var rest = members
    rest.remove(at: index)
    return Flattener.flatten(.object(rest), withDefinitions: false).fields.contains(
      where: isContact)
  }

  private static func looksLikeLead(_ value: JSONValue) -> Bool {
    Flattener.flatten(value, withDefinitions: false).fields.contains { field in
      isContact(field)
        || FieldMatcher.match(field).map { $0.role == .externalID && $0.rank <= .alias } ?? false
        || (field.sort == .text && Identity.email(field.value) != nil)
    }
  }

  /// Whether a member of that name may hold a list of records.
  static func canHoldRecords(_ name: String) -> Bool { lists.contains(FieldName(name).key) }

  /// Whether a field is a way to reach somebody, by its name and its value.
  static func isContact(_ field: Field) -> Bool {
    switch FieldMatcher.match(field)?.role {
    case .email: Identity.email(field.value) != nil
    case .phone: Identity.phone(field.value) != nil
    case .some, nil: false
    }
  }
}
