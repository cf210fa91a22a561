"""A citizen verifies a published decision with the script and nothing of ours."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest
from django.urls import reverse

from factories import decisions, measures
from ortaq.plan.decisions import services
from ortaq.shared.actors import SYSTEM
from ortaq.shared.audit.queries import get_tree_head
from ortaq.shared.audit.services import record

pytestmark = pytest.mark.django_db
SCRIPT = Path(__file__).parents[3] / "scripts" / "verify_published.py"


@pytest.fixture
def script():
    spec = importlib.util.spec_from_file_location("verify_published", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def published(client):
    """The proof and the frozen file as they are downloaded, with later entries in the log."""
    plan = measures.plan()
    measures.measure(plan)
    item = decisions.item(decisions.planned(decisions.committee()))
    decision = decisions.decision(item, "Шешім", about=services.About(plan=plan))
    services.publish_decision(actor=SYSTEM, decision=decision)
    for number in range(5):
        record(SYSTEM, "test.more", subject_kind="test", subject=str(number))
    proof = client.get(reverse("decisions:proof", args=[decision.reference])).content
    frozen = client.get(reverse("decisions:frozen", args=[decision.reference])).content
    return json.loads(proof), frozen


def test_what_is_published_verifies_against_the_tree_head(script, published, tmp_path, capsys):
    proof, frozen = published
    head = get_tree_head()
    file, content = tmp_path / "proof.json", tmp_path / "frozen.json"
    file.write_text(json.dumps(proof, ensure_ascii=False), encoding="utf-8")
    content.write_bytes(frozen)
    given = [str(file), "--head", head.root, "--size", str(head.size), "--frozen", str(content)]

    code = script.main(given)

    assert code == 0
    assert "Шешім kk" in capsys.readouterr().out


@pytest.mark.parametrize(
    "forge",
    [
        lambda proof: proof["content"]["text"].update(kk="Басқа шешім"),
        lambda proof: proof["content"].update(votes=[9, 0, 0]),
        lambda proof: proof["entry"].update(at="2020-01-01T00:00:00+00:00"),
        lambda proof: proof["entry"]["details"].update(plan_version=9),
        lambda proof: proof["inclusion"].pop(),
        lambda proof: proof["inclusion"].reverse(),
        lambda proof: proof["head"].update(root="00" * 32),
        lambda proof: proof["entry"].update(index=0),
        lambda proof: proof.pop("entry"),
        lambda proof: proof.update(format="other"),
    ],
)
def test_a_forgery_does_not(script, published, forge):
    proof, _frozen = published

    forge(proof)

    with pytest.raises(script.NotAsPublishedError):
        script.verify(proof)


def test_another_head_or_another_file_does_not(script, published):
    proof, frozen = published

    for wrong in ({"root": "ab" * 32}, {"size": 1}, {"frozen": frozen + b" "}):
        with pytest.raises(script.NotAsPublishedError):
            script.verify(proof, **wrong)
