package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.twin.keithley2400.Readings.Row;

/** The 2400's buffer (user's manual, section 9). Whoever asks has let the instrument catch up with time. */
final class DataStore {

    private static final int BYTES_EACH = 24;

    private final Panel panel;
    private final List<Row> rows = new ArrayList<>();
    private boolean filling;

    DataStore(Panel panel) {
        this.panel = panel;
    }

    void powerOn() {
        rows.clear();
        filling = false;
    }

    /** Begins anew, or stores nothing. */
    void fill(boolean on) {
        filling = on;
        if (on) {
            rows.clear();
        }
    }

    boolean filling() {
        return filling;
    }

    void add(Row row) {
        if (filling) {
            rows.add(row);
            filling = rows.size() < panel.get("trace.points");
        }
    }

    void clear() {
        rows.clear();
    }

    /** Its settings can be changed only between fillings, and empty it. */
    void changed() throws ScpiException {
        if (filling) {
            throw Keithley2400Twin.whileStoring();
        }
        rows.clear();
    }

    /** True when it stores what is calculated from readings. */
    boolean holdsResults() {
        return !panel.word("trace.feed").equals("SENS");
    }

    int size() {
        return rows.size();
    }

    boolean full() {
        return !filling && !rows.isEmpty() && rows.size() >= panel.get("trace.points");
    }

    /** Bytes free and used. */
    String free() {
        return (Readings.LARGEST - rows.size()) * BYTES_EACH + "," + rows.size() * BYTES_EACH;
    }

    List<Row> rows() throws ScpiException {
        if (rows.isEmpty()) {
            throw Keithley2400Twin.stale();
        }
        return List.copyOf(stamped(panel.word("trace.stamps").equals("DELT")));
    }

    /** Stamps are from the first reading on, or from the one before (TRACe:TSTamp:FORMat). */
    private List<Row> stamped(boolean fromTheOneBefore) {
        List<Row> stamped = new ArrayList<>();
        Row origin = rows.get(0);
        for (Row row : rows) {
            stamped.add(row.at(row.seconds() - origin.seconds()));
            origin = fromTheOneBefore ? row : origin;
        }
        return stamped;
    }

    List<Double> statistics() throws ScpiException {
        return Readings.statistics(rows(), holdsResults(), panel.word("statistic"));
    }
}
