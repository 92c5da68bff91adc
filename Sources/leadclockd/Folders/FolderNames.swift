/// The names in a folder, one behind the other: a hundred thousand arrays of their own would take
/// many times the room.
struct FolderNames: RandomAccessCollection {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  var startIndex: Int { 0 }
  var endIndex: Int { ends.count }

  subscript(place: Int) -> FileName { FileName(Array(slice(place))) }

  /// The bytes of a name, where no name of its own is needed.
  func slice(_ place: Int) -> ArraySlice<UInt8> {
    bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]]
  }

  mutating func append(_ name: some Sequence<UInt8>) {
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
  }
}
