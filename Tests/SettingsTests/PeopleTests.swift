import Testing

@testable import Settings

@Suite struct PeopleTests {
  @Test(arguments: [
    Refusal.whole(
      """
      spool: /s
      state: /t
      people: { "a na": {} }
      policies: { default: {} }

      """,
      "c.yaml:3:11: 'a na' is no name for a person, take up to 64 letters a-z, "
        + "digits, '-', '_' and '.'"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people: { owner: {} }
      policies: { default: {} }

      """,
      "c.yaml:3:11: 'owner' is what a level calls its recipient, take another handle"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { emails: [ana] }
      policies: { default: {} }

      """,
      "c.yaml:4:19: 'ana' is no mail address"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { emails: ana@example.com }
      policies: { default: {} }

      """,
      "c.yaml:4:18: 'emails' is a single value, it must be a list like "
        + "[ana@example.com]"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { phones: ["030 111"] }
      policies: { default: {} }

      """,
      "c.yaml:4:19: '030 111' is no phone number, write '+', the country and "
        + "digits alone: +4930111"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { via: [mail] }
      policies: { default: {} }

      """,
      "c.yaml:4:16: unknown channel 'mail', none is configured"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { backup: bne }
      policies: { default: {} }

      """,
      "c.yaml:4:18: unknown person 'bne', known: ana"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { backup: ana }
      policies: { default: {} }

      """,
      "c.yaml:4:18: 'ana' cannot be the backup of 'ana'"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { left: 2027-02-30 }
      policies: { default: {} }

      """,
      "c.yaml:4:16: 'left': '2027-02-30' is no date, write it like 2026-12-24"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { away: [2027-01-03..2026-12-20] }
      policies: { default: {} }

      """,
      "c.yaml:4:17: 'away': '2027-01-03..2026-12-20' ends before it starts"),
  ])
  func `people are checked`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { away: [soon] }
      policies: { default: {} }

      """,
      "c.yaml:4:17: 'away': 'soon' is no date, write it like 2026-12-24 or "
        + "2026-12-28..2026-12-31"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { quiet-hours: 20-8 }
      policies: { default: {} }

      """,
      #"c.yaml:4:23: '20-8' is no window, write it like "09:00-17:00""#),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { emails: 5 }
      policies: { default: {} }

      """,
      "c.yaml:4:18: 'emails' is a single value, it must be a list like "
        + "[ana@example.com]"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { name: [a] }
      policies: { default: {} }

      """,
      "c.yaml:4:16: 'name' is a list, it must be text"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { login: a, emails: [a@example.com] }
        ben: { login: a, emails: [A@example.com] }
      catch-all: ana
      policies: { default: {} }

      """,
      "c.yaml:5:17: 'a' in 'login' belongs to 'ana' already",
      "c.yaml:5:28: 'a@example.com' in 'emails' belongs to 'ana' already"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people:
        ana: { left: 2027-01-01 }
        ben: {}
      catch-all: ana
      policies: { default: {} }

      """,
      "c.yaml:6:12: 'ana' has 'left', the catch-all must be somebody who stays"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people: { ana: {}, ben: {} }
      catch-all: bem
      policies: { default: {} }

      """,
      "c.yaml:4:12: unknown person 'bem', did you mean 'ben'?"),
  ])
  func `people are checked further`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.after(
      "teams: { sales: { members: [] } }\n",
      "c.yaml:6:10: team 'sales' has nobody in it"),
    Refusal.after(
      "teams: { sales: { manager: ana } }\n",
      "c.yaml:6:10: team 'sales' has nobody in it"),
    Refusal.after(
      "teams: { sales: { members: [anna] } }\n",
      "c.yaml:6:29: unknown person 'anna', did you mean 'ana'?"),
    Refusal.after(
      "teams: { sales: { members: [ana, ana] } }\n",
      "c.yaml:6:34: 'ana' is in team 'sales' already"),
    Refusal.after(
      "teams: { sales: { members: [ana], manager: zoe } }\n",
      "c.yaml:6:44: unknown person 'zoe', known: ana, ben"),
    Refusal.after(
      "teams: { ana: { members: [ana] } }\n",
      "c.yaml:6:10: 'ana' is a person already, take another name for the team"),
    Refusal.after(
      "teams: { sales: { members: ana } }\n",
      "c.yaml:6:28: 'members' is a single value, it must be a list like [ana, ben]"),
  ])
  func `teams are checked`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }
}
