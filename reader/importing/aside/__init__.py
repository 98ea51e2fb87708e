"""What is no piece: masthead and page lines, lists, buttons, contents; and where one issue ends."""
