# What Scripts/run and Scripts/test need before they build: Swift and cmark. Sourced, not run.

readonly swift_required_major=6 swift_required_minor=0

say() { printf '%s\n' "$*" >&2; }

stop() {
  say "error: $1"
  shift
  local line
  for line in "$@"; do say "  $line"; done
  exit 2
}

require_swift() {
  local how_to_get_it="Install it from https://www.swift.org/install and run this command again."
  command -v swift >/dev/null 2>&1 || stop "Swift is not installed, or not on PATH." "$how_to_get_it"

  local version
  version=$(swift --version 2>/dev/null) || stop "'swift --version' fails: $(command -v swift)" "$how_to_get_it"
  [[ $version =~ Swift\ version\ ([0-9]+)\.([0-9]+) ]] || stop "this Swift does not tell its version: $version"

  local major=${BASH_REMATCH[1]} minor=${BASH_REMATCH[2]}
  if ((major < swift_required_major || (major == swift_required_major && minor < swift_required_minor))); then
    stop "Swift $major.$minor is too old: $swift_required_major.$swift_required_minor or newer is needed." \
      "$how_to_get_it"
  fi
}

has_cmark() {
  pkg-config --exists libcmark 2>/dev/null && return
  local prefix
  for prefix in /usr /usr/local "${HOMEBREW_PREFIX:-/opt/homebrew}"; do
    [[ -e $prefix/include/cmark.h ]] && return
  done
  return 1
}

install_cmark() {
  if command -v apt-get >/dev/null 2>&1; then
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq) install=(install -y --no-install-recommends libcmark-dev)
    if ((EUID != 0)); then
      command -v sudo >/dev/null 2>&1 ||
        stop "cmark, the CommonMark parser, is missing." "Install it as root: apt-get install libcmark-dev"
      apt=(sudo "${apt[@]}")
    fi
    say "Installing libcmark-dev, the CommonMark parser (apt-get) ..."
    # The package lists of a fresh container are empty; those of an old machine may be stale.
    "${apt[@]}" "${install[@]}" >/dev/null 2>&1 || { "${apt[@]}" update && "${apt[@]}" "${install[@]}"; } >&2
  elif command -v brew >/dev/null 2>&1; then
    say "Installing cmark, the CommonMark parser (brew) ..."
    brew install --quiet cmark >&2
  else
    stop "cmark, the CommonMark parser, is missing." \
      "Install its library and header with your package manager; it is often called libcmark-dev, cmark-devel or cmark."
  fi
  has_cmark || stop "cmark has been installed, but its header cmark.h is not found."
}

prepare_toolchain() {
  require_swift
  has_cmark || install_cmark
}

# Builds the package at $1 in release, the one configuration that running and testing share.
build_release() {
  local package=$1
  shift
  swift build --package-path "$package" --configuration release "$@" >&2
}
