/// The decimal digits of a double: 0.d₁d₂d₃… × 10^point.
struct DecimalDigits {
    /// From 0 to 9, neither the first nor the last one 0; none for zero.
    private(set) var digits: [UInt8]
    private(set) var point = 0

    /// The fewest digits that no other double has.
    init(shortest value: Double) {
        digits = []
        var isFraction = false
        let text = value.magnitude.description.utf8
        let mark = text.firstIndex { $0 == UInt8(ascii: "e") } ?? text.endIndex
        for byte in text[..<mark] {
            if byte == UInt8(ascii: ".") {
                isFraction = true
            } else {
                digits.append(byte &- UInt8(ascii: "0"))
                point += isFraction ? 0 : 1
            }
        }
        point += Int(String(Substring(text[mark...].dropFirst()))) ?? 0
        trim()
    }

    /// All digits that the double has: up to 767.
    init(exact value: Double) {
        let exponent = Int(value.magnitude.exponentBitPattern)
        let significand = value.significandBitPattern | (exponent > 0 ? 1 << 52 : 0)
        digits = String(significand).utf8.map { $0 &- UInt8(ascii: "0") }
        point = digits.count
        let shift = max(exponent, 1) - 1075
        if shift > 0 { for _ in 0..<shift { double() } }
        if shift < 0 { for _ in shift..<0 { halve() } }
        trim()
    }

    private mutating func double() {
        var carry: UInt8 = 0
        for place in digits.indices.reversed() {
            let value = digits[place] &* 2 &+ carry
            digits[place] = value % 10
            carry = value / 10
        }
        guard carry > 0 else { return }
        digits.insert(carry, at: 0)
        point += 1
    }

    private mutating func halve() {
        var rest: UInt8 = 0
        for place in digits.indices {
            let value = rest &* 10 &+ digits[place]
            digits[place] = value / 2
            rest = value % 2
        }
        if rest > 0 { digits.append(5) }
        guard digits.first == 0 else { return }
        digits.removeFirst()
        point -= 1
    }

    private mutating func trim() {
        while digits.last == 0 { digits.removeLast() }
        let zeros = digits.prefix { $0 == 0 }.count
        digits.removeFirst(zeros)
        point = digits.isEmpty ? 0 : point - zeros
    }

    /// Keeps `count` digits; a half goes to the even neighbour.
    mutating func round(to count: Int) {
        guard count < digits.count else { return }
        guard count >= 0 else { return self = DecimalDigits(shortest: 0) }
        let rest = digits[count...]
        let isHalf = rest.first == 5 && rest.count == 1
        let isUp = isHalf ? count > 0 && digits[count - 1] % 2 == 1 : (rest.first ?? 0) >= 5
        digits.removeSubrange(count...)
        if isUp { increment() }
        trim()
    }

    private mutating func increment() {
        for place in digits.indices.reversed() {
            if digits[place] < 9 {
                digits[place] += 1
                return
            }
            digits[place] = 0
        }
        digits.insert(1, at: 0)
        point += 1
    }

    /// `d.ddde±dd` with `places` digits behind the point.
    func scientific(_ places: Int, mark: String = "e") -> String {
        let exponent = digits.isEmpty ? 0 : point - 1
        let power = (abs(exponent) < 10 ? "0" : "") + String(abs(exponent))
        let rest = places > 0 ? "." + text(1, places) : ""
        return text(0, 1) + rest + mark + (exponent < 0 ? "-" : "+") + power
    }

    /// `ddd.ddd` with `places` digits behind the point.
    func plain(_ places: Int) -> String {
        (point > 0 ? text(0, point) : "0") + (places > 0 ? "." + text(point, places) : "")
    }

    /// `count` digits from the place `start`, zeros where there are none.
    private func text(_ start: Int, _ count: Int) -> String {
        var result: [UInt8] = []
        for place in start..<(start + count) {
            result.append(UInt8(ascii: "0") &+ (digits.indices.contains(place) ? digits[place] : 0))
        }
        return String(decoding: result, as: UTF8.self)
    }
}
