"""Legal forms of companies as they are printed after a name: "Ltd.", "S.A. de C.V.", "ASA"."""

from __future__ import annotations

import re

# Forms that carry a dot when they are shortened; the dot is theirs, also at a sentence's end.
_SHORTENED = (
    r"(?:Inc|Ltda?|Ltée|Corp|Co|C[íi]a|Cie|Pty|Pte|Pvt|Sdn|Bhd|S\. ?A(?:\.[SCBU]|\.R\.L)?"
    r"|S\. ?L(?:\.U)?|S\.R\.L|S\. de R\. ?L|S\.p\.A|S\.r\.l|S\.N\.C|S\.C\.A|N\.V|B\.V|L\.L\.[CP]"
    r"|P\.L\.C|L\.P|K\.K|C\.V|R\.L|A\.[CGSB]|E\.S\.P|E\.I\.R\.L|d\.o\.o|s\.r\.o|a\.s)\b(?!\.\w)"
)
_WHOLE = (
    r"(?:Incorporated|Limited|Limitada|Limitée|Berhad|LLC|LLP|LP|PLC|Plc|plc|GmbH|mbH|AG|KG|KGaA|SE"
    r"|SA|SAB|SAC|SAS|SASU|SARL|SRL|Srl|SL|SLU|SpA|SPA|NV|BV|ASA|AS|A/S|ApS|AB|Oyj|Oy|Kft|Zrt|KK|JSC"
    r"|PJSC|OJSC|CJSC|Tbk|CV)\b(?!\.\w)"
)
_ONE = rf"(?:{_SHORTENED}\.?|{_WHOLE})"

# One form or several in a row: "Co., Ltd.", "GmbH & Co. KG", "S.A. de C.V.".
COMPANY_FORMS = re.compile(rf"{_ONE}(?:,? (?:& |de |en )?{_ONE}){{0,3}}(?![\w-])")
