/// The rules that compilers do not know, each a function from a file to what breaks it.
enum Rules {
  /// What a module may import, besides itself. One that is not here may import nothing.
  static let allowedImports: [String: Set<String>] = [
    "LeadClock": [],
    "LeadFormats": ["LeadClock", "CExpat", "CGMime", "CPhone"],
    "Settings": ["LeadClock", "CYAML", "Glibc"],
    "Ledger": ["LeadClock", "CSQLite", "Glibc"],
    "leadclockd": [
      "LeadClock", "LeadFormats", "Settings", "Ledger", "CSystemd", "CNettle", "CLinux", "Glibc",
    ],
    "leadclock": [
      "LeadClock", "LeadFormats", "Settings", "Ledger", "CACL", "CLinux", "CNettle", "Glibc",
      "ArgumentParser",
    ],
  ]

  /// What single files may import besides: a door of the system's C library in one of them.
  static let allowedInFile: [String: Set<String>] = [
    "Sources/LeadFormats/Text/CharsetConverter.swift": ["Glibc", "Synchronization"],
    "Sources/LeadFormats/Text/Memo.swift": ["Synchronization"],
  ]

  /// The two files that may ask what time it is.
  static let clockFiles: Set<String> = [
    "Sources/leadclockd/Loop/WallClock.swift", "Sources/leadclock/Support/WallClock.swift",
  ]

  static let longestFile = 300
  static let longestFunction = 70

  /// Imports that are not allowed to this file's module.
  static func forbiddenImports(in file: TextFile) -> [String] {
    guard file.path.hasSuffix(".swift") else { return [] }
    let allowed = (allowedImports[file.module] ?? []).union(allowedInFile[file.path] ?? [])
    return imports(in: file).filter { !allowed.contains($0) }.map {
      "\(file.path): \(file.module) may not import \($0)"
    }
  }

  /// The modules a Swift file imports, by the first part of their names.
  static func imports(in file: TextFile) -> [String] {
    let before: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    let kinds: Set<Substring> = [
      "struct", "class", "enum", "protocol", "typealias", "func", "var", "let",
    ]
    return file.codeLines.compactMap { line in
      var words = line.split(separator: " ")[...]
      while let word = words.first, word.hasPrefix("@") || before.contains(word) {
        words.removeFirst()
      }
      guard words.first == "import" else { return nil }
      words.removeFirst()
      if let kind = words.first, kinds.contains(kind) { words.removeFirst() }
      return words.first?.split(separator: ".").first.map(String.init)
    }
  }

  /// Places where a clock is read outside the files that may.
  static func clockReads(in file: TextFile) -> [String] {
    guard !clockFiles.contains(file.path) else { return [] }
    let readings = [
      "clock_gettime(", "gettimeofday", "timespec_get", "time(nil)", "time(NULL)", "time(0)",
      "time(&", "Date()", "Date.now", "ContinuousClock", "SuspendingClock", "DispatchTime.now",
      "DispatchWallTime",
    ]
    return file.codeLines.enumerated().flatMap { number, line in
      readings.filter { line.containsWord($0) }.map {
        "\(file.path):\(number + 1): \($0) reads a clock; pass the time instead"
      }
    }
  }

  /// A file that is too long and does not say why.
  static func longFile(_ file: TextFile) -> [String] {
    let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
    guard count > longestFile, !file.lines.prefix(10).contains(where: excuses) else { return [] }
    return ["\(file.path): \(count) lines, more than \(longestFile)"]
  }

  /// Functions that are too long and do not say why.
  static func longFunctions(in file: TextFile) -> [String] {
    guard file.path.hasSuffix(".swift") else { return [] }
    return functions(in: file).compactMap { first, last in
      let count = last - first + 1
      let nearby = file.lines[max(0, first - 8)...min(last, first + 1)]
      guard count > longestFunction, !nearby.contains(where: excuses) else { return nil }
      return "\(file.path):\(first + 1): a function of \(count) lines, more than \(longestFunction)"
    }
  }

  /// `// long: ` and a reason.
  private static func excuses(_ line: String) -> Bool {
    guard let mark = line.firstRange(of: "// long: ") else { return false }
    return line[mark.upperBound...].count >= 10
  }

  /// The first and last line of every function with a body, counted from 0. Trusts the formatter:
  /// a body ends at the first brace indented as its declaration.
  static func functions(in file: TextFile) -> [(first: Int, last: Int)] {
    let lines = file.codeLines
    return lines.indices.compactMap { first in
      guard declaresFunction(lines[first]) else { return nil }
      let indent = lines[first].indent
      var opening = first
      while !lines[opening].contains("{") {
        opening += 1
        guard opening < lines.count, lines[opening].indent > indent || lines[opening].closes
        else { return nil }
      }
      if lines[opening].trimmed.hasSuffix("}") { return (first, opening) }
      let last = lines[(opening + 1)...].firstIndex {
        $0.indent == indent && $0.trimmed.hasPrefix("}")
      }
      return last.map { (first, $0) }
    }
  }

  private static func declaresFunction(_ line: String) -> Bool {
    let modifiers: Set<Substring> = [
      "public", "package", "internal", "fileprivate", "private", "static", "class", "final",
      "override", "mutating", "nonmutating", "consuming", "borrowing", "convenience", "required",
      "nonisolated", "isolated", "prefix", "postfix", "infix", "indirect", "async",
    ]
    let word = line.split(separator: " ").first { !modifiers.contains($0) && !$0.hasPrefix("@") }
    guard let word else { return false }
    return word == "func" || word == "deinit"
      || ["init(", "init?(", "init<", "subscript("].contains { word.hasPrefix($0) }
  }
}

extension String {
  /// Without the white space around it.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// How many spaces it begins with.
  var indent: Int { prefix { $0 == " " }.count }

  /// Whether a declaration begun above goes on here although it is not indented more.
  var closes: Bool {
    [")", "{", "where ", "->", "async", "throws"].contains { trimmed.hasPrefix($0) }
  }

  /// Whether it holds the text where no longer name merely ends with it.
  func containsWord(_ text: String) -> Bool {
    ranges(of: text).contains { range in
      guard range.lowerBound > startIndex else { return true }
      let before = self[index(before: range.lowerBound)]
      return !(before.isLetter || before.isNumber || before == "_")
    }
  }
}
