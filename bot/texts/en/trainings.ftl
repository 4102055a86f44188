# Training
command-training = Training: note a course, see the units
help-training = /training courses: when, how, about what, how many came; no sign-in, no names
training-head = 🎓 <b>Training</b> · courses: { $total }
training-head-unit = 🎓 <b>Training of { $unit }</b> · courses: { $total }
training-line = { $day } { $unit } · { $form } · { $came }
    { $topic }
training-none = None is noted yet.
training-form-gathered = gathered
training-form-meeting = in a meeting
training-form-on_the_job = at work
training-enter = ＋ Note one
training-by-unit = 🏘 By unit
training-sheet = 📄 Sheet
training-all = ‹ All
training-list = ‹ Training
training-units = 🎓 <b>Training in { $year }</b> · courses: { $held }, units: { $units }. Tap one to see which.
training-of-year = { $year }
training-unit = { $unit }: { $held }
training-title = 🎓 <b>{ $topic }</b>
training-what = { $day } · { $unit }
    { $form } · { $came } came
training-material = Material: { $material }
training-file = 📎 See the material
training-take-back = Noted by mistake: take it back
training-take-back-yes = Yes, take it back
training-sure = It will be shown and counted no more. Are you sure?
training-taken-back = ✅ Taken back.
training-not-yours = Courses are noted by these posts: { $posts }. You just come: nothing to sign, nothing to fill in.
training-so-far = 🎓 { $told }
training-ask-unit = 🎓 For which unit?
training-ask-form = { $head }

    How was it held?
training-ask-day = { $head }

    On which day? Tap one, or write it: 20 Nov.
training-ask-topic = { $head }

    What was it about? A few words: how to word an agreement.
training-ask-came = { $head }

    How many came? A number, no list.
training-ask-material = { $head }

    Anything handed out? A sentence, a photo or a PDF; or tap below.
training-no-material = Nothing
training-has-file = a file
training-empty = none
training-check =
    { $head }
    { $came } came
    Material: { $material }

    If this is right, tap Note it.
training-save = ✅ Note it
training-anew = ✏️ From the beginning
training-done = ✅ Noted.
training-late = Courses of this unit are no longer yours to note: nothing was noted.
training-sheet-title = Training in { $year }
training-sheet-name = Training
training-sheet-subtitle = Courses: { $held }; units and numbers only, no names
training-sheet-sent = 📄 { $title }: { $rows }
training-column-unit = Unit
training-column-day = Day
training-column-form = Form
training-column-topic = Topic
training-column-came = Came
training-column-material = Material
training-column-file = a file
year-trainings = Training
year-trainings-title = Courses of { $unit }, { $year }
error-refused-train = Your post does not note courses.
error-invalid-topic-missing = Please write a few words on what it was about.
error-invalid-topic-too-long = That is too long: at most { $limit } characters, please.
error-invalid-material-too-long = That is too long: at most { $limit } characters, please.
error-invalid-training-ahead = That day is yet to come. Please write the day it was held.
error-invalid-training-long-ago = That is too long ago: courses of the last year can be noted.
error-invalid-training-came = Please write a number of people from 1 to { $limit }.
