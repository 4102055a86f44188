"""What a database that cannot be used raises, for the room that tells people so."""

from sqlalchemy.exc import SQLAlchemyError as DatabaseTrouble

__all__ = ["DatabaseTrouble"]
