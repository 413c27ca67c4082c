# The door to everything one does with this repository. Each target installs the Debian packages it needs if some are
# missing (.ci/install-packages), so that it works in a fresh clone.

VERSION := $(shell sed -n 's/.*current = "\(.*\)"/\1/p' Sources/Commands/Version.swift)
SHARED ?= ../shared
PREFIX ?= /usr/local
DESTDIR ?=
BUILD := .build
RELEASE := $(BUILD)/release/tote
DEBUG := $(BUILD)/debug/tote
# What `make demo` and `make bench` run; `make demo TOTE=...` tries another binary.
TOTE ?=
PACKAGES := .ci/install-packages

.PHONY: help build demo test test-shared faults power fuzz lint format release install dist deb bench clean

help:
	@echo "make demo         build tote and show it at work"
	@echo "make test         build and run all tests"
	@echo "make test-shared  run the hostile corpus and the real archives of $(SHARED)"
	@echo "make fuzz         feed damaged input to each parser for SECONDS=60 seconds in all"
	@echo "make faults       fail and kill the program at each of its system calls, and run many at once"
	@echo "make power        cut the power at each of its system calls, with the kit of $(SHARED)"
	@echo "make lint         check the form of sources, pages and scripts"
	@echo "make release      build the static binary $(RELEASE)"
	@echo "make install      install it with its pages and completions below $(DESTDIR)$(PREFIX)"
	@echo "make dist         pack it as a tarball in dist/;  make deb: as a Debian package"
	@echo "make bench        measure it against other programs"
	@echo "make clean        remove everything that was built"

build:
	@$(PACKAGES) build
	swift build --product tote

demo:
	@$(PACKAGES) demo
	@if [ -z "$(TOTE)" ]; then swift build --product tote; fi
	@samples/demo "$(or $(TOTE),$(DEBUG))"

test:
	@$(PACKAGES) test
	swift test

test-shared: $(RELEASE)
	@$(PACKAGES) test
	@.ci/test-shared "$(RELEASE)" "$(SHARED)"

# SECONDS are shared by all targets; what was found is kept in .build/fuzz between runs.
fuzz:
	@$(PACKAGES) test
	@Tests/Fuzz/run "$(or $(SECONDS),60)"

# MIXES=1000 random mixes of commands; STRIDE=10 tries every tenth call only.
faults: $(RELEASE)
	@$(PACKAGES) test
	@Tests/Faults/sweep "$(or $(TOTE),$(RELEASE))" --mixes $(or $(MIXES),1000) --stride $(or $(STRIDE),1)

# Needs root and loop devices.
power: $(RELEASE)
	@$(PACKAGES) power
	@.ci/cut-power "$(or $(TOTE),$(RELEASE))" "$(SHARED)"

lint:
	@$(PACKAGES) test
	@.ci/lint

format:
	swift format --in-place --recursive Package.swift Sources Tests

release:
	@$(PACKAGES) release
	@.ci/build-release

$(RELEASE):
	@$(MAKE) --no-print-directory release

install: $(RELEASE)
	@.ci/install-files "$(RELEASE)" "$(DESTDIR)$(PREFIX)"

dist: release
	@.ci/build-dist "$(RELEASE)" "$(VERSION)"

deb: release
	@.ci/build-deb "$(RELEASE)" "$(VERSION)"

bench: release
	@$(PACKAGES) test
	@Benchmarks/run "$(or $(TOTE),$(RELEASE))"

clean:
	rm -rf $(BUILD) dist
