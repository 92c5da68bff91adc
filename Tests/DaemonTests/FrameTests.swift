import Foundation
import LeadClock
import LeadFormats
import Testing

@testable import leadclockd

@Suite struct FrameTests {
  private let request = ReaderRequest(
    number: 0x0102_0304, kind: .lead, name: [0xFF, 0x0A, 0x2E], bytes: Array("{\"a\": 1}".utf8))

  @Test func `a request comes back as it was sent`() throws {
    var buffer = FrameBuffer(limit: 1000)
    buffer.append(request.frame[...])
    let body = try #require(try buffer.next())
    let read = try #require(ReaderRequest(body: body))
    #expect(read.number == request.number)
    #expect(read.kind == .lead)
    #expect(read.name == request.name)
    #expect(read.bytes == request.bytes)
    #expect(try buffer.next() == nil)
  }

  @Test func `a frame torn at any byte is whole once the rest is there`() throws {
    let frame = request.frame
    for place in frame.indices {
      var buffer = FrameBuffer(limit: 1000)
      buffer.append(frame[..<place])
      #expect(try buffer.next() == nil)
      buffer.append(frame[place...] + frame)
      #expect(try buffer.next() == Array(frame[4...]))
      #expect(try buffer.next() == Array(frame[4...]))
      #expect(try buffer.next() == nil)
    }
  }

  @Test func `a frame longer than the limit is refused before it is there`() throws {
    var buffer = FrameBuffer(limit: 10)
    buffer.append(UInt32(10).littleEndianBytes[...])
    #expect(try buffer.next() == nil)
    buffer = FrameBuffer(limit: 10)
    buffer.append(UInt32(11).littleEndianBytes[...])
    #expect(throws: FrameBuffer.TooLong.self) { try buffer.next() }
  }

  @Test func `a body that is no request is none`() {
    let body = Array(request.frame[4...])
    for length in 0..<7 { #expect(ReaderRequest(body: Array(body.prefix(length))) == nil) }
    // The name would reach beyond the end.
    #expect(ReaderRequest(body: [0, 0, 0, 0, 0x4C, 5, 0, 1]) == nil)
    #expect(ReaderRequest(body: [0, 0, 0, 0, 0x58, 0, 0]) == nil)
  }

  @Test func `the setting comes back as it was sent`() throws {
    let berlin = try Zone(
      name: "Europe/Berlin",
      tzif: Array(Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/Europe/Berlin"))))
    let sent = RecogniserSetting(
      ownDomains: ["example.com", "example.org"], region: "DE", zone: berlin, maximumRecords: 7)
    let written = Array(ReaderSetting.json(sent).compact.utf8)
    #expect(ReaderSetting.read(try JSONReader.read(written)) == sent)
    #expect(ReaderSetting.read([:]) == RecogniserSetting())
  }
}
