package io.mtjlab.app.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.app.summary.Summary;
import io.mtjlab.base.figure.Figure;

/**
 * What a report says, not how it looks.
 *
 * @param lead one paragraph under the title
 * @param keyResults the few numbers that a reader takes away
 * @param summary truth beside measured, where the truth is known
 * @param settings of every instrument as the run found them: role to setting to value
 * @param circumstances seed, durations, versions
 */
public record Report(
        String title,
        String lead,
        List<Fact> keyResults,
        List<Section> sections,
        Optional<Summary> summary,
        DeviceCard card,
        Map<String, Object> settings,
        List<Fact> circumstances) {

    public Report {
        keyResults = List.copyOf(keyResults);
        sections = List.copyOf(sections);
        circumstances = List.copyOf(circumstances);
    }

    /** @param value HTML; what stands beside it is text */
    public record Fact(String name, String value, String note) {}

    /** @param id for the link to it */
    public record Section(String id, String title, String text, List<Figure> figures) {
        public Section {
            figures = List.copyOf(figures);
        }
    }
}
