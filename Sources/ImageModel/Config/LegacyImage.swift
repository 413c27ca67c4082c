/// Docker's image format v1: one JSON object per layer, named by an ID. Archives before 1.10 have nothing else; those
/// up to 24 still carry it beside `manifest.json`.
public enum LegacyImage {}
