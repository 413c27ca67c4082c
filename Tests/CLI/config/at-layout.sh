# In a layout the entry of the index keeps what is said about the image, and only what is new is written.
python3 - <<'END'
import json
index = json.load(open("layout/index.json"))
index["manifests"][0]["annotations"]["com.example.note"] = "kept"
index["manifests"][0]["x-unknown"] = [1, 2.50]
json.dump(index, open("layout/index.json", "w"))
END
ls layout/blobs/sha256 > before
tote config --at layout --no-history --label a=b
ls layout/blobs/sha256 | comm -13 before - | wc -l
cat layout/index.json; echo
tote config --at oci:layout --no-history --label a=c app:1 other:1
tote images --at layout --format '{{.Repository}}:{{.Tag}} {{.ID}}'
tote verify layout
