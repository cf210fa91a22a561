"""Libraries of CISO Assistant's form, made for measuring."""

from __future__ import annotations

WORDS = [
    "access",
    "account",
    "asset",
    "audit",
    "backup",
    "business",
    "change",
    "control",
    "critical",
    "data",
    "detect",
    "device",
    "encrypt",
    "event",
    "evidence",
    "incident",
    "information",
    "key",
    "log",
    "manage",
    "monitor",
    "network",
    "operate",
    "personnel",
    "plan",
    "policy",
    "procedure",
    "process",
    "protect",
    "recover",
    "record",
    "report",
    "require",
    "respond",
    "review",
    "risk",
    "role",
    "security",
    "service",
    "supplier",
    "system",
    "test",
    "threat",
    "training",
    "update",
    "user",
    "vulnerability",
    "zone",
]


def library(name: str, count: int) -> dict[str, object]:
    """A library with so many nodes: chapters of twelve, sections in some, a question at each third."""
    nodes: list[dict[str, object]] = []
    base = f"urn:bench:risk:req_node:{name}"
    chapter = ""
    for number in range(count):
        urn = f"{base}:n{number}"
        if number % 12 == 0:
            chapter = urn
            nodes.append(
                {
                    "urn": urn,
                    "assessable": False,
                    "depth": 1,
                    "ref_id": f"N{number}",
                    "name": _words(number, 4),
                }
            )
            continue
        node: dict[str, object] = {
            "urn": urn,
            "parent_urn": chapter,
            "assessable": True,
            "depth": 2,
            "ref_id": f"N{number}",
            "name": _words(number, 5),
            "description": _words(number * 7, 60),
            "implementation_groups": ["base"],
        }
        if number % 3 == 0:
            asked = f"{urn}:question:1"
            choices = [
                {"urn": f"{asked}:choice:{place}", "value": value, "add_score": place}
                for place, value in enumerate(("No", "Partly", "Yes"))
            ]
            node["questions"] = {
                asked: {"type": "unique_choice", "text": _words(number, 9), "choices": choices}
            }
        nodes.append(node)
    return {
        "urn": f"urn:bench:risk:library:{name}",
        "locale": "en",
        "ref_id": name,
        "name": f"Library {name}",
        "version": 1,
        "copyright": "made for measuring",
        "provider": "bench",
        "packager": "bench",
        "objects": {
            "framework": {
                "urn": f"urn:bench:risk:framework:{name}",
                "ref_id": name,
                "name": f"Framework {name}",
                "requirement_nodes": nodes,
            }
        },
    }


def _words(seed: int, count: int) -> str:
    picked = (
        WORDS[(seed * 31 + place * (place + seed % 13)) % len(WORDS)] for place in range(count)
    )
    return " ".join(picked)
