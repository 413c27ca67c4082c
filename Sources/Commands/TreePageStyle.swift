/// How the page of `tote tree` looks. Colours follow the reader's choice of light or dark.
enum TreePageStyle {
    static let text = """
        :root { color-scheme: light dark; --ink: #1d2430; --soft: #687386; --line: #e3e7ee; --page: #f6f7f9;
          --card: #fff; --bar: #4c7fd9; --add: #1f7a4a; --change: #9a6700; --remove: #b3372f; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e4e8ef; --soft: #93a0b4; --line: #2b3442; --page: #12161d;
          --card: #1a202a; --bar: #5f8fe6; --add: #5cc48d; --change: #e0b050; --remove: #ee8079; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
        header div, main { max-width: 1080px; margin: 0 auto; padding: 0 24px; }
        header { background: var(--card); border-bottom: 1px solid var(--line); padding: 22px 0 16px; }
        h1 { margin: 0; font-size: 26px; letter-spacing: -.01em; overflow-wrap: anywhere; }
        header p { margin: 4px 0 0; color: var(--soft); overflow-wrap: anywhere; }
        h2 { font-size: 17px; margin: 0 0 12px; }
        code { font: 13px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
        section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 18px 20px;
          margin: 20px 0; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); gap: 16px; background: none;
          border: 0; padding: 0; }
        .card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 18px; }
        .card h2 { margin: 0; font-size: 13px; font-weight: 500; color: var(--soft); }
        .card b { display: block; font-size: 26px; font-weight: 600; letter-spacing: -.02em; }
        .note, small { color: var(--soft); font-size: 13px; }
        p.note { margin: 0 0 10px; overflow-wrap: anywhere; }
        .stack { display: flex; height: 14px; border-radius: 7px; overflow: hidden; gap: 2px; margin-bottom: 14px; }
        .stack i { min-width: 2px; }
        .c1 { background: #4c7fd9; } .c2 { background: #3aa58c; } .c3 { background: #d99a3c; } .c4 { background: #b7669e; }
        .c5 { background: #7a6fd0; } .c6 { background: #5aa845; } .c7 { background: #cf6b52; } .c0 { background: #6b8299; }
        ul { list-style: none; margin: 0; padding: 0; }
        summary { cursor: pointer; list-style: none; }
        summary::-webkit-details-marker { display: none; }
        summary:hover, .tree div:hover, .rows li:hover { background: color-mix(in srgb, var(--bar) 9%, transparent); }
        .layers > details { border-top: 1px solid var(--line); }
        .layers summary, .rows li, .tree summary, .tree div { display: flex; align-items: center; gap: 12px; }
        .layers summary { padding: 7px 6px; }
        .layers summary i { flex: none; width: 10px; height: 10px; border-radius: 3px; }
        .layers details > p, .layers details > ul { margin: 4px 0 12px 28px; }
        .number { flex: none; width: 2ch; text-align: right; color: var(--soft); }
        .size { flex: none; width: 8ch; text-align: right; font-variant-numeric: tabular-nums; }
        .name { flex: 1; min-width: 0; overflow-wrap: anywhere; }
        .layers .name { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
        .layers details[open] .name { -webkit-line-clamp: none; }
        .layers summary .note { flex: none; text-align: right; max-width: 40%; }
        .rows li { padding: 2px 6px; }
        section > details > summary { padding: 6px; }
        section > details > summary::before, .layers summary::after { content: "▸"; color: var(--soft); width: 1.1em; }
        section > details > summary::before { display: inline-block; }
        section > details[open] > summary::before, .layers details[open] > summary::after { content: "▾"; }
        .tree { font-size: 14px; }
        .tree ul { margin-left: 9px; padding-left: 12px; border-left: 1px solid var(--line); }
        .tree summary, .tree div { padding: 1px 6px; border-radius: 5px; }
        .tree summary .name::before { content: "▸"; display: inline-block; width: 1.1em; color: var(--soft); }
        .tree details[open] > summary .name::before { content: "▾"; }
        .tree div .name { padding-left: 1.1em; }
        .tree summary .name { font-weight: 500; }
        .bar { flex: none; width: 120px; height: 6px; border-radius: 3px; background: var(--line); overflow: hidden; }
        .bar i { display: block; height: 100%; border-radius: 3px; background: var(--bar); }
        .mark { flex: none; width: 66px; text-align: center; font-size: 12px; border-radius: 4px; }
        .added { color: var(--add); } .changed { color: var(--change); } .removed, .waste { color: var(--remove); }
        .mark.added, .mark.changed, .mark.removed { background: color-mix(in srgb, currentColor 13%, transparent); }
        @media (max-width: 720px) { .bar { width: 48px; } .layers summary .note, .tree .note { display: none; } }
        @media print { body { background: none; } section, .card { break-inside: avoid; } }

        """
}
