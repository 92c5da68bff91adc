/// Turns a tree into fields in order; arrays leave no trace in the path.
struct Flattener {
  /// More fields than this in one record are left in the file.
  static let maximumFields = 5000

  private(set) var fields: [Field] = []
  private(set) var isCut = false
  private let titles: [String: String]

  /// The fields of a tree, with what its definitions call them.
  ///
  /// Without definitions a look at a tree costs no more than the fields it finds.
  static func flatten(_ value: JSONValue, withDefinitions: Bool = true) -> Flattener {
    var flattener = Flattener(titles: withDefinitions ? QuestionTitles.collect(value) : [:])
    flattener.walk(value, path: [], embedded: 0)
    return flattener
  }

  /// The fields of a tree that stands under a path.
  static func flatten(_ value: JSONValue, under path: [String]) -> Flattener {
    var flattener = Flattener(titles: [:])
    flattener.walk(value, path: path, embedded: 0)
    return flattener
  }

  private init(titles: [String: String]) { self.titles = titles }

  private mutating func walk(_ value: JSONValue, path: [String], embedded: Int) {
    switch value {
    case .null: return
    case .bool(let flag): append(Field(path: path, value: flag ? "true" : "false", sort: .flag))
    case .number(let written): append(Field(path: path, value: written, sort: .number))
    case .string(let text):
      guard embedded < 3,
        let inner = EmbeddedJSON.read(text, under: path.last) ?? EmbeddedXML.read(text)
      else {
        return append(Field(path: path, value: text))
      }
      walk(inner, path: path, embedded: embedded + 1)
    case .array(let elements):
      if let pairs = ParallelLists.pairs(elements, path: path) {
        return pairs.forEach { append($0) }
      }
      for element in elements where !isCut { walk(element, path: path, embedded: embedded) }
    case .object(let members): walk(members, path: path, embedded: embedded)
    }
  }

  private mutating func walk(_ members: [JSONValue.Member], path: [String], embedded: Int) {
    if let pair = LabelledValue.read(members, path: path, titles: titles) {
      return pair.forEach { append($0) }
    }
    if let table = ParallelLists.read(members, path: path) {
      table.fields.forEach { append($0) }
      return walk(table.rest, path: path, embedded: embedded)
    }
    if let phone = Self.areaAndNumber(members) {
      return append(Field(path: path, value: phone))
    }
    let holder = Self.isFormHolder(members)
    let isPrettyAlone = !members.contains { $0.name == "rawRequest" }
    for member in members where !isCut {
      let isValueOfParent = !path.isEmpty && LabelledValue.isValueKey(member.name)
      let inner = isValueOfParent ? path : path + [member.name]
      if isPrettyAlone, member.name == "pretty", let text = member.value.text {
        for field in PrettyAnswers.fields(text, path: path) { append(field) }
      } else if holder, ["name", "title"].contains(member.name), let text = member.value.text {
        append(Field(path: path + [member.name], labels: ["form name"], value: text))
      } else {
        walk(member.value, path: inner, embedded: embedded)
      }
    }
  }

  private mutating func append(_ field: Field) {
    guard fields.count < Self.maximumFields else {
      isCut = true
      return
    }
    guard !Shapes.isPlaceholder(field.value.trimmed) else { return }
    var field = field
    field.value = Entities.decode(field.value)
    fields.append(field)
  }

  /// A phone number in two parts, as Jotform asks for it.
  private static func areaAndNumber(_ members: [JSONValue.Member]) -> String? {
    guard (2...3).contains(members.count) else { return nil }
    var area: String?
    var number: String?
    for member in members {
      switch (member.name, member.value) {
      case ("area", .string(let text)), ("area", .number(let text)): area = text
      case ("phone", .string(let text)), ("phone", .number(let text)): number = text
      case ("country", .string), ("country", .number): continue
      default: return nil
      }
    }
    guard let area, let number else { return nil }
    return area + " " + number
  }

  /// Whether this object wraps a form's answers, so that its own `name` is the form's.
  private static func isFormHolder(_ members: [JSONValue.Member]) -> Bool {
    var holds = false
    for member in members {
      switch member.name {
      case "email", "form_name", "formName", "first_name", "email_address": return false
      case "data", "fields", "answers", "field_data", "formData", "form_data", "submission":
        if member.value.members != nil || member.value.elements != nil { holds = true }
      default: continue
      }
    }
    return holds
  }
}
