"""The judgement of compliance-trestle, the reference implementation of OSCAL in Python."""

from __future__ import annotations

import argparse
import json
import logging

from trestle.common import const
from trestle.core.validator_factory import validator_factory
from trestle.oscal import assessment_results, catalog, mapping, poam, profile

MODELS = {
    "catalog": catalog,
    "profile": profile,
    "assessment-results": assessment_results,
    "plan-of-action-and-milestones": poam,
    "mapping-collection": mapping,
}

logging.getLogger("trestle").setLevel(logging.ERROR)


def accepted(text: str) -> dict[str, object]:
    """The content of a document that trestle's models and all its validators accept."""
    [(model, content)] = json.loads(text).items()
    read = MODELS[model].Model.model_validate_json(text)
    document = getattr(read, model.replace("-", "_"))
    judge = validator_factory.get(argparse.Namespace(mode=const.VAL_MODE_ALL))
    assert judge.model_is_valid(document, quiet=True, trestle_root=None), judge.error_msg()
    return content
