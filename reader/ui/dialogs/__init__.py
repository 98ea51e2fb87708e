"""What needs an answer or a second look: details of an issue, reports, print and export, review, palette."""
