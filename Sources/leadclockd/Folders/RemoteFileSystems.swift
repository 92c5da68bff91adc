import CLinux

/// File systems whose files are written on other machines or in other programs: no hint tells of it,
/// and no lease says who writes. Their magic numbers are those of statfs(2) and linux/magic.h.
enum RemoteFileSystems {
  private static let names: [Int64: String] = [
    0x6969: "nfs", 0xFF53_4D42: "cifs", 0xFE53_4D42: "smb2", 0x517B: "smb", 0x6573_5546: "fuse",
    0x0102_1997: "9p", 0x00C3_6400: "ceph", 0x5346_414F: "afs", 0x7375_7245: "coda",
    0x0BD0_0BD0: "lustre", 0x0116_1970: "gfs2", 0x7461_636F: "ocfs2",
  ]

  /// The file system's name; nil for a local one.
  static func name(of type: Int64) -> String? { names[type & 0xFFFF_FFFF] }
}

extension Folder {
  /// The name of the remote file system it lies on; nil when it is local.
  var remoteFileSystem: String? {
    RemoteFileSystems.name(of: leadclock_file_system(descriptor.number))
  }
}
