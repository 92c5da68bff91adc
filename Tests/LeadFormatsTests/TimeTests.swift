import Foundation
import LeadClock
import LeadFormats
import Testing

@Suite struct TimeTests {
  @Test(
    arguments: [
      ("2026-11-23T09:04:00Z", 1_795_424_640_000), ("2026-11-23t10:04:00+01:00", 1_795_424_640_000),
      ("2026-11-23T09:04:00+0000", 1_795_424_640_000),
      ("2026-11-23 04:04:00-05", 1_795_424_640_000),
      ("2026-11-23T09:04:00.5z", 1_795_424_640_500),
      ("2026-11-23T09:04:00.123456789Z", 1_795_424_640_123),
      ("2024-02-29T00:00:00Z", 1_709_164_800_000),
      ("1969-12-31T23:59:59.999Z", -1), ("2016-12-31T23:59:60Z", 1_483_228_800_000),
    ] as [(String, Int64)])
  func `a time with its zone is read`(_ text: String, _ milliseconds: Int64) {
    #expect(RFC3339.read(text) == Instant(milliseconds: milliseconds))
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T09:04:00", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
    "2026-11-31T00:00:00Z", "2026-11-23T24:00:00Z", "2026-11-23T09:60:00Z", "2026-11-23T09:04:61Z",
    "2026-11-23T09:04:00.Z", "2026-11-23T09:04:00+25:00", "2026-11-23T09:04:00Zx",
    "26-11-23T09:04:00Z", "99999999999999999999-01-01T00:00:00Z",
  ])
  func `what is no time, or names no zone, is refused`(_ text: String) {
    #expect(RFC3339.read(text) == nil)
  }

  @Test func `a time is written in UTC with milliseconds`() {
    #expect(RFC3339.write(Instant(milliseconds: 1_795_424_640_000)) == "2026-11-23T09:04:00.000Z")
    #expect(RFC3339.write(Instant(milliseconds: -1)) == "1969-12-31T23:59:59.999Z")
    #expect(RFC3339.write(.distantPast) == "0000-01-01T00:00:00.000Z")
    #expect(RFC3339.write(.distantFuture) == "9999-12-31T23:59:59.999Z")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `every written time reads back`(_ seed: UInt64) {
    var dice = Dice(seed: seed)
    let instant = Instant(
      milliseconds: Int64(dice.next() % 315_000_000_000_000) - 62_000_000_000_000)
    #expect(RFC3339.read(RFC3339.write(instant)) == instant)
  }

  @Test(arguments: [
    ("1777886100", "2026-05-04T09:15:00.000Z"), ("1777886100123", "2026-05-04T09:15:00.123Z"),
    ("1777886100123456", "2026-05-04T09:15:00.123Z"), ("1777886100.5", "2026-05-04T09:15:00.500Z"),
    ("2026-05-04T09:12:30+0000", "2026-05-04T09:12:30.000Z"),
    ("Mon, 4 May 2026 11:12:30 +0200 (CEST)", "2026-05-04T09:12:30.000Z"),
    ("4 May 26 09:12 GMT", "2026-05-04T09:12:00.000Z"),
  ])
  func `a submission time that names its zone is exact`(_ text: String, _ expected: String) throws {
    let lead = try only(#"{"email":"ana@example.com","submitted_at":"\#(text)"}"#).lead
    #expect(lead.submittedAt.map(RFC3339.write) == expected)
    #expect(lead.submittedAtConfidence == .exact)
  }

  @Test(arguments: [
    ("2026-05-04 09:12:30", "2026-05-04T09:12:30.000Z"),
    ("25/04/2026 9:12", "2026-04-25T09:12:00.000Z"),
    ("04/25/2026 9:12 PM", "2026-04-25T21:12:00.000Z"),
    ("4.5.2026 09:12", "2026-05-04T09:12:00.000Z"),
    ("05/05/2026 12:00 AM", "2026-05-05T00:00:00.000Z"),
    ("May 4, 2026 9:12 am", "2026-05-04T09:12:00.000Z"),
    ("2026/05/04 09:12:30", "2026-05-04T09:12:30.000Z"),
  ])
  func `a time without a zone is read as UTC and said to be assumed`(
    _ text: String, _ expected: String
  ) throws {
    let lead = try only(#"{"email":"ana@example.com","submitted_at":"\#(text)"}"#).lead
    #expect(lead.submittedAt.map(RFC3339.write) == expected)
    #expect(lead.submittedAtConfidence == .assumedZone)
  }

  @Test func `a date that could be either way round is not taken, and kept`() throws {
    let finding = try only(#"{"email":"ana@example.com","Timestamp":"04/05/2026 11:12:30"}"#)
    #expect(finding.lead.submittedAt == nil)
    #expect(finding.lead.submittedAtConfidence == .none)
    #expect(finding.lead.extra == [.init(key: "Timestamp", values: ["04/05/2026 11:12:30"])])
    #expect(finding.warnings.count == 1)
  }

  @Test(
    arguments: [
      ("DE", "2026-05-04 11:12:30", "2026-05-04T09:12:30.000Z"),
      ("DE", "04/05/2026 11:12:30", "2026-05-04T09:12:30.000Z"),
      ("US", "05/04/2026 11:12:30", "2026-05-04T09:12:30.000Z"),
      ("US", "25/04/2026 11:12:30", "2026-04-25T09:12:30.000Z"),
      // No region, but Europe's zones are not America's.
      (nil, "04/05/2026 11:12", "2026-05-04T09:12:00.000Z"),
      ("CA", "04/05/2026 11:12", nil),
      // Twice on the clock, and never.
      ("DE", "2026-10-25 02:30:00", "2026-10-25T00:30:00.000Z"),
      ("DE", "2026-03-29 02:30:00", "2026-03-29T01:00:00.000Z"),
    ] as [(String?, String, String?)])
  func `a time without a zone is read in the configured one`(
    region: String?, text: String, expected: String?
  ) throws {
    let bytes = try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/Berlin"))
    let zone = try Zone(name: "Europe/Berlin", tzif: Array(bytes))
    let recogniser = Recogniser(RecogniserSetting(region: region, zone: zone))
    let json = #"{"email":"ana@example.com","submitted_at":"\#(text)"}"#
    guard case .findings(let found, _) = recogniser.recognise(Array(json.utf8), fileName: "x")
    else { return _ = Issue.record("not recognised") }
    #expect(found.first?.lead.submittedAt.map(RFC3339.write) == expected)
    let confidence = expected == nil ? TimeConfidence.none : .assumedZone
    #expect(found.first?.lead.submittedAtConfidence == confidence)
  }
}
