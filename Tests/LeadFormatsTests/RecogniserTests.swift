import LeadFormats
import Testing

@Suite struct RecogniserTests {
  @Test(arguments: [
    #"{"Vorname":"Ana","Name":"Ruiz","E-Mail":"ana@example.com"}"#,
    #"{"prénom":"Ana","nom":"Ruiz","courriel":"ana@example.com"}"#,
    #"{"nombre":"Ana","apellidos":"Ruiz","correo electrónico":"ana@example.com"}"#,
    #"{"sobrenome":"Ruiz","nome":"Ana","e-mail":"ana@example.com"}"#,
    #"{"nome":"Ana","cognome":"Ruiz","indirizzo e-mail":"ana@example.com"}"#,
    #"{"fornavn":"Ana","etternavn":"Ruiz","e-postadresse":"ana@example.com"}"#,
    #"{"Förnamn":"Ana","Efternamn":"Ruiz","E-post":"ana@example.com"}"#,
    #"{"imię":"Ana","nazwisko":"Ruiz","adres e-mail":"ana@example.com"}"#,
    #"{"keresztnév":"Ana","vezetéknév":"Ruiz","e-mail cím":"ana@example.com"}"#,
    #"{"etunimi":"Ana","sukunimi":"Ruiz","sähköposti":"ana@example.com"}"#,
    #"{"isim":"Ana","soyadı":"Ruiz","e-posta":"ana@example.com"}"#,
    #"{"Имя":"Ana","Фамилия":"Ruiz","Электронная почта":"ana@example.com"}"#,
    #"{"voornaam":"Ana","achternaam":"Ruiz","e-mailadres":"ana@example.com"}"#,
    #"{"名":"Ana","姓":"Ruiz","メールアドレス":"ana@example.com"}"#,
    #"{"firstName":"Ana","LAST_NAME":"Ruiz","workEmail":"ana@example.com"}"#,
    #"{"ＦＩＲＳＴ　ＮＡＭＥ":"Ana","Surname":"Ruiz","ｅｍａｉｌ":"ana@example.com"}"#,
    #"{"contact":{"name":{"first":"Ana","last":"Ruiz"},"email":"ana@example.com"}}"#,
    "wpforms[fields][first_name]=Ana&wpforms[fields][last_name]=Ruiz&your-email=ana@example.com",
  ])
  func `the same person in every language`(_ text: String) throws {
    let contact = Contact(
      fullName: "Ana Ruiz", firstName: "Ana", lastName: "Ruiz", email: "ana@example.com")
    #expect(try only(text).lead.contact.written == contact)
  }

