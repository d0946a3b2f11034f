#!/bin/sh
# Usage: tools/install.sh VENV [EXTRAS]   (from the top of the repository)
# Makes the virtual environment VENV where there is none that works, and installs the package into it, with the tested
# versions. uv is used where it is there and works; otherwise any Python >= 3.11 with its own venv and pip is enough.
set -eu
venv=$1
extras=${2:+[$2]}
constraints=constraints.txt

# One message in the user's language: say ENGLISH CHINESE
say() {
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    zh*) printf '%s\n' "$2" >&2 ;;
    *) printf '%s\n' "$1" >&2 ;;
    esac
}

recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }
has_venv() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }

# Sets `python` to a Python >= 3.11 (one that can make environments, if any can) or to nothing.
find_python() {
    python=
    for candidate in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python; do
        recent "$candidate" || continue
        [ -n "$python" ] || python=$candidate
        if has_venv "$candidate"; then
            python=$candidate
            return 0
        fi
    done
}

with_uv() {
    command -v uv >/dev/null 2>&1 || return 1
    # Without a Python of our own, uv brings one.
    recent "$venv/bin/python" || uv venv --quiet --clear --python "${python:-3.12}" "$venv" || return 1
    uv pip install --quiet --python "$venv/bin/python" -c "$constraints" -e ".$extras"
}

with_pip() {
    if [ -z "$python" ]; then
        say "Python 3.11 or later is needed, and none was found. Install it, or uv; or name one: make PYTHON=/path/to/python" \
            "需要 Python 3.11 或更高版本，但未找到。请安装 Python 或 uv，或指定：make PYTHON=/路径/python"
        return 1
    fi
    if ! { recent "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1; }; then
        if ! has_venv "$python"; then
            say "$python cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv" \
                "$python 不能创建虚拟环境。在 Debian 和 Ubuntu 上请运行：apt install python3-venv"
            return 1
        fi
        "$python" -m venv --clear "$venv" || return 1
    fi
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-input -c "$constraints" -e ".$extras"
}

find_python
say "Installing into $venv (the first time this takes a minute or two) ..." \
    "正在安装到 $venv（首次约需一两分钟）……"
with_uv || with_pip || {
    say "The installation failed; the lines above say why." "安装失败，原因见上。"
    exit 1
}
