"""Files of rounds: the progress, and the questionnaire of one organisation."""

from ortaq.plan.rounds.documents.progress import progress_table
from ortaq.plan.rounds.documents.questionnaire import write_questionnaire

__all__ = ["progress_table", "write_questionnaire"]
