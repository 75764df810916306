"""The commands, one file a group; they say what they did on stderr and print results on stdout."""
