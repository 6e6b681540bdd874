"""Words of a text in the form in which they are compared, with the way back to where they stood.

Accents, capitals and ligatures are folded away (Unicode NFKD and case folding), and a word with
hyphens or apostrophes is taken both whole ("wifi", "doesnt") and in parts ("l’imprimante").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

import msgspec

# Marks that stand by themselves count as letters: macOS writes "é" as two characters.
_PART = re.compile(r"\w[\w\u0300-\u036f]*")
_WORD = re.compile(rf"{_PART.pattern}(?:[-'’\u2011.]{_PART.pattern})*")

# Words that say nothing about a problem, in the languages that Balie speaks; folded.
_EMPTY_IN = {
    "en": "a an and are at be but can cant do does doesnt doesn for from has have help how i in "
    "is isnt it its me my no not of on or please problem problems so that the there this "
    "to was what when why with wont work working works",
    "nl": "aan als bij dat de deze die dit doe doet een en er geen gaat het hoe hulp ik in is "
    "kan me met mijn naar niet of om op probleem te van voor waarom was wat werk werkt "
    "wil",
    "fr": "au aux avec ce ces cette comment dans de des du elle en est et fonctionne il je la "
    "le les ma mais marche mes mon ne pas plus peux peut pour pourquoi probleme que qui "
    "sans se sur un une",
    "de": "aber auf aus bei bitte das dem den der die ein eine einen es fur funktioniert geht "
    "hilfe ich im ist kann kein keine mein meine mit nicht oder sich und von warum was "
    "wie wieder zu zum",
}
EMPTY = frozenset(word for listed in _EMPTY_IN.values() for word in listed.split())


class Word(msgspec.Struct, frozen=True):
    """A folded word; `at[i]` is the place in the original text of its character i."""

    folded: str
    at: tuple[int, ...]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """Where the characters from `begin` up to `end` stand in the original text."""
        return self.at[begin], self.at[end - 1] + 1


def words(text: str) -> Iterator[Word]:
    """Every word, compounds first as a whole, then in parts."""
    for found in _WORD.finditer(text):
        parts = [_folded(text, part) for part in _PART.finditer(text, *found.span())]
        whole = Word("".join(p.folded for p in parts), tuple(at for p in parts for at in p.at))
        compound = [whole, *parts] if len(parts) > 1 else parts
        yield from (word for word in compound if word.folded)


def _folded(text: str, part: re.Match[str]) -> Word:
    pairs = [
        (letter, at)
        for at in range(*part.span())
        for letter in unicodedata.normalize("NFKD", text[at].casefold())
        if not unicodedata.combining(letter)
    ]
    return Word("".join(letter for letter, _ in pairs), tuple(at for _, at in pairs))
