import LeadClock
import Testing

@Suite struct PlausibilityTests {
  private let noon = Instant(milliseconds: 1_777_888_800_000)

  private func verdict(
    _ seconds: Int64, submitted: Int64? = nil, again: Int64? = nil, isReply: Bool = false,
    canBeAutomatic: Bool = true, repeatsWords: Bool = false
  ) -> Plausibility.Verdict {
    Plausibility(
      at: noon + .seconds(seconds), arrivedAt: noon,
      submittedAt: submitted.map { noon + .seconds($0) },
      waitingAgainSince: again.map { noon + .seconds($0) }, isReply: isReply,
      canBeAutomatic: canBeAutomatic, repeatsWords: repeatsWords
    ).verdict
  }

  @Test func `what comes later is an answer`() {
    #expect(verdict(15) == .answer)
    #expect(verdict(3600) == .answer)
  }

  @Test(arguments: [0, 1, 14, -1, -14] as [Int64])
  func `within fifteen seconds nobody has read it`(_ seconds: Int64) {
    #expect(verdict(seconds) == .tooFast)
    #expect(verdict(seconds, canBeAutomatic: false) == .answer)
  }

  @Test func `an answer can overtake its lead by ten minutes`() {
    #expect(verdict(-60) == .answer)
    #expect(verdict(-600) == .answer)
    #expect(verdict(-602) == .tooEarly)
  }

  @Test func `a form that says when it was sent is answered after that`() {
    #expect(verdict(-60, submitted: -3600) == .answer)
    #expect(verdict(-3601, submitted: -3600) == .tooFast)
    #expect(verdict(-3602, submitted: -3600) == .tooEarly)
    #expect(verdict(-3590, submitted: -3600) == .tooFast)
    #expect(verdict(10, submitted: -3600) == .answer)
  }

  @Test func `a form's clock that is ahead says nothing`() {
    #expect(verdict(60, submitted: 3600) == .answer)
  }

  @Test func `what names the very message cannot lie before it`() {
    #expect(verdict(-3600, isReply: true) == .answer)
  }

  @Test func `what was said before the lead wrote again answers something older`() {
    #expect(verdict(60, again: 120) == .overtaken)
    #expect(verdict(180, again: 120) == .answer)
  }

  @Test func `the same words to another lead are a machine's`() {
    #expect(verdict(60, repeatsWords: true) == .sameWords)
    #expect(verdict(60, canBeAutomatic: false, repeatsWords: true) == .answer)
  }
}
