"""Column headings, as templates have them and reworded."""
import datetime as dt

from messy.dates import STYLES

# concept: (headings of the templates and systems, headings reworded)
HEADS = {
    "ref": (["No", "Ref", "Event Ref", "Sequence", "Serial Number", "Log No",
             "Entry no.", "ID"],
            ["Our ref", "Entry #", "Incident number", "Line", "CAD no"]),
    "date": (["Date", "Date of event", "Event Date", "Date of contact",
              "Contact date", "Start Date", "Date occurred", "When",
              "Date or Period of Event", "Incident date", "Date of visit",
              "DATE", "Date(s)", "Date:", "Date of significant event"],
             ["Date it happened", "Date of the incident or contact",
              "Date/s of event", "When did it happen?", "Event dt",
              "Date of attendance", "Call date", "Date of the event"]),
    "time": (["Time", "Start Time", "Time of event", "Time (24hr)",
              "Time of contact", "Contact time"],
             ["Time of the event", "Approx time", "Call time", "At what time?",
              "Time (24 hour clock)"]),
    "datetime": (["Date/Time", "Date and time", "DateTime", "Date & Time",
                  "Date and time of incident", "Timestamp", "Date / Time"],
                 ["Date and time of the contact", "Event date/time",
                  "Date (and time if known)", "When (date and time)"]),
    "end_date": (["End Date", "Date to", "To", "Until", "Date ended"],
                 ["Date of end", "End date (if different)", "Finish date"]),
    "end_time": (["End Time"], ["Time ended", "Finish time", "Time to"]),
    "entry_date": (["Date recorded", "Date of entry", "Entry date",
                    "Recorded on", "Created"],
                   ["Date this was written up", "Date entered on system",
                    "Date of recording", "Date added to record",
                    "Record created date"]),
    "agency": (["Agency", "Organisation", "Agency/Service",
                "Reporting agency"],
               ["Name of agency", "Your agency", "Agency providing entry"]),
    "source": (["Source", "Source of information", "Source of Evidence",
                "Record source", "Source (how you know this)"],
               ["Where is this recorded?", "Source of the information",
                "Source (record or document)"]),
    "professional": (["Professional", "Worker", "Practitioner",
                      "Name and role", "Staff member", "Recorded by",
                      "Professional/Role"],
                     ["Worker's name and job title", "Professional(s) involved",
                      "Officer", "Staff member(s)", "Clinician"]),
    "subject": (["Family member(s)", "Subject", "Child", "Child's name",
                 "Name of child", "Service user", "Who concerned"],
                ["Family member(s) concerned", "Which child(ren)?", "Pupil",
                 "Which family member?", "Name of child/family member"]),
    "contact_type": (["Contact type", "Type of contact", "Type",
                      "Mode of contact", "Category", "Event type"],
                     ["Kind of contact", "Contact method", "Type of visit",
                      "How contact was made"]),
    "location": (["Location", "Venue", "Place", "Address"],
                 ["Place of contact", "Where seen", "Location of visit",
                  "Where it took place"]),
    "event": (["Event", "Event / Contact", "Details", "Description",
               "Significant Event", "Summary of contact", "Narrative",
               "What happened", "Details of event", "Event detail",
               "Information/Details of concerns or contact",
               "Incident/concern (who what where when)", "Notes",
               "Event (what happened)", "Description of event"],
              ["Brief description of event", "Summary of what happened",
               "Details of the event or contact", "Event description (facts only)",
               "Entry", "Factual account", "Case note", "Significant events",
               "Nature of event or contact", "Summary of involvement"]),
    "seen": (["Child seen?", "Child seen Y/N", "Was the child seen?",
              "Child seen", "Seen Y/N"],
             ["Did you see the child?", "Was child seen at this contact?",
              "Child(ren) seen (Y/N)", "Child sighted?"]),
    "alone": (["Seen alone", "Was the Child Seen Alone?", "Child seen alone?"],
              ["Seen on their own?", "Alone? (Y/N)"]),
    "views": (["Wishes and feelings", "Child's views", "Voice of the child",
               "Child's wishes & feelings", "W&F", "Lived experience"],
              ["What did the child say?", "Child's voice / lived experience",
               "Views expressed by the child", "Child's own words"]),
    "seen_views": (["Child seen? Wishes and feelings?",
                    "Child seen? / W&F", "Child seen? Wishes & feelings?"],
                   ["Was the child seen and their wishes and feelings sought?",
                    "Child seen? Views sought?"]),
    "outcome": (["Outcome", "Action taken", "Response / Action / Outcome",
                 "Action", "Response or outcome", "Result",
                 "Action taken (including reasons for decisions) and Outcomes"],
                ["Action(s) taken / outcome", "Agency's response",
                 "What was the outcome?", "What did the agency do?",
                 "Follow-up action"]),
    "comment": (["Comment", "Comments", "Analysis", "IMR author comment",
                 "Author's comments", "Reviewer comment"],
                ["Comments of the author", "Analysis/comment",
                 "Author comment and analysis", "Comment (optional)"]),
}
# Reworded again, by another hand, after the rules were made.
MORE = {
    "ref": ["Row number", "Entry number", "Item #", "Unique ID"],
    "date": ["Date of occurrence", "Date event took place", "Day/date",
             "Date of contact/event", "Date (actual)", "Date of intervention",
             "Dates", "Date of action"],
    "time": ["Time of day", "Time (if known)", "Time of incident",
             "Time of call", "Time occurred"],
    "datetime": ["Date & time of event", "Date/Time of contact",
                 "Event date and time", "Date/time occurred"],
    "end_date": ["Date finished", "End date of event"],
    "end_time": ["Time finished", "End time (if known)"],
    "entry_date": ["Date input", "Date logged", "Date of record entry",
                   "Date note written", "Recorded date"],
    "agency": ["Agency name", "Agency / organisation", "Contributing agency",
               "Agency (source of entry)"],
    "source": ["Source document", "Evidence source", "Information source",
               "Source of info", "Source/Evidence"],
    "professional": ["Worker name", "Name of professional", "Staff involved",
                     "Professional name and role", "Author of record",
                     "Lead professional"],
    "subject": ["Child/ren", "Name of child or adult", "Family member/s",
                "Person concerned", "Child(ren) concerned",
                "Who does this relate to?"],
    "contact_type": ["Type of event", "Contact method", "Nature of contact",
                     "Type of contact (visit, phone, email)",
                     "Contact/visit type"],
    "location": ["Place seen", "Address/venue", "Location of event",
                 "Venue of contact", "Where"],
    "event": ["Details of significant event", "Event description",
              "Description of contact", "Details of involvement",
              "What was the event?", "Event details", "Contact details",
              "Summary", "Account of event", "Chronology entry",
              "Significant event / contact", "Key events", "Incident details",
              "Details of visit", "Observations", "Record of contact",
              "Information", "Detail of contact/significant event"],
    "seen": ["Child/ren seen?", "Were the children seen?", "Child seen (Y/N)?",
             "Was child seen Y/N", "Baby seen?", "Was the child present?"],
    "alone": ["Was child seen alone Y/N", "Seen alone?",
              "Child spoken to alone?"],
    "views": ["Child's wishes/feelings", "Voice of child",
              "Child's view", "Wishes & feelings of the child",
              "What is the child telling us?", "Child voice"],
    "seen_views": ["Child seen / wishes and feelings",
                   "Was the child seen? Voice of the child",
                   "Child seen and views obtained?"],
    "outcome": ["Outcome / next steps", "Action taken / outcome",
                "Agency action", "Actions and outcomes", "Decision/outcome",
                "Response of agency", "Outcome of contact/event"],
    "comment": ["Comment/analysis", "Author's analysis", "Panel comment",
                "Reviewer's comments", "Commentary / analysis",
                "Additional comments"],
}
# Columns that are nobody's concept, and may be dates.
ASIDES = [
    ("DOB", lambda rng, d: rng.choice(["09/11/2016", "30/05/2009"])),
    ("Date of birth", lambda rng, d: "09/11/2016"),
    ("Age", lambda rng, d: rng.choice(["8", "15 months", "2y"])),
    ("Review date", lambda rng, d: rng.choice(
        ["", STYLES["dmy"](d + dt.timedelta(days=90))])),
    ("Next appointment", lambda rng, d: rng.choice(
        ["", STYLES["dmy"](d + dt.timedelta(days=14))])),
    ("NHS number", lambda rng, d: "999 000 1234"),
    ("Postcode", lambda rng, d: "AV1 2ZZ"),
    ("Date received by agency", lambda rng, d: rng.choice(
        ["", STYLES["dmy"](d + dt.timedelta(days=3))])),
    ("Date of referral", lambda rng, d: "01/03/2017"),
    ("Duration (mins)", lambda rng, d: rng.choice(["", "30", "45"])),
    ("Page", lambda rng, d: str(rng.randint(1, 90))),
    ("", lambda rng, d: ""),
]
# Members of an account that hold a concept word for word.
MEMBERS = {"source": "source_of_information", "professional": "professional",
           "subject": "subject", "contact_type": "contact_type",
           "location": "location", "outcome": "outcome", "comment": "comment"}
