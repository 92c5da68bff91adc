import Testing

@testable import Settings

@Suite struct KeyTests {
  @Test(arguments: [
    Refusal.after(
      "believd: 1m\n",
      "c.yaml:6:1: unknown key 'believd', did you mean 'believed'?"),
    Refusal.after(
      "colour: red\n",
      "c.yaml:6:1: unknown key 'colour', known here: spool, state, timezone, "
        + "region, own-domains, calendars, people, teams, catch-all, sources, "
        + "policies, routes, channels, digest, drought, limits, believed, stages, "
        + "privacy, heartbeat, web"),
    Refusal.after(
      "limits: { recrods: 3 }\n",
      "c.yaml:6:11: unknown key 'recrods', did you mean 'records'?"),
    Refusal.policy(
      """
          first-response:
            - { afer: 5m, level: late }

      """,
      "c.yaml:8:11: unknown key 'afer', did you mean 'after'?"),
    Refusal.policy(
      "    calender: always\n",
      "c.yaml:7:5: unknown key 'calender', did you mean 'calendar'?"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people: { ana: { mail: [a@example.com] } }
      policies: { default: {} }

      """,
      "c.yaml:3:18: unknown key 'mail', did you mean 'emails'?"),
    Refusal.after(
      "routes: [{ match: { sorce: web } }]\n",
      "c.yaml:6:21: unknown key 'sorce', did you mean 'source'?"),
  ])
  func `an unknown key is named with what was meant`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.whole(
      """
      people: { ana: {} }
      policies: { default: {} }

      """,
      "c.yaml:1:1: 'spool' is missing, such as spool: /var/spool/leadclock",
      "c.yaml:1:1: 'state' is missing, such as state: /var/lib/leadclock"),
    Refusal.whole(
      """
      spool: /s
      state: /t

      """,
      "c.yaml:1:1: 'people' is missing, at least one person; a minimal file has "
        + "spool, state, one person and one policy",
      "c.yaml:1:1: 'policies' is missing, at least one policy; a minimal file has "
        + "spool, state, one person and one policy"),
    Refusal.whole(
      """
      spool: /s
      state: /t
      people: {}
      policies: {}

      """,
      "c.yaml:3:9: 'people' is empty; a minimal file has spool, state, one person "
        + "and one policy",
      "c.yaml:4:11: 'policies' is empty; a minimal file has spool, state, one "
        + "person and one policy"),
    Refusal.whole(
      """
      spool:
      state: ~
      people: { ana: }
      policies: { default: }

      """,
      "c.yaml:1:1: 'spool' has no value",
      "c.yaml:2:1: 'state' has no value"),
  ])
  func `a missing key is named with an example`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.whole(
      "[spool, state]\n",
      "c.yaml:1:1: the configuration is a list, it must be a mapping of spool, "
        + "state, timezone, region, own-domains, calendars, people, teams, catch-all, "
        + "sources, policies, routes, channels, digest, drought, limits, believed, "
        + "stages, privacy, heartbeat, web"),
    Refusal.after(
      "limits: 3\n",
      "c.yaml:6:9: 'limits' is a single value, it must be a mapping of file, "
        + "records, grace, empty, stalled, deferral, imported-after, call"),
    Refusal.after(
      "own-domains: example.com\n",
      "c.yaml:6:14: 'own-domains' is a single value, it must be a list like "
        + "[example.com]"),
    Refusal.after(
      "teams: [ana]\n",
      "c.yaml:6:8: 'teams' is a list, it must be a mapping of names"),
    Refusal.after(
      "believed: [1m]\n",
      "c.yaml:6:11: 'believed' is a list, it must be text"),
    Refusal.after(
      "believed: { a: 1 }\n",
      "c.yaml:6:11: 'believed' is a mapping, it must be text"),
    Refusal.after(
      """
      believed: ""

      """,
      "c.yaml:6:11: 'believed' is empty"),
    Refusal.after(
      """
      limits: { records: "100" }

      """,
      "c.yaml:6:20: 'records' is text, it must be a whole number from 1 to 1000000 "
        + "without quotes"),
    Refusal.after(
      "limits: { records: 010 }\n",
      "c.yaml:6:20: 'records' is '010', it must be a whole number from 1 to 1000000"),
    Refusal.after(
      "limits: { records: 0 }\n",
      "c.yaml:6:20: 'records' is '0', it must be a whole number from 1 to 1000000"),
  ])
  func `a value of the wrong kind is refused`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.after(
      "limits: { records: -1 }\n",
      "c.yaml:6:20: 'records' is '-1', it must be a whole number from 1 to 1000000"),
    Refusal.after(
      "limits: { records: many }\n",
      "c.yaml:6:20: 'records' is 'many', it must be a whole number from 1 to 1000000"),
    Refusal.after(
      """
      channels: { page: { command: [/bin/true], personal-data: yes } }

      """,
      "c.yaml:6:58: 'personal-data' is 'yes', it must be true or false"),
    Refusal.after(
      """
      channels: { page: { command: [/bin/true], personal-data: "true" } }

      """,
      "c.yaml:6:58: 'personal-data' is text, it must be true or false without quotes"),
    Refusal.after(
      #"""
      stages: { attract: "two\nlines" }

      """#,
      "c.yaml:6:20: 'attract' has more than one line"),
    Refusal.whole(
      """
      spool: s
      state: ./t
      people: { ana: {} }
      policies: { default: {} }

      """,
      "c.yaml:1:8: 'spool' is 's', it must be an absolute path",
      "c.yaml:2:8: 'state' is './t', it must be an absolute path"),
  ])
  func `a value of the wrong kind is refused further`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.after(
      "limits: { file: 10MB }\n",
      "c.yaml:6:17: 'file': '10MB' is no size, write it like 512KiB or 10MiB"),
    Refusal.after(
      "limits: { file: 10 }\n",
      "c.yaml:6:17: 'file': '10' is no size, write it like 512KiB or 10MiB"),
    Refusal.after(
      "limits: { file: 2GiB }\n",
      "c.yaml:6:17: 'file' is '2GiB', it must be from 1KiB to 1GiB"),
    Refusal.after(
      "limits: { file: 1B }\n",
      "c.yaml:6:17: 'file' is '1B', it must be from 1KiB to 1GiB"),
    Refusal.after(
      "limits: { grace: 0s }\n",
      "c.yaml:6:18: 'grace' is '0s', it must be from 1s to 1d"),
    Refusal.after(
      "limits: { grace: 2d }\n",
      "c.yaml:6:18: 'grace' is '2d', it must be from 1s to 1d"),
    Refusal.after(
      "limits: { grace: 5 }\n",
      "c.yaml:6:18: 'grace': '5' has no unit, write it like 30s, 5m or 1h30m"),
    Refusal.after(
      "limits: { grace: 5min }\n",
      "c.yaml:6:18: 'grace': '5min' is no length of time, write it like 30s, 5m or "
        + "1h30m"),
    Refusal.after(
      "limits: { grace: 1wd }\n",
      "c.yaml:6:18: 'grace': '1wd' is in working days, wall time is wanted here: s "
        + "m h d w mo"),
    Refusal.after(
      "limits: { grace: 30s1m }\n",
      "c.yaml:6:18: 'grace': '30s1m' has its units out of order, write the longest "
        + "first: 1h30m"),
  ])
  func `a number out of its range is refused`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.after(
      "limits: { imported-after: 999999999mo }\n",
      "c.yaml:6:27: 'imported-after': '999999999mo' is longer than 100 years"),
    Refusal.after(
      "drought: { factor: 1 }\n",
      "c.yaml:6:20: 'factor' is '1', it must be a number from 1.1 to 100"),
    Refusal.after(
      """
      drought: { factor: "1.5" }

      """,
      "c.yaml:6:20: 'factor' is no number, write it like 1.5 without quotes"),
    Refusal.after(
      "drought: { factor: 1.2345 }\n",
      "c.yaml:6:20: 'factor' is '1.2345', it must be a number from 1.1 to 100"),
    Refusal.after(
      "privacy: { retention: 1h }\n",
      "c.yaml:6:23: 'retention' is '1h', it must be from 1d to 1200mo"),
    Refusal.after(
      "heartbeat: { every: 1s }\n",
      "c.yaml:6:21: 'every' is '1s', it must be from 10s to 1d"),
  ])
  func `a number out of its range is refused further`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }
}
