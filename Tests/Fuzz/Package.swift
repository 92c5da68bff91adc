// swift-tools-version: 6.2
import PackageDescription

/// The parsers alone and what fuzzes them: `scripts/fuzz` builds this in `.build/fuzz`, where
/// `Sources` is a link to the repository's own and `Fuzz` holds links to what lies beside this file.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "fuzz",
  targets: [
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1"),
    .systemLibrary(name: "CExpat", pkgConfig: "expat"),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0"),
    .target(name: "CPhone", linkerSettings: [.linkedLibrary("phonenumber")]),
    .target(name: "LeadClock", swiftSettings: strict),
    .target(
      name: "LeadFormats", dependencies: ["LeadClock", "CExpat", "CGMime", "CPhone"],
      swiftSettings: strict),
    .target(name: "Settings", dependencies: ["LeadClock", "CYAML"], swiftSettings: strict),
    .executableTarget(
      name: "fuzz", dependencies: ["LeadClock", "LeadFormats", "Settings"], path: "Fuzz",
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
