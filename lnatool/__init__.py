"""lnatool: an offline learning-needs analysis for radiography."""

__version__ = "0.1.0"
