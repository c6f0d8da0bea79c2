"""Pages read beside their articles: which lines are shown, and what people found wrong in them."""
