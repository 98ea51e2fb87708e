"""Chinese characters as a reader types and hears them: folding, syllables, readings in context, order.

Modules, from light to heavy:

- `folding` one character for all its forms (width, case, traditional, variant); same length, same offsets
- `syllables` the table of toneless pinyin syllables and their cuts
- `tones` tone marks and tone numbers
- `readings` which readings a character may have, and which one it has here (loads numpy; pypinyin only to make the
  tables)
- `order` a sort key by pinyin

Nothing here is imported by the package itself, so that a room pays only for what it uses. Never here: articles.
"""
