import LeadFormats
import Settings

extension Settings {
  /// What the daemon's reader is told as well.
  var recogniserSetting: RecogniserSetting {
    RecogniserSetting(
      ownDomains: ownDomains, region: region, zone: timezone, maximumRecords: limits.records,
      callSeconds: limits.callSeconds)
  }
}
