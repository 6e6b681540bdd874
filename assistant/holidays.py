"""The countries whose public holidays are known, without asking the library that knows them.

Which these are is opening-hours-py's (2.1); a test compares the two.
"""

from __future__ import annotations

_CODES = (
    "AD AL AM AR AT AU AX BA BB BD BE BG BJ BO BR BS BW BY BZ CA CD CG CH CL CN CO CR CU CY CZ DE",
    "DK DO EC EE EG ES FI FO FR GA GB GD GE GG GH GI GL GM GR GT GY HK HN HR HT HU ID IE IM IS IT",
    "JE JM JP KE KR KZ LI LS LT LU LV MA MC MD ME MG MK MN MS MT MX MZ NA NE NG NI NL NO NZ PA PE",
    "PG PH PL PR PT PY RO RS RU SC SE SG SI SJ SK SM SR SV TN TR UA UG US UY VA VE VN ZA ZW",
)
COUNTRIES = frozenset(code for line in _CODES for code in line.split())
