# Digests: on the mornings one chose

command-digest = Figures that come by themselves
help-digest = /digest the figures and a picture by themselves, each Monday or each morning
digest-open = 📬 Digest
digest-head = 📬 <b>Digest</b>: figures and a picture that come by themselves
digest-row = · { $unit }, { $role }: <b>{ $pace }</b>
digest-when = At { $morning } on working days; where Monday is a holiday, on the first working day of the week. Nothing comes when nothing happened and nothing is overdue.
digest-off = Off
digest-monday = Mondays
digest-daily = Daily
digest-chosen-off = Off: none will come
digest-chosen-monday = It will come each Monday morning
digest-chosen-daily = It will come each working morning
digest-title-monday = 📬 Digest of the week
digest-title-daily = 📬 Digest of the morning
digest-week-before = Last week ({ $week }): found { $found } · resolved { $resolved }
digest-week = This week so far: found { $found } · resolved { $resolved }
digest-plain-monday = 📬 <b>{ $unit }</b>, digest of the week: tap “Board” for the figures
digest-plain-daily = 📬 <b>{ $unit }</b>, digest of the morning: tap “Board” for the figures
digest-board = 📊 Board
