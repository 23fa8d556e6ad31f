"""The embedded index beside its peers on one workload: see `python -m benchmarks.scale --help` and docs/scale.md."""
