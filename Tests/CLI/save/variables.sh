# Variables are replaced as compose does it, defaults in defaults too.
try() { echo "image: '$1'" | tote save -o a.tar --from-yaml - && tote images --at a.tar --format '{{.Repository}}:{{.Tag}}'; }
export NAME=app ONE=1 EMPTY=
try '$NAME:$ONE'
try '${NAME}:${NONE:-${EMPTY:-1}}'
try 'app${EMPTY-x}:${NONE-1}'
try 'app:${ONE:+1}${NONE:+2}'
try '${NONE:?the name is needed}'
try '${NONE'
try 'app$$'
try 'app:${ONE%1}'
