package io.mtjlab.simulators.twin.keithley6221.delta;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.Call;
import io.mtjlab.simulators.scpi.CommandTable;
import io.mtjlab.simulators.scpi.Limits;
import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.scpi.StatusGroup;

/**
 * TRACe: the readings of a run (622X-901-01, table 6-4). Arming makes room for as many as the run will have, where
 * nobody has asked for another size since the last time. *RST leaves it alone.
 */
final class DeltaBuffer {

    private static final int LARGEST = 65_536;
    private static final int DEFAULT_POINTS = 100;
    private static final int BYTES_EACH = 32;

    /** Bits of the measurement register (622X-901-01, section 11). */
    private static final int NOTIFY = 1 << 6;

    private static final int AVAILABLE = 1 << 7;
    private static final int HALF_FULL = 1 << 8;
    private static final int FULL = 1 << 9;
    private static final int QUARTER_FULL = 1 << 12;
    private static final int THREE_QUARTERS_FULL = 1 << 13;

    private final Runnable advance;
    private final ReadingFormat format;
    private final Panel panel;
    private final List<ReadingFormat.Row> stored = new ArrayList<>();
    private boolean next;
    private boolean filling;
    private boolean sized;
    private String type = "NONE";

    /** @param advance works out every reading that is complete by now */
    DeltaBuffer(CommandTable table, ReadingFormat format, Runnable advance) {
        this.format = format;
        this.advance = advance;
        panel = new Panel(table, 1)
                .integer("points", "TRACe:POINts", Limits.of(1, LARGEST, DEFAULT_POINTS))
                .integer("notify", "TRACe:NOTify", Limits.of(1, LARGEST - 1, DEFAULT_POINTS / 2))
                .choice("feed", "TRACe:FEED", "CALCulate[1]", "SENSe[1]", "NONE")
                .choice("stamp", "TRACe:TSTamp:FORMat", "ABSolute", "DELTa");
        panel.listen(this::changed);
        table.query("TRACe:FREE", () -> BYTES_EACH * (LARGEST - stored().size()) + "," + BYTES_EACH * stored.size())
                .choice("TRACe:FEED:CONTrol", List.of("NEXT", "NEVer"), this::feed, () -> {
                    advance.run();
                    return filling ? 0 : 1;
                })
                .action("TRACe:CLEar", stored::clear)
                .query("TRACe:POINts:ACTual", () -> Integer.toString(stored().size()))
                .row("TRACe:DATA[:DATA]", null, call -> print(nonEmpty(), call))
                .row("TRACe:DATA:SELected", null, this::selected)
                .query("TRACe:DATA:TYPE", () -> stored().isEmpty() ? "NONE" : type);
    }

    private void changed(String name, int channel) throws ScpiException {
        if (name.equals("points")) {
            size((long) panel.get("points"));
            sized = true;
        } else if (name.equals("notify") && panel.get("notify") >= panel.get("points")) {
            throw new ScpiException(StandardError.DATA_OUT_OF_RANGE);
        }
    }

    private void size(long points) {
        stored.clear();
        panel.put("points", points);
        panel.put("notify", Math.max(1, points / 2));
    }

    private void feed(int index) {
        advance.run();
        next = index == 0;
        begin();
    }

    /** Readings to come are stored without being asked for (section 5: delta). */
    void arm(String kind, long readings) {
        type = kind;
        next = true;
        if (!sized && readings <= LARGEST) {
            size(readings);
        }
        sized = false;
        begin();
    }

    /** A run begins: what was stored before goes, where its readings are to be stored. */
    void begin() {
        filling = next;
        if (next) {
            stored.clear();
        }
    }

    /** @param calculated the same reading with its math */
    void take(ReadingFormat.Row reading, ReadingFormat.Row calculated) {
        if (filling && !panel.word("feed").equals("NONE")) {
            stored.add(panel.word("feed").equals("SENS") ? reading : calculated);
            filling = stored.size() < panel.get("points");
        }
    }

    private List<ReadingFormat.Row> stored() {
        advance.run();
        return stored;
    }

    private List<ReadingFormat.Row> nonEmpty() throws ScpiException {
        if (stored().isEmpty()) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
        return stored;
    }

    /** Readings as numbers. */
    double[] values() throws ScpiException {
        return nonEmpty().stream().mapToDouble(ReadingFormat.Row::value).toArray();
    }

    /** TRACe:DATA:SELected? start, count; the first one is 0. */
    private void selected(Call call) throws ScpiException {
        call.expect(2, 2);
        List<ReadingFormat.Row> all = nonEmpty();
        int start = call.integer(0, 0, all.size() - 1);
        int count = call.integer(1, 1, LARGEST);
        format.print(stamped().subList(start, Math.min(all.size(), start + count)), call.answer());
    }

    private void print(List<ReadingFormat.Row> rows, Call call) throws ScpiException {
        call.expect(0, 0);
        format.print(rows.isEmpty() ? rows : stamped(), call.answer());
    }

    /** With times since the first stored reading, or from one to the next. */
    private List<ReadingFormat.Row> stamped() {
        boolean steps = panel.word("stamp").equals("DELT");
        List<ReadingFormat.Row> rows = new ArrayList<>();
        double before = stored.get(0).seconds();
        for (ReadingFormat.Row row : stored) {
            rows.add(row.stamped(row.seconds() - before));
            before = steps ? row.seconds() : before;
        }
        return rows;
    }

    void refresh(StatusGroup measurement) {
        int count = stored().size();
        double points = panel.get("points");
        measurement.condition(NOTIFY, count >= panel.get("notify"));
        measurement.condition(AVAILABLE, count >= 2);
        measurement.condition(QUARTER_FULL, 4 * count >= points);
        measurement.condition(HALF_FULL, 2 * count >= points);
        measurement.condition(THREE_QUARTERS_FULL, 4 * count >= 3 * points);
        measurement.condition(FULL, count >= points);
    }

    void powerOn() {
        panel.reset();
        stored.clear();
        next = false;
        filling = false;
        sized = false;
    }
}
