import Testing

@testable import Settings

@Suite struct PolicyTests {
  @Test(arguments: [
    Refusal.policy(
      """
          first-response:
            - { level: late }

      """,
      "c.yaml:8:9: a level needs one of 'after', 'elapsed' and 'at'"),
    Refusal.policy(
      """
          first-response:
            - { after: 5m }

      """,
      "c.yaml:8:9: a level has no name, add level: late"),
    Refusal.policy(
      """
          first-response:
            - { after: 5m, elapsed: 5m, level: late }

      """,
      "c.yaml:8:22: a level takes one of 'after', 'elapsed' and 'at', this has 2"),
    Refusal.policy(
      """
          first-response:
            - { after: 2d, level: late }

      """,
      "c.yaml:8:18: 'after': '2d' is no business time, five days of a seven-hour "
        + "office are seventeen; write 2wd for working days, or elapsed: 2d"),
    Refusal.policy(
      """
          first-response:
            - { after: 2w, level: late }

      """,
      "c.yaml:8:18: 'after': '2w' is no business time, five days of a seven-hour "
        + "office are seventeen; write 5wd for working days, or elapsed: 2w"),
    Refusal.policy(
      """
          first-response:
            - { after: 1h2wd, level: late }

      """,
      "c.yaml:8:18: 'after': '1h2wd' must be 1wd to 1000wd, working days by "
        + "themselves"),
    Refusal.policy(
      """
          first-response:
            - { after: 0wd, level: late }

      """,
      "c.yaml:8:18: 'after': '0wd' must be 1wd to 1000wd, working days by themselves"),
    Refusal.policy(
      """
          first-response:
            - { after: 5, level: late }

      """,
      "c.yaml:8:18: 'after': '5' has no unit, write it like 30s, 5m or 1h30m"),
    Refusal.policy(
      """
          first-response:
            - { after: 5 minutes, level: late }

      """,
      "c.yaml:8:18: 'after': '5 minutes' is no length of time, write it like 30s, "
        + "5m or 1h30m"),
    Refusal.policy(
      """
          first-response:
            - { after: -5m, level: late }

      """,
      "c.yaml:8:18: 'after': '-5m' is no length of time, write it like 30s, 5m or "
        + "1h30m"),
  ])
  func `levels are checked`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.policy(
      """
          first-response:
            - { after: 1.5h, level: late }

      """,
      "c.yaml:8:18: 'after': '1.5h' is no length of time, write it like 30s, 5m or "
        + "1h30m"),
    Refusal.policy(
      """
          first-response:
            - { elapsed: 5wd, level: late }

      """,
      "c.yaml:8:20: 'elapsed': '5wd' is in working days, wall time is wanted here: "
        + "s m h d w mo"),
    Refusal.policy(
      """
          first-response:
            - { at: noon, level: late }

      """,
      "c.yaml:8:15: 'at' is 'noon', it must be end-of-day"),
    Refusal.policy(
      """
          first-response:
            - { at: end-of-day, unless-younger: 1wd, level: late }

      """,
      "c.yaml:8:43: 'unless-younger' is open time, write it like 30m or 1h"),
    Refusal.policy(
      """
          first-response:
            - { after: 5m, unless-younger: 1h, level: late }

      """,
      "c.yaml:8:22: 'unless-younger' goes with 'at: end-of-day' only"),
    Refusal.policy(
      """
          first-response:
            - { after: 5m, level: "very late" }

      """,
      "c.yaml:8:29: 'very late' is no name for a level, take up to 64 letters a-z, "
        + "digits, '-', '_' and '.'"),
    Refusal.policy(
      """
          first-response:
            - { after: 5m, level: late, priority: crit }

      """,
      "c.yaml:8:45: 'priority' is 'crit', which is for a broken disk and not for a "
        + "late lead; the worst here is err"),
    Refusal.policy(
      """
          first-response:
            - { after: 5m, level: late, priority: alert }

      """,
      "c.yaml:8:45: 'priority' is 'alert', which is for a broken disk and not for "
        + "a late lead; the worst here is err"),
    Refusal.policy(
      """
          first-response:
            - { after: 5m, level: late, priority: emerg }

      """,
      "c.yaml:8:45: 'priority' is 'emerg', which is for a broken disk and not for "
        + "a late lead; the worst here is err"),
    Refusal.policy(
      """
          first-response:
            - { after: 5m, level: late, priority: error }

      """,
      "c.yaml:8:45: 'priority' is 'error', did you mean 'err'?"),
  ])
  func `levels are checked further`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.policy(
      """
          first-response:
            - { after: 5m, level: late, priority: 3 }

      """,
      "c.yaml:8:45: 'priority' is '3', it must be one of debug, info, notice, "
        + "warning, err"),
    Refusal.policy(
      """
          first-response:
            - { after: 5m, level: late, notify: [] }

      """,
      "c.yaml:8:9: level 'late' tells nobody, 'notify' is empty"),
    Refusal.policy(
      """
          first-response:
            - { after: 5m, level: late, notify: owner }

      """,
      "c.yaml:8:43: 'notify' is a single value, it must be a list like [owner]"),
    Refusal.policy(
      """
          first-response:
            - { after: 5m, level: late, notify: [onwer] }

      """,
      "c.yaml:8:44: unknown person 'onwer', did you mean 'owner'?"),
    Refusal.policy(
      """
          first-response:
            - { after: 5m, level: late, notify: [zoe] }

      """,
      "c.yaml:8:44: unknown person 'zoe', known: owner, backup, manager, ana, ben"),
    Refusal.policy(
      """
          first-response:
            - { after: , level: late }

      """,
      "c.yaml:8:11: 'after' has no value"),
    Refusal.policy(
      "    first-response: 5m\n",
      "c.yaml:7:21: 'first-response' is a single value, it must be a list like [{ "
        + "after: 5m, level: late }]"),
  ])
  func `levels are checked to the end`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.policy(
      """
          reply:
            - { after: 5m, level: a }
            - { after: 4m, level: b }

      """,
      "c.yaml:9:9: level 'b' is not later than the one before it, a ladder ascends"),
    Refusal.policy(
      """
          reply:
            - { after: 5m, level: a }
            - { after: 5m, level: b }

      """,
      "c.yaml:9:9: level 'b' is not later than the one before it, a ladder ascends"),
    Refusal.policy(
      """
          reply:
            - { after: 2wd, level: a }
            - { after: 1wd, level: b }

      """,
      "c.yaml:9:9: level 'b' is not later than the one before it, a ladder ascends"),
    Refusal.policy(
      """
          reply:
            - { elapsed: 1h, level: a }
            - { elapsed: 1m, level: b }

      """,
      "c.yaml:9:9: level 'b' is not later than the one before it, a ladder ascends"),
    Refusal.policy(
      """
          reply:
            - { after: 1h, level: a }
            - { elapsed: 30m, level: b }

      """,
      "c.yaml:9:9: level 'b' is not later than the one before it, a ladder ascends"),
    Refusal.policy(
      """
          reply:
            - { at: end-of-day, level: a }
            - { at: end-of-day, level: b }

      """,
      "c.yaml:9:9: level 'b' is at the end of the day, as one before it, a ladder "
        + "ascends"),
    Refusal.policy(
      """
          reply:
            - { after: 5m, level: a }
            - { after: 6m, level: a }

      """,
      "c.yaml:9:9: level 'a' is in 'reply' already"),
  ])
  func `a ladder must ascend`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.policy(
      "    calendar: ofice\n",
      "c.yaml:7:15: unknown calendar 'ofice', known: always"),
    Refusal.after(
      """
      calendars: { office: { open: always } }
      routes: [{ policy: defualt }]

      """,
      "c.yaml:7:20: unknown policy 'defualt', did you mean 'default'?"),
    Refusal.policy(
      "    after-hours: { digest: opening }\n",
      "c.yaml:7:18: 'after-hours' has no 'target'"),
    Refusal.policy(
      "    after-hours: { target: 1d }\n",
      "c.yaml:7:28: 'target': '1d' is no business time, five days of a seven-hour "
        + "office are seventeen; write 1wd for working days, or elapsed: 1d"),
    Refusal.policy(
      "    after-hours: { target: 1h, digest: closing }\n",
      "c.yaml:7:40: 'digest' is 'closing', it must be opening"),
    Refusal.policy(
      "    waiting-on-them: 3d\n",
      "c.yaml:7:22: 'waiting-on-them': '3d' is no business time, five days of a "
        + "seven-hour office are seventeen; write 3wd for working days, or elapsed: 3d"),
    Refusal.policy(
      "    follow-up: [45m, 2d]\n",
      "c.yaml:7:22: 'follow-up': '2d' is no business time, five days of a "
        + "seven-hour office are seventeen; write 2wd for working days, or elapsed: 2d"),
    Refusal.policy(
      "    follow-up: [2h, 45m]\n",
      "c.yaml:7:21: an attempt of 'follow-up' is not later than the one before it"),
    Refusal.policy(
      "    stay-in-touch: 90wd\n",
      "c.yaml:7:20: 'stay-in-touch': '90wd' is in working days, wall time is "
        + "wanted here: s m h d w mo"),
  ])
  func `what else a policy says is checked`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }
}
