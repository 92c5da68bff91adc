import LeadFormats
import Testing

/// The first words of replies to alerts.
@Suite struct AlertWordTests {
  private func reply(_ text: String) throws -> Evidence {
    let id = AlertMessageID.header(key: String(repeating: "a", count: 32), host: "h.example")
    return try evidence(
      mail(
        [
          "From: ana@firm.example", "To: l@firm.example", "In-Reply-To: \(id)",
          "Content-Type: text/plain; charset=utf-8",
        ], text))
  }

  @Test(arguments: [
    "No answer, will try again tomorrow", "No contesta", "No me contesta", "nie odbiera",
    "Nie odbiera telefonu", "keine Antwort", "Nicht erreicht", "pas de réponse", "ne répond pas",
    "niet bereikt", "Geen gehoor", "não atende", "Não responde", "non risponde", "ingen svar",
    "Ei vastaa", "nem veszi fel", "не отвечает", "нет ответа", "no reply",
    "Nobody answered", "No, nobody picked up", "Didn't pick up", "called, no answer",
    "Angerufen, niemand da", "llamé, no contesta", "Called. Left a voicemail", "不在", "不接电话",
    "いいえ、不在でした", "試した", "시도", "probé", "没接",
  ])
  func `a no about an answer is an attempt`(_ text: String) throws {
    let found = try reply(text)
    #expect(found.deed == .attempt)
    #expect(found.outcome == nil)
  }

  @Test(arguments: [
    "no", "No.", "no thanks", "No, thank you!", "not interested", "No interesa", "No le interesa",
    "kein Interesse", "Nein, danke", "pas intéressé", "non merci", "nee bedankt", "não obrigado",
    "nie dziękuję", "nej tack", "ei kiitos", "nem köszönöm", "нет, спасибо", "No: bought elsewhere",
    "no\nAna", "不", "不要", "不感兴趣", "いいえ", "아니요",
  ])
  func `a no that stands alone or speaks of interest closes`(_ text: String) throws {
    let found = try reply(text)
    #expect(found.deed == .close)
    #expect(found.outcome == .notInterested)
  }

  @Test(arguments: [
    "no idea who that is", "No sé si le interesa", "nie wiem", "keine Ahnung", "no, tomorrow",
    "Pas maintenant", "No time today", "不知道",
  ])
  func `a no that denies something else is a note and closes nothing`(_ text: String) throws {
    let found = try reply(text)
    #expect(found.deed == .note)
    #expect(found.note == text)
    #expect(found.outcome == nil)
  }

  @Test func `what is noted of an attempt keeps its no`() throws {
    #expect(try reply("No answer, again tomorrow").note == "No answer, again tomorrow")
    #expect(try reply("No thanks").note == "thanks")
  }

  @Test(arguments: [
    ("chamei", ResponseKind.contact), ("ringede", .contact), ("回答しました", .contact),
    ("답변했습니다", .contact), ("moja", .claim), ("私", .claim), ("私は電話しました", .contact),
    ("called, no objections to the price", .contact),
    ("talked, no answer on the price yet", .contact),
  ])
  func `other first words are understood`(_ text: String, _ deed: ResponseKind) throws {
    #expect(try reply(text).deed == deed)
  }
}
