import LeadClock
import Testing

@testable import LeadFormats

@Suite struct XMLTests {
  private func reason(_ text: String) -> String {
    switch recognise(text) {
    case .findings: "findings"
    case .incomplete(let reason): "incomplete: " + reason
    case .unrecognised(let reason): reason
    }
  }

  @Test(arguments: [
    "<lead><name>Ana Ruiz</name><email>ana@example.com</email><phone>+34600000001</phone></lead>",
    "<?xml version='1.0'?>\n<lead name='Ana Ruiz' email='ana@example.com' phone='+34600000001'/>\n",
    """
    <form><field name="Full Name">Ana Ruiz</field><field name="E-Mail">ana@example.com</field>
    <field name="Phone">+34600000001</field></form>
    """,
    """
    <form><field><label>Name</label><value>Ana Ruiz</value></field>
    <field><label>E-Mail</label><value>ana@example.com</value></field>
    <field><label>Tel</label><value>+34600000001</value></field></form>
    """,
    """
    <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><Submit xmlns="x"><lead>
    <Nombre>Ana Ruiz</Nombre><Correo><![CDATA[ana@example.com]]></Correo>
    <Telefono type="movil">&#43;34600000001</Telefono></lead></Submit></s:Body></s:Envelope>
    """,
    """
    <lead><name>Ana Ruiz</name><email>ana@example.com</email><phone>+34600000001</phone>
    <ref>Smith & Sons</ref><br></lead>
    """,
    "<LEAD><NAME>Ana Ruiz<EMAIL type=work>ana@example.com<PHONE>+34600000001</LEAD>",
  ])
  func `a lead in elements, attributes or pairs is read`(_ text: String) throws {
    let contact = try only(text).lead.contact
    let expected = Contact(
      fullName: "Ana Ruiz", email: "ana@example.com", phone: "+34600000001",
      phoneE164: "+34600000001")
    #expect(contact == expected)
  }

  @Test func `repeated elements are records, whatever they are called`() throws {
    let people = (1...3).map {
      "<Anfrage><Name>P\($0)</Name><Email>p\($0)@example.com</Email></Anfrage>"
    }
    let plain = try findings("<Anfragen>" + people.joined(separator: "\n") + "</Anfragen>")
    #expect(plain.map(\.lead.contact.email) == (1...3).map { "p\($0)@example.com" })
    let leads = people.joined().replacing("Anfrage>", with: "lead>")
    let under = try findings("<export><campaign>May</campaign>\(leads)</export>")
    #expect(under.map(\.lead.campaign.name) == ["May", "May", "May"])
  }

