"""Whether the person's own folder is theirs to use."""

from __future__ import annotations

from diagnostics.facts import home_folder
from diagnostics.facts.home_folder import HomeFolder
from diagnostics.model import Check, Facts, State, Threshold, Topic, Verdict
from diagnostics.text import Text, counted, text

ATTENTION = Threshold(
    id="attention_files",
    default=1,
    low=1,
    high=1000,
    source="our own choice, because one settings file of root keeps its program from starting",
)


def judge(facts: Facts) -> Verdict:
    """A folder that cannot be used is a problem; strangers' files in it and open doors are less."""
    home = facts[home_folder.FACT]
    if home.temporary or not home.yours or not home.writable:
        return Verdict(
            state=State.PROBLEM, title=text("Your folder is not usable"), sentence=_unusable(home)
        )
    if home.others_may_write:
        return Verdict(
            state=State.ATTENTION,
            title=text("Others can change your files"),
            sentence=text(
                "Everybody on this computer may change what is in {folder}.", folder=home.folder
            ),
        )
    foreign = home.foreign >= facts.threshold(ATTENTION)
    return Verdict(
        state=State.ATTENTION if foreign else State.FINE,
        title=text("Files of others in yours") if foreign else text("Your folder is yours"),
        sentence=counted(
            "{n} file in your folder belongs to somebody else.",
            "{n} files in your folder belong to somebody else.",
            home.foreign,
        ),
    )


def _unusable(home: HomeFolder) -> Text:
    if home.temporary:
        return text("{system} gave you a folder for today only: save elsewhere.", system="Windows")
    if not home.yours:
        return text("The folder with your files, {folder}, is somebody else’s.", folder=home.folder)
    return text("Nothing can be saved in {folder}: you may not write there.", folder=home.folder)


CHECK = Check(
    id="home_folder",
    topic=Topic.ACCOUNTS,
    title=text("Your folder"),
    needs=(home_folder.FACT,),
    judge=judge,
    thresholds=(ATTENTION,),
)
