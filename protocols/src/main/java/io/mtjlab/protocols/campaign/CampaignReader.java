package io.mtjlab.protocols.campaign;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.mtjlab.instruments.yaml.LocatedYaml;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.RoleNeed;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.rules.InterlockParameters;
import io.mtjlab.protocols.rules.LostLinkRule;

/** Reads a campaign file; every complaint says where. */
final class CampaignReader {

    private static final String KIND = "kind";
    private static final String ROLES = "roles";
    private static final String STEPS = "steps";
    static final String INTERLOCKS = "interlocks";
    static final String LOST_LINK = "lost_link";

    private CampaignReader() {}

    static Campaign read(LocatedYaml file) {
        file.onlyKeys("campaign", "bench", "seed", INTERLOCKS, LOST_LINK, STEPS);
        String name = file.require("campaign").asText();
        Optional<String> bench = file.get("bench").map(LocatedYaml::asText);
        OptionalLong seed =
                file.get("seed").map(value -> OptionalLong.of(value.asLong())).orElse(OptionalLong.empty());
        List<Arguments> interlocks = file.get(INTERLOCKS)
                .map(list -> list.asList().stream()
                        .map(one -> InterlockParameters.TABLE.read(one, Set.of()))
                        .toList())
                .orElse(List.of());
        Optional<Arguments> lostLink = file.get(LOST_LINK).map(rule -> LostLinkRule.TABLE.read(rule, Set.of()));
        return new Campaign(name, bench, seed, interlocks, lostLink, steps(file));
    }

    private static List<Step> steps(LocatedYaml holder) {
        LocatedYaml steps = holder.require(STEPS);
        if (steps.asList().isEmpty()) {
            throw steps.error("there must be at least one step");
        }
        return steps.asList().stream().map(CampaignReader::step).toList();
    }

    private static Step step(LocatedYaml step) {
        Kind kind = Kinds.named(step.require(KIND).asOneOf(KIND, Kinds.names()));
        Set<String> others = kind.holdsSteps() ? Set.of(KIND, ROLES, STEPS) : Set.of(KIND, ROLES);
        return new Step(
                kind,
                kind.parts().isEmpty() && step.get(ROLES).isEmpty() ? Map.of() : roles(step.require(ROLES), kind),
                kind.parameters().read(step, others),
                kind.holdsSteps() ? steps(step) : List.of(),
                step.place());
    }

    private static Map<String, String> roles(LocatedYaml roles, Kind kind) {
        roles.onlyKeys(kind.parts().stream().map(RoleNeed::part).toList());
        Map<String, String> byPart = new LinkedHashMap<>();
        for (RoleNeed need : kind.parts()) {
            Optional<LocatedYaml> role = roles.get(need.part());
            if (role.isEmpty() && need.required()) {
                throw roles.error("kind " + kind.name() + " needs a role for its part '" + need.part() + "', a "
                        + need.capability().getSimpleName() + ": " + need.meaning());
            }
            role.ifPresent(value -> byPart.put(need.part(), value.asText()));
        }
        return byPart;
    }
}
