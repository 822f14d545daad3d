package io.mtjlab.simulators.twin.prober;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.mtjlab.simulators.twin.Post;

/**
 * A chuck under probes: moves over a round map of dies in a serpentine, up to contact and down to separation. While the
 * probes are up nothing reaches the junction. Moving sideways takes the chuck down first, as an interlocked prober does.
 */
final class WaferStage {

    /** Dies are columns and rows around the middle one, 0 and 0, out to this radius. */
    private static final int RADIUS_DIES = 3;

    static final double DIE_MICROMETRES = 5_000;
    private static final double MICROMETRES_PER_SECOND = 50_000;
    private static final double SETTLE_SECONDS = 0.2;
    private static final double VERTICAL_SECONDS = 0.3;

    /** A place on the map. */
    record Die(int column, int row) {}

    /** How high the chuck is. */
    enum Height {
        CONTACT,
        SEPARATION,
        ALIGN
    }

    private final Post post;
    private final List<Die> route = new ArrayList<>();
    private int index = -1;
    private double xMicrometres;
    private double yMicrometres;
    private Height height = Height.SEPARATION;
    private long settledNanos;
    private final Map<Die, Integer> bins = new java.util.HashMap<>();

    WaferStage(Post post) {
        this.post = post;
        for (int row = RADIUS_DIES; row >= -RADIUS_DIES; row--) {
            boolean leftwards = (RADIUS_DIES - row) % 2 != 0;
            for (int i = -RADIUS_DIES; i <= RADIUS_DIES; i++) {
                Die die = new Die(leftwards ? -i : i, row);
                if (die.column() * die.column() + row * row <= RADIUS_DIES * RADIUS_DIES) {
                    route.add(die);
                }
            }
        }
    }

    void powerOn() {
        index = -1;
        xMicrometres = 0;
        yMicrometres = 0;
        bins.clear();
        height = Height.SEPARATION;
        post.wires().contact(false);
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

    Die die() {
        return route.get(index);
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

    int bin() {
        return bins.getOrDefault(die(), 0);
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

    void moveTo(double x, double y) throws InterruptedException {
        if (height == Height.CONTACT) {
            height(Height.SEPARATION);
        }
        double distance = Math.hypot(x - xMicrometres, y - yMicrometres);
        take(distance / MICROMETRES_PER_SECOND + SETTLE_SECONDS);
        xMicrometres = x;
        yMicrometres = y;
    }

    void height(Height next) throws InterruptedException {
        if (next != height) {
            if (next != Height.CONTACT) {
                post.wires().contact(false);
            }
            take(VERTICAL_SECONDS);
            height = next;
            if (next == Height.CONTACT) {
                post.wires().contact(true);
            }
        }
    }

    private void take(double seconds) throws InterruptedException {
        settledNanos = post.time().nanos() + Math.round(seconds * 1e9);
        post.time().sleepUntil(settledNanos);
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
