#!/bin/sh
# Format, clang-tidy, both compilers with warnings as errors, the manual page
# and the house rules.  Every finding is printed; any fails.
set -u
bad=0
say() { echo "lint: $*" >&2; bad=1; }
c=$(git ls-files 'src/*.c' 'importers/*.c')
all=$(git ls-files '*.c' '*.h')

echo "== clang-format"
# shellcheck disable=SC2086
clang-format --dry-run -Werror $all || bad=1

echo "== warnings are errors: gcc and clang"
for cc in gcc clang; do
	make -s V=lint-$cc CC=$cc WERROR=-Werror "CFLAGS=-O1" \
		build/lint-$cc/libchronomerge.a build/lint-$cc/src/cli/main.o ||
		bad=1
done

echo "== house rules"
grep -nE '\b(malloc|calloc|realloc|free)\(' $c /dev/null |
	grep -vE '^src/(util|core/(input|order|sequence))' |
	sed 's/$/   <- memory comes from util/' | head -20 | grep . && bad=1
grep -nE 'sqlite3_' $c /dev/null | grep -v '^src/store/' &&
	say "SQL outside src/store"
grep -nE '\b(printf|puts|fputs|fprintf)\(' $c /dev/null |
	grep -vE '^src/(cli|util)/' && say "printing outside src/cli"
grep -nE '\b(strtok|sscanf|gets|strcpy|strcat|sprintf|atoi)\(' $c /dev/null &&
	say "functions that do not know a length"
grep -nE '\b(time|localtime|gettimeofday|clock_gettime|setlocale|getenv)\(' \
	$c /dev/null | grep -v '^src/cli/' && say "clock, locale or environment outside src/cli"
for f in $all; do
	head -n 1 "$f" | grep -q '^/\*' || say "$f: the first line does not say which idea it holds"
	n=$(wc -l <"$f")
	case $f in tests/*) continue ;; esac
	[ "$n" -le 500 ] || say "$f: $n lines; 500 is the end"
done

# Which folders a folder may include from, beside itself and chron/: the layers
# of docs/architecture.md.
layers='
util:
importers:util
core:util
seen:util core
merge:util core
find:util core seen
store:util core
view:util core find
people:util core seen merge find
case:util core seen merge find store
report:util core seen merge find store case view people
export:util core merge people report
template:util core case export
cli:util core seen merge find store case view people report export template
include:
'
echo "== layers"
# The one look to the right: the core lists the importers that are linked in.
git grep -nE '^#include "' -- src importers include |
	grep -vF 'src/core/registry.c:' |
	sed -E 's/^((src\/)?([a-z]+)\/[^:]*:[0-9]+):#include "([^"]*)"/\3 \4 \1/' |
	awk -v layers="$layers" '
	BEGIN {
		for (n = split(layers, l, "\n"); n; n--)
			if (split(l[n], f, ":"))
				may[f[1]] = " chron " f[1] " " f[2] " "
	}
	{
		to = index($2, "/") ? substr($2, 1, index($2, "/") - 1) : $1
		if ($2 ~ /\.\./ || !index(may[$1], " " to " "))
			print $3 ": " $1 " may not include " $2
	}' | grep . && bad=1

echo "== diagnostics are documented"
# A call may run over several lines.
for f in $c; do
	tr '\n\t' '  ' <"$f" |
		grep -oE '(chron(ology)?_diag|judge_diag|quality_say|(chron_)?quarantine)\([^;]*' |
		grep -oE '"[a-z]+(-[a-z0-9]+)+"'
done | tr -d '"' | sort -u | while read -r slug; do
	grep -q "^| \`$slug\` |" docs/diagnostics.md ||
		echo "docs/diagnostics.md has no line for $slug"
done | grep . && bad=1

echo "== manual page"
make -s all && mandoc -Tlint -W warning build/chronomerge.1 || bad=1

if [ "${1:-}" != --quick ]; then
	echo "== clang-tidy"
	flags="-std=c11 -D_GNU_SOURCE -DCHRON_VERSION=__FILE__ -Iinclude -Isrc $(pkg-config --cflags libxml-2.0 libical sqlite3 libutf8proc libsodium uchardet libzip xlsxwriter)"
	# shellcheck disable=SC2086
	echo "$c" | xargs -P 2 -n 8 sh -c 'clang-tidy --quiet "$@" -- '"$flags" sh 2>/dev/null || bad=1
fi
[ $bad -eq 0 ] && echo "lint: clean"
exit $bad
