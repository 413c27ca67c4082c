# fish completion for tote(1).
#
# Commands and their options are those that `tote --help` and `tote COMMAND --help` print, so they are always those of
# the program at hand. Images are those of the store, or of the place given with --at.

# Prints a section of a help text: a line for each name, with the word for its value and what it does after tabs.
function __tote_entries --argument-names want
    awk -v want="$want" '
        function flush(    end, i) {
            end = match(text, /[.;:]( |$)/)
            if (end) text = substr(text, 1, end - 1)
            for (i = 1; i <= names; i++) print name[i] "\t" value "\t" text
            names = 0
        }
        function begin(line,    count, i, word) {
            flush()
            text = value = ""
            if (section == "COMMANDS" && match(line, /  +/)) {
                text = substr(line, RSTART + RLENGTH)
                line = substr(line, 1, RSTART - 1)
            }
            count = split(line, word, /,? +/)
            for (i = 1; i <= count; i++) {
                sub(/\\[=.*/, "", word[i])
                if (word[i] ~ /^-/ || section == "COMMANDS") name[++names] = word[i]
                else value = word[i]
            }
        }
        /^[A-Z]/ { flush(); section = $0; next }
        section != want { next }
        /^    [^ ]/ { begin(substr($0, 5)); next }
        /[^ ]/ { sub(/^ +/, ""); text = text (text == "" ? "" : " ") $0 }
        END { flush() }'
end

# Prints the word for the value that an option takes; nothing for a flag.
function __tote_value --argument-names option
    for entry in $__tote_options
        set -l fields (string split \t -- $entry)
        if test "$fields[1]" = "$option"
            test -n "$fields[2]"; and echo $fields[2]
            return
        end
    end
end

function __tote_take --argument-names option value
    set value (string replace -r '^~/' "$HOME/" -- $value)
    switch $option
        case --store
            set -g __tote_place $__tote_place --store $value
        case --at
            set -g __tote_place $__tote_place --at $value
    end
end

function __tote_command --argument-names word
    set -g __tote_verb $word
    if set -q __tote_group[1]
        switch $word
            case ls list
                set -g __tote_verb images
            case rm remove
                set -g __tote_verb rmi
        end
    else if test $word = image
        set -g __tote_group image
        set -g __tote_verb
        return
    end
    set -g __tote_options (command $__tote_program $__tote_verb --help 2>/dev/null | __tote_entries OPTIONS) \
        $__tote_options
end

# What the words before the current one mean: command, operands, places, and the option that awaits its value.
function __tote_read
    set -g __tote_verb
    set -g __tote_group
    set -g __tote_awaiting
    set -g __tote_place
    set -g __tote_operands 0
    set -g __tote_options --store\tfolder\t'Keep images in folder' --progress\tstyle\t'How to report progress' --set-limit\tname=number\t'Set a limit' \
        --quiet\t\t'Print results and errors only' -h\t\t'Print the usage' --help\t\t'Print the usage' \
        --version\t\t'Print the version'
    for word in $argv
        if set -q __tote_awaiting[1]
            __tote_take $__tote_awaiting $word
            set -g __tote_awaiting
        else if string match -q -- '--?*=*' $word
            __tote_take (string split -m 1 = -- $word)
        else if string match -qr -- '^-.' $word
            set -l kind (__tote_value $word)
            set -q kind[1]; and set -g __tote_awaiting $word
        else if not set -q __tote_verb[1]
            __tote_command $word
        else
            set -g __tote_operands (math $__tote_operands + 1)
        end
    end
end

function __tote_images
    command $__tote_program images $__tote_place --format '{{.Repository}}:{{.Tag}}' 2>/dev/null |
        string match -v '*<none>*'
end

# Files, also behind the kind of a place, as in oci:folder.
function __tote_files --argument-names token
    set -l kind (string match -r '^(?:docker-archive|oci-archive|oci):' -- $token)
    set -l path (string sub -s (math (string length -- "$kind") + 1) -- $token)
    for found in (__fish_complete_path "$path")
        echo "$kind$found"
    end
end

# Prints what can stand for a value, by the word that stands for it on the pages.
function __tote_candidates --argument-names kind token
    switch $kind
        case folder
            __fish_complete_directories "$token"
        case place
            printf '%s\n' docker-archive: oci-archive: oci:
            __tote_files "$token"
        case file list
            __tote_files "$token"
        case image
            __tote_images
        case style
            printf '%s\n' auto plain none
        case platform platforms
            printf '%s\n' linux/{386,amd64,arm/v7,arm64,ppc64le,riscv64,s390x}
        case method
            printf '%s\n' gzip zstd
            test "$__tote_verb" = save; or echo none
        case member
            printf '%s\n' cmd entrypoint env expose healthcheck label onbuild shell stop-signal user volume workdir
        case base
            __tote_images
            printf '%s\n' docker-archive: oci-archive: oci:
        case template
            printf '%s\n' json table
        case format
            switch "$__tote_verb"
                case verify ls tree diff
                    printf '%s\n' text json
                case convert
                    printf '%s\n' universal docker oci layout
                case '*'
                    printf '%s\n' universal docker oci
            end
        case filter
            switch "$__tote_verb"
                case prune
                    printf '%s\n' label= label!= until=
                case search
                    printf '%s\n' base= is-official= label= platform= stars=
                case '*'
                    printf '%s\n' before= dangling= label= reference= since= until=
            end
        case instruction
            printf '%s\n' CMD ENTRYPOINT ENV EXPOSE HEALTHCHECK LABEL ONBUILD STOPSIGNAL USER VOLUME WORKDIR
    end
end

function __tote_commands
    command $__tote_program --help 2>/dev/null | __tote_entries COMMANDS | cut -f 1,3
end

# Prints what can stand for the next operand.
function __tote_candidate_operands --argument-names token
    switch "$__tote_verb"
        case ''
            if set -q __tote_group[1]
                printf '%s\n' history import inspect load ls list prune rm remove save tag
            else
                __tote_commands
            end
        case help
            test $__tote_operands -eq 0; and __tote_commands
        case export history images ls cat tree
            test $__tote_operands -eq 0; and __tote_images
        case inspect rmi save
            __tote_images
        case tag config append squash rebase rebuild-times recompress
            test $__tote_operands -lt 2; and __tote_images
        case verify diff
            __tote_files "$token"
            __tote_images
        case cp
            __tote_images
            test $__tote_operands -gt 0; and __tote_files "$token"
        case import
            switch $__tote_operands
                case 0
                    __tote_files "$token"
                case 1
                    __tote_images
            end
        case convert
            test $__tote_operands -lt 2; and __tote_candidates place "$token"
    end
end

function __tote_complete
    set -l words (commandline -opc)
    set -l token (commandline -ct)
    set -g __tote_program $words[1]
    __tote_read $words[2..-1]
    if set -q __tote_awaiting[1]
        __tote_candidates (__tote_value $__tote_awaiting) "$token"
    else if string match -q -- '--?*=*' $token
        set -l parts (string split -m 1 = -- $token)
        for candidate in (__tote_candidates (__tote_value $parts[1]) "$parts[2]")
            echo "$parts[1]=$candidate"
        end
    else if string match -q -- '-*' $token
        printf '%s\n' $__tote_options | cut -f 1,3
    else
        __tote_candidate_operands "$token"
    end
end

complete -c tote -f -a '(__tote_complete)'
