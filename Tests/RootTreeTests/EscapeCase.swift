import ByteIO
import Testing

/// Entries that try to get out of a tree, and what comes of them.
struct EscapeCase: CustomTestStringConvertible, Sendable {
    let name: String
    /// Entries as `FlatEntry` spells them. `OUTSIDE` is a folder beside the tree, with a file `secret` in it.
    let entries: [String]
    /// The error; `nil` where the entries stay inside and are taken.
    let error: ImageError.Kind?

    init(_ name: String, _ entries: [String], _ error: ImageError.Kind?) {
        self.name = name
        self.entries = entries
        self.error = error
    }

    var testDescription: String { name }
}

extension EscapeCase {
    static let all: [EscapeCase] = names + symbolicLinks + hardLinks + replacements + folders

    private static let names: [EscapeCase] = [
        EscapeCase("a name that goes up", ["f ../x=1"], .unsafePath),
        EscapeCase("a name that is ..", ["f ..=1"], .unsafePath),
        EscapeCase("an absolute name that goes up", ["f /../x=1"], .unsafePath),
        EscapeCase("a name that goes down and up", ["f a/../../x=1"], .unsafePath),
        EscapeCase("a name that goes up and stays inside", ["d a/", "f a/../x=1"], .unsafePath),
        EscapeCase("a folder that goes up", ["d ../ 777"], .unsafePath),
        EscapeCase("two dots before a combining mark", ["f ../\u{301}x=1"], .unsafePath),
        EscapeCase("an absolute name", ["f OUTSIDE/x=1"], nil),
        EscapeCase("a name of 300 bytes", ["f \(long(300))=1"], .limitExceeded),
        EscapeCase("a path of 5,000 bytes", ["f \(deep(5000))=1"], .limitExceeded),
        EscapeCase("a path of 300 folders", ["f \(deep(600))=1"], nil),
        EscapeCase("a link to a path of 5,000 bytes", ["h a=>\(deep(5000))"], .limitExceeded),
    ]

    private static let symbolicLinks: [EscapeCase] = [
        EscapeCase("through an absolute link", ["l a->OUTSIDE", "f a/x=1"], .unsafePath),
        EscapeCase("through a relative link", ["l a->../outside", "f a/x=1"], .unsafePath),
        EscapeCase("through a link to the root", ["l a->/", "f a/OUTSIDE/x=1"], .unsafePath),
        EscapeCase("through a link to the folder above", ["d d/", "l d/up->../..", "f d/up/x=1"], .unsafePath),
        EscapeCase("through a chain of links", ["l a->OUTSIDE", "l b->a", "l c->b", "f c/x=1"], .unsafePath),
        EscapeCase("through links that climb", ["d d/", "l d/a->..", "l d/b->a/..", "f d/b/x=1"], .unsafePath),
        EscapeCase("through a link inside", ["d d/", "l a->d", "f a/x=1"], .unsafePath),
        EscapeCase("through a loop of links", ["l a->b", "l b->a", "f a/x=1"], .unsafePath),
        EscapeCase("through a link of the kernel", ["l a->/proc/self/cwd", "f a/x=1"], .unsafePath),
        EscapeCase("a folder behind a link", ["l a->OUTSIDE", "d a/b/ 777"], .unsafePath),
        EscapeCase("a link behind a link", ["l a->OUTSIDE", "l a/b->c"], .unsafePath),
        EscapeCase("a pipe behind a link", ["l a->OUTSIDE", "p a/b"], .unsafePath),
        EscapeCase("links that lead outside and are not followed", ["l a->../../..", "l b->OUTSIDE"], nil),
        EscapeCase("a target of 5,000 bytes", ["l a->\(deep(5000))"], .io),
    ]

    private static let hardLinks: [EscapeCase] = [
        EscapeCase("a hard link to above", ["h a=>../outside/secret"], .unsafePath),
        EscapeCase("a hard link to an absolute path", ["h a=>OUTSIDE/secret"], .notFound),
        EscapeCase("a hard link through a link", ["l a->OUTSIDE", "h b=>a/secret"], .unsafePath),
        EscapeCase("a hard link to a link, then a file", ["l a->OUTSIDE/secret", "h b=>a", "f b=1"], nil),
        EscapeCase("a hard link behind a link", ["f f=1", "l a->OUTSIDE", "h a/b=>f"], .unsafePath),
        EscapeCase("a hard link to a folder", ["d d/", "h b=>d"], .unsafePath),
        EscapeCase("a hard link to the root", ["h b=>."], .unsafePath),
        EscapeCase("a hard link to itself", ["h b=>b"], .notFound),
        EscapeCase("a hard link to itself that is there", ["f b=1", "h b=>./b"], nil),
        EscapeCase("hard links in a circle", ["h a=>b", "h b=>a"], .notFound),
        EscapeCase("a hard link to what is missing", ["h a=>b/c/d"], .notFound),
    ]

    private static let replacements: [EscapeCase] = [
        EscapeCase("a file over a link", ["l a->OUTSIDE/secret", "f a=1"], nil),
        EscapeCase("a folder over a link", ["l a->OUTSIDE", "d a/ 777", "f a/x=1"], nil),
        EscapeCase("a pipe over a link", ["l a->OUTSIDE/secret", "p a"], nil),
        EscapeCase("a hard link over a link", ["f f=1", "l a->OUTSIDE/secret", "h a=>f"], nil),
        EscapeCase("a file over a pipe", ["p a", "f a=1"], nil),
        EscapeCase("a link over a folder, then through it", ["d d/", "l d->OUTSIDE", "f d/x=1"], .unsafePath),
        EscapeCase(
            "a link over a folder that was used", ["d d/e/", "d d/e/f/", "l d/e/f->OUTSIDE", "f d/e/f/x=1"],
            .unsafePath),
        EscapeCase("a link over a folder with content", ["f d/x=1", "l d->OUTSIDE", "f d/y=1"], .conflict),
        EscapeCase("a link over a folder of a hard link", ["d d/", "h a=>d/x", "l d->OUTSIDE"], .notFound),
        EscapeCase("a name below a file", ["f a=1", "f a/x=1"], .unsafePath),
        EscapeCase("a name below a pipe", ["p a", "f a/x=1"], .unsafePath),
    ]

    private static let folders: [EscapeCase] = [
        EscapeCase("a link in the place of the root", ["l .->OUTSIDE", "f x=1"], .unsafePath),
        EscapeCase("a link in the place of the root, with a slash", ["l ./->OUTSIDE"], .unsafePath),
        EscapeCase("a link named /", ["l /->OUTSIDE"], .unsafePath),
        EscapeCase("a file in the place of the root", ["f ./=1"], .unsafePath),
        EscapeCase("a pipe in the place of the root", ["p ."], .unsafePath),
        EscapeCase("a hard link in the place of the root", ["f a=1", "h .=>a"], .unsafePath),
        EscapeCase("a mode for a folder that became a link", ["d d/ 700", "l d->OUTSIDE"], nil),
    ]

    private static func long(_ count: Int) -> String { String(repeating: "n", count: count) }

    /// A path of so many bytes, an odd number.
    private static func deep(_ count: Int) -> String { String(repeating: "d/", count: count / 2) + "f" }
}
