import Glibc

/// An open file, closed when nobody holds it any more.
final class Descriptor {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close(number) }
}
