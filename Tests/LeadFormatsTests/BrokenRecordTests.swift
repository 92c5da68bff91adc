import LeadFormats
import Testing

/// Files of many records of which one is broken or cut off.
@Suite struct BrokenRecordTests {
  private static let second = #"{"name":"H2","email":"h2@e.example"}"#
  private static let third = #"{"name":"H3","email":"h3@e.example"}"#

  @Test(arguments: [
    #"{"name":"H1","email":"h1@e.example","message":"say "hi" now"}"#,
    #"{"name":"H1","email":"h1@e.example","message":,"x":1}"#,
    #"{"name":"H1","email":"h1@e.example","message":"unterminated }"#,
    #"{"name":"H1","email":"h1@e.example}"#,
    #"{"name":"H1","email":"h1@e.example""#,
    #"{"name":"H1","email":"h1@e.example","items":[{"sku":"a"},{"sku":"b" "c"}]}"#,
    #"{"name":"H1","email":"h1@e.example","items":[{"sku":"a"},{"sku":"b"}}"#,
    #"{"name":"H1","email":"h1@e.example","to":{"b":1}"#,
  ])
  func `a broken record costs none of those after it`(_ broken: String) throws {
    for order in [[broken, Self.second, Self.third], [Self.second, broken, Self.third]] {
      for (before, after) in [("[", "]"), (#"{"form":"f","leads":["#, "]}"), ("[ ", " ]\n")] {
        let found = try findings(before + order.joined(separator: ", ") + after)
        #expect(found.map(\.kind) == [.lead, .lead, .lead], "\(broken)")
        let emails = Set(found.map(\.lead.contact.email))
        #expect(emails == ["h1@e.example", "h2@e.example", "h3@e.example"])
        #expect(found.map { $0.warnings.isEmpty }.filter { !$0 }.count == 1)
      }
    }
  }

  @Test func `of a list that was cut off all whole records are kept, no address that was cut`() {
    let text = #"[{"name":"G1","email":"g1@e.example"},{"name":"G2","email":"g2@e.example"},"#
    func salvage(_ rest: String) -> [Finding] {
      let read = Recogniser(ownDomains: []).salvage(Array((text + rest).utf8), fileName: "x")
      guard case .findings(let found, .json) = read else { return [] }
      return found
    }
    let open = salvage(#"{"name":"G3","email":"g3@tra.exam"#)
    #expect(open.map(\.kind) == [.lead, .lead, .signal])
    #expect(open.last?.lead.contact.email == nil)
    let reachable = salvage(#"{"name":"G3","email":"g3@e.example","message":"Need"#)
    #expect(
      reachable.map(\.lead.contact.email) == ["g1@e.example", "g2@e.example", "g3@e.example"])
    #expect(salvage("").map(\.kind) == [.lead, .lead])
  }

  @Test(arguments: [0, 1, 2], [#""say "hi" now""#, "broken", "\"two\nlines\""])
  func `a broken line of many is a lead of its own`(_ place: Int, _ message: String) throws {
    var lines = (1...3).map { #"{"name":"J\#($0)","email":"j\#($0)@e.example"}"# }
    lines[place] = #"{"message":\#(message),"name":"J","email":"jb@e.example"}"#
    if place == 0, message.contains("\n") { return }
    let found = try findings(lines.joined(separator: "\n"))
    #expect(found.map(\.kind) == [.lead, .lead, .lead])
    #expect(found[place].lead.contact.email == "jb@e.example")
    #expect(found.map { !$0.warnings.isEmpty } == (0..<3).map { $0 == place })
    #expect(found[place].warnings.first?.hasPrefix("line \(place + 1): JSON") == true)
  }

  @Test func `a table that ends inside an address keeps the enquiry`() throws {
    let found = try findings("name,email\nAna,a@e.example\nBea,bea@cust")
    #expect(found.map(\.kind) == [.lead, .lead])
    #expect(found[1].lead.contact.email == nil)
    #expect(found[1].warnings.contains("line 3 has no end and may be cut off"))
    let ended = try findings("name,email\nAna,a@e.example\nBea,bea@cust\n")
    #expect(ended.map(\.kind) == [.lead, .signal])
  }

  @Test func `a byte that is wrong in one record costs no other's contact`() throws {
    var dice = Dice(seed: 7)
    for _ in 0..<1500 {
      let count = dice.number(3..<7)
      var records = (0..<count).map { Array(Self.record($0, &dice).utf8) }
      let bad = dice.number(0..<count)
      // The brace behind the list's bracket tells the kind of file.
      let place = dice.number((bad == 0 ? 1 : 0)..<records[bad].count)
      let byte = dice.pick(Array("\"{}[],:\\x 0".utf8))
      switch dice.number(0..<3) {
      case 0: records[bad][place] = byte
      case 1: records[bad].insert(byte, at: place)
      default: records[bad].remove(at: place)
      }
      let inner = records.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ",")
      let text = dice.pick(["[\(inner)]", #"{"leads":[\#(inner)],"total":3}"#])
      let read = Recogniser(ownDomains: []).salvage(Array(text.utf8), fileName: "x")
      guard case .findings(let found, _) = read else { return _ = Issue.record("\(text)") }
      for other in 0..<count where other != bad {
        let theirs = found.filter { $0.lead.contact.email == "p\(other)@e.example" }
        #expect(theirs.count == 1 && theirs[0].lead.contact.fullName == "Ana P\(other)", "\(text)")
      }
    }
  }

  private static func record(_ number: Int, _ dice: inout Dice) -> String {
    let middle = dice.pick([
      #""message":"Need a quote","#, #""items":[{"sku":"a"},{"sku":"b"}],"#, "",
      #""to":{"city":"Soria","zip":"42001"},"#, #""tags":["a","b"],"#,
    ])
    let last = dice.pick([#","message":"Call, please""#, #","consent":true"#, "", #","n":[1,2]"#])
    return #"{"name":"Ana P\#(number)",\#(middle)"email":"p\#(number)@e.example"\#(last)}"#
  }
}
