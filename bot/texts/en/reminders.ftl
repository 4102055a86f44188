# Reminded once more on the due day

snooze-at = ⏰ Again at { $hour }
snooze-done = Very well, again at { $hour }. If the report is in by then, you hear nothing more.
error-invalid-snooze-over = That hour is past, or the report is already due; it cannot be put off further.
