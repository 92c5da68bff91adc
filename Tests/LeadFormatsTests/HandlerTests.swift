import LeadFormats
import Testing

/// What real handlers write, read by the generic rules alone.
@Suite struct HandlerTests {
  @Test func `Google Ads`() throws {
    let finding = try only(
      #"{"lead_id":"TL-1","api_version":"1.0","form_id":40000000001,"campaign_id":123456,"google_key":"hush","gcl_id":"abc","is_test":true,"user_column_data":[{"column_id":"FULL_NAME","column_name":"Full Name","string_value":"Ana Ruiz"},{"column_id":"EMAIL","string_value":"ana@example.com"}]}"#
    )
    #expect(finding.kind == .test)
    #expect(finding.lead.source == "google_ads")
    #expect(finding.lead.externalID == "TL-1")
    #expect(finding.lead.formID == "40000000001")
    #expect(finding.lead.campaign.id == "123456")
    #expect(finding.lead.campaign.gclid == "abc")
    #expect(finding.lead.contact.written == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
    #expect(!finding.json.compact.contains("hush"))
  }

  @Test func `a thin notice of Meta is a lead whose contact is still to come`() throws {
    let finding = try only(
      #"{"object":"page","entry":[{"id":"15","time":1438292065,"changes":[{"field":"leadgen","value":{"leadgen_id":"123","page_id":"1","form_id":"2","ad_id":"3","created_time":1440120384}}]}]}"#
    )
    #expect(finding.kind == .lead)
    #expect(finding.lead.contactPending)
    #expect(finding.lead.externalID == "123")
    #expect(finding.lead.formID == "2")
    #expect(finding.lead.campaign.adID == "3")
    #expect(finding.lead.submittedAt.map(RFC3339.write) == "2015-08-21T01:26:24.000Z")
  }

  @Test func `several entries and changes of Meta are several leads`() throws {
    let change = #"{"field":"leadgen","value":{"leadgen_id":"ID"}}"#
    let changes = ["1", "2", "3"].map { id in
      change.split(separator: "ID").joined(separator: id)
    }
    let found = try findings(
      #"{"object":"page","entry":[{"changes":[\#(changes[0]),\#(changes[1])]},{"changes":[\#(changes[2])]}]}"#
    )
    #expect(found.map(\.lead.externalID) == ["1", "2", "3"])
    #expect(found.allSatisfy { $0.lead.contactPending && $0.lead.format == "meta" })
  }

  @Test func `Meta, and its dummy`() throws {
    let record =
      #"{"id":"123","created_time":"2026-05-04T09:12:30+0000","form_id":"2","field_data":[{"name":"full_name","values":["Ana Ruiz"]},{"name":"email","values":["ADDRESS"]}]}"#
    func with(_ address: String) throws -> Finding {
      try only(record.split(separator: "ADDRESS").joined(separator: address))
    }
    let real = try with("ana@example.com")
    #expect(real.kind == .lead)
    #expect(real.lead.externalID == "123")
    #expect(real.lead.contact.written == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
    #expect(try with("test@meta.com").kind == .test)
    #expect(try with("<test lead: dummy data for email>").kind == .test)
  }

