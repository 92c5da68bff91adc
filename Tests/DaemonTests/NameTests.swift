import Testing

@testable import leadclockd

@Suite struct NameTests {
  @Test(arguments: [
    ".lead.json.Xa81bc", "lead.json.filepart", "lead.json.part", "lead.json.PART",
    "~syncthing~lead.json.tmp", ".syncthing.lead.json", ".in.lead.json.", ".davfs.tmp12",
    "lead.json~", "sedAbCdE1", "sedXXXXXX", "sedk3jp0a", ".lead.json.swp", "lead.swx", "lead.tmp",
    "lead.temp", "lead.partial", "lead.json.crdownload",
  ])
  func `a name that a writer uses while it writes is temporary`(name: String) {
    #expect(NameRules.isTemporary(FileName(name)))
  }

  @Test(arguments: [
    "lead.json", "lead", "sediments", "sedentary", "part", "tmp", "lead.part.json", "a~b", "-rf",
    "lead.json.done", "sed12.json",
  ])
  func `any other name is a file's`(name: String) {
    #expect(!NameRules.isTemporary(FileName(name)))
  }

  @Test func `a safe name is short, plain and keeps its extension`() {
    #expect(FileName("lead 1.json").safe(limit: 50) == "lead_1.json")
    #expect(FileName("../../etc/passwd").safe(limit: 50) == ".._.._etc_passwd")
    #expect(FileName([0xFF, 0x0A, 0x1B, 0x2E, 0x61]).safe(limit: 50) == "___.a")
    #expect(FileName("é").safe(limit: 50) == "__")
    let long = FileName(String(repeating: "x", count: 300) + ".json").safe(limit: 20)
    #expect(long == String(repeating: "x", count: 15) + ".json")
    let strange = FileName("x." + String(repeating: "y", count: 300)).safe(limit: 20)
    #expect(strange.utf8.count == 20)
  }

  @Test func `a source is named by a plain word`() {
    #expect(NameRules.source(FileName("web site")) == "web_site")
    #expect(NameRules.source(FileName(String(repeating: "a", count: 255))).utf8.count == 64)
  }

  @Test(arguments: [
    "Ida Quist", "ida@customer.example", "+34600100001", "34600100001", "", "a\nb", "ida.quist",
    String(repeating: "a", count: 33),
  ])
  func `what could be a person's is no word for the journal`(text: String) {
    #expect(JournalEntry.word(text) == nil)
    #expect(JournalEntry.word("google_ads-2") == "google_ads-2")
  }
}
