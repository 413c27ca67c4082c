# What is there can be taken out again, single entries and whole members; what was never there is no error.
tote config --env A=1 --env B=2 --label x=1 --expose 80 --expose 81 --volume /a --volume /b --user me app:1 full:1 > id
tote config --unset-env A --unset-env NOTHING --unset-label purpose --unset-expose 80 --unset-volume /a --clear user \
    full:1 less:1 > id
tote inspect -f '{{json .Config}}' less:1
tote config --clear env --clear label --clear expose --clear volume --clear cmd full:1 none:1 > id
tote inspect -f '{{json .Config}}' none:1
tote history --format '{{.CreatedBy}}' --no-trunc less:1 | head -1
