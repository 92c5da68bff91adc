/// Thousands of files on one command line. The parser of arguments keeps with each value where all
/// before it stood, so that the time grows with the square of their number; a long run of plain
/// arguments is handed to it as one, joined by NUL, which no argument can hold.
enum ManyFiles {
  /// So many plain arguments are handed over one by one.
  private static let fewest = 100

  /// The arguments of `parse` with every long run of files folded; those of other verbs as they are.
  static func folded(_ arguments: [String]) -> [String] {
    guard arguments.first == "parse" else { return arguments }
    var folded: [String] = []
    var run: [String] = []
    func close() {
      // An option's value and the verb itself stand at the beginning of a run.
      folded += run.prefix(fewest)
      let rest = run.dropFirst(fewest)
      if !rest.isEmpty { folded.append(rest.joined(separator: "\0")) }
      run = []
    }
    for argument in arguments {
      guard argument.hasPrefix("-") else {
        run.append(argument)
        continue
      }
      close()
      folded.append(argument)
    }
    close()
    return folded
  }

  /// The files that were folded.
  static func unfolded(_ files: [String]) -> [String] {
    files.flatMap { file in
      file.utf8.split(separator: 0, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }
  }
}
