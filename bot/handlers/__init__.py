"""What is done with each sort of update. Thin: read the update, call an action, say a screen."""
