"""What the pages show, made from what the store answers: records turned into rows, words and drawings."""
