import LeadClock
import Testing

@testable import Settings

/// A configuration that holds, without an end: five lines, on which tests build.
let base = """
  spool: /s
  state: /t
  people: { ana: {}, ben: {} }
  catch-all: ana
  policies: { default: {} }

  """

/// The configuration in a text.
func read(_ text: String) throws(SettingsError) -> Settings {
  try Settings.read(Array(text.utf8), path: "c.yaml", zoneFolder: "/usr/share/zoneinfo")
}

/// What is said of a text; empty when it holds.
func complaints(_ text: String) -> [String] { complaints(Array(text.utf8)) }

/// What is said of some bytes; empty when they hold.
func complaints(_ bytes: [UInt8]) -> [String] {
  do throws(SettingsError) {
    _ = try Settings.read(bytes, path: "c.yaml", zoneFolder: "/usr/share/zoneinfo")
    return []
  } catch {
    return error.complaints.map(\.description)
  }
}

/// A text and all that must be said of it.
struct Refusal: Sendable, CustomTestStringConvertible {
  let text: String
  let says: [String]

  /// `lines` follow the five of `base`.
  static func after(_ lines: String, _ says: String...) -> Refusal {
    Refusal(text: base + lines, says: says)
  }

  /// `text` is the whole file.
  static func whole(_ text: String, _ says: String...) -> Refusal {
    Refusal(text: text, says: says)
  }

  /// `policy` is the only one, on line 5.
  static func policy(_ policy: String, _ says: String...) -> Refusal {
    let head = base.split(separator: "\n").dropLast().joined(separator: "\n")
    return Refusal(text: head + "\npolicies:\n  default:\n" + policy, says: says)
  }

  var testDescription: String { says.first ?? text }
}

/// A file of the folder `config` in this package.
func shippedFile(_ name: String) -> String {
  let folders = #filePath.split(separator: "/").dropLast(3)
  return "/" + folders.joined(separator: "/") + "/config/" + name
}
