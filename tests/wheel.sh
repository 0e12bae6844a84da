#!/bin/sh
# Build the wheel and use it where nothing of the checkout can help.
# Usage: sh tests/wheel.sh PYTHON (an interpreter with the module `build`)
set -eu

python=${1:?which python?}
case $python in */*) python=$(cd "$(dirname "$python")" && pwd)/$(basename "$python") ;; esac
project=$(cd "$(dirname "$0")/.." && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
unset PYTHONPATH

fail() {
    echo "wheel: $1" >&2
    exit 1
}

"$python" -m build --wheel --outdir "$place/dist" "$project" >"$place/build.log" 2>&1 || {
    cat "$place/build.log" >&2
    fail "it cannot be built"
}
"$python" -m venv "$place/venv"
"$place/venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check "$place"/dist/*.whl

mkdir "$place/elsewhere"
cd "$place/elsewhere"
cleanup=$place/venv/bin/cleanup

"$cleanup" --version | grep -Eqx 'cleanup [0-9]+\.[0-9]+\.[0-9]+' || fail "no version"

"$cleanup" glossary stats >stats || fail "no glossaries"
for glossary in "$project"/glossaries/*.tsv; do
    grep -q "site-packages/cleanup/glossaries/$(basename "$glossary")\$" stats ||
        fail "$(basename "$glossary") is not in the package"
done

printf 'President Mun Jae In of South Korea left , then came back.\n' >article.txt
code=0
"$cleanup" check article.txt >found || code=$?
[ "$code" = 1 ] || fail "check ended with $code"
grep -q 'TYP001' found || fail "TYP001 was not found"
grep -q 'Mun Jae In -> Moon Jae-in' found || fail "the glossary was not used"

"$cleanup" fix --quiet article.txt || fail "fix failed"
echo 'President Moon Jae-in of South Korea left, then came back.' | cmp - article.txt ||
    fail "fix made something else"

echo "wheel: $(basename "$place"/dist/*.whl) works"
