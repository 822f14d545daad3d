package io.mtjlab.analysis.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The scores of some sources as a table in Markdown. */
final class ScoreTable {

    private static final String HEAD = """
            | quantity | median / 95th percentile of the scaled error | best peer | limit | covered by 68 % / 95 % | missing | made up | believed and wrong |
            |---|---|---|---|---|---|---|---|
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    static Map<String, RowScore> rows(List<Answer> answers) {
        Map<String, List<Answer>> byRow = new LinkedHashMap<>();
        answers.forEach(
                a -> byRow.computeIfAbsent(a.row(), row -> new ArrayList<>()).add(a));
        Map<String, RowScore> rows = new LinkedHashMap<>();
        byRow.forEach((row, own) -> rows.put(row, RowScore.of(own)));
        return rows;
    }

    ScoreTable add(String source, List<Answer> answers) {
        rows(answers).forEach((row, score) -> line(source, row, score));
        return this;
    }

    private void line(String source, String row, RowScore score) {
        Peer peer = Peer.of(source, row);
        boolean count = row.startsWith("n_") || row.equals("level count");
        text.append("| ").append(source).append(": ").append(row).append(" | ");
        text.append(count ? "right in " + score.exact() + " of " + score.asked() : errors(score));
        text.append(" | ")
                .append(peer.figures())
                .append(" | ")
                .append(peer.limit())
                .append(" | ");
        text.append(count || score.scored() == 0 ? "" : coverage(score)).append(" | ");
        text.append(score.missing()).append(" of ").append(score.asked()).append(" | ");
        text.append(score.empty() == 0 ? "" : score.fabricated() + " of " + score.empty());
        text.append(" | ").append(count ? "" : score.grosslyWrong()).append(" |\n");
    }

    private static String errors(RowScore score) {
        return score.scored() == 0
                ? "-"
                : String.format(Locale.ROOT, "%.2g / %.2g", score.median(), score.percentile95());
    }

    private static String coverage(RowScore score) {
        return String.format(
                Locale.ROOT,
                "%.1f &pm; %.1f / %.1f &pm; %.1f",
                score.cover68(),
                score.coverageError(0.6827),
                score.cover95(),
                score.coverageError(0.95));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
