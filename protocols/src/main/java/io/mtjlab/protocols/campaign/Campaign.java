package io.mtjlab.protocols.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.mtjlab.instruments.yaml.LocatedYaml;

/**
 * A campaign file: what is to be measured, the same on a real and on a virtual bench.
 *
 * @param name the value of {@code campaign:}
 * @param bench the bench that it was written for, by name or path; a command line may say another
 * @param seed of all that is random, unless a command line says another
 */
public record Campaign(String name, Optional<String> bench, OptionalLong seed, List<Step> steps) {

    public Campaign {
        steps = List.copyOf(steps);
    }

    /** @throws io.mtjlab.base.error.InvalidInput with file, line, column, and what would be right */
    public static Campaign read(Path path) {
        return CampaignReader.read(LocatedYaml.read(path));
    }

    /** @param file what messages call the text */
    public static Campaign parse(String file, String text) {
        return CampaignReader.read(LocatedYaml.parse(file, text));
    }
}
