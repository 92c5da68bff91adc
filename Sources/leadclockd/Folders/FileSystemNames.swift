import CLinux

/// The names of file systems by their magic numbers, as in statfs(2) and linux/magic.h.
enum FileSystemNames {
  /// Those whose files are written on other machines or in other programs: no hint tells of it, and
  /// no lease says who writes.
  private static let remote: [Int64: String] = [
    0x6969: "nfs", 0xFF53_4D42: "cifs", 0xFE53_4D42: "smb2", 0x517B: "smb", 0x6573_5546: "fuse",
    0x0102_1997: "9p", 0x00C3_6400: "ceph", 0x5346_414F: "afs", 0x7375_7245: "coda",
    0x0BD0_0BD0: "lustre", 0x0116_1970: "gfs2", 0x7461_636F: "ocfs2",
  ]
  private static let local: [Int64: String] = [
    0xEF53: "ext", 0x0102_1994: "tmpfs", 0x794C_7630: "overlay", 0x5846_5342: "xfs",
    0x9123_683E: "btrfs", 0x2FC1_2FC1: "zfs", 0xF2F5_2010: "f2fs", 0x4D44: "vfat",
  ]

  /// The name; nil for one that is not in the lists.
  static func name(of type: Int64) -> String? { remoteName(of: type) ?? local[type & 0xFFFF_FFFF] }

  /// The name of a remote file system; nil for a local one.
  static func remoteName(of type: Int64) -> String? { remote[type & 0xFFFF_FFFF] }
}

extension Folder {
  /// The name of the remote file system it lies on; nil when it is local.
  var remoteFileSystem: String? {
    FileSystemNames.remoteName(of: leadclock_file_system(descriptor.number))
  }
}
