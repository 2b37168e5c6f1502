#!/bin/bash
# The public cases alone, without what their own runner needs.
set -euo pipefail
package=http-cache-tests
version=0.4.5
sha512=0e3bb037d9d46572d35bec1abf52d1112099355c65f12b21c0ecb8cf5a71b966d6b79fdacbab0cf5043595e6c16833ba3f520c0682ba99d7fe3ee54ffd034bf0
place=${FRAMEWORKS:?}/cache-tests
[[ -e $place/$version ]] && exit 0
rm -rf "$place" "$place.part"
mkdir -p "$place.part"
cd "$place.part"
archive=$(npm pack "$package@$version" --silent)
echo "$sha512  $archive" | sha512sum --check --status
tar xzf "$archive" --strip-components 1
rm "$archive"
touch "$version"
mv "$place.part" "$place"
