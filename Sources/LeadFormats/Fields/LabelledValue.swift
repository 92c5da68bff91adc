/// A value that stands beside its label: `{"name": "email", "values": ["ana@example.com"]}`.
enum LabelledValue {
  private static let labelKeys = [
    "columnid", "key", "name", "label", "title", "columnname", "question", "questiontitle",
    "questiontext", "fieldname", "fieldlabel", "fieldtitle", "fieldkey", "checkboxkey", "slug",
    "field", "id", "displayname", "caption", "prompt", "heading", "header", "attribute",
    "property", "propertyname", "variable", "variablename", "param", "parameter", "k",
    "internalname",
    "attributename", "questionname", "inputname", "customfield", "column", "tag", "elementname",
    "labeltext", "questionlabel", "fieldid", "questionid", "campo", "feld", "champ", "veld",
    "pregunta", "frage", "domanda", "pergunta", "vraag", "etiqueta", "bezeichnung", "libelle",
    "pole", "pytanie", "questiontype", "path",
  ]
  private static let strongKeys = [
    "value", "values", "stringvalue", "answer", "answers", "fieldvalue", "val", "uservalue",
    "ischecked", "v", "answertext", "responsetext", "answervalue", "userinput", "fieldanswer",
    "attributevalue", "propertyvalue", "displayvalue", "fieldcontent", "entered", "userdata",
    "valor", "wert", "valeur", "valore", "waarde", "respuesta", "antwort", "reponse", "risposta",
    "resposta", "antwoord", "odpowiedz", "wartosc",
  ]
  private static let weakKeys = [
    "text", "response", "content", "data", "input", "result", "contents",
  ]
  private static let hintKeys: Set<String> = [
    "type", "fieldtype", "required", "ref", "order", "position", "fieldid", "questionid",
    "objecttypeid", "readonly", "rawvalue", "uuid", "datatype", "options", "placeholder",
    "sublabels", "index", "visible", "hidden", "page", "description", "helptext", "valueraw",
    "questiontype", "inputtype", "group", "category", "sort", "number", "questionnumber",
    "validation", "properties", "settings", "rules", "format", "formattedvalue", "prettyformat",
    "createdat", "updatedat", "parentid", "formid", "hashedvalue", "answertype", "typename", "op",
    "inline", "uid", "width",
  ]
  /// Keys of what a form asks; no person and no thing has one.
  private static let asking: Set<String> = [
    "prompt", "question", "questiontitle", "questiontext", "questionlabel", "questionname",
    "fieldlabel", "fieldtitle", "labeltext", "pregunta", "frage", "domanda", "pergunta", "vraag",
    "pytanie",
  ]
  /// What holds the answers of a form.
  private static let lists: Set<String> = [
    "fields", "answers", "questions", "formfields", "customfields", "inputs", "formdata",
    "fielddata", "responses", "attributes", "properties", "variables", "columns", "values",
    "additionalfields", "customanswers", "formresponse", "items", "questionsandanswers", "entries",
    "metadata", "customvariables", "formvalues", "prechatdetails", "additionaldata", "parameters",
  ]

  /// Whether a key only says "the value of what is above".
  static func isValueKey(_ key: String) -> Bool {
    key.utf8.count <= 12 && strongKeys.contains(FieldKey.plain(key))
  }

  /// Whether an object is such a pair, and nothing else.
  static func isPair(_ value: JSONValue) -> Bool {
    guard let members = value.members else { return false }
    return read(members, path: [], titles: [:]) != nil
  }

