"""What an operator touches: settings, command line, and the composition that `medskick run` starts.

Holds no rules: those are in `dialogue`, and what someone can do is in `actions`.
"""

__version__ = "0.1.0"
