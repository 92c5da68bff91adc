/// Labels in one list and values in another: `{"labels": ["Name"], "values": ["Ana"]}`, and lists of
/// pairs: `[["Name", "Ana"], ["Email", "ana@example.com"]]`.
enum ParallelLists {
  private static let labelKeys: Set<String> = [
    "labels", "keys", "headers", "header", "columns", "questions", "names", "fields", "titles",
    "fieldnames", "columnnames", "fieldlabels", "key", "label", "dt", "th",
  ]
  private static let valueKeys: Set<String> = [
    "values", "row", "data", "answers", "responses", "cells", "record", "fieldvalues", "rowvalues",
    "response", "string", "value", "dd", "td",
  ]

  /// The fields of two lists that stand side by side and the members that are neither.
  static func read(
    _ members: [JSONValue.Member], path: [String]
  ) -> (fields: [Field], rest: [JSONValue.Member])? {
    guard (2...60).contains(members.count),
      let names = members.firstIndex(where: { labelKeys.contains(FieldKey.plain($0.name)) }),
      let labels = texts(members[names].value), labels.count >= 2
    else { return nil }
    for (index, member) in members.enumerated() where index != names {
      guard valueKeys.contains(FieldKey.plain(member.name)), let values = row(member.value),
        values.count == labels.count, isKnown(labels)
      else { continue }
      let rest = members.enumerated().filter { $0.offset != index && $0.offset != names }
      return (fields(labels, values, path), rest.map(\.element))
    }
    return nil
  }

  /// The fields of a list of label and value; nil when it is none.
  static func pairs(_ elements: [JSONValue], path: [String]) -> [Field]? {
    guard (2...200).contains(elements.count) else { return nil }
    var labels: [String] = []
    var values: [JSONValue] = []
    for element in elements {
      guard let pair = element.elements, pair.count == 2, let label = pair[0].text else {
        return nil
      }
      labels.append(label)
      values.append(pair[1])
    }
    // Two columns with a heading are a table, not pairs.
    guard isKnown(labels), Set(labels).count == labels.count,
      !isKnown([values[0].text ?? ""])
    else { return nil }
    return fields(labels, values, path)
  }

  /// A table whose first row says what stands in the columns, as an object a row.
  static func table(_ elements: [JSONValue]) -> JSONValue? {
    guard elements.count >= 2, let first = elements.first, let labels = texts(first),
      labels.count >= 2, labels.count(where: { isKnown([$0]) }) * 2 >= labels.count
    else { return nil }
    var rows: [JSONValue] = []
    for element in elements.dropFirst() {
      guard let cells = element.elements, cells.count <= labels.count else { return nil }
      rows.append(.object(zip(labels, cells).map { JSONValue.Member($0, $1) }))
    }
    return .array(rows)
  }

  /// A table whose columns are named beside its rows: `{"columns": […], "rows": [[…], […]]}`.
  static func rows(_ members: [JSONValue.Member]) -> JSONValue? {
    guard members.count <= 60,
      let labels = members.first(where: { labelKeys.contains(FieldKey.plain($0.name)) })?.value,
      let names = labels.elements?.map(name), names.count >= 2,
      let rows = members.first(where: { ["rows", "values", "data", "records"].contains($0.name) })?
        .value.elements, rows.allSatisfy({ $0.elements != nil })
    else { return nil }
    return table([.array(names)] + rows)
  }

  /// The value, a table as the list of its rows.
  static func tabled(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let elements): pairs(elements, path: []) == nil ? table(elements) ?? value : value
    case .object(let members): rows(members) ?? value
    case .null, .bool, .number, .string: value
    }
  }

  /// A column's name, which may stand in an object of its own.
  private static func name(_ value: JSONValue) -> JSONValue {
    value["name"] ?? value["label"] ?? value["title"] ?? value
  }

  private static func texts(_ value: JSONValue) -> [String]? {
    guard let elements = value.elements, elements.count <= 500 else { return nil }
    let texts = elements.compactMap(\.text)
    return texts.count == elements.count ? texts : nil
  }

  /// A list of scalars, or the only row of a list of rows.
  private static func row(_ value: JSONValue) -> [JSONValue]? {
    guard let elements = value.elements else { return nil }
    if elements.count == 1, let inner = elements[0].elements { return inner }
    return elements.allSatisfy { $0.elements == nil && $0.members == nil } ? elements : nil
  }

  private static func isKnown(_ labels: [String]) -> Bool {
    labels.contains { label in
      guard label.utf8.count <= 200, !label.contains("@"),
        let match = FieldMatcher.match(Field(path: [label], value: ""))
      else { return false }
      return match.role.isPersonal || match.role == .message
    }
  }

  private static func fields(_ labels: [String], _ values: [JSONValue], _ path: [String]) -> [Field]
  {
    zip(labels, values).flatMap { label, value in
      Flattener.flatten(value, under: path + [label]).fields
    }
  }
}
