"""The module hooking under another name."""

from hooking import *  # noqa: F401,F403
