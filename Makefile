# Leadclock: `make` names the targets.

PREFIX  ?= /usr
DESTDIR ?=
DIST    ?= .build/dist
CONFIG  ?= config/leadclock.yaml

bin  = $(DESTDIR)$(PREFIX)/bin
lib  = $(DESTDIR)$(PREFIX)/lib
man  = $(DESTDIR)$(PREFIX)/share/man
doc  = $(DESTDIR)$(PREFIX)/share/doc/leadclock
etc  = $(DESTDIR)/etc/leadclock
# The one place where journalctl looks for it.
catalog = $(DESTDIR)/usr/lib/systemd/catalog

programs = leadclockd leadclock
units    = leadclockd.service leadclock.target
pages    = $(wildcard man/*.[1-8])

.DEFAULT_GOAL := help
.PHONY: help deps build install uninstall run test test-system storm simulate fuzz bench-parse clean

help: ## names the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

deps: ## installs the Debian packages the build needs, naming them first
	@scripts/deps build

build: ## builds the programs, stripped and with Swift's runtime inside, into .build/dist
	@scripts/swift-there
	swift build --configuration release --static-swift-stdlib $(addprefix --product ,leadclockd)
	swift build --configuration release --static-swift-stdlib $(addprefix --product ,leadclock)
	@mkdir -p $(DIST)
	@for program in $(programs); do \
	  install --strip --mode=0755 \
	    "$$(swift build --configuration release --show-bin-path)/$$program" $(DIST)/$$program; \
	done
	@ls -sh $(addprefix $(DIST)/,$(programs))

install: ## installs what build made (DESTDIR=, PREFIX=/usr)
	@for program in $(programs); do \
	  [ -x $(DIST)/$$program ] || { echo "install: $(DIST)/$$program is missing: make build" >&2; exit 66; }; \
	done
	install -d $(bin) $(lib)/systemd/system $(lib)/sysusers.d $(lib)/tmpfiles.d $(catalog) $(doc)
	install -m 0755 $(addprefix $(DIST)/,$(programs)) $(bin)
	install -m 0644 $(addprefix systemd/,$(units)) $(lib)/systemd/system
	sed -i 's,/usr/bin/,$(PREFIX)/bin/,g' $(addprefix $(lib)/systemd/system/,$(units))
	install -m 0644 systemd/leadclock.sysusers $(lib)/sysusers.d/leadclock.conf
	install -m 0644 systemd/leadclock.tmpfiles $(lib)/tmpfiles.d/leadclock.conf
	install -m 0644 systemd/leadclock.catalog $(catalog)/leadclock.catalog
	@for page in $(pages); do \
	  install -D -m 0644 "$$page" "$(man)/man$${page##*.}/$$(basename "$$page")"; \
	done
	install -m 0644 $(CONFIG) $(doc)/leadclock.yaml
	install -d $(doc)/examples
	install -m 0644 $(wildcard config/examples/*) $(doc)/examples
	chmod 0755 $(addprefix $(doc)/examples/,$(notdir $(wildcard config/examples/*.sh config/examples/*.cgi config/examples/drop.py)))
	install -d -m 0750 $(etc)
	@if [ -e $(etc)/leadclock.yaml ]; then \
	  cmp -s $(CONFIG) $(etc)/leadclock.yaml || \
	    echo "install: $(etc)/leadclock.yaml is kept as it is; the shipped one is $(doc)/leadclock.yaml"; \
	else install -m 0640 $(CONFIG) $(etc)/leadclock.yaml; fi
	@if [ -z "$(DESTDIR)" ]; then scripts/settle installed; fi

uninstall: ## removes what install made; keeps spool, ledger and configuration
	@if [ -z "$(DESTDIR)" ] && [ -d /run/systemd/system ]; then \
	  systemctl disable --now $(units) 2>/dev/null || true; \
	fi
	rm -f $(addprefix $(bin)/,$(programs)) $(addprefix $(lib)/systemd/system/,$(units))
	rm -f $(lib)/sysusers.d/leadclock.conf $(lib)/tmpfiles.d/leadclock.conf $(catalog)/leadclock.catalog
	@for page in $(pages); do rm -f "$(man)/man$${page##*.}/$$(basename "$$page")"; done
	rm -rf $(doc)
	@if [ -z "$(DESTDIR)" ]; then scripts/settle removed; fi
	@echo "kept: /etc/leadclock, /var/spool/leadclock (leads), /var/lib/leadclock (the ledger), and the users and groups"

run: ## packages, build, then the whole story in half a minute in a temporary folder
	@scripts/run

test: ## everything: build, unit tests, format, manual pages, a real systemd
	@scripts/swift-there
	@scripts/test

storm: build ## many leads from four producers, and a daemon killed every second (FILES=100000)
	@scripts/storm --files $(or $(FILES),100000)

simulate: ## whole histories of the desk from seeds (SEEDS=2000)
	LEADCLOCK_SEEDS=$(or $(SEEDS),2000) swift test --filter SimulationTests

test-system: build ## the scenarios on a real systemd alone
	@Tests/System/run

fuzz: ## hostile bytes for every parser (TARGET=json, SECONDS=60 shared by all)
	@LEADCLOCK_FUZZ_SECONDS=$(or $(SECONDS),60) scripts/fuzz $(TARGET)

bench-parse: build ## how long reading takes: many small files, big ones, hostile ones (FILES=10000)
	@scripts/bench-parse --files $(or $(FILES),10000)

clean: ## removes what was built
	rm -rf .build
