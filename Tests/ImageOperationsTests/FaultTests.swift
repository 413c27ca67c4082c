import ByteIO
import ImageFormats
import Support
import SystemPackage
import Testing

@Suite("Calls of the system that fail, one after the other")
struct FaultTests {
    /// All calls of each command with `TOTE_FAULTS=all`; otherwise every 23rd, from a random one.
    private static let isComplete = Program.environment["TOTE_FAULTS"] == "all"
    private static let commands = FaultWorld.Command.allCases

    @Test("a command that dies at a call leaves a store in order, and works when it is run again", arguments: commands)
    func death(_ command: FaultWorld.Command) throws { try sweep(command, .death) }

    @Test("a full disk leaves a store in order, and the command works once there is room", arguments: commands)
    func fullDisk(_ command: FaultWorld.Command) throws { try sweep(command, .error(.noSpace)) }

    @Test("a failing disk leaves a store in order", arguments: commands)
    func failingDisk(_ command: FaultWorld.Command) throws { try sweep(command, .error(.ioError)) }

    @Test("an interrupted call is made again", arguments: commands)
    func interruption(_ command: FaultWorld.Command) throws { try sweep(command, .interruption) }

    @Test("transfers of a few bytes at a time add up", arguments: commands)
    func shortness(_ command: FaultWorld.Command) throws {
        let world = try FaultWorld()
        try world.reset()
        let result = FaultPlan.run(.shortness, at: 0, marker: world.marker) { try world.run(command) }
        #expect(result.calls > 0)
        #expect(result.error == nil)
        #expect(try world.isDone(command))
        #expect(try world.faults(after: command) == [])
    }

    private func sweep(_ command: FaultWorld.Command, _ fault: FaultPlan.Fault) throws {
        let world = try FaultWorld()
        var random = SeededGenerator()
        let step = Self.isComplete ? 1 : 23
        var points = 0
        for number in stride(from: Int.random(in: 1...step, using: &random), to: 5000, by: step) {
            try world.reset()
            let result = FaultPlan.run(fault, at: number, marker: world.marker) { try world.run(command) }
            guard result.isReached else { break }
            points += 1
            let what = "\(command) at call \(number): \(result.error.map { "\($0)" } ?? "no error")"
            #expect(try world.faults(after: command) == [], "\(what)")
            if case .interruption = fault { #expect(result.error == nil, "\(what)") }
            if result.error == nil { #expect(try world.isDone(command), "\(what)") }
            if try command.isRepeatable || !world.isDone(command) { try again(command, world, what) }
        }
        #expect(points > 0)
        if Self.isComplete { print("\(command) \(fault): \(points) points") }
    }

    /// The command, run after one that failed, does what it should, and tidies up.
    private func again(_ command: FaultWorld.Command, _ world: FaultWorld, _ what: String) throws {
        #expect(throws: Never.self, "again after \(what)") { try world.run(command) }
        #expect(try world.isDone(command), "again after \(what)")
        #expect(try world.faults(after: command) == [], "again after \(what)")
        // A command that reads tidies nothing.
        if command.isTidy { #expect(try world.store.contents().leftovers == [], "again after \(what)") }
    }
}
