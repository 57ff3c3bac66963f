"""Words: a kind, its values and a language become text. Sends nothing, stores nothing and knows no rule."""
