"""A preceptor's review of somebody's plan: what they say beside what the preceptor says."""
