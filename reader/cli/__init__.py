"""The command line: one file a command, over `reader.workspace`. What it promises to scripts is docs/cli.md."""
