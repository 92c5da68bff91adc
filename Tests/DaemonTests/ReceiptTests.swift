import LeadClock
import Testing

@testable import leadclockd

@Suite struct ReceiptTests {
  private func read(_ text: String) throws(ReceiptFile.Invalid) -> ReceiptFile {
    try ReceiptFile(Array(text.utf8))
  }

  @Test(arguments: [Receipt.Result.sent, .failed, .dead, .withdrawn])
  func `a receipt says what became of a message`(result: Receipt.Result) throws {
    let receipt = try read(
      #"{"key": "k1", "attempt": 3, "result": "\#(result.rawValue)", "detail": "SMTP 250"}"#)
    #expect(receipt.key == "k1")
    #expect(receipt.attempt == 3)
    #expect(receipt.result == result)
    #expect(receipt.detail == "SMTP 250")
  }

  @Test(arguments: [
    "", "{", "[]", "{}", #"{"key": "", "attempt": 1, "result": "sent"}"#,
    #"{"key": "k", "attempt": 0, "result": "sent"}"#, #"{"key": "k", "result": "sent"}"#,
    #"{"key": "k", "attempt": "1", "result": "sent"}"#,
    #"{"key": "k", "attempt": 1, "result": "delivered"}"#,
    #"{"key": "\#(String(repeating: "k", count: 65))", "attempt": 1, "result": "sent"}"#,
  ])
  func `anything else is refused with a sentence`(text: String) {
    let invalid = #expect(throws: ReceiptFile.Invalid.self) { try read(text) }
    #expect(invalid?.sentence.isEmpty == false)
  }

  @Test func `a detail is short, plain and without addresses`() throws {
    let words = String(repeating: "no ", count: 200)
    let detail = #"451 <ida@customer.example> +34600100001 \u001b[2J\n "# + words
    let receipt = try read(
      #"{"key": "k", "attempt": 1, "result": "dead", "detail": "\#(detail)"}"#)
    #expect(receipt.detail.utf8.count <= 200)
    #expect(!receipt.detail.contains("@"))
    #expect(!receipt.detail.contains("34600"))
    #expect(receipt.detail.unicodeScalars.allSatisfy { $0.value >= 32 })
  }
}
