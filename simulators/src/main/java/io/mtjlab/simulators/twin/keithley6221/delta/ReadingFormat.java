package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.List;
import java.util.TreeSet;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.twin.sampling.ElementWords;
import io.mtjlab.simulators.twin.sampling.Ieee754;

/** FORMat: which elements of a delta reading go over the wire, and how (622X-901-01, section 13). */
final class ReadingFormat {

    /**
     * One delta reading.
     *
     * @param unit behind the value where units are asked for
     * @param averageVolts across the device meanwhile; not a number where the mode does not tell
     * @param limited true when the source met its compliance
     */
    record Row(
            double value,
            String unit,
            double seconds,
            int number,
            double sourceAmperes,
            double averageVolts,
            boolean limited) {

        Row shownAs(double other, String otherUnit) {
            return new Row(other, otherUnit, seconds, number, sourceAmperes, averageVolts, limited);
        }

        Row stamped(double otherSeconds) {
            return new Row(value, unit, otherSeconds, number, sourceAmperes, averageVolts, limited);
        }
    }

    /** What is told in place of a number that there is none of. */
    private static final double NOT_A_NUMBER = 9.9e37;

    private static final ElementWords ELEMENTS = new ElementWords(
            List.of("READing", "TSTamp", "UNITs", "RNUMber", "SOURce", "COMPliance", "AVOLtage", "ALL", "DEFault"));

    private static final int UNITS = 2;
    private static final int COMPLIANCE = 5;
    private static final int ALL = 7;
    private static final int DEFAULT = 8;
    private static final List<String> KINDS = List.of("ASCii", "REAL", "SREal", "DREal");
    private static final int DOUBLE_BITS = 64;

    private final TreeSet<Integer> elements = new TreeSet<>();
    private int bits;
    private boolean swapped;

    ReadingFormat(CommandTable table) {
        reset();
        table.row("FORMat:ELEMents", this::choose, call -> ELEMENTS.tell(call, elements))
                .row("FORMat[:DATA]", this::kind, call -> call.answer(bits == 0 ? "ASC" : "REAL," + bits))
                .choice(
                        "FORMat:BORDer",
                        List.of("NORMal", "SWAPped"),
                        index -> swapped = index == 1,
                        () -> swapped ? 1 : 0);
    }

    /** Reading and time stamp, as text. */
    void reset() {
        elements.clear();
        elements.addAll(List.of(0, 1));
        bits = 0;
        swapped = true;
    }

    private void choose(Call call) throws ScpiException {
        TreeSet<Integer> chosen = ELEMENTS.chosen(call);
        if (chosen.remove(ALL)) {
            chosen.addAll(List.of(0, 1, 2, 3, 4, 5, 6));
        }
        if (chosen.remove(DEFAULT)) {
            chosen.addAll(List.of(0, 1));
        }
        elements.clear();
        elements.addAll(chosen);
    }

    private void kind(Call call) throws ScpiException {
        call.expect(1, 2);
        int kind = call.choice(0, KINDS);
        int length = kind == 0 ? 0 : kind == 3 ? DOUBLE_BITS : DOUBLE_BITS / 2;
        if (call.parameterCount() == 2 && kind == 1) {
            length = call.integer(1, DOUBLE_BITS / 2, DOUBLE_BITS) == DOUBLE_BITS ? DOUBLE_BITS : DOUBLE_BITS / 2;
        }
        bits = length;
    }

    void print(List<Row> rows, StringBuilder out) {
        if (bits > 0) {
            out.append("#0");
        }
        boolean first = true;
        for (Row row : rows) {
            for (int element : elements) {
                if (element == UNITS) {
                    continue;
                }
                if (bits > 0) {
                    Ieee754.append(out, value(row, element), bits / 8, swapped);
                } else {
                    out.append(first ? "" : ",");
                    text(row, element, out);
                }
                first = false;
            }
        }
    }

    private void text(Row row, int element, StringBuilder out) {
        if (element == COMPLIANCE) {
            out.append(row.limited() ? 'T' : 'F');
        } else {
            Nr3.append(out, value(row, element), 6);
            out.append(element == 0 && elements.contains(UNITS) ? row.unit() : "");
        }
    }

    private static double value(Row row, int element) {
        return switch (element) {
            case 0 -> row.value();
            case 1 -> row.seconds();
            case 3 -> row.number();
            case 4 -> row.sourceAmperes();
            case COMPLIANCE -> row.limited() ? 1 : 0;
            default -> Double.isNaN(row.averageVolts()) ? NOT_A_NUMBER : row.averageVolts();
        };
    }
}
