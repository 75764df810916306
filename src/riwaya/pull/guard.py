"""Which addresses may be spoken to: public ones, and hosts that the user allows by name.

The check is made on the address that is connected to, not on the name, so that neither a redirect nor a name that changes
its address gets past it. It does not protect against a public host that relays to a private one.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx


class Forbidden(httpcore.ConnectError):
    """An address that may not be spoken to."""


def _addresses(host: str, port: int) -> list[str]:
    try:
        return sorted({str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)})
    except OSError as wrong:
        raise httpcore.ConnectError(f"{host} is not known: {wrong}") from wrong


class _Network(httpcore.NetworkBackend):
    """Connects to checked addresses only."""

    def __init__(self, allowed: frozenset[str]) -> None:
        self.allowed = allowed
        self.inner = httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = _addresses(host, port)
        if host not in self.allowed and f"{host}:{port}" not in self.allowed:
            for one in addresses:
                if not ipaddress.ip_address(one.split("%")[0]).is_global:
                    raise Forbidden(f"{host} is a private or local address ({one}); allow it with --allow-host {host}")
        return self.inner.connect_tcp(addresses[0], port, timeout=timeout, local_address=local_address, socket_options=socket_options)

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None) -> httpcore.NetworkStream:
        raise Forbidden("sockets of this machine are not spoken to")

    def sleep(self, seconds: float) -> None:
        self.inner.sleep(seconds)


class GuardedTransport(httpx.HTTPTransport):
    """httpx's transport over the checked network."""

    def __init__(self, allowed: frozenset[str]) -> None:
        super().__init__(trust_env=False)
        self._pool.close()
        self._pool = httpcore.ConnectionPool(ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=_Network(allowed), max_connections=32)
