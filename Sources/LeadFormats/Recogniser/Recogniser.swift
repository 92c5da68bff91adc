/// Turns the bytes of one file into findings; never traps, and is linear in the input.
public struct Recogniser: Sendable {
  /// Domains whose addresses are never a lead's, in lower case.
  let ownDomains: [String]
  /// How many records of one file are read.
  let maximumRecords: Int

  /// A recogniser that takes addresses of `ownDomains` and their subdomains for the firm's own, and
  /// refuses files of more than `maximumRecords` records.
  public init(ownDomains: [String], maximumRecords: Int = 10_000) {
    self.ownDomains = ownDomains.map { $0.lowercased() }
    self.maximumRecords = max(1, maximumRecords)
  }

  /// What the file holds. The name only breaks ties, and never enters a reason.
  public func recognise(_ bytes: [UInt8], fileName: String) -> Recognition {
    guard bytes.contains(where: { $0 > 0x20 }) else { return .incomplete(reason: "file is empty") }
    do throws(JSONError) {
      _ = try JSONReader.read(bytes)
    } catch {
      if case .truncated = error { return .incomplete(reason: error.sentence) }
      return .unrecognised(reason: error.sentence)
    }
    return .unrecognised(reason: "no field of a lead was found")
  }
}
