package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.mtjlab.base.unit.Unit;

/**
 * The columns that a kind of file has, as its line of names: {@code T_K|H_Oe} for one of two, {@code [loop]} for one that
 * may be missing. What a file has beyond them is not read.
 *
 * @param text as users see it
 */
record ColumnNames(String text) {

    /** Holds several data sets in one file. */
    static final String ID = "id";

    /** @param unit empty for a count or a plain number */
    record Name(String heading, String quantity, Optional<Unit> unit) {

        static Name of(String heading) {
            int underscore = heading.lastIndexOf('_');
            if (underscore > 0) {
                Optional<Unit> unit = unit(heading.substring(underscore + 1));
                if (unit.isPresent()) {
                    return new Name(heading, heading.substring(0, underscore), unit);
                }
            }
            return new Name(heading, heading, Optional.empty());
        }

        private static Optional<Unit> unit(String symbol) {
            return Arrays.stream(Unit.values())
                    .filter(u -> u.symbol().equals(symbol))
                    .findFirst();
        }
    }

    /** Each column that is wanted, by its alternatives. */
    private List<List<Name>> groups(boolean withOptional) {
        List<List<Name>> groups = new ArrayList<>();
        for (String group : text.split(",")) {
            boolean optional = group.startsWith("[");
            if (!optional || withOptional) {
                groups.add(Arrays.stream(group.replaceAll("[\\[\\]]", "").split("\\|"))
                        .map(Name::of)
                        .toList());
            }
        }
        return groups;
    }

    /** Every name that may occur. */
    List<Name> names() {
        return groups(true).stream().flatMap(List::stream).toList();
    }

    /** The quantities without which such a file is none. */
    boolean areAllIn(Set<String> quantities) {
        return groups(false).stream()
                .allMatch(group -> group.stream().anyMatch(n -> quantities.contains(n.quantity())));
    }

    /** The name of {@code quantity} as it should be written. */
    Optional<Name> of(String quantity) {
        return names().stream().filter(n -> n.quantity().equals(quantity)).findFirst();
    }

    /** The name of {@code quantity} and those that may stand in its place, for messages. */
    String alternatives(String quantity) {
        return groups(true).stream()
                .filter(group -> group.stream().anyMatch(n -> n.quantity().equals(quantity)))
                .flatMap(List::stream)
                .map(n -> "'" + n.heading() + "'")
                .collect(Collectors.joining(" or "));
    }

    /** An example without brackets and alternatives, for messages. */
    String example() {
        return groups(true).stream()
                .flatMap(group -> Stream.of(group.get(0).heading()))
                .collect(Collectors.joining(","));
    }
}
