"""Run every benchmark in turn."""

from benchmarks import reading

reading.main()
