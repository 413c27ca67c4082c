internal import ByteIO

/// One parsed extension header. A class, because the records are too many to be copied with each look at one.
final class PaxHeader {
    let records: PaxRecords

    init(_ records: PaxRecords) { self.records = records }
}
