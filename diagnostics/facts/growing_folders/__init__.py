"""Which of the places that grow by themselves grew, since an earlier look."""

from __future__ import annotations

from diagnostics.facts.growing_folders.looks import read
from diagnostics.facts.growing_folders.model import Folder, GrowingFolders, Place
from diagnostics.model import Fact, Topic
from diagnostics.system import Platform

__all__ = ["FACT", "Folder", "GrowingFolders", "Place"]

FACT = Fact(
    id="growing_folders",
    topic=Topic.STORAGE,
    limit=3.0,
    readers=dict.fromkeys(Platform, read),
)
