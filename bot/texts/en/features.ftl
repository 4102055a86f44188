# What each community is known for

command-feature = A community's feature
help-feature = /feature A community's feature: what it is, what for, what took place

feature-kind-learning = learning
feature-kind-science = science
feature-kind-service = service
feature-kind-health = health
feature-kind-sports = culture and sports
feature-kind-culture = culture
feature-kind-harmony = harmony

features-head = 🌟 <b>Features: { $running } of { $total } communities have one</b>
features-none = There is no community within your reach.
features-line = • <b>{ $unit }</b> · { $title } ({ $kind })
    this year { $events } events, { $came } came
features-line-none = • <b>{ $unit }</b> · none yet
feature-list = ‹ All features
feature-new = 🌟 <b>A new feature</b>
feature-title = 🌟 <b>{ $unit } · { $title }</b>
feature-what = { $kind } · since { $since }
feature-purpose = 🎯 { $purpose }
feature-ended = ⏹ Ended on { $day }
feature-year = 📊 { $year }: { $held } events, { $came } people came
feature-event = • { $day } { $what }: { $came } came
feature-event-dropped = • <s>{ $day } { $what }</s> taken out: { $why }
feature-revision = ✏️ { $at } corrected by the { $role }: { $why }
feature-renamed = ✏️ { $at } corrected by the { $role } (was { $title }): { $why }
feature-next = 👉 After an event tap "Enter an event": the day, what, how many came. No photos.

feature-do-add_event = ➕ Enter an event
feature-do-drop_event = ✂️ Take one out
feature-do-revise = ✏️ Correct
feature-do-end = ⏹ End
feature-do-another = 🔄 Another feature
feature-keep = Leave it, go on

feature-ask-kind = 👉 Of which kind?
feature-ask-title = 👉 What is it called? Keep it short.
feature-ask-purpose = 👉 What is it for? One sentence.
feature-ask-since = 👉 Since which day? Type it (2024-3-1).
feature-ask-day = 👉 On which day? Tap one, or type it.
feature-ask-what = 👉 What took place? One sentence.
feature-ask-came = 👉 How many came? Type a number.
feature-ask-event = 👉 Which one is taken out?
feature-ask-why = 👉 Why? One sentence; it stays.
feature-said-kind = Kind: { $kind }
feature-said-title = Name: { $title }
feature-said-purpose = For: { $purpose }
feature-said-since = Since: { $day }
feature-said-day = 📅 { $day }
feature-said-what = 💬 { $what }
feature-said-came = 👥 { $came } came
feature-said-why = 💬 { $why }
feature-check-begin = Right so? If one runs now, it ends today.
feature-check-revise = Correct it so? What was written before is kept.
feature-check-end = Does this feature end today?
feature-check-add_event = Enter it so?
feature-check-drop_event = Take it out? It counts no more, but stays on file.
feature-send = ✅ Confirm
feature-done-begin = ✅ On file.
feature-done-revise = ✅ Corrected.
feature-done-end = ✅ Ended.
feature-done-add_event = ✅ Entered.
feature-done-drop_event = ✅ Taken out.
feature-late = Things have changed; here is how it stands now.

error-refused-keep_feature = A feature is kept by the community's own posts and the street's coordinator.
error-not-found-feature = This feature was not found, or is out of your reach.
error-not-found-event = This event was not found, or is out of your reach.
error-wrong-step-feature = This feature has ended.
error-invalid-feature-community = Only a community that is there has a feature.
error-invalid-feature-title = Please write what it is called.
error-invalid-feature-purpose = Please write what it is for, in a sentence.
error-invalid-event-what = Please write what took place.
error-invalid-event-came = A number from 0 to { $limit }.
