package io.mtjlab.simulators.twin.keithley2182a;

import java.util.List;
import java.util.TreeSet;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Nr3;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.twin.sampling.ElementWords;
import io.mtjlab.simulators.twin.sampling.Ieee754;

/** FORMat: which elements of a reading go over the wire, and how (User's Manual, 15-3). */
final class ReadingFormat {

    private static final ElementWords ELEMENTS = new ElementWords(List.of("READing", "CHANnel", "UNITs"));
    private static final int CHANNEL = 1;
    private static final int UNITS = 2;
    private static final List<String> KINDS = List.of("ASCii", "SREal", "DREal");
    private static final int SINGLE = 1;

    private final int decimals;
    private final TreeSet<Integer> elements = new TreeSet<>();
    private int kind;
    private boolean swapped;

    ReadingFormat(CommandTable table, int decimals) {
        this.decimals = decimals;
        reset();
        table.choice("FORMat[:DATA]", KINDS, index -> kind = index, () -> kind)
                .choice("FORMat:BORDer", List.of("NORMal", "SWAPped"), i -> swapped = i == 1, () -> swapped ? 1 : 0)
                .row("FORMat:ELEMents", this::choose, call -> ELEMENTS.tell(call, elements));
    }

    /** The reading alone, as text. */
    void reset() {
        elements.clear();
        elements.add(0);
        kind = 0;
        swapped = true;
    }

    private void choose(Call call) throws ScpiException {
        TreeSet<Integer> chosen = ELEMENTS.chosen(call);
        elements.clear();
        elements.addAll(chosen);
    }

    /** Binary readings have neither channel nor unit. */
    void print(double[] readings, Measurements of, StringBuilder out) {
        if (kind > 0) {
            out.append("#0");
        }
        for (int i = 0; i < readings.length; i++) {
            if (kind > 0) {
                Ieee754.append(out, readings[i], kind == SINGLE ? 4 : 8, swapped);
                continue;
            }
            out.append(i > 0 ? "," : "");
            if (elements.contains(0)) {
                Nr3.append(out, readings[i], decimals);
                out.append(elements.contains(UNITS) ? of.unit() : "");
            }
            if (elements.contains(CHANNEL)) {
                out.append(elements.contains(0) ? "," : "").append(of.channel()).append("INTCHAN");
            }
        }
    }
}
