# chronomerge.  `make demo` and `make check` need nothing done before them;
# `make help` lists the rest.

VERSION := 0.1.0
PREFIX  ?= /usr/local
V       ?= dev
SECS    ?= 60
FILES   ?= 2000
SEED    ?= 20180614
SHOW    ?= 3
B       := build/$(V)
DEMO    := build/demo

# ---- what Debian has to have -------------------------------------------
DEBS := gcc libc6-dev make pkg-config libxml2-dev libical-dev libsqlite3-dev \
	libutf8proc-dev libsodium-dev libuchardet-dev libzip-dev \
	libxlsxwriter-dev tzdata
DEBS_check    := libcmocka-dev python3 python3-jsonschema sqlite3 mandoc \
	libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils
DEBS_asan     := $(DEBS_check) gcc
DEBS_fuzz     := clang libclang-rt-14-dev
DEBS_lint     := clang clang-format clang-tidy mandoc git
DEBS_coverage := $(DEBS_check) gcovr
DEBS_bench    := miller sqlite3 python3 python3-icalendar python3-pandas \
	libxml2-utils python3-openpyxl pandoc unzip nodejs npm
DEBS_fit      := python3-sklearn
DEBS_pages    := chromium nodejs npm ca-certificates fonts-dejavu-core poppler-utils

# ---- how it is compiled ------------------------------------------------
PACKAGES := libxml-2.0 libical sqlite3 libutf8proc libsodium uchardet libzip \
	xlsxwriter
WARN := -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wstrict-prototypes \
	-Wmissing-prototypes -Wpointer-arith -Wcast-qual -Wwrite-strings \
	-Wformat=2 -Wconversion -Wundef
FLAVOUR_dev  := -O2 -g
HARDEN_dev   := -D_FORTIFY_SOURCE=2
FLAVOUR_asan := -O1 -g -fsanitize=address,undefined \
	-fno-sanitize-recover=all -fno-omit-frame-pointer
FLAVOUR_cov  := -O0 -g --coverage -fprofile-update=atomic
FLAVOUR_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined \
	-fno-sanitize-recover=all
# Ours are kept apart from the user's CFLAGS, which come last.
OURS := -std=c11 -D_GNU_SOURCE -DCHRON_VERSION='"$(VERSION)"' -Iinclude \
	-Isrc -fvisibility=hidden -fstack-protector-strong -fPIE $(WARN) \
	$(WERROR) $(FLAVOUR_$(V)) $(HARDEN_$(V)) \
	$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null)
LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -ldl -lm -lpthread
LINK := $(FLAVOUR_$(V)) -pie -Wl,-z,relro,-z,now -rdynamic

