"""The bridge towards Feishu: what people write there, and cards for what the desk says.

An own client of its open platform: the calls, their rates, the long connection and its frames, the
events, and cards of schema 2.0. Why no SDK: docs/decisions/0043-another-messenger.md.
"""

from bridge.feishu.messenger import LIMITS, FeishuMessenger

__all__ = ["LIMITS", "FeishuMessenger"]
