/// Finds an open lead's place by its number.
///
/// Numbers are given in order, so open leads lie close together: pages of 256 numbers cost four
/// bytes a lead where leads are dense, and nothing where none is open.
struct LeadIndex {
  private static var pageLength: Int64 { 256 }
  private static var nobody: UInt32 { .max }

  private struct Page {
    var slots = [UInt32](repeating: .max, count: 256)
    var used = 0
  }
  private var pages: [Int64: Page] = [:]

  subscript(lead: LeadID) -> UInt32? {
    guard let page = pages[lead.number / Self.pageLength] else { return nil }
    let slot = page.slots[Int(lead.number % Self.pageLength)]
    return slot == Self.nobody ? nil : slot
  }

  /// Every place in use.
  var slots: [UInt32] {
    pages.values.flatMap { page in page.slots.filter { $0 != Self.nobody } }
  }

  mutating func insert(_ lead: LeadID, at slot: UInt32) {
    let place = Int(lead.number % Self.pageLength)
    pages[lead.number / Self.pageLength, default: Page()].slots[place] = slot
    pages[lead.number / Self.pageLength]!.used += 1
  }

  mutating func remove(_ lead: LeadID) {
    let number = lead.number / Self.pageLength
    pages[number]!.slots[Int(lead.number % Self.pageLength)] = Self.nobody
    pages[number]!.used -= 1
    if pages[number]!.used == 0 { pages[number] = nil }
  }
}
