"""Whole stories over HTTP: people with phones on one side, the wired product on the other."""
