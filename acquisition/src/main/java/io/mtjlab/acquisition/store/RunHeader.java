package io.mtjlab.acquisition.store;

import java.util.Map;

/**
 * What is known of a run before it measures: its whole provenance.
 *
 * @param kind of its procedure, or {@code campaign} when it has several
 * @param bench the name of the bench; what is live is remembered under it
 * @param campaignText the campaign file as it was read, or ""
 * @param benchText the bench file as it was read, or ""
 * @param snapshot identity and settings of every instrument, by role. Values are numbers, words, lists and maps
 * @param limits that held
 * @param program name and version of the program
 */
public record RunHeader(
        String kind,
        String bench,
        long seed,
        String program,
        String campaignText,
        String benchText,
        Map<String, Object> snapshot,
        Map<String, Object> limits) {

    public static RunHeader of(String kind, String bench, long seed, String program) {
        return new RunHeader(kind, bench, seed, program, "", "", Map.of(), Map.of());
    }

    public RunHeader withCampaignText(String text) {
        return new RunHeader(kind, bench, seed, program, text, benchText, snapshot, limits);
    }

    public RunHeader withBenchText(String text) {
        return new RunHeader(kind, bench, seed, program, campaignText, text, snapshot, limits);
    }

    public RunHeader withSnapshot(Map<String, Object> settings) {
        return new RunHeader(kind, bench, seed, program, campaignText, benchText, settings, limits);
    }

    public RunHeader withLimits(Map<String, Object> held) {
        return new RunHeader(kind, bench, seed, program, campaignText, benchText, snapshot, held);
    }
}
