"""The lake: a folder of Parquet that many processes fill and one merges; a case is a part of it.

    extract   a share of the articles, segment by segment      extracting
    merge     all articles to one dossier, out of core         merging
    load      the lake, or a part of it, as a case             loading

The work on an article is that of `build`; what is here only cuts the input, writes, and reads back.
"""
