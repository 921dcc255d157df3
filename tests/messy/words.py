"""What is said in the cells: names, texts, agencies.  All invented."""

PEOPLE = ["Maisie", "Tyler", "Ms Harrow", "Maisie, Tyler", "Kayleigh Harrow",
          "Craig Dunn", "Maisie Harrow", "Mother", "Sibling 1", "MGM"]
WORKERS = ["HV P Coombes", "SW N Okafor", "PC 2231", "Dr Faulkner", "DSL",
           "Community midwife L Pike", "TM J Reeve", "School nurse", "B Tran"]
PLACES = ["Home", "Clinic", "School", "Avonmere General", "14 Larch Close",
          "Family centre", "Office"]
TYPES = ["Home visit", "Telephone call", "Clinic", "Email", "Letter",
         "Meeting", "Office appointment", "Announced visit"]
RESULTS = ["NFA", "Routine follow up", "Referral to MASH", "Letter sent",
           "Discuss at supervision", "Case closed", "Review in 4 weeks"]
SOURCES = ["Contact record", "Police CNF", "HV notes p 14", "Case note",
           "SystmOne", "Incident log", "Letter from GP", "Minutes"]
REMARKS = ["Good information sharing.", "No analysis of risk recorded.",
           "Why was the father not spoken to?", "Policy followed."]
ANSWERS = ["Y", "N", "Yes", "No", "N/A", "Y - alone", "Not seen", "",
           "Yes, asleep", "Seen, W&F not sought"]
SAYINGS = ["Said she likes school", "Not sought", "Too young", "",
           "\u201cI want to stay with Nan\u201d", "Smiled at mother", "Not recorded"]
OPENERS = ["Home visit by social worker.", "Telephone call from mother.",
           "Core group held at school.", "Attended ED with cough.",
           "Report of shouting at the address.", "No access, card left.",
           "Maisie seen awake on play mat, smiling.", "Police attended.",
           "Tyler late for school again.", "Strategy discussion held.",
           "New birth visit.", "Was not brought to appointment.",
           "Email received from housing.", "Discharge letter received.",
           "1:1 session with Tyler.", "2 calls to mother, no reply."]
TAILS = ["Mother tearful, will monitor.", "Father not met.",
         "Follow-up agreed for next week", "House cold; damp in bedroom.",
         "Mum\u2019s partner \u2013 \u201cCraig\u201d \u2013 at the address.", "Rent \u00a345 in arrears.",
         "She said \"leave us alone\" and shut the door.",
         "Seen by GP on 12/03/2017, antibiotics given.", "Wt 4.9 kg.",
         "See entry of 3 May 2016.", "Discussed with caf\u00e9 staff.",
         "Action: SW to visit by 05/06/2018.", "No concerns noted.",
         "Total of 3 calls that week.", "Date of next visit to be agreed."]
LINES = ["\n- seen in lounge\n- bedroom not seen", "\nPlan: review in a week.",
         "\n\nRecorded by duty worker."]

# What happens to text in agencies' systems.
ODD = [lambda s: "  " + s + "  ", lambda s: s.replace(" ", "\u00a0"),
       lambda s: "=" + s, lambda s: s + "\ttabbed", lambda s: s * 40,
       lambda s: s + " \U0001f44d", lambda s: s.upper(),
       lambda s: "\"" + s + "\"", lambda s: "- " + s, lambda s: s + " ,;|",
       lambda s: "\u2022 " + s.replace(". ", ".\n\u2022 "),
       lambda s: s + "\nDate: 04/05/2017\nTime: 10:00",
       lambda s: "12/03/2016 " + s, lambda s: "Total " + s,
       lambda s: "Note: " + s, lambda s: "N/A", lambda s: "2016"]
# (agency as written, a word that must be in it, names of files)
AGENCIES = [
    ("Avonmere Constabulary", "constab", ["police-log", "Police chronology"]),
    ("Children's Social Care", "social care", ["csc", "childrens_social_care"]),
    ("Avonmere Health Visiting Service", "health visit",
     ["hv_record", "health-visiting"]),
    ("Larch Road Surgery", "surgery", ["gp-summary", "GP records"]),
    ("St Aldhelm's Primary School", "school", ["primary school"]),
    ("Ferryside Housing", "housing", ["housing notes"]),
    ("Avonmere General Hospital NHS Trust", "hospital", ["hospital"]),
    ("Probation Service", "probation", ["probation"]),
    ("CAMHS", "camhs", ["camhs"]),
    ("Midwifery", "midwife", ["midwifery"]),
    ("Little Acorns Day Nursery", "nursery", ["nursery"]),
    ("Avonmere Ambulance Service", "ambulance", ["ambulance"]),
]


SUBTITLES = ["Pregnancy and birth", "Period 2: return home", "Key Episode 1",
             "First scoping period", "Escalating concerns"]
FOOTNOTES = ["* Dates taken from the paper file.", "End of chronology",
             "Key: HV = health visitor, SW = social worker",
             "Source: SystmOne, printed 04/07/2019", "Page 1 of 3",
             "Note: all times are approximate", "Printed on 12/08/2019"]
