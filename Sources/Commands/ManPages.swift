/// The manual pages, which are part of the program.
enum ManPages {
    /// The page of that name, such as `tote`, `tote-load` or, where there are two, `tote-store.5`.
    static func page(named name: String) -> ManPage? {
        sources.first { source in
            let title = title(of: source)
            return title.first == name || title.joined(separator: ".") == name
        }.map { ManPage(source: String(decoding: $0, as: UTF8.self)) }
    }

    /// Name and section, from the second line: the other pages need not be read to find one.
    private static func title(of source: [UInt8]) -> [String] {
        let head = source.prefix(100).split(separator: UInt8(ascii: "\n"), maxSplits: 2)
        guard head.count > 1 else { return [] }
        return String(decoding: head[1], as: UTF8.self).lowercased().split(separator: " ").dropFirst().map(String.init)
    }

    /// All pages, by section and name.
    static var all: [ManPage] {
        sources.map { ManPage(source: String(decoding: $0, as: UTF8.self)) }
    }

    private static var sources: [[UInt8]] {
        [
            PackageResources.tote_append_1,
            PackageResources.tote_cat_1,
            PackageResources.tote_commit_1,
            PackageResources.tote_config_1,
            PackageResources.tote_convert_1,
            PackageResources.tote_cp_1,
            PackageResources.tote_diff_1,
            PackageResources.tote_export_1,
            PackageResources.tote_history_1,
            PackageResources.tote_image_1,
            PackageResources.tote_images_1,
            PackageResources.tote_import_1,
            PackageResources.tote_inspect_1,
            PackageResources.tote_load_1,
            PackageResources.tote_ls_1,
            PackageResources.tote_prune_1,
            PackageResources.tote_ps_1,
            PackageResources.tote_rebase_1,
            PackageResources.tote_rebuild_times_1,
            PackageResources.tote_recompress_1,
            PackageResources.tote_rm_1,
            PackageResources.tote_rmi_1,
            PackageResources.tote_salvage_1, PackageResources.tote_save_1,
            PackageResources.tote_search_1,
            PackageResources.tote_squash_1,
            PackageResources.tote_store_1,
            PackageResources.tote_tag_1,
            PackageResources.tote_tree_1,
            PackageResources.tote_unpack_1,
            PackageResources.tote_verify_1,
            PackageResources.tote_1,
            PackageResources.tote_archive_5,
            PackageResources.tote_store_5,
            PackageResources.tote_reference_7,
        ]
    }
}
