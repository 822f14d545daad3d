package io.mtjlab.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.fixtures.lab.Shipped;
import io.mtjlab.instruments.bench.BenchFile;
import io.mtjlab.protocols.campaign.Campaign;

/**
 * A campaign with the bench that it runs on, both as they were read.
 *
 * @param text of the campaign file
 * @param benchText of the bench file
 */
public record CampaignFile(Campaign campaign, String text, BenchFile bench, String benchText) {

    /**
     * Finds both. A campaign names its bench by the name of one that ships, or by a path from its own folder.
     *
     * @param given a file, or the name of a campaign that ships
     * @param benchGiven instead of the bench that the campaign names
     */
    public static CampaignFile find(Path given, Optional<Path> benchGiven) {
        String text;
        if (Files.exists(given)) {
            text = read(given);
        } else {
            text = BenchFiles.named(given)
                    .flatMap(Shipped::campaignText)
                    .orElseThrow(() -> new InvalidInput("there is no campaign file " + given
                            + ", and no campaign of that name ships (these do: "
                            + String.join(" ", Shipped.CAMPAIGNS) + ")"));
        }
        Campaign campaign = Campaign.parse(given.toString(), text);
        Path bench = benchGiven
                .or(() -> campaign.bench().map(name -> beside(given, name)))
                .orElseThrow(() -> new InvalidInput(given
                        + ": the campaign names no bench; say which with --bench BENCH, or `bench:` in the file"));
        String benchText = Files.exists(bench)
                ? read(bench)
                : BenchFiles.named(bench).flatMap(Shipped::benchText).orElse("");
        return new CampaignFile(campaign, text, BenchFiles.bench(bench), benchText);
    }

    private static Path beside(Path campaign, String name) {
        Path beside = campaign.resolveSibling(name);
        return Files.exists(beside) && !Files.isDirectory(beside) ? beside : Path.of(name);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidInput("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
