# Names from lists, compose files and Kubernetes manifests mean what they mean on the command line.
tote save -o a.tar app:1
printf '# all\n\n  app:1  # the first\napp:1\n' | tote save --from-file - | cmp - a.tar
echo 'services: {web: {image: "app:${TAG:-1}"}, again: {image: app:1}}' | TAG='' tote save --from-yaml - | cmp - a.tar
cat >pod.yaml <<'END'
# two documents
apiVersion: v1
kind: Pod
spec:
  initContainers:
  - name: prepare
    image: 'app:1'   # the same
  containers:
    - image: "app:1"
      name: run
      command: ["echo", "image: nothing:1"]
---
kind: Deployment
spec: {template: {spec: {containers: [{name: x, image: app:1}]}}}
END
tote save --from-yaml pod.yaml | cmp - a.tar && echo same
tote save
