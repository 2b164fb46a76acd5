# Completion of the command hamesh for bash.

_hamesh()
{
    local cur prev words cword
    _init_completion || return
    local command=${words[1]} formats
    if ((cword == 1)); then
        COMPREPLY=($(compgen -W 'text analyze export notes backup restore screenshot --help --version' -- "$cur"))
        _filedir
        return
    fi
    case $prev in
        --format)
            formats=$("$1" export --list 2>/dev/null | cut -f1)
            COMPREPLY=($(compgen -W "$formats" -- "$cur"))
            return
            ;;
        --language)
            COMPREPLY=($(compgen -W 'ar en' -- "$cur"))
            return
            ;;
        --theme)
            COMPREPLY=($(compgen -W 'light dark sepia' -- "$cur"))
            return
            ;;
        --show)
            COMPREPLY=($(compgen -W 'statistics entities notes export' -- "$cur"))
            return
            ;;
        --paper)
            COMPREPLY=($(compgen -W 'a4 letter' -- "$cur"))
            return
            ;;
        --check | --notes-folder)
            _filedir -d
            return
            ;;
    esac
    if [[ $cur == -* ]]; then
        local options
        case $command in
            analyze) options='--json --jsonl --output --csv --corrected --no-bom --language --notes-folder' ;;
            export) options='--format --output --list --force --select --context --statistics --no-links
                --no-bom --template --paper --theme --language --reader --author --published --url
                --site --notes-folder' ;;
            notes) options='--json --import --dry-run --check --notes-folder' ;;
            screenshot) options='--output --size --theme --language --scale --show' ;;
            backup) options='--force --notes-folder' ;;
            restore) options='--notes-folder' ;;
        esac
        COMPREPLY=($(compgen -W "$options --help" -- "$cur"))
        return
    fi
    _filedir
} &&
    complete -F _hamesh hamesh
