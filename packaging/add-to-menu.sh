#!/bin/sh
# Puts Atelier into the desktop's menu, for this user: `./add-to-menu.sh`; out again with --remove.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
entry=$share/applications/atelier.desktop

if [ "${1:-}" = --remove ]; then
    rm -f "$entry" "$share"/icons/hicolor/*/apps/atelier.png "$share/icons/hicolor/scalable/apps/atelier.svg"
    exit
fi

mkdir -p "$share/applications" "$share/icons"
cp -R "$here/share/icons/hicolor" "$share/icons/"
# In a value of Exec these characters have a meaning, within quotes too; % has one everywhere.
quoted=$(printf '%s' "$here/atelier" | sed 's/[\\"`$]/\\&/g; s/\\/\\\\/g; s/%/%%/g')
while IFS= read -r line; do
    case $line in
        Exec=*) printf 'Exec="%s"\n' "$quoted" ;;
        *) printf '%s\n' "$line" ;;
    esac
done <"$here/share/applications/atelier.desktop" >"$entry"
echo "Atelier is in the menu: $entry"
