internal import ByteIO

/// Go's `printf`: `%[flags][width][.precision][argument]verb`.
struct PrintfFormat {
    private let bytes: [UInt8]
    private let arguments: ArraySlice<GoValue>
    private let escape: ((String) -> String)?
    private var at = 0
    /// The argument that is next.
    private var number = 0
    private var isReordered = false
    private var isGoodNumber = true
    private var afterNumber = false
    private var flags = FormatFlags()
    private var output = ""

    /// Widths and precisions that Go takes.
    private static let limit = 1_000_000

    /// The first argument is the format.
    ///
    /// - Throws: `.limitExceeded` for more text than a template may make.
    static func text(_ arguments: [GoValue], _ escape: ((String) -> String)?) throws(ImageError) -> String {
        guard case .string(let format)? = arguments.first?.content else { return "" }
        var printer = PrintfFormat(
            bytes: Array(format.utf8), arguments: arguments.dropFirst(), escape: escape)
        try printer.run()
        return printer.output
    }

    private init(bytes: [UInt8], arguments: ArraySlice<GoValue>, escape: ((String) -> String)?) {
        self.bytes = bytes
        self.arguments = ArraySlice(Array(arguments))
        self.escape = escape
    }

    private mutating func run() throws(ImageError) {
        while at < bytes.count {
            let start = at
            while at < bytes.count, bytes[at] != UInt8(ascii: "%") { at += 1 }
            output += String(decoding: bytes[start..<at], as: UTF8.self)
            guard at < bytes.count else { break }
            at += 1
            guard try directive() else { break }
        }
        guard !isReordered, number < arguments.count else { return }
        var rest: [String] = []
        for argument in arguments.dropFirst(number) {
            let text = try shown(argument, FormatFlags(), "v")
            rest.append(argument.isAbsent ? "<nil>" : argument.typeName + "=" + text)
        }
        output += "%!(EXTRA " + rest.joined(separator: ", ") + ")"
    }

    /// One directive; `false` where the format ends in the middle of it.
    private mutating func directive() throws(ImageError) -> Bool {
        (flags, isGoodNumber, afterNumber) = (FormatFlags(), true, false)
        while takeFlag() {}
        argumentNumber()
        width()
        precision()
        if !afterNumber { argumentNumber() }
        guard let verb = verb() else {
            output += "%!(NOVERB)"
            return false
        }
        if verb == "%" {
            output += "%"
        } else if !isGoodNumber {
            output += "%!\(verb)(BADINDEX)"
        } else if let argument = takeArgument() {
            output += try shown(argument, flags(for: verb), verb)
        } else {
            output += "%!\(verb)(MISSING)"
        }
        try WorkBudget.check(textOf: output.utf8.count)
        return true
    }

    private func shown(
        _ value: GoValue, _ flags: FormatFlags, _ verb: Unicode.Scalar
    ) throws(ImageError) -> String {
        var formatter = GoFormatter(escape: value.isOurs ? nil : escape)
        formatter.flags = flags
        try formatter.print(value, verb)
        return formatter.output
    }

    /// `%+v` and `%#v` mean something else than a sign and a prefix.
    private func flags(for verb: Unicode.Scalar) -> FormatFlags {
        guard verb == "v" else { return flags }
        var flags = flags
        (flags.isSyntax, flags.sharp) = (flags.sharp, false)
        (flags.namesFields, flags.plus) = (flags.plus, false)
        return flags
    }

    private mutating func takeFlag() -> Bool {
        guard at < bytes.count else { return false }
        switch bytes[at] {
        case UInt8(ascii: "-"): flags.minus = true
        case UInt8(ascii: "+"): flags.plus = true
        case UInt8(ascii: "#"): flags.sharp = true
        case UInt8(ascii: " "): flags.space = true
        case UInt8(ascii: "0"): flags.zero = true
        default: return false
        }
        at += 1
        return true
    }

    private mutating func width() {
        if take("*") {
            flags.width = takeInteger()
            if flags.width == nil { output += "%!(BADWIDTH)" }
            if let width = flags.width, width < 0 { (flags.width, flags.minus, flags.zero) = (-width, true, false) }
            afterNumber = false
        } else {
            flags.width = digits()
            if afterNumber, flags.width != nil { isGoodNumber = false }
        }
    }

    private mutating func precision() {
        guard take(".") else { return }
        if afterNumber { isGoodNumber = false }
        argumentNumber()
        if take("*") {
            flags.precision = takeInteger()
            if let precision = flags.precision, precision < 0 { flags.precision = nil }
            if flags.precision == nil { output += "%!(BADPREC)" }
            afterNumber = false
        } else {
            flags.precision = digits() ?? 0
        }
    }

    /// `[3]`: the argument that is next, from 1.
    private mutating func argumentNumber() {
        afterNumber = false
        guard at < bytes.count, bytes[at] == UInt8(ascii: "[") else { return }
        isReordered = true
        guard let end = bytes[at...].firstIndex(of: UInt8(ascii: "]")) else {
            isGoodNumber = false
            at += 1
            return
        }
        let text = bytes[(at + 1)..<end]
        at = end + 1
        guard text.allSatisfy({ (0x30...0x39).contains($0) }), text.count < 8,
            let value = Int(String(decoding: text, as: UTF8.self)), (1...arguments.count + 1).contains(value),
            value <= arguments.count
        else { return isGoodNumber = false }
        number = value - 1
        afterNumber = true
    }

    /// Digits; a number that is too large takes the rest of the format with it, as in Go.
    private mutating func digits() -> Int? {
        var value: Int?
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) {
            if let value, value > Self.limit {
                at = bytes.count
                return nil
            }
            value = (value ?? 0) * 10 + Int(bytes[at] - 0x30)
            at += 1
        }
        return value
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard at < bytes.count, UInt32(bytes[at]) == character.value else { return false }
        at += 1
        return true
    }

    private mutating func verb() -> Unicode.Scalar? {
        var decoder = UTF8()
        var iterator = bytes[at...].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
        at += UTF8.width(scalar)
        return scalar
    }

    private mutating func takeArgument() -> GoValue? {
        guard number < arguments.count else { return nil }
        defer { number += 1 }
        return arguments[number]
    }

    private mutating func takeInteger() -> Int? {
        guard case .integer(let value)? = takeArgument()?.content, abs(Double(value)) <= Double(Self.limit) else {
            return nil
        }
        return Int(value)
    }
}
