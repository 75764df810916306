"""One affair out of many articles."""
