"""The page's script and style: modules joined in the order of their imports, and vis-network out of pyvis."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from importlib.resources import files

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w.]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) )", re.MULTILINE)


@lru_cache(maxsize=1)
def script() -> str:
    """All modules of `kg/view/script` as one script, those that others import first."""
    folder = files("kg.view").joinpath("script")
    done: dict[str, str] = {}

    def add(name: str) -> None:
        if name in done:
            return
        done[name] = ""
        source = folder.joinpath(name).read_text(encoding="utf-8")
        for needed in _IMPORT.findall(source):
            add(needed)
        del done[name]
        done[name] = _EXPORT.sub("", _IMPORT.sub("", source))

    add("main.js")
    return '"use strict";\n(() => {\n' + "\n".join(done.values()) + "})();\n"


@lru_cache(maxsize=1)
def vis_network() -> str:
    """The vis-network script that pyvis carries, without the reference to a source map that is not there."""
    folder = files("pyvis").joinpath("lib")
    versions = sorted(entry.name for entry in folder.iterdir() if entry.name.startswith("vis-"))
    source = folder.joinpath(versions[-1], "vis-network.min.js").read_text(encoding="utf-8")
    return re.sub(r"//# sourceMappingURL=\S*", "", source)


@lru_cache(maxsize=2)
def style(name: str = "style") -> str:
    """The page's style sheet; "plain" is the one that is added where scripts are off."""
    return files("kg.view").joinpath(f"{name}.css").read_text(encoding="utf-8")


def content_hash(text: str) -> str:
    """The source expression that lets a Content-Security-Policy allow an inline script or style."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii") + "'"
