"""Reading -> Reading with actors and places resolved; words as said stay beside what they were resolved to."""
