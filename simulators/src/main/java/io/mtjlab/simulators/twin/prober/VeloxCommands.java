package io.mtjlab.simulators.twin.prober;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Velox's commands by their names, one row each; a name's case does not matter. */
final class VeloxCommands {

    private static final double MIL_MICROMETRES = 25.4;

    /** Does what a command says and answers its values. */
    @FunctionalInterface
    interface Row {
        String run(Words words) throws VeloxRefusal, InterruptedException;
    }

    /** A command's name and its parameters. */
    record Words(String[] all) {

        String word(int index, String otherwise) {
            return index < all.length ? all[index] : otherwise;
        }

        /** The first letter in capitals: {@code R}, {@code Relative}. */
        char letter(int index, char otherwise) {
            String said = word(index, "");
            return said.isEmpty() ? otherwise : Character.toUpperCase(said.charAt(0));
        }

        double number(int index) throws VeloxRefusal {
            try {
                double value = Double.parseDouble(word(index, ""));
                if (Math.abs(value) <= 1e7) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // Refused below, like a number that no stage could reach.
            }
            throw VeloxRefusal.parameter("Invalid parameter");
        }

        double number(int index, double otherwise) throws VeloxRefusal {
            return index < all.length ? number(index) : otherwise;
        }

        int whole(int index, int otherwise) throws VeloxRefusal {
            return (int) number(index, otherwise);
        }

        /** Micrometres Y, mils I, die steps X; jogs and encoder steps are a micrometre here. */
        double micrometres(int index) throws VeloxRefusal {
            return switch (letter(index, 'Y')) {
                case 'Y', 'J', 'E', 'M' -> 1;
                case 'I' -> MIL_MICROMETRES;
                case 'X' -> WaferStage.DIE_MICROMETRES;
                default -> throw VeloxRefusal.parameter("Invalid unit");
            };
        }
    }

    private final Map<String, Row> rows = new HashMap<>();

    VeloxCommands row(String name, Row row) {
        rows.put(name.toLowerCase(Locale.ROOT), row);
        return this;
    }

    /** Commands that are carried out and change nothing here. */
    VeloxCommands ignored(String... names) {
        for (String name : names) {
            row(name, words -> "");
        }
        return this;
    }

    VeloxCommands fixed(String name, String answer) {
        return row(name, words -> answer);
    }

    String run(String[] words) throws VeloxRefusal, InterruptedException {
        Row row = rows.get(words[0].toLowerCase(Locale.ROOT));
        if (row == null) {
            throw new VeloxRefusal(VeloxRefusal.UNKNOWN_COMMAND, "Unknown command");
        }
        return row.run(new Words(words));
    }

    static String print(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
