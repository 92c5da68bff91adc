@testable import LeadFormats

#if canImport(leadclockd)
  @testable import leadclockd
#endif

extension FuzzTarget {
  /// A file of `responses/`: what is taken is written and read back the same.
  static let response = FuzzTarget(name: "response") { bytes throws(Broken) in
    let file: ResponseFile
    do throws(ResponseError) {
      file = try ResponseFile.read(bytes)
    } catch {
      try must(!error.sentence.isEmpty, "refused without a reason")
      return try mustBePlain(error.sentence, "the refusal")
    }
    try must((1...200).contains(file.id.utf8.count), "an id of \(file.id.utf8.count) bytes")
    try must((file.note?.utf8.count ?? 0) <= FindingLimits.message, "a note that is too long")
    let again = try? ResponseFile.read(Array(file.json.compact.utf8))
    try must(again == file, "a response that does not read back")
  }

  /// Anything in `responses/`: sent mail, call records, callbacks, invitations.
  static let evidence = FuzzTarget(name: "evidence") { bytes throws(Broken) in
    try mustBeSound(responses.recognise(bytes, fileName: "sent"))
    if let recognition = responses.evidentEvidence(bytes) { try mustBeSound(recognition) }
  }

  private static let responses = ResponseReader(EvidenceRules(RecogniserSetting(region: "DE")))

  /// What the reader answers, as the daemon reads it: the reader may be anybody by then.
  static let finding = FuzzTarget(name: "finding") { bytes throws(Broken) in
    guard let json = try? JSONReader.read(bytes) else { return }
    if let recognition = try? Recognition(json: json) {
      try mustReadBack(recognition)
      guard case .findings(let findings, _) = recognition else { return }
      for finding in findings { try mustKeepWithinLimits(finding.lead) }
    }
    if let finding = try? Finding(json: json) {
      try must((try? Finding(json: finding.json)) == finding, "a finding that reads back different")
      try mustKeepWithinLimits(finding.lead)
    }
  }

  /// Frames between daemon and reader: the same frames however the bytes arrive, none above the
  /// limit, and requests that read back.
  static let frames = FuzzTarget(name: "frames") { bytes throws(Broken) in
    let limit = 4096
    let stream = bytes.dropFirst()
    let whole = frames(of: stream, by: max(stream.count, 1), limit: limit)
    let parts = frames(of: stream, by: Int(bytes.first ?? 0) % 64 + 1, limit: limit)
    try must(whole == parts, "other frames when the bytes arrive in parts")
    for body in whole.bodies {
      try must(body.count <= limit, "a frame of \(body.count) bytes")
      guard let request = ReaderRequest(body: body) else { continue }
      try must(Array(request.frame.dropFirst(4)) == body, "a request that reads back different")
    }
    if let json = try? JSONReader.read(Array(stream)) {
      let setting = ReaderSetting.read(json)
      try must(
        ReaderSetting.read(ReaderSetting.json(setting)) == setting,
        "a setting that reads back different")
    }
  }

  private struct Frames: Equatable {
    var bodies: [[UInt8]] = []
    var isRefused = false
  }

  private static func frames(of stream: ArraySlice<UInt8>, by step: Int, limit: Int) -> Frames {
    var buffer = FrameBuffer(limit: limit)
    var frames = Frames()
    var rest = stream
    while !rest.isEmpty {
      buffer.append(rest.prefix(step))
      rest = rest.dropFirst(step)
      do throws(FrameBuffer.TooLong) {
        while let body = try buffer.next() { frames.bodies.append(body) }
      } catch {
        frames.isRefused = true
        return frames
      }
    }
    return frames
  }
}
