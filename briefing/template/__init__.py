"""Audience templates: TOML files that shape what is said, how much of it, and how it looks.

raw      a file as written
load     parse, follow `extends`, merge, remember where each value came from
model    the resolved, frozen result that the rest of the program uses
master   what the PowerPoint master says of its layouts, as pure data
"""
