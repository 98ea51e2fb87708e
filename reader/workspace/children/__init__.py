"""Other processes of the program: one way to start them, to talk to them, to limit and to end them.

A child is the program itself, started as `--child NAME` (`starting`). Its parent holds it as a `child.Child`; its own
end is `serving`. What both say is a JSON line, with bytes behind it where there are many (`speech`).
"""
