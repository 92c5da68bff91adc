import LeadClock
import LeadFormats
import Testing

/// The findings of a file in `responses/`.
func responses(
  _ text: String, name: String = "file",
  setting: RecogniserSetting = RecogniserSetting(region: "DE"),
  at location: SourceLocation = #_sourceLocation
) throws -> [Finding] {
  let reader = ResponseReader(EvidenceRules(setting))
  let recognition = reader.recognise(Array(text.utf8), fileName: name)
  guard case .findings(let findings, _) = recognition else {
    Issue.record("not recognised: \(recognition)", sourceLocation: location)
    return []
  }
  return findings
}

/// The one record of evidence in a file.
func evidence(
  _ text: String, setting: RecogniserSetting = RecogniserSetting(region: "DE"),
  at location: SourceLocation = #_sourceLocation
) throws -> Evidence {
  let all = try responses(text, setting: setting, at: location)
  try #require(all.count == 1, sourceLocation: location)
  return try #require(all[0].evidence, sourceLocation: location)
}

/// A mail of those header lines and that text.
func mail(_ headers: [String], _ text: String = "Hello, your quote is attached. Ana") -> String {
  (headers + ["", text]).joined(separator: "\r\n") + "\r\n"
}

/// One row as Asterisk writes it.
func callRow(
  source: String = "2000", destination: String = "0034600000001",
  channel: String = "PJSIP/2000-1", other: String = "PJSIP/trunk-2", application: String = "Dial",
  data: String = "PJSIP/0034600000001@trunk,30", seconds: Int = 120,
  disposition: String = "ANSWERED", id: String = "1777886100.1"
) -> String {
  #"""
  "","\#(source)","\#(destination)","from-internal","""Rep"" <\#(source)>","\#(channel)","\#(other)",\#
  "\#(application)","\#(data)","2026-05-04 09:15:00","2026-05-04 09:15:08","2026-05-04 09:17:08",\#
  \#(seconds + 8),\#(seconds),"\#(disposition)","DOCUMENTATION","\#(id)",""
  """#
}
