package io.mtjlab.simulators.twin.prober;

/** The heights of a chuck that are taught: that of contact from axis zero, the others by their distance from it. */
final class ChuckHeights {

    static final double SEPARATION_MICROMETRES = 250;
    static final double HOVER_MICROMETRES = 50;

    /** Where the aligning camera sees the wafer. */
    static final double ALIGN_MICROMETRES = 500;

    /** Two heights so near are the same. */
    static final double SAME_MICROMETRES = 0.05;

    /** One of them. */
    enum Height {
        CONTACT,
        HOVER,
        SEPARATION,
        ALIGN
    }

    private final double[] below = new double[Height.values().length];
    private double contactMicrometres;
    private boolean known;
    private double overtravelMicrometres;
    private boolean overtravel;

    ChuckHeights() {
        reset();
    }

    /** As they were taught for this wafer: contact is where the needles are. */
    void reset() {
        contact(WaferStage.NEEDLES_MICROMETRES);
        overtravelMicrometres = 0;
        overtravel = false;
        below[Height.HOVER.ordinal()] = HOVER_MICROMETRES;
        below[Height.SEPARATION.ordinal()] = SEPARATION_MICROMETRES;
        below[Height.ALIGN.ordinal()] = ALIGN_MICROMETRES;
    }

    /** Whether a contact height is set. */
    boolean known() {
        return known;
    }

    double contact() {
        return contactMicrometres;
    }

    void contact(double fromZero) {
        contactMicrometres = fromZero;
        known = true;
    }

    void forget() {
        known = false;
    }

    double gap(Height height) {
        return below[height.ordinal()];
    }

    void gap(Height height, double micrometres) {
        below[height.ordinal()] = micrometres;
    }

    double overtravelGap() {
        return overtravelMicrometres;
    }

    void overtravelGap(double micrometres) {
        overtravelMicrometres = micrometres;
    }

    boolean overtravel() {
        return overtravel;
    }

    void overtravel(boolean on) {
        overtravel = on;
    }

    /** From axis zero; contact goes further by the overtravel where that is on. */
    double fromZero(Height height) {
        double more = height == Height.CONTACT && overtravel ? overtravelMicrometres : 0;
        return contactMicrometres - gap(height) + more;
    }

    /** At the contact height or above. */
    boolean inContact(double fromZero) {
        return known && fromZero > contactMicrometres - SAME_MICROMETRES;
    }
}
