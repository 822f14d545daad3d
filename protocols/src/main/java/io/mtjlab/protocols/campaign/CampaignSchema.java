package io.mtjlab.protocols.campaign;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.base.unit.Unit;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.parameter.Parameter;
import io.mtjlab.protocols.parameter.ParameterTable;
import io.mtjlab.protocols.rules.InterlockParameters;
import io.mtjlab.protocols.rules.LostLinkRule;

/** The campaign file as a JSON Schema, made from the kinds' own tables, for editors that complete and check. */
public final class CampaignSchema {

    private static final String INTERLOCK = "interlock";

    private CampaignSchema() {}

    /** The schema as nested maps and lists. */
    public static Map<String, Object> schema() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "mtjlab campaign");
        root.put("type", "object");
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("campaign", Map.of("type", "string"));
        keys.put("bench", Map.of("type", "string"));
        keys.put("seed", Map.of("type", "integer"));
        keys.put(CampaignReader.INTERLOCKS, Map.of("type", "array", "items", Map.of("$ref", "#/$defs/" + INTERLOCK)));
        keys.put(CampaignReader.LOST_LINK, Map.of("$ref", "#/$defs/" + CampaignReader.LOST_LINK));
        keys.put("steps", steps());
        root.put("properties", keys);
        root.put("required", List.of("campaign", "steps"));
        root.put("additionalProperties", false);
        Map<String, Object> kinds = new LinkedHashMap<>();
        List<Object> any = new ArrayList<>();
        for (Kind kind : Kinds.all()) {
            kinds.put(kind.name(), step(kind));
            any.add(Map.of(
                    "if",
                    Map.of("properties", Map.of("kind", Map.of("const", kind.name()))),
                    "then",
                    Map.of("$ref", "#/$defs/" + kind.name())));
        }
        kinds.put("step", step(any));
        kinds.put(INTERLOCK, table(InterlockParameters.TABLE));
        kinds.put(CampaignReader.LOST_LINK, table(LostLinkRule.TABLE));
        root.put("$defs", kinds);
        return root;
    }

    private static Map<String, Object> steps() {
        return Map.of("type", "array", "minItems", 1, "items", Map.of("$ref", "#/$defs/step"));
    }

    /** The kind decides which table holds. */
    private static Map<String, Object> step(List<Object> byKind) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("type", "object");
        step.put("properties", Map.of("kind", Map.of("enum", Kinds.names())));
        step.put("required", List.of("kind"));
        step.put("allOf", byKind);
        return step;
    }

    private static Map<String, Object> step(Kind kind) {
        Node root = new Node();
        root.properties.put("kind", Map.of("const", kind.name()));
        root.properties.put("roles", roles(kind));
        if (!kind.parts().isEmpty()) {
            root.required.add("roles");
        }
        if (kind.holdsSteps()) {
            root.properties.put("steps", steps());
            root.required.add("steps");
        }
        kind.parameters().rows().forEach(root::add);
        Map<String, Object> step = root.toMap();
        step.put("description", kind.summary());
        return step;
    }

    private static Map<String, Object> table(ParameterTable rows) {
        Node root = new Node();
        rows.rows().forEach(root::add);
        return root.toMap();
    }

    private static Map<String, Object> roles(Kind kind) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (RoleNeed need : kind.parts()) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("type", "string");
            part.put("description", need.capability().getSimpleName() + ": " + need.meaning());
            parts.put(need.part(), part);
        }
        Map<String, Object> roles = new LinkedHashMap<>();
        roles.put("type", "object");
        roles.put("properties", parts);
        roles.put(
                "required",
                kind.parts().stream()
                        .filter(RoleNeed::required)
                        .map(RoleNeed::part)
                        .toList());
        roles.put("additionalProperties", false);
        return roles;
    }

    /** An object of the schema while it grows: a dot in a path leads into the one below. */
    private static final class Node {

        private final Map<String, Object> properties = new LinkedHashMap<>();
        private final Map<String, Node> below = new LinkedHashMap<>();
        private final List<String> required = new ArrayList<>();

        void add(Parameter<?> row) {
            String[] path = row.path().split("\\.");
            Node node = this;
            for (int i = 0; i + 1 < path.length; i++) {
                if (row.required() && !node.required.contains(path[i])) {
                    node.required.add(path[i]);
                }
                node = node.below.computeIfAbsent(path[i], key -> new Node());
            }
            String name = path[path.length - 1];
            node.properties.put(name, describe(row));
            if (row.required()) {
                node.required.add(name);
            }
        }

        private static <T> Map<String, Object> describe(Parameter<T> row) {
            Map<String, Object> schema = new LinkedHashMap<>(row.type().schema());
            schema.put(
                    "description",
                    row.meaning()
                            + (row.unit() == Unit.ONE
                                    ? ""
                                    : ", in " + row.unit().symbol())
                            + (row.source().isEmpty() ? "" : " [" + row.source() + "]"));
            Optional<T> byDefault = row.byDefault();
            byDefault.ifPresent(value -> schema.put("default", row.type().plain(value)));
            return schema;
        }

        Map<String, Object> toMap() {
            Map<String, Object> all = new LinkedHashMap<>(properties);
            below.forEach((name, node) -> all.put(name, node.toMap()));
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("type", "object");
            map.put("properties", all);
            if (!required.isEmpty()) {
                map.put("required", required);
            }
            map.put("additionalProperties", false);
            return map;
        }
    }
}
