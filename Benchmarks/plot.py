"""Draws ratios as an SVG: a bar for each peer, as long as tote's time is of the peer's, and a mark at the target."""
from html import escape

WIDTH, ROW, LEFT, SCALE = 900, 22, 480, 250


def ratios(results):
    rows = [row for row in results if row["ratio"] is not None]
    height = ROW * (len(rows) + 3)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="sans-serif" '
             f'font-size="12"><rect width="100%" height="100%" fill="white"/>'
             f'<text x="10" y="20" font-size="14">Time of tote as a share of the peer\'s (shorter is faster)</text>']
    for number, row in enumerate(rows):
        top = ROW * (number + 2)
        length = min(row["ratio"], 1.5) * SCALE
        met = row["target"] is None or row["ratio"] <= row["target"]
        label = escape(f'{row["size"]}: {row["work"]} / {row["program"]}')
        parts.append(f'<text x="{LEFT - 8}" y="{top + 14}" text-anchor="end">{label}</text>'
                     f'<rect x="{LEFT}" y="{top + 4}" width="{length:.1f}" height="{ROW - 8}" '
                     f'fill="{"#4a7" if met else "#c54"}"/>'
                     f'<text x="{LEFT + length + 6:.1f}" y="{top + 14}">{row["ratio"]:.2f}</text>')
        if row["target"] is not None:
            at = LEFT + min(row["target"], 1.5) * SCALE
            parts.append(f'<line x1="{at:.1f}" x2="{at:.1f}" y1="{top + 1}" y2="{top + ROW - 1}" stroke="black"/>')
    at = LEFT + SCALE
    parts.append(f'<line x1="{at}" x2="{at}" y1="{ROW * 2}" y2="{height - ROW}" stroke="#888" stroke-dasharray="3"/></svg>')
    return "\n".join(parts) + "\n"
