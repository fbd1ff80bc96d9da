"""The commands, one a module of the command's name; `__main__` loads the one that was typed."""
