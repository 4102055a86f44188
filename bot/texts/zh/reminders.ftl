# 到期当天再提醒一次

snooze-at = ⏰ { $hour }再提醒
snooze-done = 好的，{ $hour } 再提醒您。在那之前报了，就不再提醒。
error-invalid-snooze-over = 这个时间已经过了，或者报表已经到期，不能再推后了。
