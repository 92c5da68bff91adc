import LeadClock

/// What is said and written in the demonstration; everybody in it is made up.
enum DemoScript {
  /// Folders of the inbox, one a form handler.
  static let sources = ["website", "shop", "mailbox"]

  /// A configuration whose minutes are seconds.
  static func configuration(folder: String, account: String) -> String {
    """
    spool: \(folder)/spool
    state: \(folder)/state
    people:
      ana: { name: Ana Ruiz, login: "\(account)", backup: ben }
      ben: { name: Ben Okoro, backup: ana }
      cleo: { name: Cleo Marsh }
    teams:
      sales: { members: [ana], manager: cleo }
    catch-all: cleo
    policies:
      default:
        calendar: always
        first-response:
          - { after: 0s, level: new,       notify: [owner],   priority: info }
          - { after: 2s, level: at-risk,   notify: [owner],   priority: notice }
          - { after: 4s, level: late,      notify: [owner],   priority: warning }
          - { after: 6s, level: backup,    notify: [backup],  priority: warning }
          - { after: 8s, level: escalated, notify: [manager], priority: err }
    routes:
      - { team: sales, policy: default }
    limits: { grace: 3s }

    """
  }

  /// A form's fields as PHP's json_encode($_POST) writes them.
  static let website = """
    {"name":"Zo\\u00eb Example","email":"zoe@example.com","phone":"+34600000001",\
    "message":"Could you quote for 40 chairs?"}
    """

  /// The same enquiry, sent again by an impatient finger.
  static var again: String { website }

  /// A form's body as a browser sends it.
  static let shop =
    "name=Li+Wei&email=li.wei%40example.org&phone=%2B34600000002&message=Do+you+deliver+on+Monday%3F\n"

  /// What a contact form's plugin mails.
  static func mailbox(sent now: Instant) -> String {
    """
    From: Contact form <forms@example.net>
    To: office@example.net
    Reply-To: "Omar Example" <omar@example.org>
    Subject: New message from your website
    Date: \(mailDate(now))
    Message-ID: <demo-1@example.net>
    Content-Type: text/plain; charset=utf-8

    Name: Omar Example
    Email: omar@example.org
    Phone: +34600000003
    Message: Please call me back this morning.

    """
  }

  /// A moment as mail writes it (RFC 5322, 3.3), in UTC.
  private static func mailDate(_ now: Instant) -> String {
    let time = Zone.utc.local(now)
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return "\(time.date.weekday.shortName), \(time.date.day) \(months[time.date.month - 1]) "
      + "\(time.date.year) \(time.clock) +0000"
  }

  /// A writer that was killed in the middle.
  static let broken = "{\"name\":\"Nobody Example\",\"email\":\"nobody@exa"

  /// The daemon is asked whether it is there.
  static let trial =
    "{\"name\":\"Test of the form\",\"email\":\"test@example.org\",\"is_test\":true}\n"
}
