"""`python -m config.container_health`: whether the web server in this container answers.

For the health checks of the image and of docker-compose.yml. Ends with 0 where it does, else with
an exception and 1.
"""

from __future__ import annotations

import os
from urllib.request import Request, urlopen

ADDRESS = "http://127.0.0.1:8000/healthz"
SECONDS = 8


def own_host_name(allowed_hosts: str) -> str:
    """A host name under which the site answers, from the value of `ALLOWED_HOSTS`."""
    first = allowed_hosts.split(",", maxsplit=1)[0].strip().lstrip(".")
    return "localhost" if first in ("", "*") else first


def main() -> None:
    """Ask once. Raises OSError where there is no answer, or one that says something is down."""
    host = own_host_name(os.environ.get("ALLOWED_HOSTS", ""))
    with urlopen(Request(ADDRESS, headers={"Host": host}), timeout=SECONDS):
        pass


if __name__ == "__main__":
    main()
