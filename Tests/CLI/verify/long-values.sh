# A message is a line that can be read, however long the value is that it is about.
mkdir -p long
echo '{"imageLayoutVersion":"1.0.0"}' >long/oci-layout
python3 -c 'print("{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"%s\",\"size\":1,\"mediaType\":\"x\"}]}" % ("z" * 70000))' >long/index.json
tote load -i long 2>&1 | sed 's/z\{20,\}/Z/g'
tote verify long | sed 's/z\{20,\}/Z/g'
