/// One value of a record with every name it goes by.
struct Field: Equatable {
  /// What the container wrote it as.
  enum Sort: Equatable { case text, number, flag }

  /// The keys that lead to it, outermost first; positions in arrays are left out.
  var path: [String]
  /// What a form calls it, when the value stands beside its label; else empty.
  var labels: [String] = []
  /// The form's word for its type: `email`, `tel`, `textarea`.
  var type: String?
  /// The value as written.
  var value: String
  /// What the container wrote it as.
  var sort = Sort.text

  /// The name under which nothing of it is lost.
  var key: String {
    let name = labels.first.map { path + [$0] } ?? path
    return name.joined(separator: ".")
  }
}
