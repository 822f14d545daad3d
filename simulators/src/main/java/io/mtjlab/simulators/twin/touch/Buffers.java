package io.mtjlab.simulators.twin.touch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.sampling.Ieee754;

/** The named buffers and their commands (2450 reference manual, TRACe subsystem; the DMM6500's is the same). */
public final class Buffers {

    public static final String DEFAULT = "defbuffer1";

    private static final int DEFAULT_POINTS = 100_000;
    private static final int LEAST_POINTS = 10;

    /** "0: the largest buffer possible" (DMM6500-901-01, TRACe:POINts). */
    private static final int LARGEST = 0;

    private static final int MOST_POINTS = 1_000_000;
    private static final List<String> STYLES = List.of("COMPact", "STANdard", "FULL", "WRITable", "FULLWRITable");
    private static final int WRITABLE = 3;

    private final Map<String, ReadingBuffer> buffers = new TreeMap<>();
    private final Runnable catchUp;
    private final List<Element> elements;
    private boolean binary;
    private boolean single;
    private boolean swapped = true;

    /**
     * @param catchUp works out every reading that is complete by now
     * @param sources whether readings tell of a source
     */
    public Buffers(CommandTable table, Runnable catchUp, boolean sources) {
        this.elements = Element.of(sources);
        this.catchUp = catchUp;
        reset();
        commands(table);
        new BufferStatistics(this).addTo(table);
        formats(table);
        new WrittenReadings(this).addTo(table);
    }

    /** As after the mains switch. */
    public void reset() {
        buffers.clear();
        buffers.put(DEFAULT, new ReadingBuffer(DEFAULT_POINTS, false));
        buffers.put("defbuffer2", new ReadingBuffer(DEFAULT_POINTS, false));
        plain();
    }

    /** Readings as text, as after *RST. */
    public void plain() {
        binary = false;
        single = false;
        swapped = true;
    }

    /** True when the default one is full. */
    boolean full() {
        ReadingBuffer buffer = buffers.get(DEFAULT);
        return buffer != null && buffer.readings().size() >= buffer.capacity();
    }

    /** True when the default one is empty. */
    boolean empty() {
        ReadingBuffer buffer = buffers.get(DEFAULT);
        return buffer == null || buffer.readings().isEmpty();
    }

    ReadingBuffer find(String name) throws ScpiException {
        catchUp.run();
        ReadingBuffer found = buffers.get(name);
        if (found == null) {
            throw new ScpiException(1115, "Parameter error: TRACe cannot find the specified buffer");
        }
        return found;
    }

    /** How many readings a buffer holds; refuses a name that there is not. */
    public int capacity(String name) throws ScpiException {
        return find(name).capacity();
    }

    /** The buffer that a parameter names, the default one when it is left out. */
    String name(Call call, int index) throws ScpiException {
        return call.parameterCount() > index ? call.string(index) : DEFAULT;
    }

    private static int points(Call call, int index) throws ScpiException {
        int points = call.integer(index, LARGEST, MOST_POINTS);
        if (points != LARGEST && points < LEAST_POINTS) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
        return points == LARGEST ? MOST_POINTS : points;
    }

    private void commands(CommandTable table) {
        table.row(
                        "TRACe:MAKE",
                        call -> {
                            call.expect(2, 3);
                            int points = points(call, 1);
                            int style = call.parameterCount() > 2 ? call.choice(2, STYLES) : 1;
                            if (buffers.containsKey(call.string(0))) {
                                throw new ScpiException(1111, "Cannot create a buffer with a name that is taken");
                            }
                            buffers.put(call.string(0), new ReadingBuffer(points, style >= WRITABLE));
                        },
                        null)
                .row(
                        "TRACe:DELete",
                        call -> {
                            call.expect(1, 1);
                            find(call.string(0));
                            if (call.string(0).startsWith("defbuffer")) {
                                throw new ScpiException(1116, "A default buffer cannot be deleted");
                            }
                            buffers.remove(call.string(0));
                        },
                        null)
                .row("TRACe:CLEar", call -> find(name(call, 0)).clear(), null)
                .row(
                        "TRACe:POINts",
                        call -> {
                            call.expect(1, 2);
                            find(name(call, 1)).capacity(points(call, 0));
                        },
                        call -> call.answer(find(name(call, 0)).capacity()))
                .row(
                        "TRACe:FILL:MODE",
                        call -> {
                            call.expect(1, 2);
                            find(name(call, 1)).continuous(call.choice(0, List.of("CONTinuous", "ONCE")) == 0);
                        },
                        call -> call.answer(find(name(call, 0)).continuous() ? "CONT" : "ONCE"))
                .row(
                        "TRACe:ACTual",
                        null,
                        call -> call.answer(find(name(call, 0)).readings().size()))
                .row(
                        "TRACe:ACTual:STARt",
                        null,
                        call -> call.answer(find(name(call, 0)).readings().isEmpty() ? 0 : 1))
                .row(
                        "TRACe:ACTual:END",
                        null,
                        call -> call.answer(find(name(call, 0)).readings().size()))
                .row("TRACe:DATA", null, this::data);
    }

