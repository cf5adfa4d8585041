"""The name under which some hooks import hooking; modules of the same name elsewhere stay importable."""

from pkgutil import extend_path

__path__ = extend_path(__path__, __name__)
