"""What the formats share: the chosen part of a case as streams, its tables and network, and the note of what is lost."""
