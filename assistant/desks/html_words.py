"""The words of an answer that a desk keeps as HTML, for a window that shows plain text only."""

from __future__ import annotations

from html.parser import HTMLParser

_LINES = {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "pre"}
_UNSEEN = {"script", "style", "head", "title"}


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unseen = 0
        self._link = ""
        self._link_at = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        if tag in _LINES:
            self.said.append("\n")
        if tag == "li":
            self.said.append("• ")
        elif tag == "a":
            self._link, self._link_at = dict(attrs).get("href") or "", len(self.said)

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        if tag == "a":
            self._say_where()
        if tag in _LINES - {"br"}:
            self.said.append("\n")

    def _say_where(self) -> None:
        """The address behind the words of a link, unless they say it themselves."""
        said = "".join(self.said[self._link_at :])
        if self._link.startswith(("https://", "http://")) and self._link not in said:
            self.said.append(f" ({self._link})")
        self._link = ""

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.said.append(" ".join(data.split("\n")) if data.strip() else " ")


def without_tags(html: str) -> str:
    """What a reader would see of it, a line a paragraph."""
    words = _Words()
    words.feed(html)
    words.close()
    lines = (" ".join(line.split()) for line in "".join(words.said).split("\n"))
    return "\n".join(line for line in lines if line)
