# The name of a docker archive's config is its digest; nothing else tells whether it is whole.
sed -i 's/"purpose":"test"/"purpose":"tess"/' app.tar
tote verify app.tar
