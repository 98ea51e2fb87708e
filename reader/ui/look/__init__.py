"""How everything looks: colours, sizes, faces, icons, and the small controls that every other room is built from."""
