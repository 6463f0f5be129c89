import type { BundleFile } from '@hstlc/contract';
import { shellQuote } from './shell-quote.js';

/**
 * A script for a POSIX shell that fetches the files of a bundle into the folder it is started in. It passes over what is
 * there and right, goes on where a file was cut off, and holds each against its sha256; it ends with 1 when one is missing.
 */
export function bundleScript(id: string, files: readonly BundleFile[]): string {
  const calls = files.map(({ name, bytes, sha256, url }) =>
    ['fetch', shellQuote(name), String(bytes), shellQuote(sha256), shellQuote(url)].join(' '),
  );
  return `#!/bin/sh
# Bundle ${id} of the hstlc archive: ${files.length} files. Start it again to go on where it was cut off.
set -u
failed=0

sum() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -c 1-64
}

size() {
  wc -c <"$1" | tr -d ' '
}

is_whole() { # file bytes sha256
  [ -f "$1" ] && [ "$(size "$1")" = "$2" ] && [ "$(sum "$1")" = "$3" ]
}

fetch() { # name bytes sha256 url
  file="./$1"
  part="$file.part"
  if is_whole "$file" "$2" "$3"; then
    printf '%s is here\\n' "$1"
    return
  fi
  for attempt in 1 2; do
    if [ -f "$part" ] && [ "$(size "$part")" -ge "$2" ]; then :; else
      curl --fail --location --silent --show-error --retry 5 --continue-at - --output "$part" "$4" || break
    fi
    if is_whole "$part" "$2" "$3"; then
      mv -f "$part" "$file"
      printf '%s fetched\\n' "$1"
      return
    fi
    # the beginning was of another version, or the bytes are wrong: once more from the start
    rm -f "$part"
  done
  printf '%s: not fetched\\n' "$1" >&2
  failed=1
}

${calls.join('\n')}
exit "$failed"
`;
}
