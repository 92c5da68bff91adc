import LeadClock
import LeadFormats

/// What the reader is told first, as JSON: it can open neither the configuration nor a zone's file.
enum ReaderSetting {
  /// The setting as it crosses to the reader; the zone goes as its file's bytes.
  static func json(_ setting: RecogniserSetting) -> JSONValue {
    [
      "own_domains": .array(setting.ownDomains.map { .string($0) }),
      "records": .integer(Int64(setting.maximumRecords)),
      "call_seconds": .integer(Int64(setting.callSeconds)),
      "region": .optional(setting.region),
      "zone": .string(setting.zone.name),
      "tzif": .array(setting.zone.tzif.map { .integer(Int64($0)) }),
    ]
  }

  /// The setting that `json` writes; a zone that cannot be read counts as UTC.
  static func read(_ json: JSONValue) -> RecogniserSetting {
    let bytes = (json["tzif"]?.elements ?? []).compactMap {
      $0.integer.flatMap(UInt8.init(exactly:))
    }
    return RecogniserSetting(
      ownDomains: (json["own_domains"]?.elements ?? []).compactMap(\.text),
      region: json["region"]?.text,
      zone: (try? Zone(name: json["zone"]?.text ?? "", tzif: bytes)) ?? .utc,
      maximumRecords: Int(json["records"]?.integer ?? 10_000),
      callSeconds: Int(json["call_seconds"]?.integer ?? 20))
  }
}
