/// A way in which notifications reach people.
public struct Channel: Hashable, Sendable {
  /// The channel's name, as people's `via` names it.
  public let name: String
  /// How it delivers.
  public let kind: Kind
  /// Whether personal data may be put into its messages; false unless said.
  public let carriesPersonalData: Bool

  /// The ways to deliver.
  public enum Kind: Hashable, Sendable {
    /// Mail through the server at `url` (`smtp://` or `smtps://`), sent by the address `from`.
    case smtp(url: String, from: String)
    /// A POST to `url` (`http://` or `https://`), signed with the credential of that name.
    case webhook(url: String, template: Template, credential: String?)
    /// A program with its arguments, started without a shell; its path is absolute.
    case command([String])
  }

  /// The shape of a webhook's body.
  public enum Template: String, Hashable, Sendable, CaseIterable {
    /// The message's fields as they are.
    case json
    /// As Slack's incoming webhooks take it.
    case slack
    /// As ntfy takes it.
    case ntfy
  }
}
