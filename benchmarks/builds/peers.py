"""Where the peers come from: an environment of their own beside the project's, made when it is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent
REQUIREMENTS = BENCHMARKS / "peers.txt"
ENVIRONMENT = BENCHMARKS.parent / ".cache" / "peers"
SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def find_peer(name: str) -> Path:
    """Return a peer's program. Installs all peers, as `peers.txt` pins them, if it is not there yet."""
    program = ENVIRONMENT / SCRIPTS / name
    if not program.exists():
        print(f"Installing the peers into {ENVIRONMENT} …", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        python = ENVIRONMENT / SCRIPTS / "python"
        options = ("--quiet", "--only-binary", ":all:", "--requirement", REQUIREMENTS)
        subprocess.run([python, "-m", "pip", "install", *options], check=True)
    return program
