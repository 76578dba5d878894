"""The API's document, and a checker of the part of JSON Schema 2020-12 that it uses."""
import datetime
import json
import re

from serving import DOCUMENT

TYPES = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
WORDS = {"description", "default", "summary"}  # for people alone


def is_date(text):
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


class Document:
    def __init__(self):
        self.content = json.loads(DOCUMENT.read_text())
        self.operations = {operation["operationId"]: (method.upper(), path, operation)
                           for path, methods in self.content["paths"].items()
                           for method, operation in methods.items()}

    def resolve(self, node):
        while "$ref" in node:
            target = self.content
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = target
        return node

    def parameters(self, operation, place):
        described = map(self.resolve, self.operations[operation][2].get("parameters", []))
        return [each for each in described if each["in"] == place]

    def faults(self, operation, answer):
        """What in an answer is not as the document says: a list of sentences."""
        responses = self.operations[operation][2]["responses"]
        response = responses.get(str(answer.status))
        if response is None:
            if answer.status < 400:
                return [f"status {answer.status} is not in the document"]
            response = responses["default"]
        content = response.get("content")
        if content is None:
            return ["there is a body"] if answer.body else []
        if answer.type not in content:
            return [f"its type is {answer.type}, not {list(content)}"]
        if not answer.type.endswith("json"):
            return []
        return self.schema_faults(content[answer.type]["schema"], answer.json)

    def schema_faults(self, schema, value, place="body"):
        """Each place where a value is not as its schema says. Members that the schema does not
        name are faults, too, unless it names none at all or says what others are."""
        faults = list(self.check(schema, value, place))
        if isinstance(value, dict):
            known, others = self.members(schema, value)
            if known and others is None:
                faults += [f"{place}.{name} is in no document" for name in value if name not in known]
        return faults

    def members(self, schema, value):
        """The members of an object that a schema names, and what it says of all others."""
        schema = self.resolve(schema)
        known, others = set(schema.get("properties", {})), schema.get("additionalProperties")
        parts = list(schema.get("allOf", []))
        parts += [each for each in schema.get("anyOf", [])
                  if not any(True for _ in self.check(each, value, ""))]
        for part in parts:
            more, of_others = self.members(part, value)
            known |= more
            others = others if others is not None else of_others
        return known, others

    def check(self, schema, value, place):
        for word, limit in self.resolve(schema).items():
            if word in WORDS:
                continue
            yield from getattr(self, "check_" + word.lstrip("$"))(limit, value, place)

    def check_type(self, names, value, place):
        names = names if isinstance(names, list) else [names]
        if not any(TYPES[name](value) for name in names):
            yield f"{place} is {value!r:.60}, not of type {'/'.join(names)}"

    def check_enum(self, values, value, place):
        if value not in values:
            yield f"{place} is {value!r}, none of {values}"

    def check_required(self, names, value, place):
        if isinstance(value, dict):
            yield from (f"{place}.{name} is missing" for name in names if name not in value)

    def check_properties(self, schemas, value, place):
        if isinstance(value, dict):
            for name, schema in schemas.items():
                if name in value:
                    yield from self.schema_faults(schema, value[name], f"{place}.{name}")

    def check_additionalProperties(self, schema, value, place):
        if isinstance(value, dict) and isinstance(schema, dict):
            for name, each in value.items():
                yield from self.schema_faults(schema, each, f"{place}.{name}")

    def check_items(self, schema, value, place):
        if isinstance(value, list):
            for i, each in enumerate(value):
                yield from self.schema_faults(schema, each, f"{place}[{i}]")

    def check_anyOf(self, schemas, value, place):
        found = [list(self.check(schema, value, place)) for schema in schemas]
        if all(found):
            yield f"{place} fits nothing that it may be: {min(found, key=len)}"

    def check_allOf(self, schemas, value, place):
        for schema in schemas:
            yield from self.check(schema, value, place)

    def check_pattern(self, pattern, value, place):
        if isinstance(value, str) and not re.search(pattern, value):
            yield f"{place} is {value!r}, not like {pattern}"

    def check_format(self, name, value, place):
        if isinstance(value, str) and name == "date" and not is_date(value):
            yield f"{place} is {value!r}, no day"

    def check_minimum(self, least, value, place):
        if TYPES["number"](value) and value < least:
            yield f"{place} is {value}, below {least}"

    def check_maximum(self, most, value, place):
        if TYPES["number"](value) and value > most:
            yield f"{place} is {value}, above {most}"

    def check_minLength(self, least, value, place):
        if isinstance(value, str) and len(value) < least:
            yield f"{place} has fewer than {least} characters"

    def check_maxLength(self, most, value, place):
        if isinstance(value, str) and len(value) > most:
            yield f"{place} has more than {most} characters"

    def check_minItems(self, least, value, place):
        if isinstance(value, list) and len(value) < least:
            yield f"{place} has fewer than {least} items"

    def check_maxItems(self, most, value, place):
        if isinstance(value, list) and len(value) > most:
            yield f"{place} has more than {most} items"
