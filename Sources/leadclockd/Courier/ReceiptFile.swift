import LeadClock
import LeadFormats

/// What the courier writes into `receipts/KEY.ATTEMPT.json` after each attempt:
/// `{"key": "…", "attempt": 1, "result": "sent", "at": "…", "detail": "SMTP 250"}`.
struct ReceiptFile {
  var key: String
  var attempt: Int
  var result: Receipt.Result
  var detail: String

  struct Invalid: Error {
    let sentence: String
  }

  /// Reads a receipt; `detail` is cut to 200 bytes of plain text.
  init(_ bytes: [UInt8]) throws(Invalid) {
    let json: JSONValue
    do throws(JSONError) { json = try JSONReader.read(bytes) } catch {
      throw Invalid(sentence: error.sentence)
    }
    guard let key = json["key"]?.text, !key.isEmpty, key.utf8.count <= 64 else {
      throw Invalid(sentence: "a receipt without a key")
    }
    guard let attempt = json["attempt"]?.integer, (1...1_000_000).contains(attempt) else {
      throw Invalid(sentence: "a receipt whose attempt is no number from 1 up")
    }
    guard let result = Receipt.Result(rawValue: json["result"]?.text ?? "") else {
      throw Invalid(sentence: "a receipt whose result is not sent, failed, dead or withdrawn")
    }
    self.key = key
    self.attempt = Int(attempt)
    self.result = result
    detail = Self.plain(json["detail"]?.text ?? "")
  }

  /// A server's words may quote an address or a telephone number: what looks like one is not kept.
  private static func plain(_ text: String) -> String {
    let words = text.split(separator: " ").filter { word in
      !word.contains("@") && word.utf8.filter { (48...57).contains($0) }.count < 6
    }.joined(separator: " ")
    return String(decoding: JournalEntry.harmless(words).utf8.prefix(200), as: UTF8.self)
  }
}