    private void data(Call call) throws ScpiException {
        call.expect(2, 16);
        List<Reading> all = find(name(call, 2)).readings();
        int first = call.integer(0, 1, MOST_POINTS);
        int last = call.integer(1, 1, MOST_POINTS);
        if (first > last || last > all.size()) {
            throw new ScpiException(1128, "Parameter error: TRACe buffer index out of range");
        }
        print(call, all.subList(first - 1, last), elements(call, 3));
    }

    /** The elements that parameters name from {@code index} on; the reading alone when there are none. */
    List<Element> elements(Call call, int index) throws ScpiException {
        List<String> words = elements.stream().map(Element::word).toList();
        List<Element> chosen = new ArrayList<>();
        for (int i = index; i < call.parameterCount(); i++) {
            chosen.add(elements.get(call.choice(i, words)));
        }
        return chosen.isEmpty() ? List.of(Element.READING) : chosen;
    }

    void print(Call call, List<Reading> readings, List<Element> chosen) {
        StringBuilder out = call.answer();
        long zero = readings.isEmpty() ? 0 : readings.get(0).nanos();
        if (binary) {
            out.append("#0");
        }
        boolean first = true;
        for (Reading reading : readings) {
            for (Element element : chosen) {
                if (binary) {
                    Ieee754.append(out, number(reading, element, zero), single ? 4 : 8, swapped);
                } else {
                    out.append(first ? "" : ",");
                    text(out, reading, element, zero);
                }
                first = false;
            }
        }
    }

    private static double number(Reading reading, Element element, long zero) {
        return switch (element) {
            case READING, FORMATTED -> reading.value();
            case SOURCE, SOURCE_FORMATTED -> reading.source();
            case RELATIVE -> (reading.nanos() - zero) * 1e-9;
            case STATUS -> reading.status();
            case SOURCE_STATUS -> reading.sourceStatus();
            case FRACTION -> reading.nanos() % 1_000_000_000L * 1e-9;
            case CHANNEL -> reading.channel();
            case EXTRA, EXTRA_FORMATTED -> 0;
            default -> Math.floor(reading.nanos() * 1e-9);
        };
    }

    private static void text(StringBuilder out, Reading reading, Element element, long zero) {
        switch (element) {
            case STATUS -> out.append(reading.status());
            case SOURCE_STATUS -> out.append(reading.sourceStatus());
            case CHANNEL -> out.append(reading.channel());
            case STAMP -> out.append(Stamp.of(reading.nanos()));
            case DATE -> out.append(Stamp.of(reading.nanos()), 0, Stamp.DATE_LENGTH);
            case TIME -> out.append(Stamp.of(reading.nanos()).substring(Stamp.DATE_LENGTH + 1));
            case SOURCE_UNIT -> out.append(reading.sourceUnit());
            case UNIT -> out.append(reading.unit());
            case EXTRA_UNIT -> out.append("NONE");
            case SECONDS -> out.append((long) number(reading, element, zero));
            default -> TouchNumbers.reading(out, number(reading, element, zero));
        }
    }

    private void formats(CommandTable table) {
        table.row(
                        "FORMat[:DATA]",
                        call -> {
                            call.expect(1, 2);
                            int kind = call.choice(0, List.of("ASCii", "REAL", "SREal"));
                            binary = kind > 0;
                            single = kind == 2;
                        },
                        call -> call.answer(!binary ? "ASC" : single ? "SRE" : "REAL"))
                .choice(
                        "FORMat:BORDer",
                        List.of("SWAPped", "NORMal"),
                        index -> swapped = index == 0,
                        () -> swapped ? 0 : 1)
                .integer("FORMat:ASCii:PRECision", Limits.of(0, 16, 0), value -> {}, () -> 0);
    }
}
