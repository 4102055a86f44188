# Buttons used everywhere

button-back = ‹ Back
button-cancel = Cancel
button-earlier = ‹ Previous
button-later = Next ›
