import LeadClock

/// One row of Asterisk's `Master.csv`: a call's detail record.
struct CallRecord: Equatable {
  var source: String
  var destination: String
  var callerID: String
  var channel: String
  var destinationChannel: String
  var application: String
  var data: String
  var startedAt: Instant
  /// When somebody or something took the call; nil when nobody did.
  var answeredAt: Instant?
  /// Seconds since the answer.
  var talkSeconds: Int
  var disposition: String
  var uniqueID: String

  /// What a call can come to.
  private static let dispositions: Set<String> = [
    "ANSWERED", "NO ANSWER", "BUSY", "FAILED", "CONGESTION", "UNKNOWN",
  ]

  /// The record of a row's fields; nil when they are none. Times without a zone are read in `zone`,
  /// which for an exchange with `usegmtime` is UTC.
  init?(_ fields: [String], zone: Zone) {
    guard (16...21).contains(fields.count), Self.dispositions.contains(fields[14]),
      let talk = Int(fields[13]), talk >= 0, Int(fields[12]) != nil,
      let start = Self.time(fields[9], zone)
    else { return nil }
    source = fields[1]
    destination = fields[2]
    callerID = fields[4]
    channel = fields[5]
    destinationChannel = fields[6]
    application = fields[7]
    data = fields[8]
    startedAt = start
    answeredAt = Self.time(fields[10], zone)
    talkSeconds = talk
    disposition = fields[14]
    // The columns behind the flags are chosen in cdr.conf; this one is told by its shape.
    uniqueID = fields.dropFirst(16).first { Self.isUniqueID($0) } ?? ""
  }

  /// `2026-05-04 09:15:00`, with fractions or a zone where the exchange writes them.
  private static func time(_ text: String, _ zone: Zone) -> Instant? {
    guard let civil = CivilTime.read(text) else { return nil }
    if let offset = civil.offsetMinutes { return civil.instant(offsetMinutes: offset) }
    let second = Int(civil.milliseconds / 1000)
    switch zone.instants(of: civil.date, secondOfDay: second) {
    case .one(let instant), .gap(let instant), .two(let instant, _): return instant
    }
  }

  /// `1777886100.1`, perhaps with the system's name before it.
  private static func isUniqueID(_ text: String) -> Bool {
    let number = text.split(separator: "-").last ?? ""
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0].utf8.count >= 9
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }
}

/// The rows of call records.
enum CallRecordRows {
  /// Whether the first row has what a call record has.
  static func matches(_ bytes: [UInt8]) -> Bool {
    let start = bytes.drop { $0 <= 0x20 }
    let line = start.prefix(4000).prefix { $0 != 0x0A }
    guard line.count(where: { $0 == UInt8(ascii: ",") }) >= 15 else { return false }
    let fields = read(Array(line), limit: 1).first ?? []
    return isHeading(fields) || CallRecord(fields, zone: .utc) != nil
  }

  /// What to say of rows that are no call record: one whose end is missing begins with quoted
  /// columns like a whole one. Nil for everything else.
  static func fragment(_ bytes: [UInt8]) -> Recognition? {
    let line = bytes.drop { $0 <= 0x20 }.prefix(4000).prefix { $0 != 0x0A }
    guard line.first == UInt8(ascii: "\"") else { return nil }
    let columns = read(Array(line), limit: 1).first?.count ?? 0
    guard columns >= 3 else { return nil }
    if bytes.last != 0x0A { return .incomplete(reason: "a call record without its end") }
    return .unrecognised(reason: "its first row is no call record: it has \(columns) columns")
  }

  /// Some recipes hand the columns' names over with the rows.
  static func isHeading(_ fields: [String]) -> Bool {
    fields.count >= 16 && fields[0].lowercased() == "accountcode"
  }

  /// The fields of each row, at most `limit` rows: quoted ones without their quotation marks, of
  /// which two stand for one.
  static func read(_ bytes: [UInt8], limit: Int) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var isOpen = false
    var place = 0
    func closeField() {
      row.append(String(decoding: field.prefix(2000), as: UTF8.self))
      field.removeAll(keepingCapacity: true)
    }
    func closeRow() {
      guard !row.isEmpty || !field.isEmpty || isQuoted else { return }
      closeField()
      rows.append(row)
      row = []
      isQuoted = false
    }
    while place < bytes.count, rows.count < limit {
      let byte = bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        if isOpen, place < bytes.count, bytes[place] == byte {
          field.append(byte)
          place += 1
        } else {
          isOpen.toggle()
          isQuoted = true
        }
      case UInt8(ascii: ",") where !isOpen: closeField()
      // A quotation mark that is never closed must not swallow the rows behind it.
      case 0x0A:
        isOpen = false
        closeRow()
      case 0x0D: break
      default: field.append(byte)
      }
    }
    if rows.count < limit { closeRow() }
    return rows
  }
}
