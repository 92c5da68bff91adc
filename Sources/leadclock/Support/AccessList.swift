import CACL
import Glibc

/// POSIX access lists (POSIX.1e draft 17, as libacl has them); no pointer of theirs leaves here.
enum AccessList {
  /// What makes a drop folder one: producers write and cannot list, and the daemon reads what they
  /// write, whatever their umask.
  static let inherited = "user::rwx,user:leadclock:rwx,group::---,mask::rwx,other::---"
  /// The mode 0730 alone: a list that the folder above has passed on would make chmod set a mask.
  static let plain = "user::rwx,group::-wx,other::---"

  /// Gives a folder a list for what is made in it.
  static func setInherited(_ text: String, of folder: Int32) throws {
    try set(text, acl_type_t(ACL_TYPE_DEFAULT), of: folder)
  }

  /// Gives a folder its own list.
  static func setOwn(_ text: String, of folder: Int32) throws {
    try set(text, acl_type_t(ACL_TYPE_ACCESS), of: folder)
  }

  private static func set(_ text: String, _ type: acl_type_t, of folder: Int32) throws {
    guard let list = acl_from_text(text) else {
      throw Failure.system(errno, "access list \(text)", hint: "is there a user leadclock?")
    }
    defer { acl_free(UnsafeMutableRawPointer(list)) }
    // By its descriptor, so that nobody can put a link in its place; libacl sets defaults by path.
    guard acl_set_file("/proc/self/fd/\(folder)", type, list) == 0 else {
      throw Failure.system(errno, "access list", hint: "run it as root")
    }
  }
}
