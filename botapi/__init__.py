"""What any server of Telegram's Bot API needs, whoever stands behind it: reading calls, the limits,
the errors and their words, formatted text. https://core.telegram.org/bots/api

The local Telegram and the bridge to another messenger both serve it; neither is known here.
"""
