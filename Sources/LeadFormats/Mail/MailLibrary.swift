import CGMime

/// The one place that speaks with GMime: a mail's bytes in, plain values out, no pointer kept.
enum MailLibrary {
  /// What GMime makes of a mail.
  struct Tree {
    var headers: [MailMessage.Header] = []
    var from: [MailMessage.Mailbox] = []
    var sender: [MailMessage.Mailbox] = []
    var replyTo: [MailMessage.Mailbox] = []
    var to: [MailMessage.Mailbox] = []
    var cc: [MailMessage.Mailbox] = []
    var leaves: [Leaf] = []
    /// Whether there were more leaves than `maximumLeaves`.
    var isCut = false
  }

  /// A part that holds no parts.
  struct Leaf {
    var mediaType: String
    var charset: String?
    /// `format` is `flowed` (RFC 3676).
    var isFlowed = false
    var deletesSpaces = false
    var isAttachment: Bool
    var fileName: String?
    /// The innermost `multipart/alternative` it stands in.
    var alternative: Int?
    var bytes: [UInt8]
  }

  /// More parts than this are not read.
  static let maximumLeaves = 500
  /// More mailboxes in one field are not read.
  static let maximumMailboxes = 1000

  /// GMime keeps its tables for the life of the process; the options are never changed again.
  private nonisolated(unsafe) static let options: OpaquePointer? = {
    g_mime_init()
    return leadclock_mime_options()
  }()

  /// The mail; nil when GMime takes it for none.
  static func read(_ bytes: [UInt8]) -> Tree? {
    let parsed = bytes.withUnsafeBytes {
      leadclock_mime_parse(options, $0.bindMemory(to: CChar.self).baseAddress, $0.count)
    }
    guard let message = parsed else { return nil }
    defer { leadclock_mime_release(message) }
    var tree = Tree()
    tree.headers = headers(message)
    tree.from = mailboxes(g_mime_message_get_from(message))
    tree.sender = mailboxes(g_mime_message_get_sender(message))
    tree.replyTo = mailboxes(g_mime_message_get_reply_to(message))
    tree.to = mailboxes(g_mime_message_get_to(message))
    tree.cc = mailboxes(g_mime_message_get_cc(message))
    if let body = g_mime_message_get_mime_part(message) { collect(body, into: &tree) }
    return tree
  }

  /// All fields of a mail's header; GMime keeps those of the content with the content.
  private static func headers(
    _ message: UnsafeMutablePointer<GMimeMessage>
  ) -> [MailMessage.Header] {
    var found: [(offset: Int, header: MailMessage.Header)] = []
    let objects = [leadclock_mime_object(message), g_mime_message_get_mime_part(message)]
    for object in objects.compactMap({ $0 }) {
      for index in 0..<leadclock_mime_header_count(object) {
        let header = leadclock_mime_header(object, index)
        guard let name = text(g_mime_header_get_name(header)) else { continue }
        let value = text(g_mime_header_get_value(header)) ?? ""
        let offset = Int(g_mime_header_get_offset(header))
        found.append((offset, .init(name: name, value: String(value.trimmed))))
      }
    }
    return found.sorted { $0.offset < $1.offset }.map(\.header)
  }

  /// The text of bytes in a charset, by the names iconv knows; nil for an unknown one.
  static func convert(_ bytes: [UInt8], from charset: String) -> String? {
    let capacity = bytes.count * 4 + 16
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { room in
      let count = bytes.withUnsafeBytes {
        leadclock_iconv(
          charset, $0.bindMemory(to: CChar.self).baseAddress, $0.count, room.baseAddress, capacity)
      }
      guard count >= 0 else { return nil }
      return String(decoding: UnsafeRawBufferPointer(room)[..<count], as: UTF8.self)
    }
  }

  /// Opens a charset's converter for good; false when there is none.
  static func keep(charset: String) -> Bool { leadclock_iconv_keep(charset) != 0 }

  // MARK: Parts

  /// Walks the tree without recursion, parts in the order in which they stand.
  private static func collect(
    _ root: UnsafeMutablePointer<GMimeObject>, into tree: inout Tree
  ) {
    var open: [(object: UnsafeMutablePointer<GMimeObject>, alternative: Int?)] = [(root, nil)]
    var alternatives = 0
    while let (object, alternative) = open.popLast() {
      guard tree.leaves.count < maximumLeaves else {
        tree.isCut = true
        return
      }
      guard leadclock_mime_is_multipart(object) != 0 else {
        tree.leaves.append(leaf(object, alternative))
        continue
      }
      var inner = alternative
      if text(leadclock_mime_subtype(object))?.lowercased() == "alternative" {
        alternatives += 1
        inner = alternatives
      }
      let count = leadclock_mime_child_count(object)
      for index in (0..<count).reversed() {
        if let child = leadclock_mime_child(object, index) { open.append((child, inner)) }
      }
    }
  }

  private static func leaf(
    _ object: UnsafeMutablePointer<GMimeObject>, _ alternative: Int?
  ) -> Leaf {
    let type = text(leadclock_mime_type(object)) ?? "text"
    let subtype = text(leadclock_mime_subtype(object)) ?? "plain"
    let fileName = text(leadclock_mime_file_name(object))
    let disposition = text(leadclock_mime_disposition(object))?.lowercased()
    var leaf = Leaf(
      mediaType: (type + "/" + subtype).lowercased(),
      charset: parameter("charset", of: object),
      isAttachment: disposition == "attachment" || !(fileName ?? "").isEmpty,
      fileName: fileName, alternative: alternative, bytes: [])
    if leadclock_mime_is_message_part(object) != 0 {
      leaf.isAttachment = true
      if let inner = leadclock_mime_inner_message(object) { leaf.bytes = content(inner) }
    } else {
      leaf.bytes = content(object)
    }
    leaf.isFlowed = parameter("format", of: object) == "flowed"
    leaf.deletesSpaces = parameter("delsp", of: object) == "yes"
    return leaf
  }

  private static func parameter(
    _ name: String, of object: UnsafeMutablePointer<GMimeObject>
  ) -> String? {
    text(g_mime_object_get_content_type_parameter(object, name))?.lowercased()
  }

  private static func content(_ object: UnsafeMutablePointer<GMimeObject>) -> [UInt8] {
    guard let stream = leadclock_mime_content(object) else { return [] }
    defer { leadclock_mime_release(stream) }
    guard let array = leadclock_mime_bytes(stream), let data = array.pointee.data else { return [] }
    return Array(UnsafeBufferPointer(start: data, count: Int(array.pointee.len)))
  }

  // MARK: Addresses

  /// The mailboxes of a list, the members of its groups among them.
  private static func mailboxes(
    _ list: UnsafeMutablePointer<InternetAddressList>?
  ) -> [MailMessage.Mailbox] {
    var found: [MailMessage.Mailbox] = []
    var open = [list]
    while let list = open.popLast() {
      guard let list else { continue }
      for index in 0..<internet_address_list_length(list) where found.count < maximumMailboxes {
        let address = leadclock_mime_address(list, index)
        guard let mailbox = text(leadclock_mime_mailbox(address)) else {
          open.append(leadclock_mime_members(address))
          continue
        }
        let name = text(internet_address_get_name(address)).map { String($0.trimmed) } ?? ""
        found.append(.init(name: name.isEmpty ? nil : name, address: mailbox))
      }
    }
    return found
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String? {
    pointer.map { String(cString: $0) }
  }
}
