package io.mtjlab.instruments.yaml;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds what somebody who mistyped a name will have meant. */
public final class NearestName {

    private NearestName() {}

    /** The known name at the smallest Levenshtein distance, if it is close enough to be a slip. */
    public static Optional<String> of(String word, Collection<String> known) {
        String best = null;
        int bestDistance = Math.max(2, word.length() / 2);
        for (String candidate : known) {
            int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < bestDistance || (best == null && distance == bestDistance)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code "; nearest known is 'x'"}, or a list of what is known when nothing is near. */
    public static String hint(String word, Collection<String> known) {
        return of(word, known)
                .map(name -> "; nearest known name: '" + name + "'")
                .orElseGet(() -> "; known: " + known.stream().sorted().collect(Collectors.joining(" ")));
    }

    /** Levenshtein's distance: the fewest letters to insert, delete or replace. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
