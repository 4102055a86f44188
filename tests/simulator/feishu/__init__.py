"""The local Feishu: what it answers, what it refuses, what it tells."""
