"""The office's desk: one plain page behind a one-time address, and what can be done on it."""
