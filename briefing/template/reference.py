"""The schema for readers: docs/templates.md for people, a JSON Schema for editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from briefing.template.notation import toml
from briefing.template.raw import Setting
from briefing.template.schema import Key, keys, root
from briefing.template.values import (
    RGB,
    SHADE,
    Choice,
    File,
    Flag,
    Listing,
    Number,
    Path,
    Pattern,
    Rgb,
    Shade,
    Table,
    Text,
    Type,
    Whole,
    expected,
)

_INTRODUCTION = """\
# Templates

<!-- Generated from briefing/template/schema.py by `python docs/make_templates.py`; a test holds it current. -->

A template is a TOML file that says who is briefed: how long, how much, in what order and words, and how it looks.
[Your first template in ten minutes](first-template.md) makes one; this page lists every key.

- `briefing templates list` names the templates there are; `briefing templates show NAME` prints every value of one with
  the file and line that set it.
- A template extends another (`extends`), in the end the base template, and sets only what differs. Tables are merged
  key by key; a list replaces the list that it overrides. `--set key.path=value` on the command line comes last.
- A bare name means your own folder of templates (`briefing templates new` says where it is), then those that ship.
  Anything with a slash or that ends in `.toml` is a path.
- A template of your own that is called `base` (`briefing templates new base --from base`) changes every other one: the
  place for the colours, fonts and master of your house.
- `briefing templates check FILE` finds every mistake at once: unknown keys, wrong values, colours that cannot be read,
  sizes that are too small. `briefing templates schema` prints a JSON Schema: saved beside a template whose
  first line is `#:schema ./schema.json`, it gives completion in editors that know TOML.

"""
_HEADINGS = {
    "": ("The template itself", "These keys stand at the top of the file, before the first `[table]`."),
    "audience": ("[audience]", "Who is briefed, and how much they get."),
    "theme": ("[theme]", "Colours, fonts and sizes."),
    "deck": ("[deck]", "How the slides are made."),
    "handout": ("[handout]", "How the paper is made."),
    "labels": ("[labels]", "The program's own words."),
}


def markdown(base: Mapping[Path, Setting]) -> str:
    """The text of docs/templates.md. `base` holds the values of the base template: the defaults."""
    parts = [_INTRODUCTION]
    for head, (heading, introduction) in _HEADINGS.items():
        parts.append(f"## {heading}\n\n{introduction}\n\n")
        parts += [_section(each, base) for each in keys() if _head(each) == head]
    return "".join(parts).rstrip() + "\n"


def _head(each: Key) -> str:
    return "" if "." not in each.name and each.name != "labels" else each.name.partition(".")[0]


def _section(each: Key, base: Mapping[Path, Setting]) -> str:
    takes = expected(each.type)
    found = base.get(tuple(each.name.split(".")))
    default = f" Default: `{toml(found.value)}`." if found else ""
    example = each.example if each.example.startswith("[") else _in_its_table(each)
    return f"### `{each.name}`\n\n{each.doc} Takes {takes}.{default}\n\n```toml\n{example}\n```\n\n"


def _in_its_table(each: Key) -> str:
    """The example of a key under the header of its table, so that it can be pasted as it is."""
    table = each.name.rpartition(".")[0]
    return f"[{table}]\n{each.example}" if table else each.example


# --- JSON Schema ---------------------------------------------------------------------------------------------


def json_schema() -> dict[str, Any]:
    """A JSON Schema (draft 7, which TOML editors read) of a template."""
    schema = _schema(root())
    for each in keys():
        *above, last = each.name.split(".")
        node = schema
        for part in above:
            node = node["properties"][part]
        node["properties"][last] = node["properties"][last] | {"description": each.doc}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "Template of briefing", **schema}


def _schema(type_: Type) -> dict[str, Any]:
    match type_:
        case Text(_, least):
            return {"type": "string", "minLength": least} if least else {"type": "string"}
        case Whole(low, high):
            return {"type": "integer", "minimum": low, "maximum": high}
        case Number(low, high):
            return {"type": "number", "minimum": low, "maximum": high}
        case Flag():
            return {"type": "boolean"}
        case Choice(_, names):
            return {"type": "string", "enum": [str(name) for name in names]}
        case Rgb():
            return {"type": "string", "pattern": f"^{RGB.pattern}$"}
        case Shade():
            return {"type": "string", "pattern": f"^{SHADE.pattern}$"}
        case Pattern():
            return {"type": "string", "format": "regex"}
        case File():
            return {"type": "string"}
        case Listing(item, least, most, unique):
            counts = {"minItems": least, "maxItems": most} | ({"uniqueItems": True} if unique else {})
            return {"type": "array", "items": _schema(item), **counts}
        case Table():
            return _table_schema(type_)
        case _:
            assert_never(type_)


def _table_schema(type_: Table) -> dict[str, Any]:
    if type_.fields is None:
        assert type_.item is not None
        return {"type": "object", "additionalProperties": _schema(type_.item)}
    fields = {name: _schema(field) for name, field in type_.fields.items()}
    required = {"required": list(type_.required)} if type_.required else {}
    return {"type": "object", "properties": fields, "additionalProperties": False, **required}
