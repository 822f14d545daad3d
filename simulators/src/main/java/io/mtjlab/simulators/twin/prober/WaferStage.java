package io.mtjlab.simulators.twin.prober;

import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.twin.Post;
import io.mtjlab.simulators.twin.prober.ChuckHeights.Height;
import io.mtjlab.simulators.wiring.Dies.Die;

/**
 * A chuck under needles: it moves over the bench's dies and up to them. The needles touch whatever pads are under them
 * once the wafer is as high as they are: nothing reaches a junction below that, or between the pads, or when the wafer
 * is turned so that the pads lie elsewhere. The height that counts as contact is taught and may be wrong.
 */
final class WaferStage {

    static final double DIE_MICROMETRES = 5_000;

    /** Where the needles are, from axis zero; taught as the height of contact when it comes up. */
    static final double NEEDLES_MICROMETRES = 13_000;

    static final double LOAD_Y_MICROMETRES = -150_000;

    /** Half of a pad: a needle further off the middle misses it. */
    private static final double PAD_MICROMETRES = 50;

    /** Half of the travel in either direction. */
    private static final double TRAVEL_MICROMETRES = 155_000;

    private static final double MOST_DEGREES = 5;
    private static final double MICROMETRES_PER_SECOND = 50_000;
    private static final double SETTLE_SECONDS = 0.2;
    private static final double VERTICAL_SECONDS = 0.3;

    /** What becomes of the height when the wafer is stepped while in contact. */
    enum Stepping {
        BACK_TO_CONTACT,
        STAY_SEPARATED,
        REFUSE
    }

    private final Post post;
    private final DieRoute route;
    private final ThermalChuck thermal = new ThermalChuck();
    private final ChuckHeights heights = new ChuckHeights();
    private Stepping stepping = Stepping.BACK_TO_CONTACT;

    @Nullable
    private Die current;

    private double xMicrometres;
    private double yMicrometres;
    private double zMicrometres;
    private double degrees;
    private double homeX;
    private double homeY;
    private boolean vacuum = true;
    private int touchdowns;

    WaferStage(Post post) {
        this.post = post;
        this.route = new DieRoute(post.wires().dies());
    }

    void powerOn() {
        current = null;
        Die first = post.wires().dies().first();
        xMicrometres = first.column() * DIE_MICROMETRES;
        yMicrometres = first.row() * DIE_MICROMETRES;
        route.clearBins();
        route.selectAll();
        heights.reset();
        stepping = Stepping.BACK_TO_CONTACT;
        zMicrometres = heights.fromZero(Height.SEPARATION);
        degrees = 0;
        homeX = 0;
        homeY = 0;
        vacuum = true;
        touchdowns = 0;
        thermal.powerOn();
        post.wires().contact(false);
        post.wires().above(first);
    }

    DieRoute route() {
        return route;
    }

    ThermalChuck thermal() {
        return thermal;
    }

    /** Has the chuck go to a temperature, and the junction with it. */
    void temperature(double celsius) {
        post.wires().advance();
        thermal.set(celsius, post.time().nanos());
        post.wires().temperature(thermal);
    }

    long now() {
        return post.time().nanos();
    }

    /** The place in the route of the die that the stage was last sent to; -1 when there is none. */
    int index() {
        return current == null ? -1 : route.place(current);
    }

    boolean last() {
        return index() == route.selected() - 1;
    }

    boolean onRoute() {
        return index() >= 0;
    }

    /** The die of the route that the stage was last sent to; the first when it was sent to none. */
    Die die() {
        return route.die(Math.max(0, index()));
    }

    ChuckHeights heights() {
        return heights;
    }

    Stepping stepping() {
        return stepping;
    }

    void stepping(Stepping wanted) {
        stepping = wanted;
    }

    boolean vacuum() {
        return vacuum;
    }

    void vacuum(boolean on) {
        vacuum = on;
    }

    int touchdowns() {
        return touchdowns;
    }

    void forgetTouchdowns() {
        touchdowns = 0;
    }

    double xMicrometres() {
        return xMicrometres;
    }

    double yMicrometres() {
        return yMicrometres;
    }

    double zMicrometres() {
        return zMicrometres;
    }

    double degrees() {
        return degrees;
    }

    double homeX() {
        return homeX;
    }

