"""Pieces out of the program, in the formats that others read. Bytes depend on the pieces alone: no time, no machine.

`forms.export` writes a file, `forms.rendered` returns its bytes. One writer a file: `plain_text`, `interlinear` (pinyin
above text for a terminal), `markdown`, `html_page`, `epub`, `article_json`, `annotation_markdown`,
`annotation_jsonld`; `article_markup` is what HTML and EPUB share, `booklet` what makes a clipping book of pieces, and
`file_name` what a file may be called.
"""
