"""A stream that nobody can read, change or shorten without the passphrase.

The passphrase becomes a key by scrypt (RFC 7914) with a salt of the file's own; the stream is cut
into pieces of 64 KiB, each sealed by AES-256-GCM. A piece's nonce is its number and whether it is
the last one, as in the STREAM construction (Hoang, Reyhanitabar, Rogaway and Vizár, 2015) and in
the age format: pieces can be neither exchanged nor left out, and an end that is missing is missed.
"""

import os
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"griddesk backup 1\n"
_SALT = 16
_PIECE = 64 * 1024
_TAG = 16
_CHECK = b"\xff" * 12
"""The nonce of nothing, sealed to tell a wrong passphrase by; no piece has that number."""
_COST = 1 << 17
"""Of scrypt: a guess takes 128 MiB and a third of a second."""


class Damaged(Exception):
    """The file is none of ours, was changed, or has no end."""


class WrongPassphrase(Exception):
    """The passphrase is another one."""


class SealingStream:
    """Writes to ``file``; it is whole only once :meth:`close` was called."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        salt = os.urandom(_SALT)
        self._file, self._key = file, _key(passphrase, salt)
        self._kept, self._number = bytearray(), 0
        file.write(MAGIC + salt + self._key.encrypt(_CHECK, b"", None))

    def write(self, data: bytes) -> int:
        """Takes bytes of any length."""
        self._kept += data
        while len(self._kept) > _PIECE:  # what is left is the last piece, unless more comes
            self._put(bytes(self._kept[:_PIECE]), last=False)
            del self._kept[:_PIECE]
        return len(data)

    def flush(self) -> None:
        """Nothing is put before its piece is full."""

    def close(self) -> None:
        """Writes the last piece."""
        self._put(bytes(self._kept), last=True)
        self._kept.clear()

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._file.write(self._key.encrypt(_nonce(self._number, last=last), piece, None))
        self._number += 1


class OpeningStream:
    """Reads what :class:`SealingStream` wrote. Raises Damaged and WrongPassphrase."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        if file.read(len(MAGIC)) != MAGIC:
            raise Damaged
        self._file, self._key = file, _key(passphrase, file.read(_SALT))
        try:
            self._key.decrypt(_CHECK, file.read(_TAG), None)
        except InvalidTag as wrong:
            raise WrongPassphrase from wrong
        self._open, self._number, self._over = bytearray(), 0, False
        self._next = file.read(_PIECE + _TAG)
        self._take()

    def read(self, size: int) -> bytes:
        """So many bytes; fewer only at the end."""
        while len(self._open) < size and not self._over:
            self._take()
        found = bytes(self._open[:size])
        del self._open[:size]
        return found

    def _take(self) -> None:
        piece, self._next = self._next, self._file.read(_PIECE + _TAG)
        self._over = not self._next
        try:
            self._open += self._key.decrypt(_nonce(self._number, last=self._over), piece, None)
        except InvalidTag as wrong:
            raise Damaged from wrong
        self._number += 1


def _key(passphrase: str, salt: bytes) -> AESGCM:
    made = Scrypt(salt=salt, length=32, n=_COST, r=8, p=1)
    return AESGCM(made.derive(passphrase.encode()))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
