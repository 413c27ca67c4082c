# runc starts a bundle: entrypoint, environment, folder, user and group are the image's.
mkdir -p root/bin root/etc && cp /bin/busybox root/bin/busybox && ln -s busybox root/bin/sh && ln -s busybox root/bin/id
echo 'worker:x:1000:100:a worker:/home/worker:/bin/sh' > root/etc/passwd
echo 'staff:x:50:worker' > root/etc/group
tar -C root --owner 0 --group 0 -c . | tote import -c 'ENTRYPOINT ["sh", "-c"]' -c 'ENV GREETING=hello' -c 'WORKDIR /etc' \
    -c 'CMD ["echo $GREETING from $PWD; echo $HOME; id -u; id -G"]' -c 'USER worker' - busy:1 > /dev/null
tote unpack --bundle busy:1 bundle
runc --root "$PWD/state" run --bundle bundle "tote-case-$$"
