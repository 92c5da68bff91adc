/// One way of keeping local time: an offset and its name.
struct ZoneType: Hashable, Sendable {
  /// Seconds ahead of UTC, within `ZoneTable.offsets`.
  var offset: Int64
  /// `CET`, `-03`.
  var abbreviation: String
}

/// A stretch of time in which one offset holds: `from ..< until` in seconds since 1970.
///
/// Its neighbour may have the same offset.
struct ZoneSegment: Hashable, Sendable {
  var from: Int64
  var until: Int64
  var offset: Int64
  var abbreviation: String
}

/// The transitions of a zone; a class, so that every copy of a zone shares them.
final class ZoneTable: Sendable {
  /// RFC 8536 allows offsets of more than -25 and less than 26 hours.
  static let offsets: ClosedRange<Int64> = -89_999...93_599
  /// Before every transition; far enough from the integer's end for arithmetic.
  static let beginning = Int64.min / 4
  /// After every transition.
  static let end = Int64.max / 4

  /// A moment from which a type holds.
  struct Transition: Hashable, Sendable {
    var at: Int64
    var type: Int
  }

  /// Ascending, no two at the same moment.
  let transitions: [Transition]
  /// The first one holds before every transition.
  let types: [ZoneType]
  /// What holds from the last transition on.
  let rule: ZoneRule?
  /// The smallest offset the zone ever has.
  let leastOffset: Int64
  /// The greatest offset the zone ever has.
  let greatestOffset: Int64

  init(transitions: [Transition], types: [ZoneType], rule: ZoneRule?) {
    self.transitions = transitions
    self.types = types
    self.rule = rule
    let offsets = types.map(\.offset) + (rule?.offsets ?? [])
    leastOffset = offsets.min() ?? 0
    greatestOffset = offsets.max() ?? 0
  }

  func isSame(as other: ZoneTable) -> Bool {
    transitions == other.transitions && types == other.types && rule == other.rule
  }

  /// The stretch that holds a moment, in seconds since 1970.
  func segment(at moment: Int64) -> ZoneSegment {
    let next = firstTransition(after: moment)
    let from = next == 0 ? Self.beginning : transitions[next - 1].at
    if next == transitions.count, let rule {
      return rule.segment(at: moment, notBefore: from)
    }
    let type = types[next == 0 ? 0 : transitions[next - 1].type]
    let until = next == transitions.count ? Self.end : transitions[next].at
    return ZoneSegment(
      from: from, until: until, offset: type.offset, abbreviation: type.abbreviation)
  }

  private func firstTransition(after moment: Int64) -> Int {
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].at <= moment { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first moment at which the wall shows `wall` or later, both in seconds since 1970.
  ///
  /// In a gap that is the transition, of two occurrences it is the first: an opening.
  func opening(atWall wall: Int64) -> Int64 {
    var segment = segment(at: wall - greatestOffset)
    while true {
      let moment = max(segment.from, wall - segment.offset)
      if moment < segment.until || segment.until >= Self.end { return moment }
      segment = self.segment(at: segment.until)
    }
  }

  /// The moment before which the wall last shows less than `wall`, both in seconds since 1970.
  ///
  /// In a gap that is the transition, of two occurrences it is the second: a closing.
  func closing(atWall wall: Int64) -> Int64 {
    let latest = wall - leastOffset
    var segment = segment(at: wall - greatestOffset)
    var moment = min(segment.until, wall - segment.offset)
    while segment.until <= latest {
      segment = self.segment(at: segment.until)
      if segment.from < wall - segment.offset {
        moment = min(segment.until, wall - segment.offset)
      }
    }
    return moment
  }
}
