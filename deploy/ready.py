"""Is the page ready to answer? The health check of the image: exit code 0 if it is, 1 if it isn't.

It needs nothing but Python, so that the image needs no curl. PORT is the page's, 7860 by default. Where the page asks
for a password, it has to be enough that it answers.
"""

import os
import sys
import urllib.error
import urllib.request

UNKNOWN = 401
"""Says a page that asks for a password."""


def main() -> int:
    """Ask, and say why if it isn't ready."""
    directly = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with directly.open(f"http://127.0.0.1:{os.environ.get('PORT', '7860')}/readyz", timeout=4):
            return 0
    except urllib.error.HTTPError as error:
        if error.code == UNKNOWN:
            return 0
        sys.stderr.write(f"{error.code} {error.read(500)!r}\n")
    except OSError as error:
        sys.stderr.write(f"{error}\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
