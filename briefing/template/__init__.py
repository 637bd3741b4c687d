"""Audience templates: TOML files that shape what is said, how much of it, and how it looks.

model        the resolved, frozen result that the rest of the program uses
load         from a name to that result; find, chain, raw, override, consistency and resolve are its steps
schema       every key with its type (values), meaning and example
listing      templates written out again; reference, the same for readers of the schema
fill         texts with names in braces
master       what the PowerPoint master says of its layouts, as pure data
"""
