import Testing

@testable import Settings

@Suite struct YAMLTests {
  @Test(arguments: [
    Refusal.after(
      "believed: [1m\n",
      "c.yaml:7:1: did not find expected ',' or ']' while parsing a flow sequence "
        + "that starts at line 6, column 11"),
    Refusal.after(
      """
      limits:
      \tfile: 1MiB

      """,
      "c.yaml:7:1: a tab, YAML indents with spaces"),
    Refusal.after(
      "believed: @me\n",
      "c.yaml:6:11: a value cannot start with '@', put it in quotes"),
    Refusal.after(
      """
      believed: "1m

      """,
      "c.yaml:7:1: found unexpected end of stream while scanning a quoted scalar "
        + "that starts at line 6, column 11"),
    Refusal.after(
      "a: b: c\n",
      "c.yaml:6:5: mapping values are not allowed in this context"),
  ])
  func `what is not YAML is refused with its place`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.after(
      "limits: &one { grace: 1s }\n",
      "c.yaml:6:9: anchors are not taken, write the value where it is needed"),
    Refusal.after(
      "limits: *one\n",
      "c.yaml:6:9: aliases are not taken, write the value again"),
    Refusal.after(
      """
      limits: &one { grace: 1s }
      stages: *one

      """,
      "c.yaml:6:9: anchors are not taken, write the value where it is needed",
      "c.yaml:7:9: aliases are not taken, write the value again"),
    Refusal.after(
      "believed: !!str 1m\n",
      "c.yaml:6:11: tags are not taken, leave it out"),
    Refusal.after(
      """
      ---
      spool: /s

      """,
      "c.yaml:6:1: a second document, a configuration is one"),
    Refusal.after(
      "limits: { [a]: 1 }\n",
      "c.yaml:6:11: a key is a list, it must be a single word"),
    Refusal.after(
      """
      believed: 1m
      believed: 2m

      """,
      "c.yaml:7:1: 'believed' is there already, on line 6"),
    Refusal.after(
      "sources: { web: {}, web: {} }\n",
      "c.yaml:6:21: 'web' is there already, on line 6"),
  ])
  func `what YAML has beyond trees of text is refused`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.whole(
      "",
      "c.yaml:1:1: nothing is configured; a minimal file has spool, state, one "
        + "person and one policy"),
    Refusal.whole(
      "# nothing\n",
      "c.yaml:1:1: nothing is configured; a minimal file has spool, state, one "
        + "person and one policy"),
    Refusal.whole(
      "~\n",
      "c.yaml:1:1: nothing is configured; a minimal file has spool, state, one "
        + "person and one policy"),
  ])
  func `an empty file is told what is the least`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }
}
