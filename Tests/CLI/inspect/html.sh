# The array and the line of JSON have no escapes for HTML, the rows of lists have, as docker's.
tote config --cmd '["a && b <c>"]' app:1 app:2 >/dev/null
tote inspect app:2 | grep '&&'
tote inspect -f json app:2 | grep -o '"Cmd":[^]]*]'
tote inspect -f '{{json .Config.Cmd}}' app:2
tote history --no-trunc --format json app:2 | grep -c u0026
