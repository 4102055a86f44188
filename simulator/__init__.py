"""The servers of Telegram and of Feishu on this machine, for tests, demonstrations and
benchmarks of any bot.

Run it with ``python -m simulator``, or inside a test with :func:`simulator.testing.running`.
"""
