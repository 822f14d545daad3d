package io.mtjlab.protocols.campaign;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.mtjlab.acquisition.engine.Interlock;
import io.mtjlab.acquisition.engine.RetryRule;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.instruments.yaml.LocatedYaml;
import io.mtjlab.protocols.parameter.Arguments;
import io.mtjlab.protocols.rules.BenchInterlock;
import io.mtjlab.protocols.rules.LostLinkRule;

/**
 * A campaign file: what is to be measured, the same on a real and on a virtual bench.
 *
 * @param name the value of {@code campaign:}
 * @param bench the bench that it was written for, by name or path; a command line may say another
 * @param seed of all that is random, unless a command line says another
 * @param interlocks what must be so on the bench for it to go on
 * @param lostLink what happens when an instrument is lost; when empty, the run ends
 */
public record Campaign(
        String name,
        Optional<String> bench,
        OptionalLong seed,
        List<Arguments> interlocks,
        Optional<Arguments> lostLink,
        List<Step> steps) {

    public Campaign {
        interlocks = List.copyOf(interlocks);
        steps = List.copyOf(steps);
    }

    /** The interlocks on this bench. @throws io.mtjlab.base.error.InvalidInput when a role cannot tell what is watched */
    public List<Interlock> interlocks(Bench on) {
        return interlocks.stream().map(one -> BenchInterlock.of(one, on)).toList();
    }

    /** What happens when an instrument is lost. */
    public RetryRule retryRule() {
        return lostLink.map(LostLinkRule::of).orElse(RetryRule.NONE);
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
