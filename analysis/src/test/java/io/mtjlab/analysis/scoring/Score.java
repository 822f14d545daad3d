package io.mtjlab.analysis.scoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Prints where the fits stand on freshly simulated sets: {@code mvn -q -pl analysis -am test -DskipTests -Dscore}. With
 * {@code -Dsets=2000} sets of each kind (200 by default), {@code -Dseed=7} (1 by default), {@code -Donly=stfmr} for
 * sources whose name holds that word, {@code -Dworst=5} for a list of the worst answers of each row on standard error,
 * {@code -Dkeep=DIR} to have the files of those sets written.
 */
public final class Score {

    private final int sets = Integer.getInteger("sets", 200);
    private final long seed = Long.getLong("seed", 1);
    private final String only = System.getProperty("only", "");
    private final int worst = Integer.getInteger("worst", 0);
    private final String keep = System.getProperty("keep", "");

    private Score() {}

    public static void main(String[] args) throws IOException {
        new Score().run();
    }

    private void run() throws IOException {
        ScoreTable table = new ScoreTable();
        for (SetSource source : Sources.all()) {
            if (source.name().contains(only)) {
                long start = System.nanoTime();
                List<Answer> answers = Scoring.of(source, seed, sets);
                System.err.printf(
                        Locale.ROOT,
                        "%s: %d sets in %.1f s%n",
                        source.name(),
                        sets,
                        (System.nanoTime() - start) * 1e-9);
                table.add(source.name(), answers);
                if (worst > 0) {
                    listWorst(source, answers);
                }
            }
        }
        System.out.printf("%d sets of each kind, seed %d%n%n%s", sets, seed, table);
    }

    private void listWorst(SetSource source, List<Answer> answers) throws IOException {
        for (String row : ScoreTable.rows(answers).keySet()) {
            List<Answer> bad = answers.stream()
                    .filter(a -> a.row().equals(row) && (a.missing() || a.fabricated() || !a.in95() && a.asked()))
                    .sorted(Comparator.comparingDouble((Answer a) -> -badness(a)))
                    .limit(worst)
                    .toList();
            for (Answer a : bad) {
                System.err.println("  " + a);
            }
            if (!keep.isEmpty()) {
                keep(source, bad.stream().map(Answer::id).distinct().toList());
            }
        }
    }

    /** Missing and made up first, then by how far off. */
    private static double badness(Answer answer) {
        return answer.scored() ? answer.error() : Double.MAX_VALUE;
    }

    private void keep(SetSource source, List<String> ids) throws IOException {
        Path folder = Files.createDirectories(Path.of(keep));
        for (int index = 0; index < sets; index++) {
            SimulatedSet set = source.draw(seed, index);
            if (ids.contains(set.id())) {
                Files.writeString(folder.resolve(set.id() + ".csv"), set.csv());
            }
        }
    }
}
