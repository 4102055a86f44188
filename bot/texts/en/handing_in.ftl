# What legal aid and others send to mediation (the other direction of a referral)

handing-in = 📨 Send a matter to mediation
report-place-by-name = For a community, type its name, such as Gudao
report-consent = Before it goes to mediation the parties are asked.

    <b>Do they agree?</b>
report-preview-consent = Parties: { $consent } to mediation
did-from_both = sent to mediation, both parties agree
did-from_applicant = sent to mediation, the applicant agrees
notice-handed-in = 📨 From { $body }: <b>{ $title }</b> ({ $kind })
    { $urgency } | 📍 { $place }
