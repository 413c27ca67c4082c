enum HumanSize { static func text(_ n: Int64) -> String { "\(n)B" } }
