"""Codes of what YAML can do and a record cannot: bytes, letters, keys, values that would be guessed."""

from __future__ import annotations

from macros.reading.codes.code import Code, Example
from macros.reading.codes.examples import indicator, promise, source
from macros.reading.codes.story import INDICATOR, SOURCE, TARGET, TASK

_NOTED = INDICATOR + "note: {en: Measured in spring}\n"
_BOUND = INDICATOR + "bounds: {low: 0, high: 1500}\n"

YAML_CODES: tuple[Code, ...] = (
    Code(
        "not-utf-8",
        "Letters in another encoding",
        "A byte is no letter of UTF-8, so the file was saved in another encoding. Save it as UTF-8.",
        Example("data/indicators/clean-rivers.yml", INDICATOR + "note: {en: Café}\n", encoding="latin-1"),
        indicator(INDICATOR + "note: {en: Café}\n"),
    ),
    Code(
        "hidden-character",
        "A character that nobody sees",
        "Some characters change what is read without being seen: they turn the direction of the text or split a word. "
        "They often come with text that is copied from a document. Delete it, and type the word again.",
        indicator(INDICATOR.replace("good", "go\u200bod")),
        indicator(INDICATOR),
    ),
    Code(
        "too-large",
        "A file too large for one record",
        "A file over 2 MB is no record that a person wrote. Split it, or keep the document elsewhere.",
        Example("data/indicators/clean-rivers.yml", "# What was measured, river by river.\n", times=60_000),
        indicator(INDICATOR),
    ),
    Code(
        "too-deep",
        "Too many values inside each other",
        "No record nests its values deeper than a few levels. Look for brackets that were opened and never closed.",
        indicator(INDICATOR + "note: {en: " + "[" * 25 + "a" + "]" * 25 + "}\n"),
        indicator(_NOTED),
    ),
    Code(
        "too-many-problems",
        "More problems than anybody reads",
        "Of one file the first 200 problems are told. Correct these and check again; perhaps one cause has made them all.",
        Example("data/indicators/clean-rivers.yml", "unit: percent\n", times=300),
        indicator(INDICATOR),
    ),
    Code(
        "empty-file",
        "An empty file",
        "A file with nothing in it is neither a record nor its absence. Write the record, or delete the file.",
        indicator("# to be written\n"),
        indicator(INDICATOR),
    ),
    Code(
        "not-yaml",
        "Text that cannot be read as YAML",
        "An indent, a colon, a quote or a bracket is out of place here or in the line above. A text with a colon and a "
        "space in it needs quotes.",
        indicator(INDICATOR + "note:\n  en: Attention: measured in spring\n"),
        indicator(INDICATOR + 'note:\n  en: "Attention: measured in spring"\n'),
    ),
    Code(
        "second-document",
        "A second document in one file",
        "Three dashes alone in a line begin another document, which would be ignored. One file holds one record: move "
        "the second to a file of its own.",
        indicator(INDICATOR + "---\n" + INDICATOR),
        indicator(INDICATOR),
    ),
    Code(
        "alias",
        "A value that points to another value",
        "An anchor (&name) and an alias (*name) hide what stands in a line, and can make a small file endless. Write "
        "the value itself.",
        indicator(INDICATOR.replace("{en: Rivers in", "&name {en: Rivers in") + "description: *name\n"),
        indicator(INDICATOR + "description: {en: Rivers in good condition}\n"),
    ),
    Code(
        "tag",
        "A tag before a value",
        "A tag (!!name) tells a program to make something else of a value than what stands there. Delete it.",
        indicator(INDICATOR.replace("up", "!!str up")),
        indicator(INDICATOR),
    ),
    Code(
        "no-plain-key",
        "A key that is no plain word",
        "A key is one word before a colon. Empty keys, lists as keys and merges (<<) are refused: nobody could say which "
        "line a value comes from.",
        indicator(INDICATOR + "<<: {note: {en: Measured in spring}}\n"),
        indicator(_NOTED),
    ),
    Code(
        "key-twice",
        "One key twice",
        "Of two lines with one key only one could count, and which one would be a matter of luck. Delete one.",
        indicator(INDICATOR + "unit: count\n"),
        indicator(INDICATOR),
    ),
    Code(
        "thousands-mark",
        "A number that two readers read differently",
        "1.500 is one and a half to one reader and fifteen hundred to another. Write 1500 for thousands, or 1.5000 for "
        "three decimals.",
        indicator(_BOUND.replace("1500", "1.500")),
        indicator(_BOUND),
    ),
    Code(
        "endless-number",
        "A number without digits",
        "Infinity and “not a number” are no values that a source prints. Leave the key out if there is none.",
        indicator(INDICATOR + "bounds: {low: 0, high: .inf}\n"),
        indicator(INDICATOR + "bounds: {low: 0}\n"),
    ),
    Code(
        "guessed-word",
        "A word that YAML would take for yes or no",
        "Some programs read yes, no, on and off as true and false. Write true or false, or put the word in quotes.",
        indicator(INDICATOR + "note: {en: No}\n"),
        indicator(INDICATOR + 'note: {en: "No"}\n'),
    ),
    Code(
        "missing-key",
        "A key that every such record has",
        "The record cannot be used without it. Add the key; if your source does not state it, this is another kind of "
        "record.",
        indicator(INDICATOR.replace("direction: up\n", "")),
        indicator(INDICATOR),
    ),
    Code(
        "unknown-key",
        "A key that no such record has",
        "It would be ignored without a word, as a slip of the pen usually is. Correct its spelling or its indent; what "
        "has no key of its own goes into note.",
        indicator(INDICATOR.replace("direction", "dirction") + "direction: up\n"),
        indicator(INDICATOR),
    ),
    Code(
        "no-number",
        "Something else than a number",
        "A number has digits, a point for decimals and nothing else: no unit, no thousands marks, no quotes.",
        indicator(_BOUND.replace("1500", "1500 km")),
        indicator(_BOUND),
    ),
    Code(
        "not-text",
        "Something else than text",
        "Digits alone are a number, and true is a truth. Put a text that looks like one in quotes.",
        source(SOURCE + "author: 2026\n"),
        source(SOURCE + 'author: "2026"\n'),
    ),
    Code(
        "no-truth",
        "Something else than true or false",
        "This key says whether something is so. Write true or false, without quotes.",
        promise(TARGET.replace("80}", '80, operator_inferred: "true"}')),
        promise(TARGET.replace("80}", "80, operator_inferred: true}")),
    ),
    Code(
        "no-list",
        "One value where a list belongs",
        "There may be several of these. Write one line for each entry, beginning with a dash, or put it in brackets.",
        promise(TASK.replace("[environment-ministry]", "environment-ministry")),
        promise(TASK),
    ),
    Code(
        "no-entry",
        "A list or text with nothing in it",
        "At least one entry is needed here. Write it, or leave the whole key out where it is not needed.",
        promise(TARGET.partition("conditions")[0] + "conditions: []\n"),
        promise(TARGET),
    ),
    Code(
        "no-keys",
        "A value where keys belong",
        "This value has parts with names. Write them as key: value.",
        indicator(INDICATOR + "bounds: 100\n"),
        indicator(INDICATOR + "bounds: {high: 100}\n"),
    ),
    Code(
        "unknown-word",
        "A word that is not in the list",
        "Only the words named in the message have a meaning here. Choose one of them.",
        indicator(INDICATOR.replace("up", "upward")),
        indicator(INDICATOR),
    ),
    Code(
        "too-long",
        "A text that is too long",
        "A text of more than 2000 characters, or an id of more than 80, is no summary. Shorten it, and cite the source.",
        indicator(INDICATOR + f"note: {{en: {'far ' * 500}away}}\n"),
        indicator(_NOTED),
    ),
    Code(
        "empty-text",
        "A text of nothing but spaces",
        "A text that says nothing looks like one that was lost. Write it, or leave the key out.",
        indicator(INDICATOR + 'note: {en: " "}\n'),
        indicator(_NOTED),
    ),
    Code(
        "wrong-value",
        "A value of the wrong kind",
        "The message names what was found. The guide to data/ tells what belongs there.",
        promise(TASK + "due: {start: 2026, end: 2027, precision: year}\n"),
        promise(TASK + "due: 2026/2027\n"),
    ),
)