    double homeY() {
        return homeY;
    }

    void home(double x, double y) {
        homeX = x;
        homeY = y;
    }

    boolean isAt(Height height) {
        return Math.abs(zMicrometres - heights.fromZero(height)) < ChuckHeights.SAME_MICROMETRES;
    }

    boolean inContact() {
        return heights.inContact(zMicrometres);
    }

    /** To the die of this place in the route; what becomes of the height is as {@link Stepping} says. */
    void step(int place) throws InterruptedException {
        boolean touched = inContact();
        Die die = route.die(place);
        moveTo(die.column() * DIE_MICROMETRES, die.row() * DIE_MICROMETRES);
        current = die;
        if (touched && stepping == Stepping.BACK_TO_CONTACT) {
            height(Height.CONTACT);
        }
    }

    static boolean reaches(double x, double y) {
        return Math.abs(x) <= TRAVEL_MICROMETRES && Math.abs(y) <= TRAVEL_MICROMETRES;
    }

    static boolean turns(double toDegrees) {
        return Math.abs(toDegrees) <= MOST_DEGREES;
    }

    /** Sideways, below the needles; down to separation first where that is not so. */
    void moveTo(double x, double y) throws InterruptedException {
        if (inContact()) {
            height(Height.SEPARATION);
        }
        double distance = Math.hypot(x - xMicrometres, y - yMicrometres);
        take(distance / MICROMETRES_PER_SECOND + SETTLE_SECONDS);
        xMicrometres = x;
        yMicrometres = y;
        lookUnder();
    }

    void turnTo(double toDegrees) throws InterruptedException {
        if (inContact()) {
            height(Height.SEPARATION);
        }
        take(SETTLE_SECONDS);
        degrees = toDegrees;
        lookUnder();
    }

    private void lookUnder() {
        Die under = under();
        if (route.has(under)) {
            post.wires().above(under);
        }
    }

    /** Where on the wafer the needles are, along its own axes. */
    private double onWafer(boolean alongX) {
        double radians = Math.toRadians(degrees);
        double cosine = Math.cos(radians);
        double sine = Math.sin(radians);
        return alongX ? cosine * xMicrometres + sine * yMicrometres : cosine * yMicrometres - sine * xMicrometres;
    }

    private Die under() {
        return new Die(
                (int) Math.rint(onWafer(true) / DIE_MICROMETRES), (int) Math.rint(onWafer(false) / DIE_MICROMETRES));
    }

    private boolean abovePads() {
        Die die = under();
        double off = Math.hypot(
                onWafer(true) - die.column() * DIE_MICROMETRES, onWafer(false) - die.row() * DIE_MICROMETRES);
        return off <= PAD_MICROMETRES && route.has(die);
    }

    void height(Height next) throws InterruptedException {
        rise(heights.fromZero(next));
    }

    /** @param fromZero the height to go to */
    void rise(double fromZero) throws InterruptedException {
        if (Math.abs(fromZero - zMicrometres) < ChuckHeights.SAME_MICROMETRES) {
            return;
        }
        boolean touched = touches(zMicrometres);
        boolean touching = touches(fromZero);
        if (touched && !touching) {
            post.wires().contact(false);
        }
        take(VERTICAL_SECONDS);
        zMicrometres = fromZero;
        if (touching && !touched) {
            touchdowns++;
            post.wires().contact(abovePads());
        }
    }

    private static boolean touches(double fromZero) {
        return fromZero > NEEDLES_MICROMETRES - ChuckHeights.SAME_MICROMETRES;
    }

    private void take(double seconds) throws InterruptedException {
        post.time().sleepUntil(post.time().nanos() + Math.round(seconds * 1e9));
    }

    Map<String, Object> state() {
        Map<String, Object> state = new TreeMap<>();
        state.put("output", false);
        state.put("contact", touches(zMicrometres));
        state.put("column", onRoute() ? die().column() : 0);
        state.put("row", onRoute() ? die().row() : 0);
        state.put("x_micrometres", xMicrometres);
        state.put("y_micrometres", yMicrometres);
        state.put("z_micrometres", zMicrometres);
        state.put("theta_degrees", degrees);
        state.put("chuck_celsius", thermal.celsius(now()));
        return state;
    }
}
