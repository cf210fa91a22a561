"""Reading what surrounds the writing of measures: versions, differences, drafts, notes, advice."""
