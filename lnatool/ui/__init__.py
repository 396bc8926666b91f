"""The only room with PySide6."""

import builtins

import PySide6.QtCore  # noqa: F401 - puts its own import function in the place of Python's

# PySide's reads the source of every module that is imported after it, for a switch of naming
# styles that nothing here uses. Python's own makes the start a tenth faster.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
