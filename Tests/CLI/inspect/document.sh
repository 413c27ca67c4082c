# The whole document, indented by four spaces, and on one line.
tote inspect app:1
tote inspect -f json app:1
tote inspect --at app.tar -f '{{json .RootFS}}'