  @Test(arguments: [
    "company_name", "form_name", "user_name", "page_name", "campaign_name", "fileName",
  ])
  func `a name that is no person's is never taken for one`(_ key: String) throws {
    let lead = try only(#"{"\#(key)":"Acme Works","email":"ana@example.com"}"#).lead
    #expect(!lead.contact.hasName)
    #expect(lead.missing.prefix(3) == ["name", "phone", "message"])
  }

  @Test(arguments: [
    #"{"agent":{"email":"agent@other.example"},"phone":"+34600000001"}"#,
    #"{"listing_agent_email":"agent@other.example","phone":"+34600000001"}"#,
    #"{"vendor":{"contact":{"email":"d@other.example"}},"phone":"+34600000001"}"#,
    #"{"email":"info@firm.example","phone":"+34600000001"}"#,
    #"{"email":"info@mail.firm.example","phone":"+34600000001"}"#,
    #"{"email":"no-reply@other.example","phone":"+34600000001"}"#,
  ])
  func `an address of the listing's, the site's or a machine is not the lead's`(
    _ text: String
  ) throws {
    #expect(try only(text).lead.contact.written == Contact(phone: "+34600000001"))
  }

  @Test func `a field that nobody knows is read by its shape when there is one candidate`() throws {
    let one = try only(
      #"{"quiero":"ana@example.com","otro":"Necesito un presupuesto para mañana"}"#)
    #expect(one.lead.contact.email == "ana@example.com")
    #expect(one.lead.message == "Necesito un presupuesto para mañana")
    let two = try only(#"{"x1":"ana@example.com","x2":"ben@example.com","phone":"+34600000001"}"#)
    #expect(two.lead.contact.email == nil)
  }

  @Test func `placeholders are nothing, scalars and arrays are alike, entities are resolved`()
    throws
  {
    let lead = try only(
      #"{"name":["Ana &amp; Ben O&#39;Neil"],"email":["ana@example.com"],"phone":"N/A","company":null,"job_title":"","message":["One","Two"]}"#
    ).lead
    #expect(lead.contact.written == Contact(fullName: "Ana & Ben O'Neil", email: "ana@example.com"))
    #expect(lead.message == "One\nTwo")
    #expect(lead.has == ["name", "email", "request"])
  }

  @Test func `ids and phones as 64-bit numbers keep every digit`() throws {
    let lead = try only(#"{"lead_id":9007199254740993,"phone":34600000001}"#).lead
    #expect(lead.externalID == "9007199254740993")
    #expect(lead.contact.phone == "34600000001")
  }

  @Test func `a plus sign that became a space is mended and said`() throws {
    let finding = try only("name=Ana&phone=+34600000001")
    #expect(finding.lead.contact.phone == "+34600000001")
    #expect(finding.warnings == ["the phone number's plus sign had become a space"])
  }

  @Test func `duplicate keys lose nothing`() throws {
    let lead = try only(#"{"email":"ana@example.com","color":"red","color":"blue"}"#).lead
    #expect(lead.extra == [.init(key: "color", values: ["red", "blue"])])
  }

  @Test(arguments: [
    "google_key", "g-recaptcha-response", "h-captcha-response", "cf-turnstile-response", "_wpnonce",
    "password", "csrf_token", "apiKey", "Authorization", "user_password",
  ])
  func `a secret does not leave the reader`(_ key: String) throws {
    let finding = try only(#"{"email":"ana@example.com","\#(key)":"hush-hush"}"#)
    #expect(!finding.json.compact.contains("hush"))
    #expect(finding.lead.extra == [.init(key: key, values: ["[redacted]"])])
  }

  @Test(arguments: [
    #"{"is_test":true,"email":"ana@example.com"}"#, #"{"testLead":true,"lead_id":"1"}"#,
    "debug=1&email=ana%40example.com", #"{"email":"test@meta.com"}"#,
  ])
  func `a test is told apart`(_ text: String) throws { #expect(try only(text).kind == .test) }

  @Test(arguments: [
    #"{"name":"Ana Ruiz","message":"Do you open on Sundays?"}"#,
    #"{"event":"whatsapp_click","page_url":"https://example.com/x"}"#, "message=Nice+site+you+have",
  ])
  func `attention without a way to reach anyone is a signal`(_ text: String) throws {
    #expect(try only(text).kind == .signal)
  }

  @Test(arguments: [
    #"{"event":"unsubscribed","email":"ana@example.com"}"#,
    #"{"type":"url_verification","challenge":"abc"}"#, #"{"hub.mode":"x","hub.challenge":"1158"}"#,
    #"{"type":"LEAD_ACTION","leadAction":"DELETED","leadGenFormResponse":"urn:1"}"#,
  ])
  func `events about something else are no leads`(_ text: String) throws {
    #expect(try only(text).kind == .notALead)
  }

  @Test(arguments: ["0.1", "0.3"])
  func `a low captcha score makes a suspect, shown and not dropped`(_ score: String) throws {
    let finding = try only(#"{"email":"ana@example.com","recaptcha_score":\#(score)}"#)
    #expect(finding.kind == .lead)
    #expect(finding.lead.spam.suspect)
    #expect(finding.lead.spam.score == score)
    #expect(try !only(#"{"email":"ana@example.com","recaptcha_score":0.9}"#).lead.spam.suspect)
  }

  @Test(arguments: [
    #"{"headers":{"cookie":"hush"},"query":{"utm_source":"x"},"body":{"email":"ana@example.com"}}"#,
    #"[{"headers":{"cookie":"hush"},"query":{"utm_source":"x"},"body":"{\"email\":\"ana@example.com\"}"}]"#,
    #"{"headers":{"cookie":"hush"},"query":{"utm_source":"x"},"body":"email=ana%40example.com"}"#,
  ])
  func `a recorded request is unwrapped and its headers left behind`(_ text: String) throws {
    let finding = try only(text)
    #expect(finding.lead.contact.email == "ana@example.com")
    #expect(finding.lead.campaign.utmSource == "x")
    #expect(!finding.json.compact.contains("hush"))
  }

  @Test(arguments: [
    #"[{"email":"a@example.com"},{"odd":1},{"email":"b@example.com"}]"#,
    #"{"leads":[{"email":"a@example.com"},{"odd":1},{"email":"b@example.com"}]}"#,
    #"{"payload":{"records":[{"email":"a@example.com"},{"odd":1},{"email":"b@example.com"}]}}"#,
    "{\"email\":\"a@example.com\"}\n{\"odd\":1}\n{\"email\":\"b@example.com\"}\n",
  ])
  func `one bad record does not lose the others`(_ text: String) throws {
    let found = try findings(text)
    #expect(found.map(\.kind) == [.lead, .notALead, .lead])
    #expect(found.map(\.lead.contact.email) == ["a@example.com", nil, "b@example.com"])
  }

  @Test func `a broken line of many is said and the others are read`() throws {
    let found = try findings(
      "{\"email\":\"a@example.com\"}\n{\"email\":\n{\"email\":\"b@example.com\"}")
    #expect(found.map(\.kind) == [.lead, .notALead, .lead])
    #expect(found.map(\.warnings) == [[], [], []])
    #expect(found[1].reasons == ["line 2: JSON ends at byte 9"])
  }

  @Test func `a person with a list of things is one lead`() throws {
    let lead = try only(
      #"{"name":"Ana Ruiz","email":"ana@example.com","items":[{"sku":"1"},{"sku":"2"}]}"#
    ).lead
    #expect(lead.extra == [.init(key: "items.sku", values: ["1", "2"])])
  }

  @Test(arguments: ["", " \n", "\u{0}\u{0}\u{0}"])
  func `an empty file may still be filled`(_ text: String) {
    #expect(recognise(text) == .incomplete(reason: "file is empty"))
  }

  @Test func `JSON that ends early may still be completed, zeros at its end not counted`() {
    #expect(recognise(#"{"email":"ana@ex"#) == .incomplete(reason: "JSON ends at byte 16"))
    #expect(recognise("{\"email\":\"ana@ex\0\0\0") == .incomplete(reason: "JSON ends at byte 16"))
  }

  @Test(arguments: [
    #"{"a":1,"b":"x"}"#, "[]", "{}", "[1,2]", "{]", "hello", "a=b&c=d", "\"ana\"", "%PDF-1.7 \u{1}",
  ])
  func `what carries nothing is said to, without its content`(_ text: String) {
    guard case .unrecognised(let reason) = recognise(text) else {
      return _ = Issue.record("\(recognise(text))")
    }
    #expect(reason.utf8.count > 20)
  }

  @Test func `more records than allowed are refused with what to do`() {
    let text =
      "[" + Array(repeating: #"{"email":"a@example.com"}"#, count: 6).joined(separator: ",") + "]"
    let few = Recogniser(ownDomains: [], maximumRecords: 5)
    guard case .unrecognised(let reason) = few.recognise(Array(text.utf8), fileName: "x") else {
      return _ = Issue.record("taken")
    }
    #expect(reason == "more than 5 records; split the file or raise limits: records")
  }

  @Test func `Windows-1252 and UTF-16 are read`() throws {
    let plain = #"{"name":"José Muñoz","email":"jose@example.com"}"#
    let latin = plain.unicodeScalars.map { UInt8($0.value) }
    var wide: [UInt8] = [0xFF, 0xFE]
    for unit in plain.utf16 { wide += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let forms = [
      latin, wide, Array(wide.dropFirst(2)), Array(plain.utf8), [0xEF, 0xBB, 0xBF] + plain.utf8,
    ]
    for bytes in forms {
      let read = Recogniser(ownDomains: []).recognise(bytes, fileName: "x")
      guard case .findings(let found, _) = read else { return _ = Issue.record("\(read)") }
      #expect(found.first?.lead.contact.fullName == "José Muñoz")
    }
  }

  @Test func `only JSON, XML and multipart tell by themselves that they are whole`() {
    #expect(Container.allCases.filter(\.isSelfDelimiting) == [.json, .xml, .multipart])
  }

  @Test func `a download and a subscription are told apart from a request`() throws {
    let whitepaper = #"{"email":"ana@example.com","form_name":"Whitepaper Download"}"#
    #expect(try only(whitepaper).lead.leadKind == .download)
    #expect(
      try only(#"{"email":"a@example.com","form_name":"Newsletter"}"#).lead.leadKind == .subscribe)
    let asks = #"{"email":"a@example.com","form_name":"Newsletter","message":"Please call me"}"#
    #expect(try only(asks).lead.leadKind == .request)
  }
}

/// Files that are broken or cut off, and shapes that only people know.
@Suite struct HardCaseTests {
  @Test func `a quotation mark that was not escaped does not lose the person`() throws {
    let finding = try only(
      #"{"Name":"Ana","Message":"He said "hello" to me","agent":{"email":"x@other.example"},"Email":"ana@example.com"}"#
    )
    #expect(finding.kind == .lead)
    #expect(finding.lead.contact.written == Contact(fullName: "Ana", email: "ana@example.com"))
    #expect(finding.lead.message == #"He said "hello" to me"#)
    #expect(finding.warnings.first?.hasPrefix("JSON is broken at byte 34") == true)
  }

  @Test func `what is left of a lead that was cut off can be salvaged`() {
    let recogniser = Recogniser(ownDomains: [])
    func salvage(_ text: String) -> Recognition {
      recogniser.salvage(Array(text.utf8), fileName: "x")
    }
    let cut = salvage(#"{"email":"ana@example.com","name":"Jos\u00e9","message":"Need a quo"#)
    guard case .findings(let found, .json) = cut else { return _ = Issue.record("\(cut)") }
    #expect(found.first?.kind == .lead)
    #expect(found.first?.lead.contact.fullName == "José")
    #expect(found.first?.lead.message == "Need a quo")
    #expect(found.first?.warnings == ["JSON ends at byte 67; what could be read was taken"])
    #expect(salvage(#"{"na"#) == .unrecognised(reason: "JSON ends at byte 4"))
    #expect(salvage("") == .unrecognised(reason: "file is empty"))
  }

  @Test func `a form's fields may carry more than label and value`() throws {
    let lead = try only(
      #"{"fields":{"1":{"name":"Name","value":"Ana Ruiz","first":"Ana","type":"name","id":1},"2":{"name":"Email","value":"ana@example.com","type":"email","id":2}}}"#
    ).lead
    #expect(lead.contact.written == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
  }

  @Test func `a numbered key says nothing beside a label`() throws {
    let lead = try only(
      #"{"data":{"fields":[{"key":"question_1","label":"Name","type":"INPUT_TEXT","value":"Ana"},{"key":"question_2","label":"Where to?","type":"INPUT_EMAIL","value":"ana@example.com"}]}}"#
    ).lead
    #expect(lead.contact.written == Contact(fullName: "Ana", email: "ana@example.com"))
  }

  @Test func `the sender of a short message is a number, the recipient nobody`() throws {
    let lead = try only("From=%2B34600000001&To=%2B34600000002&Body=Hola&SmsStatus=received").lead
    #expect(lead.contact.written == Contact(phone: "+34600000001"))
    #expect(lead.message == "Hola")
    let chat = try only(
      #"{"entry":[{"changes":[{"value":{"metadata":{"display_phone_number":"15550783881"},"contacts":[{"profile":{"name":"Ana"},"wa_id":"34600000001"}],"messages":[{"from":"34600000001","text":{"body":"Does it come in blue?"}}]},"field":"messages"}]}]}"#
    ).lead
    #expect(chat.contact.written == Contact(fullName: "Ana", phone: "34600000001"))
    #expect(chat.message == "Does it come in blue?")
  }

  @Test func `a contact inside the message is a way to reach someone`() throws {
    let written = try only(#"{"text":"New lead: Ana, ana@example.com, tel. 600 000 001."}"#)
    #expect(written.kind == .lead)
    #expect(written.lead.contact.written == Contact(email: "ana@example.com", phone: "600 000 001"))
    #expect(try only(#"{"text":"a@example.com or b@example.com"}"#).kind == .signal)
    #expect(try only(#"{"text":"From 2026-05-04 to 2026-05-06 for 12 people"}"#).kind == .signal)
  }

  @Test func `a name from another block is another person's`() throws {
    let lead = try only(
      #"{"contact":{"first_name":"Ana","email":"ana@example.com"},"user":{"name":"Site Admin"}}"#
    ).lead
    #expect(
      lead.contact.written == Contact(fullName: "Ana", firstName: "Ana", email: "ana@example.com"))
  }

  @Test(arguments: [
    ("%PDF-1.7", "PDF"), ("PK\u{3}\u{4}x", "office"),
    ("alpha,beta\nx,y", "table"), ("GIF89a", "picture"), ("BEGIN:VNOTE\nX:Ana", "vCard"),
    ("Hello Ana", "neither"),
  ])
  func `a container that is not read is named`(_ text: String, _ name: String) {
    guard case .unrecognised(let reason) = recognise(text) else {
      return _ = Issue.record("\(recognise(text))")
    }
    #expect(reason.contains(name))
    #expect(!reason.contains("Ana"))
  }
}
