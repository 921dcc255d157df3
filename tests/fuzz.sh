#!/bin/sh
# Fuzzes each target for so many seconds, from its corpus and the fixtures;
# what it finds goes to build/fuzz/.  Sanitizers and counting make a target
# some five times slower than what is shipped: it has 5 s where that has 1 s,
# and whatever it needed more than 1 s for is timed again without them.
set -u
secs=$1
replay=$2
shift 2
for t in "$@"; do
	name=${t##*/fuzz_}
	work=build/fuzz/corpus/$name
	mkdir -p "$work"
	seeds=
	for d in "tests/corpus/$name" "fixtures/$name"; do
		[ -d "$d" ] && seeds="$seeds $d"
	done
	dict=tests/corpus/$name.dict
	[ -f "$dict" ] && dict=-dict=$dict || dict=
	case $name in
	dates | ini) len=4096 ;;
	*) len=65536 ;;
	esac
	rm -f build/fuzz/"$name"-slow-unit-*
	echo "== $name for $secs s"
	# shellcheck disable=SC2086
	nice -n 10 "$t" -max_total_time="$secs" -timeout=5 \
		-report_slow_units=1 -rss_limit_mb=1024 -detect_leaks=1 \
		-max_len=$len -print_final_stats=1 -verbosity=1 $dict \
		-artifact_prefix="build/fuzz/$name-" "$work" $seeds \
		>"build/fuzz/$name.log" 2>&1 || {
		tail -n 60 "build/fuzz/$name.log"
		exit 1
	}
	grep -h '^stat::number_of_executed_units' "build/fuzz/$name.log"
	grep -h ' cov: ' "build/fuzz/$name.log" | tail -n 1
	for f in build/fuzz/"$name"-slow-unit-*; do
		[ -f "$f" ] || continue
		"$replay/fuzz_$name" "$f" || exit 1
	done
done
echo "no crash, leak or slow input"
