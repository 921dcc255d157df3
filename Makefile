# chronomerge.  `make help` lists what there is to do.

VERSION  := 0.1.0
PREFIX   ?= /usr/local
CC       ?= cc
V        ?= dev
B        := build/$(V)
PACKAGES := libxml-2.0 libical sqlite3 libutf8proc inih libsodium uchardet

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wvla -Wstrict-prototypes \
	-Wmissing-prototypes -Wpointer-arith -Wcast-qual -Wwrite-strings \
	-Wformat=2 -Wconversion -Wundef
FLAVOUR_dev  := -O2 -g -D_FORTIFY_SOURCE=2
FLAVOUR_asan := -O1 -g -fsanitize=address,undefined \
	-fno-sanitize-recover=all -fno-omit-frame-pointer
FLAVOUR_cov  := -O0 -g --coverage
FLAVOUR_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined \
	-fno-sanitize-recover=all
# Ours are kept apart from the user's CFLAGS, which come last.
OURS   := -std=c11 -D_GNU_SOURCE -DCHRON_VERSION='"$(VERSION)"' -Iinclude \
	-Isrc -fvisibility=hidden -fstack-protector-strong -fPIE $(WARN) \
	$(WERROR) $(FLAVOUR_$(V)) $(shell pkg-config --cflags $(PACKAGES))
LIBS   := $(shell pkg-config --libs $(PACKAGES)) -ldl -lm -lpthread
LINK   := $(FLAVOUR_$(V)) -pie -Wl,-z,relro,-z,now -rdynamic

SRC    := $(filter-out src/cli/main.c,$(wildcard src/*/*.c)) \
	$(wildcard importers/*.c)
OBJ    := $(SRC:%.c=$(B)/%.o)
LIB    := $(B)/libchronomerge.a
TESTS  := $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/test_*.c))

all: build/chronomerge ## build the program: build/chronomerge

build/chronomerge: $(B)/chronomerge
	@ln -sfn $(V)/chronomerge $@

$(B)/chronomerge: $(B)/src/cli/main.o $(LIB)
	$(CC) $(LINK) -o $@ $< $(LIB) $(LIBS) $(LDFLAGS)

$(LIB): $(OBJ)
	@rm -f $@
	@ar rcs $@ $(OBJ)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(OURS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(B)/tests/test_%: $(B)/tests/test_%.o $(LIB)
	$(CC) $(LINK) -o $@ $< $(LIB) $(LIBS) -lcmocka $(LDFLAGS)

check: $(TESTS) ## build and run every test; T=dates for one
	@for t in $(if $(T),$(B)/tests/test_$(T),$(TESTS)); do \
		echo "== $$t"; $$t || exit 1; done

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | \
		expand -t 18

clean: ## remove what was built
	rm -rf build

.PHONY: all check help clean
-include $(OBJ:.o=.d) $(B)/src/cli/main.d $(TESTS:%=%.d)
