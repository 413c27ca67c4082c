# Instructions are docker's: variables in them are those of the image, and come after the options.
tote config --env HOME=/root -c 'ENV BIN=$HOME/bin' -c 'WORKDIR $BIN' -c 'ENTRYPOINT ["/app/run"]' app:1 app:2 > id
tote inspect -f '{{json .Config}}' app:2