IMPORTANT = ["date", "time", "datetime", "end_date", "entry_date", "agency",
             "event", "seen", "seen_views", "alone", "views", *MEMBERS]


def choose_columns(rng):
    cols = []
    if rng.random() < 0.25:
        cols.append("ref")
    shape = rng.random()
    if shape < 0.45:
        cols.append("date")
    elif shape < 0.75:
        cols += ["date", "time"]
    else:
        cols.append("datetime")
    if cols[-1] != "datetime" and rng.random() < 0.2:
        cols.append("end_date")
    elif cols[-1] == "time" and rng.random() < 0.25:
        cols.append("end_time")
    middle = [c for c in ("source", "professional", "subject", "contact_type",
                          "location", "agency")
              if rng.random() < (0.25 if c == "agency" else 0.4)]
    rng.shuffle(middle)
    late = []
    flags = rng.random()
    if flags < 0.2:
        late.append("seen_views")
    elif flags < 0.4:
        late.append("seen")
        late += [c for c in ("alone", "views") if rng.random() < 0.5]
    late += [c for c in ("outcome", "comment") if rng.random() < 0.5]
    cut = rng.randint(0, len(middle))
    cols += middle[:cut] + ["event"] + middle[cut:] + late
    if rng.random() < 0.15:
        cols.insert(rng.randint(0, len(cols)), "entry_date")
    return cols


def heading(rng, concept, taken):
    for _ in range(20):
        h = rng.choice((*HEADS[concept], MORE.get(concept))[
            rng.choices([0, 1, 2], [50, 25, 25])[0]])
        if rng.random() < 0.06:
            h = h.upper()
        if concept in ("date", "datetime") and rng.random() < 0.15 \
           and "(" not in h:
            h += rng.choice([" (dd/mm/yyyy)", " (DD/MM/YY)", "\n(dd/mm/yyyy)"])
        if h.lower() not in taken:
            taken.add(h.lower())
            return h
    return HEADS[concept][0][0]
