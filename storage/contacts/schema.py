"""Tables of contacts, and of the messages that show one just now."""

from sqlalchemy import Index, Table, UniqueConstraint

from domain.contacts.model import Contact, Party
from storage.kit.columns import key, mapping, metadata, moment, reference, text, word

contacts = Table(
    "contacts",
    metadata,
    key(),
    reference("case_id", "cases"),
    text("token", 64),
    word("party", Party),
    # 200 characters are at most 800 bytes; sealed they take a third more and a little
    text("sealed", 1400),
    text("hint", 400),
    moment("at"),
    reference("person_id", "persons"),
    UniqueConstraint("case_id", "token"),
)

shown = Table(
    "shown",
    metadata,
    key(),
    text("address", 64),
    text("message", 32),
    moment("until"),
    UniqueConstraint("address", "message"),
    Index(None, "until"),
)

mapping.map_imperatively(Contact, contacts)
