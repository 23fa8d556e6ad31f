"""The prints that `patterns` puts on cloth, a room per family."""
