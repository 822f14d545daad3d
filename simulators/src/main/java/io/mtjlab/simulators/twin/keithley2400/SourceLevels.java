package io.mtjlab.simulators.twin.keithley2400;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.simulators.scpi.Panel;
import io.mtjlab.simulators.scpi.ScpiException;
import io.mtjlab.simulators.scpi.StandardError;
import io.mtjlab.simulators.twin.keithley2400.Readings.Row;
import io.mtjlab.simulators.twin.smu.Sweep;

/** Which quantity is sourced, and the levels that a sweep or a list takes it through. */
final class SourceLevels {

    private final Panel panel;
    private final Functions functions;
    private final List<Double> voltsList = new ArrayList<>();
    private final List<Double> amperesList = new ArrayList<>();

    SourceLevels(Panel panel, Functions functions) {
        this.panel = panel;
        this.functions = functions;
    }

    void clear() {
        voltsList.clear();
        amperesList.clear();
    }

    /** A source memory has no quantity of its own: it begins with the one that is set. */
    void chosen(String function) {
        if (!function.equals("MEM")) {
            panel.put("sources.volts", function.equals("VOLT") ? 1 : 0);
        }
    }

    /** Auto ohms sources a current whatever is set. */
    boolean volts() {
        return panel.on("sources.volts") && !functions.autoOhms();
    }

    /** What is sourced, as the panel calls it. */
    String name() {
        return volts() ? "volts" : "amperes";
    }

    double level() {
        return panel.get(name());
    }

    void level(double level) {
        panel.put(name(), level);
    }

    private List<Double> list(boolean volts) {
        return volts ? voltsList : amperesList;
    }

    void list(boolean volts, List<Double> levels, boolean append) throws ScpiException {
        List<Double> list = list(volts);
        if (append && list.size() + levels.size() > Readings.LARGEST) {
            throw new ScpiException(StandardError.TOO_MUCH_DATA);
        }
        if (!append) {
            list.clear();
        }
        list.addAll(levels);
    }

    List<Row> listRows(boolean volts) {
        return list(volts).stream().map(value -> new Row(value, 0, 0, 0, 0)).toList();
    }

    int listLength(boolean volts) {
        return list(volts).size();
    }

    /** A sweep is told by its step or by its points: whichever comes last makes the other (user's manual, 10-23). */
    void pointsChanged() {
        String name = name();
        double points = panel.get("sweep.points");
        if (points > 1) {
            panel.put(name + ".step", (panel.get(name + ".stop") - panel.get(name + ".start")) / (points - 1));
        }
    }

    /** @param name of what sweeps, as the panel calls it */
    void sweepChanged(String name) {
        double step = panel.get(name + ".step");
        double span = panel.get(name + ".stop") - panel.get(name + ".start");
        if (step != 0) {
            panel.put("sweep.points", Math.min(Readings.LARGEST, Math.round(Math.abs(span / step)) + 1));
        }
    }

    /** A list that starts elsewhere goes on with its first point behind its last one (user's manual, 18-93). */
    private static List<Double> fromStart(List<Double> list, int start) {
        if (start == 1 || start > list.size()) {
            return list;
        }
        List<Double> turned = new ArrayList<>(list.subList(start - 1, list.size()));
        turned.addAll(list.subList(0, start - 1));
        return turned;
    }

    /** What a sweep or list goes through; empty when the source stays. */
    List<Double> sweep() {
        if (functions.autoOhms()) {
            return List.of();
        }
        String name = name();
        String mode = panel.word(name + ".mode");
        if (mode.equals("LIST")) {
            return fromStart(list(volts()), (int) panel.get(name + ".list.start"));
        }
        if (!mode.equals("SWE")) {
            return List.of();
        }
        double start = panel.get(name + ".start");
        double stop = panel.get(name + ".stop");
        double step = panel.get(name + ".step");
        boolean logarithmic = panel.word("sweep.spacing").equals("LOG") && start * stop > 0;
        int points = step == 0 || logarithmic
                ? (int) panel.get("sweep.points")
                : (int) Math.min(Readings.LARGEST, Math.round(Math.abs((stop - start) / step)) + 1);
        return Sweep.staircase(
                start, stop, points, logarithmic, panel.word("sweep.direction").equals("DOWN"));
    }
}
