/// Words by which senders say what happened.
enum EventWords {
  /// Something ended or was taken back.
  static let undone: Set<String> = [
    "unsubscribe", "unsubscribed", "unsubscription", "deleted", "deletion", "canceled",
    "cancelled", "cancellation", "cleaned", "bounced", "removed", "rescheduled", "declined",
  ]

  /// An event about something else than a new lead, alone or with more words.
  static let other: Set<String> = undone.union([
    "upemail", "complaint", "ping", "verification", "challenge", "uninstall", "uninstalled",
    "reschedule", "delete", "cancel",
  ])

  /// What happens to leads that are known already: `contact.updated`.
  static let changes: Set<String> = [
    "updated", "update", "changed", "change", "propertychange", "merged", "merge", "closed",
    "resolved", "archived", "assigned", "unassigned", "reopened",
  ]

  static let known: Set<String> = [
    "contact", "person", "deal", "company", "subscriber", "profile", "user", "member",
    "conversation", "ticket", "booking", "appointment", "invitee", "chat", "customer",
    "opportunity",
  ]

  /// Attention that may come without a name.
  static let attention: Set<String> = [
    "click", "clicked", "call", "called", "visit", "visited", "view", "viewed", "pageview", "chat",
    "whatsapp", "download", "downloaded", "scroll", "opened", "started", "abandoned", "play",
    "played", "directions", "impression",
  ]

  static let download: Set<String> = words(
    """
    download downloads whitepaper ebook brochure descarga descargar folleto telechargement \
    telecharger herunterladen broschure katalog scaricare scarica baixar transferencia downloaden \
    brochuren nedlasting ladda lataa pobierz pobranie letoltes indir скачать ダウンロード 資料請求 下载 \
    下載 다운로드 stahnout descarca
    """)

  static let subscribe: Set<String> = words(
    """
    newsletter subscribe subscription subscriber signup boletin suscripcion suscribirse abonnieren \
    infolettre abonnement inscription nieuwsbrief aanmelden nyhetsbrev nyhedsbrev uutiskirje \
    newslettera hirlevel bulten bulteni abone рассылка подписка メルマガ ニュースレター 订阅 訂閱 구독 \
    뉴스레터 zpravodaj butlleti
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(separator: " ").map { Folding.fold($0) })
  }
}