  /// The fields of a pair, one a value; nil when the object is not one.
  static func read(
    _ members: [JSONValue.Member], path: [String], titles: [String: String]
  ) -> [Field]? {
    guard (2...16).contains(members.count) else { return nil }
    let keyed = members.map { (key: FieldKey.plain($0.name), value: $0.value) }
    if let typed = typed(keyed, path: path, titles: titles) { return typed }
    if let way = way(keyed, path: path) { return [way] }
    func member(_ keys: [String]) -> JSONValue? {
      for key in keys {
        if let found = keyed.first(where: { $0.key == key })?.value { return found }
      }
      return nil
    }
    let strong = member(strongKeys)
    guard let value = strong ?? member(weakKeys) else { return nil }
    let isKnown = keyed.allSatisfy {
      labelKeys.contains($0.key) || strongKeys.contains($0.key) || weakKeys.contains($0.key)
        || hintKeys.contains($0.key)
    }
    let isTyped = keyed.contains { $0.key == "type" || $0.key == "fieldtype" }
    let names = labels(keyed, withWeak: strong != nil)
    guard !names.isEmpty else { return nil }
    let rest = isKnown ? [] : others(members, path: path)
    // A form's own field may carry more than its label, type and value; a person has an address.
    let isListed = path.last.map { lists.contains(FieldKey.plain($0)) } ?? false
    guard
      isKnown
        || strong != nil && (isTyped || isListed || isKnownLabel(names))
          && !rest.contains(where: isContact)
    else { return nil }
    // `{"name": "Ana", "text": "Hello"}` is a person with a message unless the label is a known one,
    // or its key says that it asks.
    if strong == nil, !isKnownLabel(names), !keyed.contains(where: { asking.contains($0.key) }) {
      return nil
    }
    let title = keyed.lazy.filter { ["id", "ref", "fieldid", "questionid"].contains($0.key) }
      .compactMap { scalar($0.value).flatMap { titles[$0.text] } }.first
    let all = (title.map { [$0] } ?? []) + names
    guard let texts = texts(value) else {
      guard isKnownLabel(names) else { return nil }
      return nested(value, under: path + [all[0]], titles: titles).map { $0 + rest }
    }
    let type = (keyed.first { ["type", "fieldtype", "questiontype"].contains($0.key) })?.value.text
    let labels = all + (path.last.map { [$0] } ?? [])
    return texts.map {
      Field(path: path, labels: labels, type: type, value: $0.text, sort: $0.sort)
    } + rest
  }

  /// What an object calls its value, surest first; a label is a text and no long one.
  private static func labels(
    _ keyed: [(key: String, value: JSONValue)], withWeak: Bool
  ) -> [String] {
    (labelKeys + (withWeak ? weakKeys : [])).compactMap { key in
      keyed.first { $0.key == key }.flatMap { scalar($0.value)?.text }
    }.filter { !$0.isEmpty && $0.utf8.count <= 300 }
  }

  /// A value of several parts: `{"label": "Name", "value": {"first": "Ana", "last": "Ruiz"}}`.
  private static func nested(
    _ value: JSONValue, under path: [String], titles: [String: String]
  ) -> [Field]? {
    guard value.members != nil else { return nil }
    return Flattener.flatten(value, under: path).fields
  }

  /// The members of a pair that are neither label nor value.
  private static func others(_ members: [JSONValue.Member], path: [String]) -> [Field] {
    members.flatMap { member -> [Field] in
      let key = FieldKey.plain(member.name)
      guard !labelKeys.contains(key), !strongKeys.contains(key), !weakKeys.contains(key),
        !hintKeys.contains(key)
      else { return [] }
      return (texts(member.value) ?? []).map {
        Field(path: path + [member.name], value: $0.text, sort: $0.sort)
      }
    }
  }

  private static func isContact(_ field: Field) -> Bool {
    switch FieldMatcher.match(field)?.role {
    case .email, .phone: true
    case .some, nil: false
    }
  }

  private static func isKnownLabel(_ names: [String]) -> Bool {
    names.contains { FieldMatcher.match(Field(path: [$0], value: "")) != nil }
  }

