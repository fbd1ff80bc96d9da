#!/bin/sh
# Builds the site on Cloudflare Pages. In the project's settings write:
#   Build command: sh cloudflare-build.sh
#   Build output directory: site
#   Environment variables: PYTHON_VERSION=3.13, SKIP_DEPENDENCY_INSTALL=1, and DIGEST_SITE_URL with the site's address
#
# Cloudflare Pages takes at most 20,000 files on its free plan, and keeps no folder of ours between builds, so every
# article is understood anew. Each article makes about three files: `pictures: false` under `digest` in mkdocs.yml makes
# that two.
set -eu
LARGEST=20000

python -m pip install --requirement requirements.txt
news-digest check || echo "The site is built without what is broken."
mkdocs build

files=$(find site -type f | wc -l)
echo "The site has $files files."
if [ "$files" -gt "$LARGEST" ]; then
  echo "Cloudflare Pages takes at most $LARGEST: move old articles to a second digest, or publish on another host." >&2
  exit 1
fi
