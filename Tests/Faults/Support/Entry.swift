import Foundation

/// One line of the daemon's JSON.
struct Entry: Sendable {
  let fields: [String: String]

  init?(line: Data) {
    guard let json = try? JSONSerialization.jsonObject(with: line) as? [String: String] else {
      return nil
    }
    fields = json
  }

  var event: String { fields["LEADCLOCK_EVENT"] ?? "" }
  var message: String { fields["MESSAGE"] ?? "" }
  var key: String? { fields["LEADCLOCK_KEY"] }
  var reason: String { fields["LEADCLOCK_REASON"] ?? "" }
  var source: String? { fields["LEADCLOCK_SOURCE"] }
  var file: String? { fields["LEADCLOCK_FILE"] }
  var lead: String? { fields["LEADCLOCK_LEAD"] }
  var level: String? { fields["LEADCLOCK_LEVEL"] }
}
