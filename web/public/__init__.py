"""The pages that anybody may open: no login, no cookie, no script."""
