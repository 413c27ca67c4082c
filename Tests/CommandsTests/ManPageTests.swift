import Support
import Testing

@testable import Commands

@Suite("Manual pages")
struct ManPageTests {
    private static let example = """
        .Dd November 24, 2026
        .Dt TOTE-TRY 1
        .Os
        .Sh NAME
        .Nm tote-try
        .Nd try things out
        .Sh SYNOPSIS
        .Nm tote
        .Cm try
        .Op Fl c Ar instruction
        .Op Fl H | Fl -human Ns Op = Ns Ar bool
        .Ar place | image ...
        .Sh DESCRIPTION
        .Nm
        tries
        .Pq or so it says
        what
        .Xr tote 1 ,
        Places, has.
        .Pp
        The options are as follows:
        .Bl -tag -width Ds
        .It Fl c , Fl -change Ar instruction
        Change it.
        May be given more than once.
        .It Fl H , Fl -human Ns Op = Ns Ar bool
        For people.
        The default is
        .Cm true .
        .El
        .Ss Table
        .Bl -column "Method" "Read"
        .It Sy Method Ta Sy Read
        .It none Ta yes
        .El
        .Sh ENVIRONMENT
        .Bl -tag -width HOME -compact
        .It Ev HOME , Ev TOTE_STORE
        Where.
        .El
        .Sh EXIT STATUS
        .Bl -tag -width 130 -compact
        .It 0
        Done.
        .It 130
        Interrupted.
        .El
        .Sh EXAMPLES
        Try:
        .Bd -literal -offset indent
        $ tote try 'a\\eb'
        .Ed
        """

    private let page = ManPage(source: example)

    @Test("a page is rendered as text, filled and set in")
    func rendering() {
        let expected = """
            NAME
                tote-try - try things out

            SYNOPSIS
                tote try [-c instruction]
                    [-H | --human[=bool]] place | image
                    ...

            DESCRIPTION
                tote-try tries (or so it says) what
                tote(1), Places, has.

                The options are as follows:

                -c, --change instruction
                        Change it. May be given more than
                        once.

                -H, --human[=bool]
                        For people. The default is true.

              Table
                Method  Read
                none    yes

            ENVIRONMENT
                HOME, TOTE_STORE
                      Where.

            EXIT STATUS
                0    Done.
                130  Interrupted.

            EXAMPLES
                Try:

                    $ tote try 'a\\b'

            """
        #expect(page.rendered(width: 46, bold: false) == expected)
    }

    @Test("the usage is the synopsis and the options")
    func usage() {
        let expected = """
            SYNOPSIS
                tote try [-c instruction] [-H | --human[=bool]] place | image ...

            OPTIONS
                -c, --change instruction
                        Change it. May be given more than once.

                -H, --human[=bool]
                        For people. The default is true.

            """
        #expect(page.usage(width: 80) == expected)
    }

    @Test("bold marks headings, flags and command words, and takes no columns")
    func bold() {
        let marked = page.rendered(width: 46, bold: true)
        #expect(marked.contains("\u{1B}[1mSYNOPSIS\u{1B}[0m\n    \u{1B}[1mtote\u{1B}[0m \u{1B}[1mtry\u{1B}[0m ["))
        let unmarked = marked.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
        #expect(unmarked == page.rendered(width: 46, bold: false))
    }

    @Test("what the page says about the command line is read from it")
    func facts() {
        #expect(page.command == "try")
        #expect(page.options().map(\.names) == [["-c", "--change"], ["-H", "--human"]])
        #expect(page.options().map(\.argument) == ["instruction", "bool"])
        #expect(page.options().map(\.isArgumentOptional) == [false, true])
        #expect(page.options().map(\.defaultValue) == [nil, "true"])
        #expect(page.options().map(\.isRepeatable) == [true, false])
        #expect(page.operands == [ManOperand(name: "place | image", isOptional: false, isRepeatable: true)])
        #expect(page.environment == ["HOME", "TOTE_STORE"])
        #expect(page.exitStatuses == [0, 130])
        #expect(page.examples == ["tote try 'a\\b'"])
        #expect(page.unknownMacros == [])
    }

    @Test("a macro outside the subset is noticed")
    func unknownMacro() {
        #expect(ManPage(source: ".Dt X 1\n.Sh NAME\n.Bx 4.4\n.Nm x").unknownMacros == ["Bx"])
    }
}
