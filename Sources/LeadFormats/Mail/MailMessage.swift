import LeadClock

/// A mail (RFC 5322, MIME) as plain values: its headers and text decoded, its parts taken out.
///
/// Everything is bounded, and what was left out is in `warnings`.
public struct MailMessage: Equatable, Sendable {
  /// One header field, unfolded, its encoded words undone.
  public struct Header: Equatable, Sendable {
    /// The name as written.
    public var name: String
    /// The value as text.
    public var value: String

    /// A field of that name and value.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Somebody's mailbox (RFC 5322, 3.4).
  public struct Mailbox: Equatable, Sendable {
    /// The name before the address.
    public var name: String?
    /// The address as written; empty in `Return-Path: <>`.
    public var address: String

    /// A mailbox of that name and address.
    public init(name: String? = nil, address: String) {
      self.name = name
      self.address = address
    }
  }

  /// A row of two cells in an HTML table, as form handlers lay their fields out.
  public struct Row: Equatable, Sendable {
    /// What stands in the first cell.
    public var label: String
    /// What stands in the second cell, its lines kept.
    public var value: String

    /// A row of those cells.
    public init(label: String, value: String) {
      self.label = label
      self.value = value
    }
  }

  /// A part that is not the mail's own text; a mail inside a mail is one of `message/rfc822`.
  public struct Attachment: Equatable, Sendable {
    /// The name the sender gave the file.
    public var fileName: String?
    /// `type/subtype` in lower case.
    public var mediaType: String
    /// The character set it declares, in lower case.
    public var charset: String?
    /// The content, its transfer encoding undone.
    public var bytes: [UInt8]

    /// An attachment of that kind and content.
    public init(
      fileName: String? = nil, mediaType: String, charset: String? = nil, bytes: [UInt8]
    ) {
      self.fileName = fileName
      self.mediaType = mediaType
      self.charset = charset
      self.bytes = bytes
    }
  }

  /// What a mail server reports of one recipient (RFC 3464).
  public struct DeliveryReport: Equatable, Sendable {
    /// `failed`, `delayed`, `delivered`, `relayed` or `expanded`, in lower case.
    public var action: String
    /// Where the mail was to go in the end.
    public var finalRecipient: String?
    /// Where the sender had sent it.
    public var originalRecipient: String?
    /// The enhanced status code (RFC 3463), as `5.1.1`.
    public var status: String?
    /// The Message-ID of the mail that is reported on, when the report quotes its headers.
    public var originalMessageID: String?

    /// A report of that action.
    public init(
      action: String, finalRecipient: String? = nil, originalRecipient: String? = nil,
      status: String? = nil, originalMessageID: String? = nil
    ) {
      self.action = action
      self.finalRecipient = finalRecipient
      self.originalRecipient = originalRecipient
      self.status = status
      self.originalMessageID = originalMessageID
    }
  }

  /// All header fields in order.
  public var headers: [Header] = []
  /// The authors.
  public var from: [Mailbox] = []
  /// The main recipients, those of groups among them.
  public var to: [Mailbox] = []
  /// The other recipients.
  public var cc: [Mailbox] = []
  /// Where answers are to go.
  public var replyTo: [Mailbox] = []
  /// Who sent it for the authors.
  public var sender: Mailbox?
  /// Where bounces go, as the receiving server noted it; an empty address for `<>`.
  public var returnPath: Mailbox?
  /// The subject; nil without one.
  public var subject: String?
  /// When it was written, by its own account; nil when that names no zone or cannot be read.
  public var date: Instant?
  /// Its own identifier with its angle brackets.
  public var messageID: String?
  /// The identifier of the mail it answers.
  public var inReplyTo: String?
  /// The identifiers of the thread, oldest first.
  public var references: [String] = []
  /// The body as text with `\n` between its lines: what was written as plain text, else the HTML
  /// turned into text.
  public var text = ""
  /// Whether `text` was HTML.
  var isHTML = false
  /// The rows of two cells in the body's HTML tables.
  public var htmlRows: [Row] = []
  /// The parts that are not the body's text.
  public var attachments: [Attachment] = []
  /// What a delivery report says, one for each recipient.
  public var deliveryReports: [DeliveryReport] = []
  /// What was odd or left out; no content.
  public var warnings: [String] = []

  /// A mail with nothing in it.
  public init() {}

  /// All values of the fields of that name, in whatever case, in order.
  public func values(_ name: String) -> [String] {
    headers.filter { Self.isSame($0.name, name) }.map(\.value)
  }

  /// The first value of that name.
  public func value(_ name: String) -> String? {
    headers.first { Self.isSame($0.name, name) }?.value
  }

  /// Names of fields are ASCII, and their case says nothing.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.count == right.utf8.count
      && zip(left.utf8, right.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }

  /// What a field says before its parameters and comments, in lower case.
  func token(_ name: String) -> String? {
    value(name).map { String($0.prefix { $0 != ";" && $0 != "(" }.trimmed.lowercased()) }
  }

  /// A parameter of a field, in lower case: `report-type` of `Content-Type`.
  func parameter(_ parameter: String, of name: String) -> String? {
    guard let value = value(name) else { return nil }
    for part in value.split(separator: ";").dropFirst().prefix(50) {
      guard let equals = part.firstIndex(of: "="),
        part[..<equals].trimmed.lowercased() == parameter
      else { continue }
      let plain = part[part.index(after: equals)...].trimmed.filter { $0 != "\"" }
      return plain.lowercased()
    }
    return nil
  }
}
