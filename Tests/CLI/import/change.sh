# Instructions reach the configuration; a variable of an earlier one is replaced in a later one.
tote --quiet import -c 'ENV A=b' -c 'LABEL got=$A' -c 'CMD ["/bin/sh"]' rootfs.tar.gz t:1 >/dev/null
tote inspect -f '{{json .Config.Env}} {{json .Config.Labels}} {{json .Config.Cmd}}' t:1
