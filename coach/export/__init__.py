"""What was kept, for others: the therapist's report, CSV, JSON, FHIR and landmark files. Reads records; writes text."""
