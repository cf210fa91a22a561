"""Writing surveys."""

from ortaq.plan.surveys.services.answer import (
    EstimateChangedMeanwhile,
    EstimateDraft,
    EstimateOutOfBounds,
    ReasonNeeded,
    give_estimate,
)
from ortaq.plan.surveys.services.demo import load_demo_surveys
from ortaq.plan.surveys.services.drafts import (
    AskedAlready,
    BadSurveyQuestion,
    BadSurveyRules,
    QuestionDraft,
    SurveyDraft,
    SurveyWrongStatus,
    add_question,
    draft_survey,
    drop_survey,
    move_deadlines,
    remove_question,
    write_survey,
)
from ortaq.plan.surveys.services.experts import (
    ExpertAskedAlready,
    ask_account,
    ask_guest,
    remove_expert,
    renew_link,
)
from ortaq.plan.surveys.services.lifecycle import (
    SurveyNotReady,
    SurveyOfHiddenPlan,
    end_turn,
    missing_of,
    open_survey,
    publish_survey,
    withdraw_publication,
)
from ortaq.plan.surveys.services.remind import NobodyToRemind, go_on, remind_experts
from ortaq.plan.surveys.services.take import NothingToTake, take_over

__all__ = [
    "AskedAlready",
    "BadSurveyQuestion",
    "BadSurveyRules",
    "EstimateChangedMeanwhile",
    "EstimateDraft",
    "EstimateOutOfBounds",
    "ExpertAskedAlready",
    "NobodyToRemind",
    "NothingToTake",
    "QuestionDraft",
    "ReasonNeeded",
    "SurveyDraft",
    "SurveyNotReady",
    "SurveyOfHiddenPlan",
    "SurveyWrongStatus",
    "add_question",
    "ask_account",
    "ask_guest",
    "draft_survey",
    "drop_survey",
    "end_turn",
    "give_estimate",
    "go_on",
    "load_demo_surveys",
    "missing_of",
    "move_deadlines",
    "open_survey",
    "publish_survey",
    "remind_experts",
    "remove_expert",
    "remove_question",
    "renew_link",
    "take_over",
    "withdraw_publication",
    "write_survey",
]
