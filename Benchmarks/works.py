"""What is measured: the work, the commands that do it, and how long tote may take of a peer's time.

In a command, what stands before ` ;; ` is done first and not measured. $IN is the folder of inputs, $TOTE the program,
$BENCHMARKS this folder; the current folder is empty, and so is the store.
"""
import dataclasses


@dataclasses.dataclass
class Work:
    name: str
    commands: dict
    targets: dict = dataclasses.field(default_factory=dict)
    # The file or folder that is made, for its size.
    output: str = ""
    # Peers whose output tote's may not exceed.
    not_larger_than: tuple = ()


SKOPEO = "skopeo --insecure-policy copy -q"
PODMAN = "podman --root $PWD/root --runroot $PWD/r --storage-driver vfs"


def works(size):
    image = f"bench/{size}:1"
    plain, packed, layout, rootfs = (f"$IN/{size}{suffix}" for suffix in (".tar", "-gzip.tar", "-oci", "-rootfs.tar.gz"))
    skopeo_layout = f"oci:{layout}:1"
    in_store = f"$TOTE load -i {packed} ;; "
    plain_in_store = f"$TOTE load -i {plain} ;; "
    layers = f"$(ls -S -d {layout}/blobs/sha256/* | head -n 4)"
    return [
        Work("load a docker archive of plain layers", {
            "tote": f"$TOTE load -q -i {plain}",
            "openssl dgst, then cp": f"openssl dgst -sha256 {plain} && cp {plain} copy",
            "podman load": f"{PODMAN} load -q -i {plain}",
        }, {"openssl dgst, then cp": 1.0, "podman load": 0.15}),
        Work("load an OCI archive of gzip layers", {
            "tote": f"$TOTE load -q -i {packed}",
            "skopeo to oci": f"{SKOPEO} oci-archive:{packed} oci:out:1",
        }, {"skopeo to oci": 1.2}),
        Work("save, universal", {
            "tote": in_store + f"$TOTE save -o out {image}",
            "skopeo to docker-archive": f"{SKOPEO} {skopeo_layout} docker-archive:out:{image}",
        }, {"skopeo to docker-archive": 0.15}, "out"),
        Work("save, universal, of plain layers", {
            "tote": plain_in_store + f"$TOTE save -o out {image}",
            "skopeo to docker-archive": f"{SKOPEO} {skopeo_layout} docker-archive:out:{image}",
        }, {"skopeo to docker-archive": 0.4}, "out"),
        Work("convert a docker archive to OCI gzip", {
            "tote": f"$TOTE convert --compress gzip {plain} oci:out",
            "skopeo to oci": f"{SKOPEO} docker-archive:{plain} oci:out:1",
        }, {"skopeo to oci": 0.6}, "out", ("skopeo to oci",)),
        Work("convert a docker archive to OCI zstd", {
            "tote": f"$TOTE convert --compress zstd {plain} oci:out",
            "skopeo to oci zstd": f"{SKOPEO} --dest-compress-format zstd docker-archive:{plain} oci:out:1",
        }, {"skopeo to oci zstd": 0.6}, "out", ("skopeo to oci zstd",)),
        Work("convert an OCI layout to an OCI layout", {
            "tote": f"$TOTE convert oci:{layout} oci:out",
            "cp -r": f"cp -r {layout} out",
            "skopeo to oci": f"{SKOPEO} {skopeo_layout} oci:out:1",
        }, {}, "out"),
        Work("verify a docker archive", {
            "tote": f"$TOTE verify {plain}",
            "openssl dgst": f"openssl dgst -sha256 {plain}",
            "crane validate": f"crane validate --tarball {plain}",
        }, {"openssl dgst": 1.1, "crane validate": 0.1}),
        Work("verify an OCI layout of gzip layers", {
            "tote": f"$TOTE verify oci:{layout}",
            "gzip -dc": f"gzip -dc {layers} >/dev/null",
        }, {"gzip -dc": 0.4}),
        Work("import a root file system from a pipe", {
            "tote": f"$TOTE import - {image} <{rootfs}",
            "podman import": f"{PODMAN} import -q - {image} <{rootfs}",
        }, {"podman import": 0.15}),
        Work("export gzip layers to a file", {
            "tote": in_store + f"$TOTE export -o out {image}",
            "gzip -dc": f"gzip -dc {layers} >out",
            "crane export": f"crane export - out <{plain}",
        }, {"gzip -dc": 0.6, "crane export": 0.5}, "out"),
        Work("unpack into a folder", {
            "tote": in_store + f"$TOTE unpack {image} out",
            "umoci unpack": f"umoci unpack --image {layout}:1 out",
            "tar -x of the export": in_store + f"$TOTE export -o all.tar {image} && mkdir out ;; tar -C out -xf all.tar",
        }, {"umoci unpack": 0.7, "tar -x of the export": 1.1}),
        Work("unpack plain layers into a folder", {
            "tote": plain_in_store + f"$TOTE unpack {image} out",
            "tar -x of the export": plain_in_store + f"$TOTE export -o all.tar {image} && mkdir out ;; tar -C out -xf all.tar",
            "the same, and sync": plain_in_store + f"$TOTE export -o all.tar {image} && mkdir out ;; "
                                  "tar -C out -xf all.tar && sync -f out",
        }, {"tar -x of the export": 1.1}),
        Work("commit one change", {
            "tote": in_store + f"$TOTE unpack {image} out && echo change >out/changed ;; $TOTE commit out {image}",
            "umoci repack": f"cp -r {layout} oci && umoci unpack --image oci:1 out && echo change >out/rootfs/changed ;; "
                            "umoci repack --image oci:1 out",
        }, {"umoci repack": 0.3}),
        Work("list an archive", {
            "tote": f"$TOTE images --at {plain}",
            "skopeo inspect": f"skopeo inspect docker-archive:{plain}",
        }),
        Work("list a store of 1,000 images", {
            "tote": "$BENCHMARKS/store many 1000 ;; $TOTE --store many images",
        }),
        Work("start and print a version, 20 times", {
            "tote": "seq 20 | xargs -I+ $TOTE --version",
            "skopeo --version": "seq 20 | xargs -I+ skopeo --version",
        }, {"skopeo --version": 0.4}),
    ]
