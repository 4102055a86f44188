"""Whether Telegram itself says who opens the page: ``initData`` of a Mini App.

https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

import hmac
import json
from datetime import datetime, timedelta
from hashlib import sha256
from urllib.parse import parse_qsl

from domain.passes.model import FRESH

_AHEAD = timedelta(minutes=1)
"""Two clocks may differ by so much."""
_FIELDS = 30


def who_signed(signed: str, token: str, now: datetime) -> tuple[str, str] | None:
    """The chat of whoever opened the page, as Telegram signed it for the bot of this token a moment
    ago, and the signature, which is the same however the fields are ordered or escaped; None for
    anything else."""
    try:
        pairs = parse_qsl(signed, strict_parsing=True, max_num_fields=_FIELDS, errors="strict")
        fields = dict(pairs)
        given = fields.pop("hash")
        if len(fields) != len(pairs) - 1:  # one that is there twice could be read either way
            return None
        told = "\n".join(f"{name}={value}" for name, value in sorted(fields.items()))
        key = hmac.new(b"WebAppData", token.encode(), sha256).digest()
        right = hmac.new(key, told.encode(), sha256).hexdigest()
        if not hmac.compare_digest(right.encode(), given.encode()):
            return None
        made = int(fields["auth_date"])
        person = json.loads(fields["user"])["id"]
    except (KeyError, TypeError, ValueError):
        return None
    age = now.timestamp() - made
    fresh = -_AHEAD.total_seconds() <= age <= FRESH.total_seconds()
    return (str(person), right) if fresh and isinstance(person, int) else None
