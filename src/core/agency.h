/* What sort of agency a name means: "CSC", "Children's Social Care" and
 * "Childrens Services" are one kind.  The words are a table in agency.c. */
#ifndef CORE_AGENCY_H
#define CORE_AGENCY_H

#include "core/chronology.h"

/* KIND_OTHER if nothing fits.  Reads a name ("Anytown NHS Foundation Trust -
 * Health Visiting"), a file name or a line of a preamble. */
enum agency_kind agency_kind_of(struct chron_str name);

/* The same on text that is already words (core/words.h); found is the phrase
 * within it, empty if none. */
enum agency_kind agency_kind_find(
	struct chron_str words, struct chron_str *found);

/* For people: "social care", "health visiting" ... Never NULL. */
const char *agency_kind_name(enum agency_kind kind);
/* What such an agency is called if nobody named it: "Health Visiting"; empty
 * for KIND_OTHER. */
const char *agency_usual_name(enum agency_kind kind);

/* In notes of this kind an unnamed "seen with mum" is the child as patient
 * (GP, hospital, health visiting, CAMHS, dental, midwifery, ambulance). */
bool agency_kind_has_patient(enum agency_kind kind);

/* In notes of this kind the client is the adult (adult mental health, adult
 * social care, probation, substance misuse, domestic abuse). */
bool agency_kind_serves_adults(enum agency_kind kind);

#endif
