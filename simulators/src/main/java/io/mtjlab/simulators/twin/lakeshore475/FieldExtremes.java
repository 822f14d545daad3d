package io.mtjlab.simulators.twin.lakeshore475;

/** The largest and the smallest reading since they were reset, in oersted. */
final class FieldExtremes {

    private double most;
    private double least;

    /** From this reading on. */
    void anew(double oersted) {
        most = oersted;
        least = oersted;
    }

    void take(double oersted) {
        most = Math.max(most, oersted);
        least = Math.min(least, oersted);
    }

    double most() {
        return most;
    }

    double least() {
        return least;
    }
}
