//! What the programming interface answers, as an OpenAPI document. It is made of the same list of variables as the answers.

use serde_json::{Map, Value, json};

use super::variable::{self, Holds, IN_PLACE, Variable};
use crate::rows::Kind;

/// Where surveys of an LA are listed, one of them, and a round.
pub(crate) const SURVEYS: &str = "/api/1/la/{la}/findings";
pub(crate) const SURVEY: &str = "/api/1/la/{la}/findings/{survey}";
pub(crate) const ROUND: &str = "/api/1/rounds/{round}/findings";

/// The document.
pub(crate) fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "New Belongings: findings",
            "version": "1",
            "description": "Published figures, to read. Nothing can be asked for that is not on the pages: there are no filters, and a parameter that is not named here changes nothing.",
        },
        "security": [{ "session": [] }],
        "paths": {
            SURVEYS: path("Surveys of a local authority that have findings, newest first", "Surveys", &[LA]),
            SURVEY: path("The published figures of one survey", "Figures", &[LA, ("survey", "Its identifier, from the list")]),
            ROUND: path("The published figures of a closed round, all local authorities together: for programme managers", "Figures", &[("round", "The round’s identifier, as in the address of its page")]),
        },
        "components": {
            "securitySchemes": { "session": {
                "type": "apiKey", "in": "cookie", "name": "__Host-nb-session",
                "description": "The session of somebody who is signed in and reads the same pages. There are no other keys.",
            } },
            "schemas": schemas(),
        },
    })
}

const LA: (&str, &str) = ("la", "The local authority’s name in addresses");

fn path(summary: &str, schema: &str, places: &[(&str, &str)]) -> Value {
    let parameters: Vec<Value> = places
        .iter()
        .map(|(name, means)| json!({ "name": name, "in": "path", "required": true, "description": means, "schema": { "type": "string" } }))
        .collect();
    let problem = |means: &str| json!({ "description": means, "content": { "application/problem+json": { "schema": reference("Problem") } } });
    json!({ "get": {
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": { "description": "Found", "content": { "application/json": { "schema": reference(schema) } } },
            "401": problem("Nobody is signed in"),
            "403": problem("The role does not include this"),
            "404": problem("There is no such thing, or it is out of reach"),
        },
    } })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn object(properties: Value) -> Value {
    let required: Vec<String> =
        properties.as_object().map(|all| all.keys().cloned().collect()).unwrap_or_default();
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

fn schemas() -> Value {
    let text = json!({ "type": "string" });
    let day = json!({ "type": "string", "format": "date" });
    let area = object(json!({ "name": text, "gss_code": { "type": ["string", "null"] } }));
    json!({
        "Problem": object(json!({ "title": text, "status": { "type": "integer" }, "detail": text })),
        "Surveys": object(json!({
            "area": area,
            "surveys": { "type": "array", "items": object(json!({ "survey": text, "closed_on": day, "href": text })) },
        })),
        "Figures": object(json!({
            "title": text, "area": area, "closed_on": day,
            "figures": { "type": "array", "items": reference("Row") },
        })),
        "Row": object(Value::Object(variable::ALL.iter().map(property).collect::<Map<String, Value>>())),
        "Figure": {
            "description": format!("A figure, or what stands in its place. {}", marks()),
            "oneOf": [
                object(json!({ "number": { "type": "number" } })),
                object(json!({ "mark": text })),
            ],
        },
    })
}

fn property(variable: &Variable) -> (String, Value) {
    let schema = match variable.holds {
        Holds::Figure(unit) => {
            json!({ "$ref": "#/components/schemas/Figure", "description": format!("{} ({unit})", variable.label) })
        }
        Holds::Words if variable.name == "table" => {
            let words: Vec<&str> = Kind::ALL.iter().map(|(_, word, _)| *word).collect();
            json!({ "type": "string", "enum": words, "description": variable.label })
        }
        Holds::Words => json!({ "type": ["string", "null"], "description": variable.label }),
    };
    (variable.name.to_owned(), schema)
}

fn marks() -> String {
    IN_PLACE.iter().map(|(mark, _, means)| format!("{mark}: {means}.")).collect::<Vec<_>>().join(" ")
}
