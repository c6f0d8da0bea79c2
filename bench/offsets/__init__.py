"""Whether clean text of HTML pages maps to its source, measured on pages written by rule."""
