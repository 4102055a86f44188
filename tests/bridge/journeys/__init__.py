"""The stories of the desk once more: its phones are Feishu's, and the bridge stands between."""
