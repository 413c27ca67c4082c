/// A span of time as Docker shows it: `About an hour`, `3 weeks`. Without the ` ago`.
public enum HumanDuration {
    /// The text for `nanoseconds`.
    public static func text(nanoseconds: Int64) -> String {
        let seconds = nanoseconds / 1_000_000_000
        let minutes = seconds / 60
        let hours = seconds / 3600
        let roundedHours = seconds % 3600 >= 1800 ? hours + 1 : hours
        switch seconds {
        case ..<1: return "Less than a second"
        case 1: return "1 second"
        case ..<60: return "\(seconds) seconds"
        case ..<120: return "About a minute"
        case ..<3600: return "\(minutes) minutes"
        default: break
        }
        switch roundedHours {
        case 1: return "About an hour"
        case ..<48: return "\(roundedHours) hours"
        case ..<336: return "\(roundedHours / 24) days"
        case ..<1440: return "\(roundedHours / 168) weeks"
        case ..<17520: return "\(roundedHours / 720) months"
        default: return "\(hours / 8760) years"
        }
    }

    /// The text for the time between two moments; like Go's, it ends at 292 years.
    public static func text(from start: Timestamp, to end: Timestamp) -> String {
        let seconds = end.seconds - start.seconds
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = product.addingReportingOverflow(Int64(end.nanosecond) - Int64(start.nanosecond))
        guard overflow || carry else { return text(nanoseconds: sum) }
        return text(nanoseconds: seconds < 0 ? .min : .max)
    }
}
