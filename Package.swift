// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors everywhere: a warning that may stay is one nobody reads.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "leadclock",
  products: [
    .executable(name: "leadclockd", targets: ["leadclockd"]),
    .executable(name: "leadclock", targets: ["leadclock"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // C doors: a module map and a shim, nothing else.
    .systemLibrary(
      name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    .systemLibrary(name: "CACL", pkgConfig: "libacl", providers: [.apt(["libacl1-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .target(name: "CPhone", linkerSettings: [.linkedLibrary("phonenumber")]),
    .target(name: "CLinux"),

    // The pure core: no module is imported, no clock is read, no file is touched.
    .target(name: "LeadClock", swiftSettings: strict),
    .target(
      name: "LeadFormats", dependencies: ["LeadClock", "CExpat", "CGMime", "CPhone"],
      swiftSettings: strict),
    .target(name: "Settings", dependencies: ["LeadClock", "CYAML"], swiftSettings: strict),
    .target(name: "Ledger", dependencies: ["LeadClock", "CSQLite"], swiftSettings: strict),

    .executableTarget(
      name: "leadclockd",
      dependencies: [
        "LeadClock", "LeadFormats", "Settings", "Ledger", "CSystemd", "CNettle", "CLinux",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "leadclock",
      dependencies: [
        "LeadClock", "LeadFormats", "Settings", "Ledger", "CACL", "CLinux", "CNettle",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "LeadClockTests", dependencies: ["LeadClock"], swiftSettings: strict),
    .testTarget(
      name: "LeadFormatsTests", dependencies: ["LeadFormats"], exclude: ["Corpus"],
      swiftSettings: strict),
    .testTarget(name: "SettingsTests", dependencies: ["Settings"], swiftSettings: strict),
    .testTarget(name: "LedgerTests", dependencies: ["Ledger"], swiftSettings: strict),
    .testTarget(
      name: "SimulationTests", dependencies: ["LeadClock", "Ledger", "leadclockd"],
      path: "Tests/Simulation",
      swiftSettings: strict),
    .testTarget(name: "DaemonTests", dependencies: ["leadclockd"], swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["leadclock"], exclude: ["Snapshots"],
      swiftSettings: strict),
    .testTarget(
      name: "FaultTests", dependencies: ["LeadFormats", "LeadClock", "CSQLite"],
      path: "Tests/Faults", exclude: ["README.md"], swiftSettings: strict),
    .testTarget(
      name: "FuzzTests", dependencies: ["leadclockd", "LeadFormats", "LeadClock", "Settings"],
      path: "Tests/Fuzz", exclude: ["Package.swift", "Entry", "Corpus", "Dictionaries"],
      swiftSettings: strict),
    .testTarget(name: "TidyTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
