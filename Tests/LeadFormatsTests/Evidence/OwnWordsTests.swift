import Testing

@testable import LeadFormats

@Suite struct OwnWordsTests {
  @Test(arguments: [
    "> quoted", "On Mon, 4 May 2026 at 11:12, Ida <ida@customer.example> wrote:",
    "Am 04.05.2026 um 11:12 schrieb Ida:", "El lun, 4 may 2026 a las 11:12, Ida escribió:",
    "Le 4 mai 2026 à 11:12, Ida a écrit :", "Il giorno 4 mag 2026 Ida ha scritto:",
    "Op 4 mei 2026 schreef Ida:", "Em 4 de maio de 2026 Ida escreveu:", "Den 4 maj 2026 skrev Ida:",
    "-----Original Message-----", "________________________________", "-- ", "--",
    "Sent from my iPhone", "Von meinem iPhone gesendet",
    "From: Ida\nSent: Monday\nTo: Ana\nSubject: Quote",
    "Von: Ida\nGesendet: Montag\nAn: Ana\nBetreff: Angebot",
    "On Monday the fourth of May 2026 at 11:12 in the morning,\nIda Quist <ida@customer.example> wrote:",
  ])
  func `history and signature are not the writer's words`(_ history: String) {
    #expect(OwnWords.of("I called her.\n\n\(history)\nplease call me\n") == "I called her.")
  }

  @Test(arguments: [
    "From: today on we ship.", "We agreed on 4 things:\n- price", "He wrote: yes", "a - b -- c",
  ])
  func `what only looks like it stays`(_ text: String) {
    #expect(OwnWords.of(text) == text)
  }

  @Test func `words that everybody says are nobody's`() {
    #expect(OwnWords.folded("Thank you!") == nil)
    #expect(OwnWords.folded("Thank you for  YOUR request") == "thank you for your request")
  }
}
