extension ContainerConfig {
    /// The object with all members that Docker's own struct always writes, in its order, as engines up to 28 did. Those
    /// from 29 on leave a missing `OnBuild` out.
    public func dockerJSON(writesOnBuild: Bool = true) -> JSON {
        var members: [(String, JSON)] = [
            ("Hostname", .string(hostname)), ("Domainname", .string(domainname)), ("User", .string(user)),
            ("AttachStdin", .bool(attachStdin)), ("AttachStdout", .bool(attachStdout)),
            ("AttachStderr", .bool(attachStderr)),
        ]
        if let exposedPorts, !exposedPorts.isEmpty { members.append(("ExposedPorts", .keys(exposedPorts))) }
        members += [
            ("Tty", .bool(tty)), ("OpenStdin", .bool(openStdin)), ("StdinOnce", .bool(stdinOnce)),
            ("Env", Self.list(env)), ("Cmd", Self.list(cmd)),
        ]
        if let healthcheck { members.append(("Healthcheck", healthcheck.json)) }
        if argsEscaped { members.append(("ArgsEscaped", true)) }
        members += [
            ("Image", .string(image)), ("Volumes", volumes.map { .keys($0) } ?? .null),
            ("WorkingDir", .string(workingDir)), ("Entrypoint", Self.list(entrypoint)),
        ]
        if networkDisabled { members.append(("NetworkDisabled", true)) }
        if !macAddress.isEmpty { members.append(("MacAddress", .string(macAddress))) }
        if onBuild != nil || writesOnBuild { members.append(("OnBuild", Self.list(onBuild))) }
        members.append(("Labels", labels?.json ?? .null))
        if !stopSignal.isEmpty { members.append(("StopSignal", .string(stopSignal))) }
        if let stopTimeout { members.append(("StopTimeout", .integer(stopTimeout))) }
        if let shell, !shell.isEmpty { members.append(("Shell", .strings(shell))) }
        return .object(members)
    }

    /// The object with the members that say something, in the order of OCI's struct and Docker's additions to it.
    public var json: JSON {
        var members: [(String, JSON)] = []
        if !user.isEmpty { members.append(("User", .string(user))) }
        if let exposedPorts, !exposedPorts.isEmpty { members.append(("ExposedPorts", .keys(exposedPorts))) }
        if let env, !env.isEmpty { members.append(("Env", .strings(env))) }
        if let entrypoint { members.append(("Entrypoint", .strings(entrypoint))) }
        if let cmd { members.append(("Cmd", .strings(cmd))) }
        if let volumes, !volumes.isEmpty { members.append(("Volumes", .keys(volumes))) }
        if !workingDir.isEmpty { members.append(("WorkingDir", .string(workingDir))) }
        if let labels, !labels.isEmpty { members.append(("Labels", labels.json)) }
        if !stopSignal.isEmpty { members.append(("StopSignal", .string(stopSignal))) }
        if argsEscaped { members.append(("ArgsEscaped", true)) }
        if let healthcheck { members.append(("Healthcheck", healthcheck.json)) }
        if let onBuild, !onBuild.isEmpty { members.append(("OnBuild", .strings(onBuild))) }
        if let shell, !shell.isEmpty { members.append(("Shell", .strings(shell))) }
        return .object(members)
    }

    private static func list(_ strings: [String]?) -> JSON { strings.map { .strings($0) } ?? .null }
}
