import LeadClock

/// What call records say.
enum CallEvidence {
  /// Applications that talk in a person's place.
  private static let machines: Set<String> = [
    "voicemail", "voicemailmain", "minivmrecord", "playback", "background", "playtones",
    "musiconhold", "waitmusiconhold", "record", "echo", "mp3player", "sayalpha", "saydigits",
    "directory", "congestion", "busy",
  ]

  /// One finding a row; a row that is none says so. Nil when the last row may still be on its way.
  static func read(_ bytes: [UInt8], _ rules: EvidenceRules) -> Recognition {
    let rows = CallRecordRows.read(bytes, limit: rules.maximumRecords + 2)
    var findings: [Finding] = []
    for (place, fields) in rows.enumerated() {
      if place == 0, CallRecordRows.isHeading(fields) { continue }
      guard let record = CallRecord(fields, zone: rules.zone) else {
        let isLast = place == rows.count - 1
        if isLast, bytes.last != 0x0A { return .incomplete(reason: "a call record is cut short") }
        findings.append(unread(line: place + 1))
        continue
      }
      findings.append(finding(record, rules))
    }
    guard findings.count <= rules.maximumRecords else {
      return .unrecognised(
        reason: "more than \(rules.maximumRecords) call records; split the file or raise "
          + "limits: records")
    }
    guard !findings.isEmpty else { return .incomplete(reason: "call records without a row") }
    return .findings(findings, container: .csv)
  }

  private static func unread(line: Int) -> Finding {
    Finding(
      kind: .notALead, reasons: ["row \(line) is no call record"],
      lead: CanonicalLead(format: "asterisk-cdr"))
  }

  private static func finding(_ record: CallRecord, _ rules: EvidenceRules) -> Finding {
    // A queue writes a row for each telephone it rang, all under one number.
    let parts = [
      record.uniqueID, record.destinationChannel, record.disposition,
      String(record.startedAt.milliseconds), record.source, record.destination,
      String(record.talkSeconds),
    ]
    var evidence = Evidence(what: .call, id: "call " + parts.joined(separator: "\u{1F}"))
    evidence.id = evidence.id.cut(toBytes: FindingLimits.line)
    evidence.from = callers(record, rules)
    evidence.to = called(record, rules)
    evidence.at = Evidence.believed(record.answeredAt ?? record.startedAt)
    evidence.seconds = record.talkSeconds
    let (isContact, reason) = judge(record, rules)
    evidence.verdict = isContact ? .contact : .attempt
    evidence.verdictInward = isContact ? .contact : .engaged
    return Finding(
      kind: .response, reasons: ["has the columns of a call record", reason],
      lead: CanonicalLead(format: "asterisk-cdr"), evidence: evidence)
  }

  /// Whether two people talked, and why it is thought so.
  private static func judge(_ record: CallRecord, _ rules: EvidenceRules) -> (Bool, String) {
    guard record.disposition == "ANSWERED" else { return (false, "nobody took the call") }
    guard !machines.contains(record.application.lowercased()) else {
      return (false, "a machine took the call (lastapp)")
    }
    guard record.talkSeconds >= rules.callSeconds else {
      return (
        false, "\(record.talkSeconds) s of talk, a contact has \(rules.callSeconds) or more"
      )
    }
    return (true, "answered, \(record.talkSeconds) s of talk")
  }

  private static func callers(_ record: CallRecord, _ rules: EvidenceRules) -> [String] {
    var ends = [record.source]
    if let open = record.callerID.lastIndex(of: "<") {
      ends.append(
        String(record.callerID[record.callerID.index(after: open)...].prefix { $0 != ">" }))
    }
    return (ends.flatMap { PartyKeys.line($0, rules.phones) } + peer(record.channel)).unique
  }

  private static func called(_ record: CallRecord, _ rules: EvidenceRules) -> [String] {
    let ends = [record.destination] + dialled(record)
    return
      (ends.flatMap { PartyKeys.line($0, rules.phones) } + peer(record.destinationChannel)).unique
  }

  /// The numbers that `Dial(PJSIP/0034600000001@trunk&PJSIP/2000,30)` rang: behind a prefix for an
  /// outside line the destination is not what was dialled.
  private static func dialled(_ record: CallRecord) -> [String] {
    guard record.application.lowercased() == "dial" else { return [] }
    let targets = record.data.prefix { $0 != "," }.split(separator: "&").prefix(20)
    return targets.compactMap { target in
      let parts = target.split(separator: "/")
      guard parts.count >= 2 else { return nil }
      // `PJSIP/trunk/sip:0034600000001@host` and `SIP/trunk/0034600000001` name the trunk first.
      return String(parts[parts.count - 1].prefix { $0 != "@" })
    }
  }

  /// `PJSIP/2000-0000001a`: the telephone that was on the line.
  private static func peer(_ channel: String) -> [String] {
    guard let slash = channel.firstIndex(of: "/") else { return [] }
    let name = channel[channel.index(after: slash)...]
    guard let dash = name.lastIndex(of: "-") else { return [] }
    let user = name[..<dash].prefix { $0 != "@" }
    return PartyKeys.phoneExtension(user).map { [$0] } ?? []
  }
}
