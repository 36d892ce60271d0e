"""Running the application with uvicorn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import uvicorn

from kg.server.app import Settings, create_app


def serve(
    folder: str | Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    settings: Settings | None = None,
    access_log: bool = False,
) -> None:
    """Serve an output folder until Ctrl-C or SIGTERM; on all but the loopback address any host name is answered."""
    settings = settings or Settings()
    if host not in ("127.0.0.1", "localhost", "::1"):
        settings = replace(settings, hosts=("*",))
    uvicorn.run(
        create_app(folder, settings), host=host, port=port, access_log=access_log, log_level="warning",
        server_header=False, timeout_graceful_shutdown=5, h11_max_incomplete_event_size=256 * 1024,
    )  # fmt: skip
