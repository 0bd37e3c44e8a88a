# Programme Office: the few commands a person needs. `make help` lists them.
#
# SPDX-License-Identifier: GPL-3.0-or-later

PREFIX  ?= /usr/local
DESTDIR ?=
JOBS    ?= $(shell nproc 2>/dev/null || echo 2)

# One list of Debian packages, by what they are needed for.
BUILD_PACKAGES = \
  build-essential meson ninja-build pkg-config gettext libglib2.0-dev-bin \
  libgtk-4-dev libsqlite3-dev libxlsxwriter-dev libxml2-dev libarchive-dev \
  libqrencode-dev libjansson-dev libcairo2-dev libpango1.0-dev librsvg2-dev \
  coinor-libcbc-dev libical-dev
RUN_PACKAGES = \
  adwaita-icon-theme hicolor-icon-theme librsvg2-common libgtk-4-bin \
  fonts-ebgaramond fonts-cantarell fonts-dejavu-core fonts-noto-core tzdata
# The walk without a display (`make run`) and the screenshots use these as well.
TEST_PACKAGES = \
  xvfb xauth openbox at-spi2-core dbus libglib2.0-bin xdotool imagemagick \
  python3 python3-gi python3-pyatspi gir1.2-atspi-2.0 \
  python3-openpyxl python3-icalendar python3-jsonschema gnumeric libreoffice-calc-nogui poppler-utils zbar-tools sqlite3 \
  desktop-file-utils appstream libxml2-utils
PACKAGES = $(BUILD_PACKAGES) $(RUN_PACKAGES) $(TEST_PACKAGES)

PYTHON  = /usr/bin/python3
OUT     = build/main
PROGRAM = $(OUT)/src/app/programme-office
CTL     = $(OUT)/src/ctl/officectl
DEMO    = build/demo-data/office.db

.PHONY: help deps build run demo-walk check check-sanitized bench install screenshots translations clean

help: ## this list
	@echo 'Programme Office. make TARGET, where TARGET is one of'
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' Makefile | while IFS='	' read -r t d; do \
	  printf '  %-16s %s\n' "$$t" "$$d"; done

deps: ## install the Debian packages that are missing (asks for nothing)
	@if ! command -v dpkg-query >/dev/null 2>&1; then \
	  echo 'deps: this is no Debian system; these packages, by their Debian names, are needed:'; \
	  echo '  $(PACKAGES)'; exit 0; fi; \
	missing=; for p in $(PACKAGES); do \
	  case "$$(dpkg-query -W -f='$${db:Status-Abbrev}' "$$p" 2>/dev/null)" in ii*) ;; *) missing="$$missing $$p";; esac; done; \
	if [ -z "$$missing" ]; then echo 'deps: everything is installed'; exit 0; fi; \
	echo "deps: installing$$missing"; \
	if [ "$$(id -u)" = 0 ]; then as=; elif command -v sudo >/dev/null 2>&1; then as=sudo; else \
	  echo 'deps: not root and no sudo; as root, run: apt-get install'"$$missing" >&2; exit 1; fi; \
	apt="$$as env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o Dpkg::Use-Pty=0"; \
	if ! apt-get -qq -s install --no-install-recommends $$missing >/dev/null 2>&1; then \
	  echo 'deps: the package lists are missing or old, updating them'; $$apt update || exit 1; fi; \
	$$apt install --no-install-recommends $$missing || { \
	  echo 'deps: once more with fresh package lists'; \
	  $$apt update && $$apt install --no-install-recommends $$missing; }

build: ## compile everything into build/main
	@test -f $(OUT)/build.ninja || meson setup $(OUT) --prefix='$(PREFIX)'
	@ninja -j$(JOBS) -C $(OUT)

run: deps build ## open the window on a demonstration; without a display, do the office's job in the terminal
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  if [ ! -f $(DEMO) ]; then \
	    echo 'run: making the demonstration database $(DEMO)'; \
	    mkdir -p $(dir $(DEMO)) && $(CTL) --database $(DEMO) demo || exit 1; fi; \
	  echo 'run: opening the window on $(DEMO)'; \
	  GSETTINGS_SCHEMA_DIR=$(OUT)/data OFFICE_LOCALE_DIR=$(abspath $(OUT))/po $(PROGRAM) --database $(DEMO); \
	else \
	  echo 'run: there is no display, so the main job runs by officectl; its products go to build/demo'; \
	  $(MAKE) --no-print-directory demo-walk; fi

demo-walk: build
	@sh data/demo/walk.sh $(CTL) build/demo
	@$(MAKE) --no-print-directory screenshots PICTURES=build/demo SHADES=

PICTURES ?= docs/pictures
SHADES   ?= --light-only
screenshots: build ## picture every view on the demonstration, into docs/pictures
	@$(PYTHON) tests/journeys/screenshots.py --program $(PROGRAM) --ctl $(CTL) \
	  --schemas $(OUT)/data --out $(PICTURES) $(SHADES)

check: deps ## build apart and run every test suite
	@test -f build/check/build.ninja || meson setup build/check --werror
	@ninja -j$(JOBS) -C build/check
	@meson test -C build/check --no-rebuild --num-processes $(JOBS) --print-errorlogs; status=$$?; \
	  $(PYTHON) tests/tally.py build/check/meson-logs/testlog.json && exit $$status

check-sanitized: deps ## the same under AddressSanitizer and UBSan
	@test -f build/sanitized/build.ninja || \
	  meson setup build/sanitized -Db_sanitize=address,undefined -Db_lundef=false
	@ninja -j$(JOBS) -C build/sanitized
	@meson test -C build/sanitized --no-rebuild --num-processes $(JOBS) --print-errorlogs --setup sanitized

bench: deps ## measure against programs that do only the outside work
	@test -f build/bench/build.ninja || meson setup build/bench --buildtype release
	@ninja -j$(JOBS) -C build/bench
	@meson test -C build/bench --no-rebuild --benchmark --num-processes 1 --verbose

translations: deps ## gather the strings into po/
	@$(PYTHON) tests/lint/translations.py refresh .
	@for language in po/*.po; do echo "$$language: $$(msgfmt --statistics -o /dev/null $$language 2>&1)"; done

install: build ## install under PREFIX (and DESTDIR)
	meson configure $(OUT) --prefix='$(PREFIX)'
	DESTDIR='$(DESTDIR)' meson install -C $(OUT)

clean: ## remove everything that was built
	rm -rf build
