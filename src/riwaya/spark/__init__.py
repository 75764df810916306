"""Filling and merging a lake with Spark: the same segments, tables, steps and decisions, on many machines.

    session     the Spark that is used                         session
    extract     segments to rows, in guarded workers           extracting
    merge       the steps of merge as Spark's SQL              merging

Nothing else in the program knows of Spark. Driver and workers must see the lake and the input under the same paths, and have the
same program and lexicon.
"""
