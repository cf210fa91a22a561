"""OSCAL 1.2: catalogs and plans of action in and out; profiles, assessment results and mappings out.

Every writer is a pure function: the same input and instant give the same bytes. Identifiers are UUIDs
of version 5 made of stable references. What OSCAL has no field for stands in properties of our
namespace, or is left out; each export returns a report that says so.

Source: NIST, Open Security Controls Assessment Language, models 1.2.1 (own description of them).
"""

from ortaq.engine.exchange.oscal.assessment_results import (
    AnswerState,
    AssessedProvision,
    AssessmentRound,
    SourceLink,
    write_assessment_results,
)
from ortaq.engine.exchange.oscal.catalog_reader import read_catalog
from ortaq.engine.exchange.oscal.catalog_writer import write_catalog
from ortaq.engine.exchange.oscal.mapping_collection import write_mapping_collection
from ortaq.engine.exchange.oscal.plan_of_action import (
    ActionPlan,
    PlannedGap,
    PlannedMeasure,
    PlannedStep,
    RatedProvision,
    ReadGap,
    read_plan_of_action,
    write_plan_of_action,
)
from ortaq.engine.exchange.oscal.profile import Selection, write_profile

__all__ = [
    "ActionPlan",
    "AnswerState",
    "AssessedProvision",
    "AssessmentRound",
    "PlannedGap",
    "PlannedMeasure",
    "PlannedStep",
    "RatedProvision",
    "ReadGap",
    "Selection",
    "SourceLink",
    "read_catalog",
    "read_plan_of_action",
    "write_assessment_results",
    "write_catalog",
    "write_mapping_collection",
    "write_plan_of_action",
    "write_profile",
]
