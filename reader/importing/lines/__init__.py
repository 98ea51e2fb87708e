"""From printed lines to blocks: what an adapter hands over, hard wraps, and what stood in one go on the page."""
