#!/bin/sh
# Installs the Debian packages named that are missing.  Quick and silent when
# nothing is; prints the one command to run when it may not install.
set -u
if ! command -v dpkg-query >/dev/null 2>&1; then
	command -v pkg-config >/dev/null 2>&1 && exit 0
	echo "This is no Debian system: install what these packages hold:" "$@" >&2
	exit 1
fi
windows=$(printf '%s\n' "$@" | sed -n 's/^\(libreoffice-.*\)-nogui$/\1/p')
# shellcheck disable=SC2086
have=" $(dpkg-query -W -f '${db:Status-Status}:${Package} ' "$@" $windows \
	2>/dev/null)"
missing=
for p in "$@"; do
	case "$have" in
	*" installed:$p "*) ;;
	*)
		# Node.js often comes from elsewhere, and npm with it.
		case "$p" in
		nodejs) command -v node >/dev/null 2>&1 && continue ;;
		npm) command -v npm >/dev/null 2>&1 && continue ;;
		# One with windows does as well, and the two exclude each other.
		libreoffice-*-nogui)
			case "$have" in
			*" installed:${p%-nogui} "*) continue ;;
			esac
			;;
		esac
		case " $missing " in *" $p "*) ;; *) missing="$missing $p" ;; esac
		;;
	esac
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ]; then
	as=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
	as=sudo
else
	echo "Packages are missing. Run this, then try again:" >&2
	echo "  sudo apt-get install -y --no-install-recommends$missing" >&2
	exit 1
fi
echo "installing:$missing" >&2
log=$(mktemp)
install() {
	# shellcheck disable=SC2086
	$as env DEBIAN_FRONTEND=noninteractive apt-get install -y \
		--no-install-recommends $missing >"$log" 2>&1
}
# A fresh machine has no package lists; an old list names files that are gone.
install || { $as apt-get update >"$log" 2>&1 && install; } || {
	tail -n 20 "$log" >&2
	echo "apt-get could not install:$missing" >&2
	exit 1
}
rm -f "$log"
