import ByteIO
import Testing

@testable import ImageOperations

@Suite("Filters of prune and search")
struct FilterTests {
    @Test(
        "a wrong filter is told in docker's words",
        arguments: [
            ("nonsense", "bad format of filter (expected name=value)"), ("x=1", "invalid filter 'x'"),
            ("until=never", "\"never\" is neither a time nor a duration"), ("=", "invalid filter ''"),
        ])
    func wrongPrune(_ filter: String, _ message: String) throws {
        let error = try #require(throws: ImageError.self) { try PruneFilter([filter]) }
        #expect(error.kind == .usage)
        #expect(error.message == message)
    }

    @Test("until can be given once")
    func until() throws {
        let error = try #require(throws: ImageError.self) { try PruneFilter(["until=1h", "until=2h"]) }
        #expect(error.message == "more than one until filter specified")
    }

    @Test(
        "a wrong filter of search is told in docker's words",
        arguments: [
            ("stars=-1", "invalid filter 'stars=[-1]'"), ("is-official=yes", "invalid filter 'is-official=[yes]'"),
            ("is-automated=x", "invalid filter 'is-automated=[x]'"), ("x=1", "invalid filter 'x'"),
        ])
    func wrongSearch(_ filter: String, _ message: String) throws {
        let error = try #require(throws: ImageError.self) { try SearchFilter([filter]) }
        #expect(error.kind == .usage)
        #expect(error.message == message)
    }

    @Test("space around key and value, and the key's case, do not matter")
    func trimmed() throws {
        let filter = try FilterText(" Dangling = true ")
        #expect(filter.key == "dangling")
        #expect(try filter.truth())
    }
}