  /// `{"type": "email", "email": "…", "field": {"id": "f2"}}`: the type names the value's key.
  private static func typed(
    _ keyed: [(key: String, value: JSONValue)], path: [String], titles: [String: String]
  ) -> [Field]? {
    guard let type = keyed.first(where: { $0.key == "type" })?.value.text,
      let question = keyed.first(where: { $0.key == "field" })?.value, question.members != nil,
      let value = keyed.first(where: { $0.key == FieldKey.plain(type) })?.value,
      let texts = texts(value)
    else { return nil }
    let title = question["id"]?.text.flatMap { titles[$0] }
    let labels = [title, question["title"]?.text, question["ref"]?.text].compactMap { $0 }
    return texts.map {
      Field(
        path: path, labels: labels.isEmpty ? ["answer"] : labels,
        type: question["type"]?.text ?? type, value: $0.text, sort: $0.sort)
    }
  }

  /// `{"kind": "phone", "address": "+34…"}`: a way to reach somebody and where it leads.
  private static func way(
    _ keyed: [(key: String, value: JSONValue)], path: [String]
  ) -> Field? {
    guard keyed.count <= 6,
      let kind = keyed.first(where: {
        ["kind", "type", "channel", "medium", "system", "method"].contains($0.key)
      })?.value.text,
      let role = FieldDictionary.aliases[FieldName(kind).key], role == .email || role == .phone,
      let place = keyed.first(where: {
        ["address", "handle", "contact", "detail"].contains($0.key)
      })?
      .value.text
    else { return nil }
    return Field(path: path + [kind], value: place)
  }

  private typealias Scalar = (text: String, sort: Field.Sort)

  private static func scalar(_ value: JSONValue) -> Scalar? {
    switch value {
    case .string(let text): (text, .text)
    case .number(let written): (written, .number)
    case .bool(let flag): (flag ? "true" : "false", .flag)
    case .null: ("", .text)
    case .array, .object: nil
    }
  }

  /// The value of `{"answer": "Ana"}`, which says nothing else.
  private static func only(_ value: JSONValue) -> Scalar? {
    guard let members = value.members, members.count <= 3,
      let inner = members.first(where: {
        isValueKey($0.name) || weakKeys.contains(FieldKey.plain($0.name))
      })
    else { return nil }
    return scalar(inner.value)
  }

  private static func texts(_ value: JSONValue) -> [Scalar]? {
    switch value {
    case .string, .number, .bool, .null: return scalar(value).map { [$0] }
    case .array(let elements):
      let scalars = elements.compactMap { scalar($0) ?? only($0) }
      return scalars.count == elements.count ? scalars : nil
    case .object:
      if let label = value["label"].flatMap(scalar) { return [label] }
      return value["labels"].flatMap(texts)
    }
  }
}

/// A key without case and punctuation, for comparing the keys that handlers use themselves.
enum FieldKey {
  static func plain(_ key: String) -> String {
    guard key.utf8.count <= 40 else { return "" }
    return String(
      decoding: key.utf8.compactMap { byte -> UInt8? in
        switch byte {
        case 0x61...0x7A, 0x30...0x39: byte
        case 0x41...0x5A: byte + 0x20
        default: nil
        }
      }, as: UTF8.self)
  }
}

/// What a record's own definitions call its questions: `{"id": "f1", "title": "Your name?"}`.
enum QuestionTitles {
  private static let maximum = 2000

  static func collect(_ value: JSONValue) -> [String: String] {
    var titles: [String: String] = [:]
    walk(value, into: &titles)
    return titles
  }

  private static func walk(_ value: JSONValue, into titles: inout [String: String]) {
    guard titles.count < maximum else { return }
    switch value {
    case .object(let members):
      if let id = value["id"]?.text, let title = value["title"]?.text ?? value["label"]?.text,
        id.utf8.count <= 200, title.utf8.count <= 300
      {
        titles[id] = title
      }
      for member in members { walk(member.value, into: &titles) }
    case .array(let elements):
      for element in elements { walk(element, into: &titles) }
    case .null, .bool, .number, .string: return
    }
  }
}
