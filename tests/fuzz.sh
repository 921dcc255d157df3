#!/bin/sh
# Fuzzes each target for so many seconds, from the fixtures and the corpus.
set -u
secs=$1
shift
for t in "$@"; do
	name=${t##*/fuzz_}
	work=build/fuzz/corpus/$name
	mkdir -p "$work"
	seeds=
	for d in "tests/corpus/$name" "fixtures/$name"; do
		[ -d "$d" ] && seeds="$seeds $d"
	done
	echo "== $name for $secs s"
	# shellcheck disable=SC2086
	"$t" -max_total_time="$secs" -timeout=5 -rss_limit_mb=1024 \
		-print_final_stats=0 -verbosity=0 \
		-artifact_prefix="build/fuzz/$name-" "$work" $seeds \
		>"build/fuzz/$name.log" 2>&1 || {
		tail -n 60 "build/fuzz/$name.log"
		exit 1
	}
done
echo "no crash, leak or slow input"
