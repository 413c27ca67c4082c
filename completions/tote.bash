# bash completion for tote(1).
#
# Commands and their options are those that `tote --help` and `tote COMMAND --help` print, so they are always those of
# the program at hand. Images are those of the store, or of the place given with --at.

# Prints a section of a help text: for each entry its names and, after a tab, the word for its value.
_tote_entries() {
    awk -v want="$1" '
        /^[A-Z]/ { section = $0; next }
        section != want || !/^    [^ ]/ { next }
        {
            names = value = ""
            sub(/^ +/, "")
            if (section == "COMMANDS") sub(/  .*/, "")
            count = split($0, word, /,? +/)
            for (i = 1; i <= count; i++) {
                optional = sub(/\[=.*/, "", word[i])
                if (word[i] ~ /^-/ || section == "COMMANDS") names = names " " word[i]
                else value = word[i]
            }
            print substr(names, 2) "\t" value
        }'
}

# Prints the word for the value that an option takes; nothing for a flag.
_tote_value() {
    awk -F '\t' -v option="$1" '{
        count = split($1, name, " ")
        for (i = 1; i <= count; i++) if (name[i] == option) { print $2; exit }
    }' <<<"$options"
}

# What the words before the current one mean: command, operands, places, and the option that awaits its value.
_tote_read() {
    local word
    for word in "$@"; do
        if [[ $awaiting ]]; then
            _tote_take "$awaiting" "$word"
            awaiting=
        elif [[ $word == --?*=* ]]; then
            _tote_take "${word%%=*}" "${word#*=}"
        elif [[ $word == -?* ]]; then
            [[ $(_tote_value "$word") ]] && awaiting=$word
        elif [[ ! $command ]]; then
            _tote_command "$word"
        else
            operands=$((operands + 1))
        fi
    done
}

_tote_take() {
    case $1 in
    --store) store=(--store "${2/#\~\//$HOME/}") ;;
    --at) at=(--at "${2/#\~\//$HOME/}") ;;
    esac
}

_tote_command() {
    if [[ $group ]]; then
        case $1 in
        ls | list) command=images ;;
        rm | remove) command=rmi ;;
        *) command=$1 ;;
        esac
    elif [[ $1 == image ]]; then
        group=image
        return
    else
        command=$1
    fi
    options=$("$tote" "$command" --help 2>/dev/null | _tote_entries OPTIONS)$'\n'$options
}

_tote_images() {
    "$tote" images "${store[@]}" "${at[@]}" --format '{{.Repository}}:{{.Tag}}' 2>/dev/null | grep -v '<none>'
}

# Prints what can stand for a value, by the word that stands for it on the pages.
_tote_candidates() {
    case $1 in
    folder) compgen -d -- "$cur" ;;
    place)
        printf '%s\n' docker-archive: oci-archive: oci:
        _tote_files
        ;;
    file | list) _tote_files ;;
    image) _tote_images ;;
    style) printf '%s\n' auto plain none ;;
    platform | platforms) printf '%s\n' linux/{386,amd64,arm/v7,arm64,ppc64le,riscv64,s390x} ;;
    method) [[ $command == save ]] && printf '%s\n' gzip zstd || printf '%s\n' none gzip zstd ;;
    member)
        printf '%s\n' cmd entrypoint env expose healthcheck label onbuild shell stop-signal user volume workdir
        ;;
    base)
        _tote_images
        printf '%s\n' docker-archive: oci-archive: oci:
        ;;
    template) printf '%s\n' json table ;;
    format)
        case $command in
        verify | ls | tree | diff) printf '%s\n' text json ;;
        convert) printf '%s\n' universal docker oci layout ;;
        *) printf '%s\n' universal docker oci ;;
        esac
        ;;
    filter)
        case $command in
        prune) printf '%s\n' label= label!= until= ;;
        search) printf '%s\n' base= is-official= label= platform= stars= ;;
        *) printf '%s\n' before= dangling= label= reference= since= until= ;;
        esac
        ;;
    instruction)
        printf '%s\n' CMD ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL ONBUILD STOPSIGNAL USER VOLUME WORKDIR
        ;;
    esac
}

# Files, also behind the kind of a place, as in oci:folder.
_tote_files() {
    local kind=
    case $cur in
    docker-archive:* | oci-archive:* | oci:*) kind=${cur%%:*}: ;;
    esac
    compgen -P "$kind" -f -- "${cur#"$kind"}"
}

# Prints what can stand for the next operand.
_tote_operands() {
    case $command in
    '')
        if [[ $group ]]; then
            printf '%s\n' history import inspect load ls list prune rm remove save tag
        else
            "$tote" --help 2>/dev/null | _tote_entries COMMANDS | cut -f 1 | tr ' ' '\n'
        fi
        ;;
    help) ((operands)) || "$tote" --help 2>/dev/null | _tote_entries COMMANDS | cut -f 1 | tr ' ' '\n' ;;
    export | history | images | ls | cat | tree) ((operands)) || _tote_images ;;
    inspect | rmi | save) _tote_images ;;
    tag | config | append | squash | rebase | rebuild-times | recompress) ((operands > 1)) || _tote_images ;;
    verify | diff)
        _tote_files
        _tote_images
        ;;
    cp)
        _tote_images
        ((operands)) && _tote_files
        ;;
    import)
        case $operands in
        0) _tote_files ;;
        1) _tote_images ;;
        esac
        ;;
    convert) ((operands > 1)) || _tote_candidates place ;;
    esac
}

_tote() {
    local line=${COMP_LINE:0:COMP_POINT} cur prefix= candidate
    local tote command= group= options operands=0 awaiting=
    local -a words store=() at=()
    read -ra words <<<"$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    cur=${words[${#words[@]} - 1]}
    tote=${words[0]/#\~\//$HOME/}
    options=$'--store\tfolder\n--quiet\t\n--progress\tstyle\n--set-limit\tname=number\n-h --help\t\n--version\t'
    _tote_read "${words[@]:1:${#words[@]}-2}"

    local whole=$cur found
    if [[ ! $awaiting && $cur == --?*=* ]]; then
        awaiting=${cur%%=*} prefix=${cur%%=*}= cur=${cur#*=}
    fi
    if [[ $awaiting ]]; then
        found=$(_tote_candidates "$(_tote_value "$awaiting")")
    elif [[ $cur == -* ]]; then
        found=$(cut -f 1 <<<"$options" | tr ' ' '\n' | sort -u)
    else
        found=$(_tote_operands)
    fi

    # What bash holds for the current word begins after the last word break, such as a colon.
    local breaks=${COMP_WORDBREAKS//[!:=]/} cut=
    [[ $breaks && $whole == *[$breaks]* ]] && cut=${whole%"${whole##*[$breaks]}"}
    COMPREPLY=()
    while IFS= read -r candidate; do
        [[ $candidate && $candidate == "$cur"* ]] || continue
        candidate=$prefix$candidate
        COMPREPLY+=("${candidate#"$cut"}")
    done <<<"$found"
    _tote_finish "$found"
}

# A folder gets a slash and no space, and so does what is not yet complete.
_tote_finish() {
    type compopt >/dev/null 2>&1 || return 0
    case ${COMPREPLY[0]-} in
    *: | *=) compopt -o nospace 2>/dev/null ;;
    *) [[ $1 == */* || -e ${COMPREPLY[0]-} ]] && compopt -o filenames 2>/dev/null ;;
    esac
    return 0
}

complete -F _tote tote
