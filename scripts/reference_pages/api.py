"""The page of the HTTP API, from its own OpenAPI description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ortaq.web.api import api
from reference_pages.markdown import code, document, table

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAD = (
    "The machine-readable description (OpenAPI 3.1) is at `/api/v1/openapi.json` of a running"
    " installation. Every request\nof the operations below carries `Authorization: Bearer"
    " ortaq_…`; an administrator issues tokens on the page “People”.\nErrors are problem documents"
    " (RFC 9457) with a `code` from [errors.md](errors.md)."
)


def page() -> str:
    """docs/reference/api.md."""
    description = api.get_openapi_schema(path_prefix="/api/v1/")
    operations = [
        _operation(path, method, operation)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    schemas = description["components"]["schemas"]
    bodies = [_schema(name, schemas[name]) for name in sorted(schemas)]
    return document("HTTP API", _LEAD, *operations, "## Bodies", *bodies)


def _operation(path: str, method: str, operation: dict[str, Any]) -> str:
    parts = [f"## {method.upper()} {path}", f"{operation['summary']}. {operation['description']}"]
    given = [
        (code(item["name"]), item["in"], "yes" if item.get("required") else "")
        for item in operation.get("parameters", [])
    ]
    if given:
        parts.append(table(("Parameter", "Where", "Required"), given))
    if body := operation.get("requestBody"):
        parts.append(f"Body: {_type(body['content']['application/json']['schema'])}.")
    statuses: dict[str, list[str]] = {}
    for status, response in operation["responses"].items():
        statuses.setdefault(" ".join(_answers(response)), []).append(str(status))
    answers = [(", ".join(numbers), answer) for answer, numbers in statuses.items()]
    return "\n\n".join([*parts, table(("Status", "Answer"), answers)])


def _answers(response: dict[str, Any]) -> Iterator[str]:
    for content in response.get("content", {}).values():
        yield _type(content["schema"])


def _schema(name: str, schema: dict[str, Any]) -> str:
    text = schema.get("description", "").strip()
    if "enum" in schema:
        return f"### {name}\n\n{text} One of {', '.join(map(code, schema['enum']))}."
    required = set(schema.get("required", ()))
    rows = [
        (code(field), _type(value), "yes" if field in required else "", _limits(value))
        for field, value in schema["properties"].items()
    ]
    head = ("Field", "Type", "Required", "Meaning and limits")
    return f"### {name}\n\n{text}\n\n{table(head, rows)}"


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    for joint in ("anyOf", "allOf"):
        if joint in schema:
            return " or ".join(dict.fromkeys(_type(part) for part in schema[joint]))
    if schema.get("type") == "array":
        return f"list of {_type(schema['items'])}"
    if "const" in schema:
        return code(schema["const"]) if schema["const"] else "empty"
    return " ".join(filter(None, (schema.get("type", "any"), schema.get("format", ""))))


def _limits(schema: dict[str, Any]) -> str:
    words = [schema.get("description", "")]
    if "maxLength" in schema:
        words.append(f"At most {schema['maxLength']:,} characters.")
    words += [
        f"From {part['minimum']:,.0f} to {part['maximum']:,.0f}."
        for part in (schema, *schema.get("anyOf", ()))
        if "minimum" in part and "maximum" in part
    ]
    return " ".join(filter(None, words))
