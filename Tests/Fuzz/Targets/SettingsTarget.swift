import Settings

extension FuzzTarget {
  /// The configuration: taken, or refused with complaints that lie in the file and can be printed.
  static let settings = FuzzTarget(name: "settings") { bytes throws(Broken) in
    let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + bytes.count / 2 + 2
    let complaints: [Complaint]
    switch read(bytes) {
    case .success(let settings):
      complaints = settings.notes
      let folders = [settings.spool, settings.state]
      try must(folders.allSatisfy { $0.hasPrefix("/") }, "a relative folder")
      try must(!settings.rules.people.isEmpty, "nobody to tell")
      try must(!settings.rules.routes.isEmpty, "nowhere to go")
    case .failure(let error):
      complaints = error.complaints
      try must((1...50).contains(complaints.count), "\(complaints.count) complaints")
    }
    for complaint in complaints {
      try must((1...lines).contains(complaint.line), "a complaint about line \(complaint.line)")
      try must(complaint.column >= 1, "a complaint about column \(complaint.column)")
      try must(!complaint.text.isEmpty, "a complaint about nothing")
      try mustBePlain(complaint.text, "a complaint")
    }
    let text = String(decoding: bytes.prefix(40), as: UTF8.self)
    if let span = Settings.span(text) {
      try must(span.milliseconds >= 0, "a negative span")
    }
  }

  private static func read(_ bytes: [UInt8]) -> Result<Settings, SettingsError> {
    do throws(SettingsError) {
      return .success(try Settings.read(bytes, path: "leadclock.yaml"))
    } catch {
      return .failure(error)
    }
  }
}
