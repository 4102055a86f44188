"""Importing this loads the product as its command does, so that what the tests run is what is
shipped: aiogram's models are built where they are first used."""

from importlib import import_module

from app.deferred import built_when_used

with built_when_used():
    import_module("app.commands.run")