  @Test func `attributes and text are both kept`() throws {
    let lead = try only(
      "<lead><email kind=\"work\">ana@example.com</email><car year=\"2021\">Leon</car></lead>"
    ).lead
    #expect(lead.contact.email == "ana@example.com")
    #expect(lead.extra.contains(.init(key: "email.@kind", values: ["work"])))
    #expect(lead.extra.contains(.init(key: "car.@year", values: ["2021"])))
    #expect(lead.extra.contains(.init(key: "car", values: ["Leon"])))
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a><email>&x;</email></a>",
    "<?xml version=\"1.0\"?><!DOCTYPE lead SYSTEM \"http://example.com/x.dtd\"><lead/>",
    "<!DOCTYPE html [<!ENTITY x \"y\">]><html><p>Name: Ana</p></html>",
    "<!-- a --><!DOCTYPE a [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]><a>&b;</a>",
  ])
  func `a document type is refused with that reason`(_ text: String) {
    #expect(reason(text).hasPrefix("XML with a document type declaration"))
  }

  @Test func `no entity but the five and HTML's letters means anything`() throws {
    let lead = try only(
      "<a><name>Jos&eacute; O&apos;Neil</name><email>a@example.com</email><x>&xxe;</x></a>"
    ).lead
    #expect(lead.contact.fullName == "José O'Neil")
    #expect(lead.extra == [.init(key: "x", values: ["&xxe;"])])
  }

  @Test func `depth and size have a limit and a reason`() {
    let deep = String(repeating: "<a>", count: 65) + String(repeating: "</a>", count: 65)
    #expect(reason(deep) == "XML is nested deeper than 64 levels")
    #expect(reason("<a>" + String(repeating: "<b>", count: 100_000)).contains("64 levels"))
    let wide = "<a>" + String(repeating: "<b/>", count: 200_000) + "</a>"
    #expect(reason(wide) == "XML of more than 200000 elements and attributes")
  }

  @Test(arguments: [
    "<lead><name>Ana Ruiz</name><email>ana@example.com</email><msg>a</msg></lead>",
    "<LEAD><NAME>Ana & Ruiz<EMAIL type=work>ana@example.com<PHONE>+34600000001</LEAD>",
    "<?xml version=\"1.0\"?><leads><lead><email>a@example.com</email></lead><!-- <x> --></leads>",
  ])
  func `what is cut off is incomplete at every byte, and can be salvaged`(_ text: String) throws {
    let bytes = Array(text.utf8)
    let recogniser = Recogniser(ownDomains: [])
    for count in 1..<bytes.count {
      let part = Array(bytes.prefix(count))
      if case .findings = recogniser.recognise(part, fileName: "a") {
        Issue.record("taken at \(count)")
      }
      _ = recogniser.salvage(part, fileName: "a")
    }
    let part = Array("<lead><email>ana@example.com</email><message>Need a quo".utf8)
    #expect(
      recogniser.recognise(part, fileName: "a")
        == .incomplete(
          reason: "XML ends at byte 55, before its root element does"))
    guard case .findings(let found, .markup) = recogniser.salvage(part, fileName: "a") else {
      return _ = Issue.record("not salvaged")
    }
    #expect(found[0].lead.contact.email == "ana@example.com")
    #expect(found[0].lead.message == "Need a quo")
    #expect(found[0].warnings.contains { $0.contains("what could be read was taken") })
  }

  @Test func `a declared charset is followed`() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a><name>José Muñoz</name><email>j@example.com</email></a>"
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    guard
      case .findings(let found, .xml) = Recogniser(ownDomains: []).recognise(latin, fileName: "a")
    else { return _ = Issue.record("not read") }
    #expect(found[0].lead.contact.fullName == "José Muñoz")
  }

  @Test func `a saved HTML notice is read as its rows`() throws {
    let rows =
      "<tr><td>Name</td><td>Ana Ruiz</td></tr><tr><td>E-Mail:</td><td>ana@example.com</td></tr>"
    for text in [
      "<!DOCTYPE html>\n<html><body><table>\(rows)</table></body></html>", "<table>\(rows)</table>",
    ] {
      let contact = try only(text).lead.contact
      #expect(contact == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
    }
    #expect(reason("<html><body>" + rows).hasPrefix("incomplete"))
    #expect(reason("<html><p>Hello</p></html>") == "HTML in which no label and value were found")
  }
}

@Suite struct ADFTests {
  private let example = """
    <?xml version="1.0"?><?adf version="1.0"?><adf><prospect status="new"><id sequence="1" source="AutoSite">A-77</id><requestdate>2026-05-04T11:12:30+02:00</requestdate><vehicle interest="buy" status="used"><year>2021</year><make>Seat</make><model>Leon</model></vehicle><customer><contact><name part="first">Ana</name><name part="last">Ruiz</name><email>ana@example.com</email><phone type="cellphone">600 00 00 01</phone></contact><comments>Available?</comments></customer><vendor><vendorname>Dealer</vendorname><contact><name part="full">Dealer</name><email>d@dealer.example</email></contact></vendor><provider><name part="full">AutoSite</name></provider></prospect></adf>
    """

  /// What senders make of it.
  private var variants: [String] {
    let unquoted = example.replacing("\"", with: "").replacing(
      "<?xml version=1.0?><?adf version=1.0?>", with: "<?ADF VERSION \"1.0\"?>")
    let lower = "abcdefghijklmnopqrstuvwxyz"
    var upper = ""
    var isTag = false
    for character in example {
      if character == "<" { isTag = true }
      if character == ">" { isTag = false }
      upper += isTag && lower.contains(character) ? character.uppercased() : String(character)
    }
    return [
      example, unquoted,
      upper.replacing("SOURCE=\"AUTOSITE\"", with: "SOURCE=\"AutoSite\"")
        .replacing("<?XML VERSION=\"1.0\"?>", with: ""),
      example.replacing("</make>", with: "").replacing("</customer>", with: "")
        .replacing("</year>", with: ""),
      example.replacing("</contact>", with: ""),
      example.replacing("Dealer</vendorname>", with: "Smith & Sons</vendorname>"),
      example.replacing("</adf>", with: "\n"),
      "<envelope><payload>" + example.replacing("<?xml version=\"1.0\"?>", with: "")
        + "</payload></envelope>",
      "\u{FEFF}\n" + example.replacing("<?xml version=\"1.0\"?>", with: ""),
    ]
  }

