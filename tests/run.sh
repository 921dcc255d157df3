#!/bin/sh
# Runs test programs and scripts one after the other and adds up what they
# counted.  Each runs in an odd time zone and locale: neither may matter.
set -u
passed=0
failed=0
skipped=0
broken=
out=$(mktemp)
trap 'rm -f "$out"' EXIT
for t in "$@"; do
	start=$(date +%s)
	case $t in
	# Debian's own, which has the packages that were installed for it.
	*.py) set -- /usr/bin/python3 "$t" "$CHRONOMERGE" ;;
	*) set -- "$t" ;;
	esac
	TZ=Pacific/Chatham LC_ALL=C CMOCKA_MESSAGE_OUTPUT=stdout "$@" \
		>"$out" 2>&1
	rc=$?
	p=$(grep -c '^\[       OK \]' "$out")
	f=$(grep '^\[  FAILED  \] ' "$out" | grep -v 'test(s)' | sort -u | wc -l)
	passed=$((passed + p))
	# What could not be looked at is said, never passed over.
	grep '^\[  SKIPPED ' "$out" && skipped=$((skipped + 1))
	if [ $rc -ne 0 ]; then
		[ "$f" -gt 0 ] || f=1
		failed=$((failed + f))
		broken="$broken ${t##*/}"
		grep -v '^\[ RUN\|^\[       OK' "$out"
	fi
	printf '%-28s %5d passed %3d s\n' "${t##*/}" "$p" $(($(date +%s) - start))
done
[ -z "$broken" ] || echo "failed:$broken"
[ $skipped -eq 0 ] || echo "SKIPPED, at least in part: $skipped of the above"
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
