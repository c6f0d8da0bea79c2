"""What the product claims of an article, as lines, and their score against gold by the claims guideline."""
