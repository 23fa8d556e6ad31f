"""`python -m search.indexes.embedded.native` compiles the legs' inner loops, see `build`."""

from search.indexes.embedded.native.build import main

main()