SRC   := $(filter-out src/cli/main.c,$(wildcard src/*/*.c)) \
	$(wildcard importers/*.c)
OBJ   := $(SRC:%.c=$(B)/%.o)
LIB   := $(B)/libchronomerge.a
# Lines on which points of cues are fitted: written without sight of the rules,
# and not those that the rules were mended on line by line.
FITTED := $(wildcard $(addprefix fixtures/seen/,labelled.tsv later-*.tsv plain.tsv unseen.tsv \
	series.tsv practice.tsv pitfalls.tsv voice.tsv))
TESTS := $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/test_*.c))
PYTESTS := $(wildcard tests/test_*.py)
ALLTESTS = $(TESTS) $(PYTESTS) $(REPLAY)
BENCH := $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/bench_*.c))
FUZZ  := $(patsubst tests/%.c,build/fuzz/tests/%,$(wildcard tests/fuzz_*.c))
REPLAY := $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/fuzz_*.c))
SAMPLES := $(addprefix $(B)/tests/sample_,good.so wrong_abi.so same_name.so \
	tie.so)
FILE  ?= $(filter-out %/unseen.tsv,$(wildcard fixtures/seen/*.tsv))
# Labelled families: the points of evidence are fitted to the first, and the
# second only measured.
FAMILIES := $(sort $(wildcard fixtures/merge/families/tuned/*.family)) \
	fixtures/cases/harbour fixtures/cases/mill-lane
HELD     := $(sort $(wildcard fixtures/merge/families/held/*.family))
MAN   := build/chronomerge.1

all: build/chronomerge $(MAN) ## build the program and its manual page

demo: deps ## set up, build, and run the shipped case
	@$(MAKE) --no-print-directory -s all
	@build/chronomerge run fixtures/cases/child-a -o $(DEMO)

check: deps-check ## set up, build, and pass every test; T=dates for one
	@$(MAKE) --no-print-directory -s all
	@$(MAKE) --no-print-directory -s run-tests

# The tests, without looking at what is installed.
run-tests: $(B)/chronomerge $(TESTS) $(SAMPLES) $(REPLAY)
	@CHRONOMERGE=$(B)/chronomerge BUILD=$(B) sh tests/run.sh \
		$(if $(T),$(filter %/test_$(T) %/test_$(T).py %/fuzz_$(T),$(ALLTESTS)),$(ALLTESTS))

asan: deps-asan ## the tests under address and undefined-behaviour sanitizers
	@$(MAKE) --no-print-directory -s V=asan run-tests

# The programs, and of the scripts those that hand over hostile files: what a
# sanitizer has most to say about.
asan-quick: ## the same in a few minutes
	@$(MAKE) --no-print-directory -s asan \
		PYTESTS="tests/test_messy.py tests/test_payloads.py"

fuzz: deps-fuzz ## fuzz every grammar; SECS=60 each, F=dates for one
	@$(MAKE) --no-print-directory -s $(if $(F),$(B)/tests/fuzz_$(F),$(REPLAY))
	@$(MAKE) --no-print-directory -s V=fuzz CC=clang fuzz-run

fuzz-run: $(if $(F),build/fuzz/tests/fuzz_$(F),$(FUZZ))
	@sh tests/fuzz.sh $(SECS) build/dev/tests $^

bench: deps-bench ## time against peers; SCALE=--million for 1,000,000 events
	@$(MAKE) --no-print-directory -s all build/gen-case $(BENCH)
	@npm ci --prefix tests/peers --no-audit --no-fund --silent || \
		echo "DuckDB and Polars cannot be had: not timed" >&2
	@python3 tests/bench.py $(SCALE)

score: all ## how well labelled narratives are read; FILE=... ERRORS=seen
	@build/chronomerge seen --hold-back 3 \
		$(if $(ERRORS),--errors $(ERRORS)) $(addprefix --score ,$(FILE))

messy: deps-check ## 2,000 random files of every format; FILES=n SEED=n SHOW=n
	@$(MAKE) --no-print-directory -s all
	@python3 tests/test_messy.py --files $(FILES) --seed $(SEED) \
		--show $(SHOW) build/chronomerge

# Points of the cues by which narratives are read: again after a change to the
# rules or to the labelled lines.
fit: deps-fit ## fit src/seen/cues.def to the labelled lines
	@$(MAKE) --no-print-directory -s $(B)/tests/cue_dump
	@$(B)/tests/cue_dump $(FITTED) >build/cues.tsv
	@/usr/bin/python3 tests/fit_cues.py --check <build/cues.tsv
	@/usr/bin/python3 tests/fit_cues.py <build/cues.tsv >build/cues.def
	@mv build/cues.def src/seen/cues.def

# Points of the evidence by which accounts are put together: again after a
# change to a comparison or to the labelled families.
fit-merge: deps-fit ## fit src/merge/weights.def to the labelled families
	@$(MAKE) --no-print-directory -s all $(B)/tests/pair_dump
	@/usr/bin/python3 tests/fit_points.py $(FAMILIES)

common-words: ## count anew how common words are, for src/merge/common.def
	@python3 tests/common_words.py $(filter %.family,$(FAMILIES)) fixtures/seen/*.tsv \
		>build/common.def
	@mv build/common.def src/merge/common.def

people-words: ## collect anew the ordinary words, for src/people/words.def
	@python3 tests/people_words.py src/seen/names.def \
		$(filter-out %.truth.tsv,$(shell git ls-files fixtures/seen \
		fixtures/merge fixtures/cases docs README.md)) src/seen/*.def \
		>build/words.def
	@mv build/words.def src/people/words.def

score-merge: all ## how well labelled families are merged, tuned and held back
	@python3 tests/score_merge.py --curve $(FAMILIES)
	@python3 tests/score_merge.py --curve $(HELD)

slopes: deps-check ## the quick half of bench: four times the rows, under five times
	@$(MAKE) --no-print-directory -s all build/gen-case $(BENCH)
	@python3 tests/bench.py --slopes

lint: deps-lint ## format, clang-tidy, the manual page, the house rules
	@sh tests/lint.sh

coverage: deps-coverage ## lines that the tests run; fails under the floor
	@$(MAKE) --no-print-directory -s V=cov run-tests
	@gcovr -r . --object-directory build/cov --exclude 'tests/' \
		--exclude 'build/' --fail-under-line 85 --print-summary \
		--txt build/coverage.txt
	@tail -n 5 build/coverage.txt

check-pages: deps-pages demo ## open the pages in Chromium: barriers, tasks, time
	@$(MAKE) --no-print-directory -s build/gen-case
	@npm ci --prefix tests/pages --no-audit --no-fund --silent
	@for c in harbour mill-lane; do build/chronomerge run --quiet --force \
		fixtures/cases/$$c -o build/pages/$$c/out; done
	@rm -rf build/pages/big && mkdir -p build/pages/big
	@build/gen-case build/pages/big/in 10000 csv
	@build/chronomerge run --quiet --as html build/pages/big/in \
		-o build/pages/big/out
	@node tests/pages/check.mjs --big build/pages/big/out/chronology.html \
		$(DEMO)/chronology.html $(DEMO)/reports/*.html \
		build/pages/harbour/out/chronology.html \
		build/pages/mill-lane/out/chronology.html
	@rm -rf build/payloads
	@mkdir -p build/payloads
	@/usr/bin/python3 tests/payloads.py build/payloads/in
	@build/chronomerge run -q build/payloads/in -o build/payloads/out \
		--as html 2>build/payloads/told
	@node tests/pages/payloads.mjs build/payloads/in.json \
		build/payloads/out/*.html build/payloads/out/reports/*.html

install: all ## install under PREFIX (default /usr/local); DESTDIR honoured
	install -D -m 755 build/chronomerge \
		$(DESTDIR)$(PREFIX)/bin/chronomerge
	install -D -m 644 $(MAN) \
		$(DESTDIR)$(PREFIX)/share/man/man1/chronomerge.1
	install -d $(DESTDIR)$(PREFIX)/include/chron
	install -m 644 include/chron/*.h include/chron/*.def \
		$(DESTDIR)$(PREFIX)/include/chron

uninstall: ## take it out again
	rm -f $(DESTDIR)$(PREFIX)/bin/chronomerge \
		$(DESTDIR)$(PREFIX)/share/man/man1/chronomerge.1
	rm -rf $(DESTDIR)$(PREFIX)/include/chron

dist: ## a tarball of the last commit
	git archive --format=tar.gz --prefix=chronomerge-$(VERSION)/ \
		-o build/chronomerge-$(VERSION).tar.gz HEAD

clean: ## remove what was built
	rm -rf build

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 18

# ---- setting up --------------------------------------------------------
deps: ## install what is missing, or print the one command that does
	@sh tests/deps.sh $(DEBS)
deps-%:
	@sh tests/deps.sh $(DEBS) $(DEBS_$*)

# ---- rules -------------------------------------------------------------
build/chronomerge: build/dev/chronomerge
	@ln -sfn dev/chronomerge $@

$(MAN): build/chronomerge
	@build/chronomerge help --man > $@.new
	@mv $@.new $@

build/%/chronomerge: build/%/src/cli/main.o build/%/libchronomerge.a
	$(CC) $(LINK) $(CFLAGS) -o $@ $^ $(LIBS) $(LDFLAGS)

$(LIB): $(OBJ)
	@rm -f $@
	@$(AR) rcs $@ $(OBJ)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(OURS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/tests/bench_%: $(B)/tests/bench_%.o $(LIB)
	$(CC) $(LINK) $(CFLAGS) -o $@ $< $(LIB) $(LIBS) $(LDFLAGS)

$(B)/tests/%_dump: $(B)/tests/%_dump.o $(LIB)
	$(CC) $(LINK) $(CFLAGS) -o $@ $< $(LIB) $(LIBS) $(LDFLAGS)

$(B)/tests/test_%: $(B)/tests/test_%.o $(LIB)
	$(CC) $(LINK) $(CFLAGS) -o $@ $< $(LIB) $(LIBS) -lcmocka $(LDFLAGS)

build/fuzz/tests/fuzz_%: build/fuzz/tests/fuzz_%.o $(LIB)
	$(CC) $(LINK) -fsanitize=fuzzer -o $@ $< $(LIB) $(LIBS)

# The targets without libFuzzer, to go through their corpora.
ifneq ($(V),fuzz)
$(B)/tests/fuzz_%: $(B)/tests/fuzz_%.o $(B)/tests/replay.o $(LIB)
	$(CC) $(LINK) $(CFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS) \
		$(LDFLAGS)
endif

build/gen-case: tests/gen_case.c
	@mkdir -p $(@D)
	$(CC) -std=c11 -O2 $(WARN) -o $@ $<

# The manual's prose and the script of a page are linked in.
$(B)/src/cli/man.o: docs/chronomerge.1.in
$(B)/src/export/html_script.o: src/export/page.js

# Importers as strangers would build them: against include/ and nothing else.
$(B)/tests/sample_%.so: tests/sample/%.c include/chron/importer.h
	@mkdir -p $(@D)
	$(CC) -std=c11 -O1 -fPIC -shared $(WARN) -Iinclude -o $@ $<

.PHONY: all demo check run-tests asan asan-quick fuzz fuzz-run score messy fit fit-merge common-words score-merge bench slopes lint \
	coverage check-pages install uninstall dist clean help deps
.SECONDARY:
-include $(OBJ:.o=.d) $(B)/tests/cue_dump.d $(B)/tests/pair_dump.d $(B)/src/cli/main.d $(TESTS:%=%.d) $(BENCH:%=%.d) \
	$(FUZZ:%=%.d) $(REPLAY:%=%.d) $(B)/tests/replay.d
