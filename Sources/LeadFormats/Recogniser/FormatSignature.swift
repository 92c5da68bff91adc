/// Which handler wrote a record, told by keys that no other writes. The generic recogniser reads
/// all of them; the name serves routes, reports and the person who looks at the file.
enum FormatSignature {
  /// No signature fits.
  static let generic = "generic"

  /// The format's name, `generic` when none fits.
  static func name(of value: JSONValue) -> String {
    var value = value
    // Handlers that forward a hook put it one level down.
    for _ in 0..<3 {
      if let known = direct(value) { return known }
      guard let inner = value["payload"] ?? value["body"] ?? value["data"] ?? value.elements?.first
      else { return generic }
      value = inner
    }
    return generic
  }

  private static func direct(_ value: JSONValue) -> String? {
    func has(_ keys: String...) -> Bool { keys.allSatisfy { value[$0] != nil } }
    // A known handler writes few keys; looking for thirty in a million would take long.
    guard let members = value.members, members.count <= 1000 else { return nil }
    if has("user_column_data", "lead_id") { return "google_ads" }
    if has("field_data") || (value["object"]?.text == "page" && has("entry")) { return "meta" }
    if value["type"]?.text == "LEAD_ACTION" || has("formResponse") { return "linkedin" }
    if has("subscriptionType", "objectId") || has("vid", "properties") || isHubSpotForm(value) {
      return "hubspot"
    }
    if value["event_type"]?.text == "form_response" { return "typeform" }
    if has("formID", "submissionID") { return "jotform" }
    if value["triggerType"]?.text == "form_submission" { return "webflow" }
    if value["event"]?.text?.hasPrefix("invitee.") == true { return "calendly" }
    if has("namedValues") { return "google_forms" }
    if has("ordered_human_fields") || has("form_name", "site_url") { return "netlify" }
    if has("oid", "retURL") { return "salesforce" }
    if has("fired_at", "data", "type") { return "mailchimp" }
    if has("form_id", "source_url") { return "gravity_forms" }
    if has("your-email") || has("your-name") || has("_remote_ip", "_url") {
      return "contact_form_7"
    }
    if has("form", "fields"), value["fields"]?.members != nil { return "elementor" }
    if value["entry"]?.elements?.contains(where: { $0["lead_id"] != nil }) == true {
      return "tiktok"
    }
    return nil
  }

  private static func isHubSpotForm(_ value: JSONValue) -> Bool {
    value["context"]?["pageUri"] != nil && value["fields"]?.elements != nil
  }
}
