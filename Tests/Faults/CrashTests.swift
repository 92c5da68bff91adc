import Foundation
import Testing

/// The crash rule: whatever the daemon dies in the middle of is finished after the next start.
@Suite struct CrashTests {
  /// LEADCLOCK_POINTS=all kills at every call instead of some.
  private static let isComplete = ProcessInfo.processInfo.environment["LEADCLOCK_POINTS"] == "all"
  private static let some = 9

  @Test(
    .enabled(if: Tracer.isPossible, "processes may not be traced here (ptrace), or no strace"),
    arguments: Scene.allCases)
  func `a daemon killed at any lasting call finishes after the next start`(
    scene: Scene
  ) async throws {
    let points = try await points(of: scene)
    try #require(points.count >= 5)
    for point in points {
      try await Bench.run(scene.configuration) { bench in
        try await interrupt(bench, scene, at: point)
      }
    }
  }

  /// Which calls the scene makes, once it runs through.
  private func points(of scene: Scene) async throws -> [Tracer.Point] {
    var points: [Tracer.Point] = []
    try await Bench.run(scene.configuration) { bench in
      try await bench.start()
      try await scene.prepare(bench)
      let tracer = try await Tracer.attach(to: bench, at: nil)
      try await scene.act(bench)
      try await bench.until("\(scene) done") { scene.isDone(bench) }
      // The marks are written after a second.
      try await bench.pause(1.3)
      tracer.signal(SIGTERM)
      try await bench.until("detached") { !tracer.isRunning }
      points = Tracer.counts(bench)
      scene.check(bench, "\(scene) uninterrupted")
    }
    guard !Self.isComplete, points.count > Self.some else { return points }
    return (0..<Self.some).map { points[$0 * points.count / Self.some] }
  }

  private func interrupt(
    _ bench: Bench, _ scene: Scene, at point: Tracer.Point
  ) async throws {
    let place = "\(scene) at \(point)"
    try await bench.start()
    try await scene.prepare(bench)
    let tracer = try await Tracer.attach(to: bench, at: point)
    try await scene.act(bench)
    var doneAt: Date?
    try await bench.until("killed or done: \(place)") {
      guard bench.daemon?.isRunning == true else { return true }
      if scene.isDone(bench) { doneAt = doneAt ?? Date() }
      return doneAt.map { Date().timeIntervalSince($0) > 1.2 } ?? false
    }
    tracer.signal(SIGTERM)
    bench.crash()
    try await bench.start()
    try await bench.until("finished after \(place)") { scene.isDone(bench) }
    try await bench.until("everything told after \(place)") {
      Set(bench.entries("started").map(\.key)).count == 2
    }
    try await bench.pause(0.1)
    scene.check(bench, place)
  }
}