  @Test func `LinkedIn, by the shapes of its answers`() throws {
    func answer(_ id: Int, _ text: String) -> String {
      #"{"questionId":\#(id),"answerDetails":{"textQuestionAnswer":{"answer":"\#(text)"}}}"#
    }
    let answers = [
      answer(1, "ana@example.com"), answer(2, "Ana Ruiz"), answer(3, "+34 600 000 001"),
      answer(4, "I need a quote for ten chairs"),
    ].joined(separator: ",")
    let lead = try only(
      #"{"elements":[{"id":"1","submittedAt":1787212200000,"testLead":false,"formResponse":{"answers":[\#(answers)],"consentResponses":[{"consentId":4,"accepted":true}]}}]}"#
    ).lead
    #expect(
      lead.contact.written
        == Contact(fullName: "Ana Ruiz", email: "ana@example.com", phone: "+34 600 000 001"))
    #expect(lead.message == "I need a quote for ten chairs")
    #expect(lead.consent.contains("accepted: true"))
  }

  @Test func `TikTok`() throws {
    let lead = try only(
      #"{"entry":[{"lead_id":"7","page_id":"8","changes":[{"field":"name","value":"Ana Ruiz"},{"field":"phone_number","value":"+34600000001"}]}]}"#
    ).lead
    #expect(lead.externalID == "7")
    #expect(lead.contact.written == Contact(fullName: "Ana Ruiz", phone: "+34600000001"))
  }

  @Test(arguments: [("contact.creation", FindingKind.lead), ("contact.deletion", .notALead)])
  func `HubSpot's events are leads only on creation`(_ type: String, _ kind: FindingKind) throws {
    let finding = try only(
      #"[{"eventId":1,"portalId":3,"occurredAt":1708986598741,"subscriptionType":"\#(type)","attemptNumber":0,"objectId":65059681032}]"#
    )
    #expect(finding.kind == kind)
    #expect(finding.lead.externalID == "65059681032")
  }

  @Test func `HubSpot's workflow and form`() throws {
    let flow = try only(
      #"{"vid":154835,"portal-id":62515,"properties":{"firstname":{"value":"Ana"},"email":{"value":"ana@example.com"}},"form-submissions":[{"timestamp":1708986598741,"form-id":"b8","page-url":"https://example.com"}]}"#
    ).lead
    #expect(flow.contact.firstName == "Ana")
    #expect(flow.contact.email == "ana@example.com")
    #expect(flow.formID == "b8")
    #expect(flow.pageURL == "https://example.com")
    let form = try only(
      #"{"submittedAt":1708986598741,"fields":[{"objectTypeId":"0-1","name":"email","value":"ana@example.com"},{"objectTypeId":"0-1","name":"firstname","value":"Ana"}],"context":{"pageUri":"https://example.com/c","pageName":"Contact"}}"#
    ).lead
    #expect(form.contact.email == "ana@example.com")
    #expect(form.contact.fullName == "Ana")
    #expect(form.pageURL == "https://example.com/c")
  }

  @Test func `Typeform, its questions named by its definition`() throws {
    let lead = try only(
      #"{"event_id":"01E","event_type":"form_response","form_response":{"form_id":"abc","token":"t1","submitted_at":"2026-05-04T09:12:30Z","hidden":{"utm_source":"google"},"definition":{"id":"abc","title":"Contact","fields":[{"id":"f1","type":"short_text","title":"Your name?"}]},"answers":[{"type":"text","text":"Ana Ruiz","field":{"id":"f1","type":"short_text"}},{"type":"email","email":"ana@example.com","field":{"id":"f2","type":"email"}}]}}"#
    ).lead
    #expect(lead.externalID == "t1")
    #expect(lead.formID == "abc")
    #expect(lead.formName == "Contact")
    #expect(lead.campaign.utmSource == "google")
    #expect(lead.contact.written == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
  }

  @Test func `Jotform, its answers in a string`() throws {
    let lead = try only(
      #"{"formID":"25","submissionID":"64","formTitle":"Contact","pretty":"Name:Ana Ruiz, E-mail:ana@example.com","rawRequest":"{\"slug\":\"submit\\/25\",\"submitDate\":\"1772558985692\",\"q6_name\":{\"first\":\"Ana\",\"last\":\"Ruiz\"},\"q7_email7\":\"ana@example.com\",\"q8_phone\":{\"area\":\"60\",\"phone\":\"0000001\"}}"}"#
    ).lead
    #expect(lead.externalID == "64")
    #expect(lead.formName == "Contact")
    #expect(
      lead.contact.written
        == Contact(
          fullName: "Ana Ruiz", firstName: "Ana", lastName: "Ruiz", email: "ana@example.com",
          phone: "60 0000001"))
    #expect(lead.submittedAt.map(RFC3339.write) == "2026-03-03T17:29:45.692Z")
  }

  @Test func `Gravity Forms, by the numbers of its parts`() throws {
    let lead = try only(
      #"{"id":"453","form_id":"47","date_created":"2026-05-04 09:12:30","source_url":"https://example.com/","status":"active","1.3":"Ana","1.6":"Ruiz","2":"ana@example.com"}"#
    ).lead
    #expect(
      lead.contact.written
        == Contact(
          fullName: "Ana Ruiz", firstName: "Ana", lastName: "Ruiz", email: "ana@example.com"))
    #expect(lead.externalID == "453")
    #expect(lead.submittedAtConfidence == .assumedZone)
  }

  @Test func `Netlify, bare and in its payload, with its honeypot`() throws {
    let inner =
      #"{"id":"5f","form_name":"contact","created_at":"2026-05-04T09:12:30.000Z","site_url":"https://x.example","data":{"name":"Ana Ruiz","email":"ana@example.com","bot-field":"BOT"},"ordered_human_fields":[{"name":"email","title":"Email","value":"ana@example.com"}]}"#
    let clean = inner.split(separator: "BOT").joined()
    for text in [clean, #"{"payload":\#(clean)}"#] {
      let lead = try only(text).lead
      #expect(lead.contact.written == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
      #expect(lead.formName == "contact")
      #expect(!lead.spam.suspect)
    }
    let filled = try only(inner)
    #expect(filled.kind == .lead)
    #expect(filled.lead.spam.suspect)
    #expect(filled.lead.spam.reasons == ["a honeypot field is filled"])
  }

  @Test func `Webflow, whose form has a name and whose phone is a number`() throws {
    let lead = try only(
      #"{"triggerType":"form_submission","payload":{"name":"Contact Us","siteId":"65","data":{"First Name":"Ana","email":"ana@example.com","Phone Number":34600000001},"submittedAt":"2026-05-04T09:12:30.897Z","id":"65bb"}}"#
    ).lead
    #expect(lead.formName == "Contact Us")
    #expect(lead.externalID == "65bb")
    #expect(
      lead.contact.written
        == Contact(
          fullName: "Ana", firstName: "Ana", email: "ana@example.com", phone: "34600000001"))
  }

  @Test(arguments: [("created", FindingKind.lead), ("canceled", .notALead)])
  func `Calendly`(_ event: String, _ kind: FindingKind) throws {
    let finding = try only(
      #"{"event":"invitee.\#(event)","created_at":"2026-05-04T09:12:31.000000Z","payload":{"uri":"https://api.calendly.example/I","email":"ana@example.com","name":"Ana Ruiz","status":"active","old_invitee":null,"questions_and_answers":[{"question":"Anything to add?","answer":"We are two people","position":0}],"scheduled_event":{"start_time":"2026-05-06T08:00:00.000000Z","event_memberships":[{"user_email":"host@other.example","user_name":"Host"}]}}}"#
    )
    #expect(finding.kind == kind)
    #expect(finding.lead.contact.written == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
    #expect(finding.lead.submittedAt.map(RFC3339.write) == "2026-05-04T09:12:31.000Z")
  }

  @Test func `Google Forms, Contact Form 7 and Elementor's JSON`() throws {
    let forms = try only(
      #"{"namedValues":{"Timestamp":["25/05/2026 11:12:30"],"Full Name":["Ana Ruiz"],"Email":["ana@example.com"]}}"#
    ).lead
    #expect(forms.contact.written == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
    let seven = try only(
      #"{"your-name":"Ana Ruiz","your-email":"ana@example.com","your-message":"Hola","_remote_ip":"203.0.113.9"}"#
    ).lead
    #expect(seven.contact.written == Contact(fullName: "Ana Ruiz", email: "ana@example.com"))
    #expect(seven.message == "Hola")
    #expect(seven.extra == [.init(key: "_remote_ip", values: ["203.0.113.9"])])
    let elementor = try only(
      #"{"form":{"id":"ab","name":"Contact"},"fields":{"f1":{"id":"f1","type":"tel","title":"Rückruf","value":"030 5550100"}}}"#
    ).lead
    #expect(elementor.contact.written == Contact(phone: "030 5550100"))
    #expect(elementor.formName == "Contact")
  }

  @Test func `form bodies of Salesforce, Mailchimp and Elementor`() throws {
    let sales =
      "oid=00D000000000001&retURL=https%3A%2F%2Fexample.com&first_name=Ana&last_name=Ruiz"
      + "&email=ana%40example.com&company=Acme&lead_source=Web"
    let person = Contact(
      fullName: "Ana Ruiz", firstName: "Ana", lastName: "Ruiz", email: "ana@example.com",
      company: "Acme")
    #expect(try only(sales).lead.contact == person)
    #expect(try only(sales + "&debug=1").kind == .test)
    let chimp =
      "type=TYPE&fired_at=2026-05-04+09%3A12%3A30&data%5Blist_id%5D=a6"
      + "&data%5Bemail%5D=ana%40example.com&data%5Bmerges%5D%5BFNAME%5D=Ana"
    let joined = try only(chimp.split(separator: "TYPE").joined(separator: "subscribe"))
    #expect(joined.kind == .lead)
    #expect(joined.lead.leadKind == .subscribe)
    #expect(joined.lead.contact.firstName == "Ana")
    for type in ["unsubscribe", "profile", "cleaned", "upemail"] {
      let left = try only(chimp.split(separator: "TYPE").joined(separator: type))
      #expect(left.kind == .notALead)
    }
    let elementor = try only(
      "form%5Bid%5D=ab&form%5Bname%5D=Contact&fields%5Bx%5D%5Btype%5D=email"
        + "&fields%5Bx%5D%5Btitle%5D=Where+to&fields%5Bx%5D%5Bvalue%5D=ana%40example.com"
    ).lead
    #expect(elementor.contact.written == Contact(email: "ana@example.com"))
    #expect(elementor.formID == "ab")
    #expect(elementor.formName == "Contact")
  }
}
