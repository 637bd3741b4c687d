"""Articles become digests: short, and every word from the article."""
