import Glibc

/// A text file of the repository, split into lines.
struct TextFile: Sendable {
  /// The path below the repository's root, with `/` between its parts.
  let path: String
  /// The lines without their ends.
  let lines: [String]

  init(path: String, text: String) {
    self.path = path
    self.lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The part of the path below `Sources/`: the name of the module.
  var module: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : ""
  }

  /// The lines with what follows `//` taken away, so that prose breaks no rule.
  var codeLines: [String] {
    lines.map { line in
      guard let comment = line.firstRange(of: "//") else { return line }
      return String(line[..<comment.lowerBound])
    }
  }
}

/// The files of this repository, read with the C library alone.
enum SourceTree {
  /// The repository's root, found from where this file lies.
  static let root: String = {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + parts.joined(separator: "/")
  }()

  /// Every Swift, C and header file of the programs.
  static let sources: [TextFile] = files(under: "Sources").filter { file in
    [".swift", ".c", ".h"].contains { file.path.hasSuffix($0) }
  }

  /// The file at a path below the root, or nil when there is none.
  static func file(_ path: String) -> TextFile? {
    guard let text = contents(of: root + "/" + path) else { return nil }
    return TextFile(path: path, text: text)
  }

  /// Every file below a folder, or the file of that name itself, ordered by path.
  static func files(under path: String) -> [TextFile] {
    guard let names = names(in: root + "/" + path) else { return file(path).map { [$0] } ?? [] }
    return names.sorted().flatMap { files(under: path + "/" + $0) }
  }

  private static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  private static func contents(of path: String) -> String? {
    guard let stream = fopen(path, "r") else { return nil }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&part, 1, part.count, stream)
      if count == 0 { break }
      bytes.append(contentsOf: part[..<count])
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
