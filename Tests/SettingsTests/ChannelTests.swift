import Testing

@testable import Settings

@Suite struct ChannelTests {
  @Test(arguments: [
    Refusal.after(
      """
      channels:
        page: { personal-data: true }

      """,
      "c.yaml:7:3: channel 'page' must have one of smtp, webhook, command, this "
        + "has none"),
    Refusal.after(
      """
      channels:
        page: { smtp: "smtp://a:25", command: [/bin/true] }

      """,
      "c.yaml:7:32: channel 'page' must have one of smtp, webhook, command, this "
        + "has 2"),
    Refusal.after(
      """
      channels:
        page: { smtp: "smtp://127.0.0.1:25" }

      """,
      "c.yaml:7:3: channel 'page' has no 'from', the address it sends with"),
    Refusal.after(
      """
      channels:
        page: { smtp: 127.0.0.1, from: a@example.com }

      """,
      "c.yaml:7:17: 'smtp' is '127.0.0.1', it must be a URL with smtp:// or smtps://"),
    Refusal.after(
      """
      channels:
        page: { smtp: "smtp://127.0.0.1:25", from: me }

      """,
      "c.yaml:7:46: 'me' is no mail address"),
    Refusal.after(
      """
      channels:
        page: { webhook: "ftp://example.com" }

      """,
      "c.yaml:7:20: 'webhook' is 'ftp://example.com', it must be a URL with "
        + "https:// or http://"),
    Refusal.after(
      """
      channels:
        page: { webhook: "https://" }

      """,
      "c.yaml:7:20: 'webhook' is 'https://', it must be a URL with https:// or "
        + "http://"),
    Refusal.after(
      """
      channels:
        page: { webhook: "https://ana:pass@example.com/" }

      """,
      "c.yaml:7:20: 'webhook' has a name or password in it; write { credential: "
        + "NAME } and hand the secret over with LoadCredential=NAME:/path"),
    Refusal.after(
      """
      channels:
        page: { webhook: "https://example.com", template: xml }

      """,
      "c.yaml:7:53: 'template' is 'xml', it must be one of json, slack, ntfy"),
    Refusal.after(
      """
      channels:
        page: { webhook: "https://example.com", from: a@example.com }

      """,
      "c.yaml:7:43: 'from' goes with 'smtp' only"),
  ])
  func `channels are checked`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.after(
      """
      channels:
        page: { webhook: "https://example.com", secret: hunter2 }

      """,
      "c.yaml:7:51: 'secret' is a secret written in the file; write { credential: "
        + "NAME } and hand the secret over with LoadCredential=NAME:/path"),
    Refusal.after(
      """
      channels:
        page: { webhook: "https://example.com", secret: { file: /etc/secret } }

      """,
      "c.yaml:7:51: 'secret' names no 'credential'",
      "c.yaml:7:53: unknown key 'file', known here: credential"),
    Refusal.after(
      """
      channels:
        page: { webhook: "https://example.com", secret: { credential: ../a } }

      """,
      "c.yaml:7:65: '../a' is no name for a credential, take up to 64 letters a-z, "
        + "digits, '-', '_' and '.'"),
    Refusal.after(
      """
      channels:
        page: { command: /bin/true }

      """,
      "c.yaml:7:20: 'command' is a single value, it must be a list like "
        + "[/usr/local/bin/send-sms]"),
    Refusal.after(
      """
      channels:
        page: { command: [send-sms] }

      """,
      "c.yaml:7:21: 'command' starts with the absolute path of a program, no shell "
        + "looks for it"),
    Refusal.after(
      """
      channels:
        page: { command: [] }

      """,
      "c.yaml:7:20: 'command' starts with the absolute path of a program, no shell "
        + "looks for it"),
  ])
  func `channels are checked further`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }

  @Test(arguments: [
    Refusal.after(
      "region: Germany\n",
      "c.yaml:6:9: 'region' is 'Germany', it must be two capital letters such as DE"),
    Refusal.after(
      "own-domains: [me@example.com]\n",
      "c.yaml:6:15: 'me@example.com' is no domain, write it like example.com"),
    Refusal.after(
      "digest: { before-opening: 30m }\n",
      "c.yaml:6:9: 'digest' goes to nobody, add to: [ana]"),
    Refusal.after(
      "digest: { to: [] }\n",
      "c.yaml:6:9: 'digest' goes to nobody, add to: [ana]"),
    Refusal.after(
      "digest: { to: [zoe] }\n",
      "c.yaml:6:16: unknown person 'zoe', known: ana, ben"),
    Refusal.after(
      "heartbeat: { url: example.com }\n",
      "c.yaml:6:19: 'url' is 'example.com', it must be a URL with https:// or http://"),
    Refusal.after(
      "web: { listen: 9464 }\n",
      "c.yaml:6:16: 'listen' is '9464', it must be an address and a port: "
        + "127.0.0.1:9464"),
    Refusal.after(
      """
      web: { listen: "127.0.0.1:99999" }

      """,
      "c.yaml:6:16: 'listen' is '127.0.0.1:99999', it must be an address and a "
        + "port: 127.0.0.1:9464"),
    Refusal.after(
      "web: { token: secret }\n",
      "c.yaml:6:15: 'token' is a secret written in the file; write { credential: "
        + "NAME } and hand the secret over with LoadCredential=NAME:/path"),
    Refusal.after(
      "stages: { attract: [a] }\n",
      "c.yaml:6:20: 'attract' is a list, it must be text"),
  ])
  func `what stands beside the rules is checked`(_ refusal: Refusal) {
    #expect(complaints(refusal.text) == refusal.says)
  }
}
