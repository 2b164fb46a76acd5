#!/bin/sh
# Make .venv and see to what the system must provide. Run by make, from the project's folder:
#   sh packaging/setup.sh run      what it takes to start Hamesh
#   sh packaging/setup.sh test     the same, and what the tests need
#   sh packaging/setup.sh package  what it takes to start, and to build a package
#   sh packaging/setup.sh display  fail with a clear word where there is no screen
# HAMESH_NO_APT=1 leaves the system alone.
set -eu

QT_LIBRARIES="libegl1 libgl1 libfontconfig1 libfreetype6 libglib2.0-0 libdbus-1-3 libcups2 libxkbcommon0
 libxkbcommon-x11-0 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1
 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0
 libxcb-xkb1 libwayland-client0 libwayland-cursor0 libwayland-egl1"
FONTS="fonts-hosny-amiri fonts-noto-core"
PACKAGE_TOOLS="binutils dpkg-dev desktop-file-utils shared-mime-info appstream"
TEST_TOOLS="xvfb xauth xdotool openbox dbus x11-utils xclip at-spi2-core"

say() { printf 'hamesh: %s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# The packages among "$@" that are neither installed nor provided by one that is.
missing() {
    installed=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package}, ${Provides},\n' 2>/dev/null |
        sed -n 's/^ii *//p' | sed 's/([^)]*)//g' | tr ', ' '\n\n' | sort -u)
    for package in "$@"; do
        printf '%s\n' "$installed" | grep -qxF "$package" || printf '%s ' "$package"
    done
}

# Install packages through apt where we may; otherwise say the exact line and fail.
install() {
    [ $# -gt 0 ] || return 0
    if [ "$(id -u)" = 0 ]; then
        as_root=""
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        as_root=none
    fi
    if [ "$as_root" = none ] || [ -n "${HAMESH_NO_APT:-}" ]; then
        say "these system packages are missing; please type:"
        say "    sudo apt-get update && sudo apt-get install --no-install-recommends $*"
        return 1
    fi
    say "installing $*"
    apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0"
    if ! { $apt update && $apt install -y --no-install-recommends "$@"; } >&2; then
        say "apt-get could not install them; please type, and look at what it answers:"
        say "    sudo apt-get update && sudo apt-get install --no-install-recommends $*"
        return 1
    fi
}

has_apt() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

# All that is missing, asked for at once: a person without our permissions types one line.
system_packages() {
    if ! has_apt; then
        [ "$(uname -s)" != Linux ] ||
            say "no apt here: please see that Qt's X11 libraries (xcb-cursor, xkbcommon) are installed"
        return 0
    fi
    wanted=$QT_LIBRARIES
    [ "$1" != test ] || wanted="$wanted $TEST_TOOLS"
    [ "$1" != package ] || wanted="$wanted $PACKAGE_TOOLS"
    # shellcheck disable=SC2086  # words are package names
    needed=$(missing $wanted)
    "$python" -c 'import ensurepip, venv' 2>/dev/null || needed="$needed $python-venv"
    # shellcheck disable=SC2086
    fonts=$(missing $FONTS)
    # shellcheck disable=SC2086
    if ! install $needed $fonts; then
        [ -z "$needed" ] || exit 1
        say "going on without these fonts: any that cover Arabic will do"
    fi
}

fits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for python in python3 python3.13 python3.12 python3.11; do
        if command -v "$python" >/dev/null && fits "$python"; then
            printf '%s' "$python"
            return 0
        fi
    done
    stop "Hamesh needs Python 3.11 or newer; please type, for instance:
    sudo apt-get install python3.11 python3.11-venv"
}

virtual_environment() {
    if [ -x .venv/bin/python ] && fits .venv/bin/python &&
        .venv/bin/python -m pip --version >/dev/null 2>&1; then
        return 0
    fi
    rm -rf .venv
    "$python" -m venv .venv || stop "$python cannot make a virtual environment (module venv)"
}

packages() {
    say "installing Python packages into .venv"
    .venv/bin/python packaging/environment.py "$1"
    .venv/bin/python -m pip --disable-pip-version-check --quiet install -r .venv/requirements.txt
}

display() {
    [ "$(uname -s)" = Linux ] || return 0
    [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] || return 0
    stop "there is no screen here (DISPLAY and WAYLAND_DISPLAY are not set).
    Run this in a desktop, or paint a picture without one:
    .venv/bin/python -m reader screenshot resources/article/mistral.txt --output hamesh.png"
}

case "${1:-}" in
    run | test | package)
        python=$(find_python)
        system_packages "$1"
        virtual_environment
        packages "$1"
        [ "$1" = run ] || touch ".venv/$1.stamp"
        touch .venv/run.stamp
        ;;
    display) display ;;
    *) stop "usage: sh packaging/setup.sh run|test|package|display" ;;
esac
