import Testing

@testable import Settings

@Suite struct RouteTests {
  @Test(arguments: [
    Refusal.after(
      """
      teams: { sales: { members: [ana] } }
      routes:
        - { team: sale }

      """,
      "c.yaml:8:13: unknown team 'sale', did you mean 'sales'?"),
    Refusal.after(
      """
      teams: { sales: { members: [ana] } }
      routes:
        - { owner: bne }

      """,
      "c.yaml:8:14: unknown person 'bne', did you mean 'ben'?"),
    Refusal.after(
      """
      teams: { sales: { members: [ana] } }
      routes:
        - { owner: ana, team: sales }

      """,
      "c.yaml:8:19: a route has an 'owner' or a 'team', this has both"),
    Refusal.after(
      """
      teams: { sales: { members: [ana] } }
      routes:
        - { policy: quick }

      """,
      "c.yaml:8:15: unknown policy 'quick', known: default"),
    Refusal.after(
      """
      teams: { sales: { members: [ana] } }
      routes:
        - { match: { kind: requst } }

      """,
      "c.yaml:8:22: 'kind' is 'requst', did you mean 'request'?"),
    Refusal.after(
      """
      teams: { sales: { members: [ana] } }
      routes:
        - { match: { origin: paid } }

      """,
      "c.yaml:8:24: 'origin' is 'paid', it must be one of own, bought"),
    Refusal.after(
      """
      teams: { sales: { members: [ana] } }
      routes:
        - { match: { message: "" } }

      """,
      "c.yaml:8:25: 'message' is empty"),
    Refusal.after(
      """
      teams: { sales: { members: [ana] } }
      routes:
        - { match: [web] }

      """,
      "c.yaml:8:14: 'match' is a list, it must be a mapping of source, origin, "
        + "kind, form, campaign, message"),
    Refusal.after(
      """
      teams: { sales: { members: [ana] } }
      routes:
        - { match: { source: web, path: /a } }

      """,
      "c.yaml:8:29: unknown key 'path', known here: source, origin, kind, form, "
        + "campaign, message"),
    Refusal.after(
      "routes: [{ owner: ana }, { owner: ben }]\n",
      "c.yaml:6:10: this route takes every lead, those below it get none; put it "
        + "last or add a 'match'"),
  ])
  func `routes are checked`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.after(
      "routes: { owner: ana }\n",
      "c.yaml:6:9: 'routes' is a mapping, it must be a list like [{ team: sales, "
        + "policy: default }]")
  ])
  func `routes are checked further`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.after(
      "sources: { web: { origin: oven } }\n",
      "c.yaml:6:27: 'origin' is 'oven', did you mean 'own'?"),
    Refusal.after(
      "sources: { web: { settle: 2h } }\n",
      "c.yaml:6:27: 'settle' is '2h', it must be from 0s to 1h"),
    Refusal.after(
      "sources: { web: { done-file: done } }\n",
      "c.yaml:6:30: 'done-file' is 'done', it is what follows the file's name, "
        + "such as *.done"),
    Refusal.after(
      "sources: { web: { charset: klingon } }\n",
      "c.yaml:6:28: 'charset' is 'klingon', it must be one of utf-8, utf-16, "
        + "utf-16le, utf-16be, iso-8859-1, windows-1252"),
    Refusal.after(
      """
      sources: { ".hidden": {} }

      """,
      "c.yaml:6:12: '.hidden' is no name for a source, take up to 64 letters a-z, "
        + "digits, '-', '_' and '.'"),
    Refusal.after(
      "sources: { web: 5 }\n",
      "c.yaml:6:17: source 'web' is a single value, it must be a mapping of "
        + "origin, done-file, settle, charset"),
  ])
  func `sources are checked`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }
}
