/// The manual pages, which are part of the program.
enum ManPages {
    /// The page of that name, such as `tote`, `tote-load` or, where there are two, `tote-store.5`.
    static func page(named name: String) -> ManPage? {
        sources.first { $0.title == name || $0.title.dropLast(2) == name }.map { page($0.bytes()) }
    }

    /// All pages, by section and name.
    static var all: [ManPage] { sources.map { page($0.bytes()) } }

    private static func page(_ bytes: [UInt8]) -> ManPage { ManPage(source: String(decoding: bytes, as: UTF8.self)) }

    /// By name and section; a page is touched only where it is read.
    private static let sources: [(title: String, bytes: @Sendable () -> [UInt8])] = [
        ("tote-append.1", { PackageResources.tote_append_1 }),
        ("tote-cat.1", { PackageResources.tote_cat_1 }),
        ("tote-commit.1", { PackageResources.tote_commit_1 }),
        ("tote-config.1", { PackageResources.tote_config_1 }),
        ("tote-convert.1", { PackageResources.tote_convert_1 }),
        ("tote-cp.1", { PackageResources.tote_cp_1 }),
        ("tote-diff.1", { PackageResources.tote_diff_1 }),
        ("tote-export.1", { PackageResources.tote_export_1 }),
        ("tote-history.1", { PackageResources.tote_history_1 }),
        ("tote-image.1", { PackageResources.tote_image_1 }),
        ("tote-images.1", { PackageResources.tote_images_1 }),
        ("tote-import.1", { PackageResources.tote_import_1 }),
        ("tote-inspect.1", { PackageResources.tote_inspect_1 }),
        ("tote-load.1", { PackageResources.tote_load_1 }),
        ("tote-ls.1", { PackageResources.tote_ls_1 }),
        ("tote-prune.1", { PackageResources.tote_prune_1 }),
        ("tote-ps.1", { PackageResources.tote_ps_1 }),
        ("tote-rebase.1", { PackageResources.tote_rebase_1 }),
        ("tote-rebuild-times.1", { PackageResources.tote_rebuild_times_1 }),
        ("tote-recompress.1", { PackageResources.tote_recompress_1 }),
        ("tote-rm.1", { PackageResources.tote_rm_1 }),
        ("tote-rmi.1", { PackageResources.tote_rmi_1 }),
        ("tote-salvage.1", { PackageResources.tote_salvage_1 }),
        ("tote-save.1", { PackageResources.tote_save_1 }),
        ("tote-search.1", { PackageResources.tote_search_1 }),
        ("tote-squash.1", { PackageResources.tote_squash_1 }),
        ("tote-store.1", { PackageResources.tote_store_1 }),
        ("tote-tag.1", { PackageResources.tote_tag_1 }),
        ("tote-tree.1", { PackageResources.tote_tree_1 }),
        ("tote-unpack.1", { PackageResources.tote_unpack_1 }),
        ("tote-verify.1", { PackageResources.tote_verify_1 }),
        ("tote.1", { PackageResources.tote_1 }),
        ("tote-archive.5", { PackageResources.tote_archive_5 }),
        ("tote-store.5", { PackageResources.tote_store_5 }),
        ("tote-reference.7", { PackageResources.tote_reference_7 }),
    ]
}
