"""The program's window: application, desk, menus and commands; here the other rooms of the window meet."""
