# A folder goes with all that is in it; what the store does not know is not touched; links are not followed.
mkdir other && : > other/file
tote unpack --quiet app:1 one && tote unpack --quiet app:1 two && tote unpack --quiet app:1 three
ln -s "$PWD/other" one/link && mkdir -p one/a/b/c && chmod 0 one/a
tote rm one && ls other
tote rm --keep two && ls two
tote rm "$(tote ps -q)" | tr -d '0-9a-f'
tote rm two; echo "status $?"
tote rm -f two other; echo "status $?"
ls -d one two three other 2> /dev/null
tote ps -q
