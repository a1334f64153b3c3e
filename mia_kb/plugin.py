"""The plugin by which a bare `mkdocs build` gives the same site as `mia-kb build`."""

from __future__ import annotations
