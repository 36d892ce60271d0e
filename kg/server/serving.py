"""Running the application with uvicorn."""

from __future__ import annotations

import socket
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import uvicorn

from kg.server.app import Settings, create_app


def serve(
    folder: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    listening: socket.socket | None = None,
    settings: Settings | None = None,
    access_log: bool = False,
) -> None:
    """Serve an output folder until Ctrl-C or SIGTERM; on all but the loopback address any host name is answered.

    `listening` is a socket that listens already, in place of `host` and `port`.
    """
    settings = settings or Settings()
    if host not in ("127.0.0.1", "localhost", "::1"):
        settings = replace(settings, hosts=("*",))
    config = uvicorn.Config(
        create_app(folder, settings), host=host, port=port, access_log=access_log,
        log_level="info" if access_log else "warning", server_header=False, timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=256 * 1024,
    )  # fmt: skip
    # uvicorn raises the signal that ended it once more; ending is what was asked for, and no error
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening] if listening else None)
