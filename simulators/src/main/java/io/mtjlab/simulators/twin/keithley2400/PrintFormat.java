package io.mtjlab.simulators.twin.keithley2400;

import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.twin.keithley2400.Readings.Row;
import io.mtjlab.simulators.twin.sampling.ElementWords;

/** FORMat: which elements of a reading go over the wire, and how. */
final class PrintFormat {

    private static final ElementWords ELEMENTS = new ElementWords(Readings.ELEMENTS);
    private static final ElementWords RESULT_ELEMENTS = new ElementWords(Readings.RESULT_ELEMENTS);
    private static final Readings.Format FIRST_ELEMENT = new Readings.Format(List.of(0), false, false);

    /** Where a row has what {@link Readings#RESULT_ELEMENTS} names. */
    private static final List<Integer> RESULT_PLACES = List.of(5, 3, 4);

    private final Panel panel;
    private List<Integer> elements = List.of();
    private List<Integer> resultElements = List.of();
    private boolean binary;

    PrintFormat(Panel panel) {
        this.panel = panel;
        reset();
    }

    /** All five, and of results the value alone, as text. */
    void reset() {
        resultElements = List.of(0);
        elements = List.of(0, 1, 2, 3, 4);
        binary = false;
    }

    void print(List<Row> rows, StringBuilder out) {
        boolean swapped = panel.word("byte.order").equals("SWAP");
        Readings.print(rows, new Readings.Format(elements, binary, swapped), out);
    }

    /** Calculated results. */
    void printResults(List<Row> rows, StringBuilder out) {
        boolean swapped = panel.word("byte.order").equals("SWAP");
        List<Integer> places = resultElements.stream().map(RESULT_PLACES::get).toList();
        Readings.print(rows, new Readings.Format(places, binary, swapped), out);
    }

    /** A list's levels: the first element alone, always as text. */
    static void printLevels(List<Row> rows, StringBuilder out) {
        Readings.print(rows, FIRST_ELEMENT, out);
    }

    void install(CommandTable table) {
        table.row(
                        "FORMat:ELEMents[:SENSe[1]]",
                        call -> elements = List.copyOf(ELEMENTS.chosen(call)),
                        call -> ELEMENTS.tell(call, elements))
                .row(
                        "FORMat:ELEMents:CALCulate",
                        call -> resultElements = List.copyOf(RESULT_ELEMENTS.chosen(call)),
                        call -> RESULT_ELEMENTS.tell(call, resultElements))
                .row("FORMat[:DATA]", this::kind, call -> call.answer(binary ? "SRE" : "ASC"));
    }

    private void kind(Call call) throws ScpiException {
        call.expect(1, 2);
        int kind = call.choice(0, List.of("ASCii", "REAL", "SREal"));
        if (call.parameterCount() == 2) {
            call.integer(1, 32, 32);
        }
        binary = kind != 0;
    }
}
