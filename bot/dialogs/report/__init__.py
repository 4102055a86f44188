"""Filing a matter: at most five taps and one sentence."""
