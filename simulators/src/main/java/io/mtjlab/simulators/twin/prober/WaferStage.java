package io.mtjlab.simulators.twin.prober;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.wiring.Dies.Die;

/**
 * A chuck under probes: moves over the bench's dies in a serpentine, up to contact and down to separation. The needles
 * touch whatever pads are under them: nothing reaches a junction while the probes are up, or between the pads. Moving
 * sideways takes the chuck down first, as an interlocked prober does.
 */
final class WaferStage {

    static final double DIE_MICROMETRES = 5_000;

    /** From axis zero, as it was taught for this wafer. */
    static final double CONTACT_MICROMETRES = 13_000;

    static final double SEPARATION_MICROMETRES = 250;
    static final double HOVER_MICROMETRES = 50;

    /** Where the aligning camera sees the wafer. */
    static final double ALIGN_MICROMETRES = 500;

    /** Half of a pad: a needle further off the middle misses it. */
    private static final double PAD_MICROMETRES = 50;

    /** Half of the travel in either direction. */
    private static final double TRAVEL_MICROMETRES = 155_000;

    private static final double MICROMETRES_PER_SECOND = 50_000;
    private static final double SETTLE_SECONDS = 0.2;
    private static final double VERTICAL_SECONDS = 0.3;

    /** How high the chuck is. */
    enum Height {
        CONTACT(0),
        HOVER(HOVER_MICROMETRES),
        SEPARATION(SEPARATION_MICROMETRES),
        ALIGN(ALIGN_MICROMETRES);

        private final double below;

        Height(double below) {
            this.below = below;
        }

        double fromZeroMicrometres() {
            return CONTACT_MICROMETRES - below;
        }
    }

    private final Post post;
    private final List<Die> route = new ArrayList<>();
    private final Map<Die, Integer> bins = new HashMap<>();
    private int index = -1;
    private double xMicrometres;
    private double yMicrometres;
    private Height height = Height.SEPARATION;

    WaferStage(Post post) {
        this.post = post;
        Map<Integer, List<Die>> rows = new TreeMap<>(Comparator.reverseOrder());
        post.wires()
                .dies()
                .map()
                .forEach(die -> rows.computeIfAbsent(die.row(), row -> new ArrayList<>())
                        .add(die));
        boolean leftwards = false;
        for (List<Die> row : rows.values()) {
            Comparator<Die> order = Comparator.comparingInt(Die::column);
            row.sort(leftwards ? order.reversed() : order);
            route.addAll(row);
            leftwards = !leftwards;
        }
    }

    void powerOn() {
        index = -1;
        Die first = post.wires().dies().first();
        xMicrometres = first.column() * DIE_MICROMETRES;
        yMicrometres = first.row() * DIE_MICROMETRES;
        bins.clear();
        height = Height.SEPARATION;
        post.wires().contact(false);
        post.wires().above(first);
    }

    int dies() {
        return route.size();
    }

    int index() {
        return index;
    }

    boolean last() {
        return index == route.size() - 1;
    }

    boolean onRoute() {
        return index >= 0;
    }

    /** The die of the route that the stage was last sent to. */
    Die die() {
        return route.get(index);
    }

    Die die(int place) {
        return route.get(place);
    }

    Height height() {
        return height;
    }

    double xMicrometres() {
        return xMicrometres;
    }

    double yMicrometres() {
        return yMicrometres;
    }

    boolean has(Die die) {
        return route.contains(die);
    }

    void bin(int value) {
        bins.put(die(), value);
    }

    int bin(Die die) {
        return bins.getOrDefault(die, 0);
    }

    void clearBins() {
        bins.clear();
    }

    void stepTo(Die die) throws InterruptedException {
        step(route.indexOf(die));
    }

    /** To the die of this place in the route, at the height that it was at. */
    void step(int place) throws InterruptedException {
        Height before = height;
        Die die = route.get(place);
        moveTo(die.column() * DIE_MICROMETRES, die.row() * DIE_MICROMETRES);
        index = place;
        if (before == Height.CONTACT) {
            height(Height.CONTACT);
        }
    }

    boolean reaches(double x, double y) {
        return Math.abs(x) <= TRAVEL_MICROMETRES && Math.abs(y) <= TRAVEL_MICROMETRES;
    }

    void moveTo(double x, double y) throws InterruptedException {
        if (height == Height.CONTACT) {
            height(Height.SEPARATION);
        }
        double distance = Math.hypot(x - xMicrometres, y - yMicrometres);
        take(distance / MICROMETRES_PER_SECOND + SETTLE_SECONDS);
        xMicrometres = x;
        yMicrometres = y;
        Die under = under();
        if (has(under)) {
            post.wires().above(under);
        }
    }

    private Die under() {
        return new Die(
                (int) Math.rint(xMicrometres / DIE_MICROMETRES), (int) Math.rint(yMicrometres / DIE_MICROMETRES));
    }

    private boolean abovePads() {
        Die die = under();
        double off =
                Math.hypot(xMicrometres - die.column() * DIE_MICROMETRES, yMicrometres - die.row() * DIE_MICROMETRES);
        return off <= PAD_MICROMETRES && has(die);
    }

    void height(Height next) throws InterruptedException {
        if (next != height) {
            if (next != Height.CONTACT) {
                post.wires().contact(false);
            }
            take(VERTICAL_SECONDS);
            height = next;
            if (next == Height.CONTACT) {
                post.wires().contact(abovePads());
            }
        }
    }

    private void take(double seconds) throws InterruptedException {
        post.time().sleepUntil(post.time().nanos() + Math.round(seconds * 1e9));
    }

    Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        state.put("output", false);
        state.put("contact", height == Height.CONTACT);
        state.put("column", index < 0 ? 0 : die().column());
        state.put("row", index < 0 ? 0 : die().row());
        state.put("x_micrometres", xMicrometres);
        state.put("y_micrometres", yMicrometres);
        return state;
    }
}
