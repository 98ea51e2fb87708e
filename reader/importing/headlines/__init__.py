"""Headlines: which lines can be one, the evidence for each, and what the lines of one stack are to one another."""
