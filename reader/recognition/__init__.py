"""Pictures of pages to marks on paper: what stands where, as the layout stage of `importing.pages` takes it.

Opened and turned (`opening`), made straight (`straight`), read by an engine (`engine`, the one door to it), looked
through for rules, frames and pictures (`drawn`); `reading` does it in order. What an engine found is kept as it is
(`recognised`) and placed as type anew by `placing`, which is pure. Engine and picture libraries are the extra
`baojia[scan]` (`extra`): nothing here is loaded without it but `recognised`, `placing`, `sizes` and `extra`.
"""