  @Test func `a prospect is read from the customer alone, however it is written`() throws {
    for text in variants {
      let finding = try only(text)
      #expect(finding.kind == .lead, "\(text)")
      let lead = finding.lead
      #expect(
        lead.contact
          == Contact(
            fullName: "Ana Ruiz", firstName: "Ana", lastName: "Ruiz", email: "ana@example.com",
            phone: "600 00 00 01"), "\(text)")
      #expect(lead.message == "Available?")
      #expect(lead.format == "adf")
      #expect(lead.source == "AutoSite")
      #expect(lead.externalID == "A-77")
      #expect(lead.submittedAt == RFC3339.read("2026-05-04T09:12:30Z"))
      #expect(lead.extra.first { $0.key.lowercased() == "vehicle.make" }?.values == ["Seat"])
      #expect(
        lead.extra.first { $0.key.lowercased() == "vendor.contact.email" }?.values
          == ["d@dealer.example"])
      #expect(!finding.isResend)
    }
  }

  @Test func `the dealer and the portal are never the lead, even when nobody else is there`() throws
  {
    let empty = example.replacing("<name part=\"first\">Ana</name>", with: "")
      .replacing("<name part=\"last\">Ruiz</name>", with: "")
      .replacing("<email>ana@example.com</email>", with: "")
      .replacing("<phone type=\"cellphone\">600 00 00 01</phone>", with: "")
    let whole = empty.replacing("<contact></contact>", with: "")
    let none = whole.replacing("<customer><comments>Available?</comments></customer>", with: "")
    for text in [empty, whole, none, none.replacing("</vendor>", with: "")] {
      let finding = try only(text)
      #expect(finding.lead.contact == Contact(), "\(text)")
      #expect(finding.lead.pageURL == nil)
    }
  }

  @Test func `the preferred number goes first and a fax never`() throws {
    let text = example.replacing(
      "<phone type=\"cellphone\">600 00 00 01</phone>",
      with: "<phone type=\"fax\">600 00 00 09</phone><phone type=\"voice\">600 00 00 02</phone>"
        + "<phone type=\"cellphone\">600 00 00 01</phone>")
    #expect(try only(text).lead.contact.phone == "600 00 00 01")
    let preferred = text.replacing("type=\"voice\"", with: "type=\"voice\" preferredcontact=\"1\"")
    #expect(try only(preferred).lead.contact.phone == "600 00 00 02")
    let fax = example.replacing("type=\"cellphone\"", with: "type=\"fax\"")
    #expect(try only(fax).lead.contact.phone == nil)
  }

  @Test func `a lead sent again says so`() throws {
    #expect(try only(example.replacing("\"new\"", with: "\"resend\"")).isResend)
    #expect(try only(example.replacing("\"new\"", with: "RESEND")).isResend)
  }

  @Test func `several prospects are several leads`() throws {
    let body = example.replacing("<?xml version=\"1.0\"?><?adf version=\"1.0\"?><adf>", with: "")
      .replacing("</adf>", with: "")
    let second = body.replacing("ana@", with: "eva@").replacing("A-77", with: "A-78")
    let found = try findings("<adf>" + body + second + "</adf>")
    #expect(found.map(\.lead.contact.email) == ["ana@example.com", "eva@example.com"])
    #expect(found.map(\.lead.externalID) == ["A-77", "A-78"])
  }

  @Test func `bytes handed over from a mail are read too`() throws {
    for text in variants + [
      "A new lead for you:\n\n" + example + "\n-- \nAutoSite", escaped,
      String(example.dropLast(40)),
    ] {
      let records = try #require(Recogniser.adf(Array(text.utf8)), "\(text)")
      #expect(records.count == 1)
      #expect(records[0].fields.contains { $0.value == "ana@example.com" })
      #expect(!records[0].fields.contains { $0.value == "d@dealer.example" })
    }
    for text in [
      "", "Hello", "<adf></adf>", "<html><p>adf</p></html>", example.replacing("<", with: "["),
    ] {
      #expect(Recogniser.adf(Array(text.utf8)) == nil)
    }
  }

  private var escaped: String {
    example.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  @Test func `a prospect cut off is never taken for whole`() {
    let recogniser = Recogniser(ownDomains: [])
    for text in [example, variants[1]] {
      let bytes = Array(text.utf8)
      let end = bytes.count - "</adf>".utf8.count
      for count in 1..<end {
        let part = Array(bytes.prefix(count))
        if case .findings = recogniser.recognise(part, fileName: "a") {
          Issue.record("taken at \(count)")
        }
        if case .findings(let found, _) = recogniser.salvage(part, fileName: "a") {
          let email = found[0].lead.contact.email
          #expect(email == nil || "ana@example.com".hasPrefix(email ?? ""))
        }
      }
    }
  }
}
