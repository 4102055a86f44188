"""Tables of contacts, and of the messages that show one just now."""

from sqlalchemy import Column, Index, String, Table, UniqueConstraint

from domain.contacts.model import Contact, Party
from storage.kit.columns import key, mapping, metadata, moment, reference, word

contacts = Table(
    "contacts",
    metadata,
    key(),
    reference("case_id", "cases"),
    Column("token", String(64), nullable=False),
    word("party", Party),
    # 200 characters are at most 800 bytes; sealed they take a third more and a little
    Column("sealed", String(1400), nullable=False),
    Column("hint", String(400), nullable=False),
    moment("at"),
    reference("person_id", "persons"),
    UniqueConstraint("case_id", "token"),
)

shown = Table(
    "shown",
    metadata,
    key(),
    Column("address", String(64), nullable=False),
    Column("message", String(32), nullable=False),
    moment("until"),
    UniqueConstraint("address", "message"),
    Index(None, "until"),
)

mapping.map_imperatively(Contact, contacts)
