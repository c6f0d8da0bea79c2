"""Across articles: which are copies, which tell one story, and when an undated one was written."""
