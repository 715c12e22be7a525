"""What follows in one situation: answers, bands, the decision table, verdicts, the outcome."""
