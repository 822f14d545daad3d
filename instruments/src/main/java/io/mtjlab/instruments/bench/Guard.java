package io.mtjlab.instruments.bench;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Refuses set-points that break a limit at the device, before they reach the wire. What counts is the worst case: the
 * junction may be open, so a current source puts its whole compliance on it, and an RF generator twice the peak volts
 * that it would put on 50 ohm; what several sources can apply at once adds up.
 *
 * <p>A driver {@link #checkVolts checks} what it prepares while its output is off, {@link #claimVolts claims} it before
 * it makes it live, and {@link #holdVolts says} what it holds once the instrument has confirmed. Until then the larger
 * of old and new counts.
 */
public final class Guard {

    /** Limits are inclusive; this much rounding in a product of set-point and constant is no breach. */
    private static final double ROUNDING = 1e-9;

    private static final double LINE_OHMS = 50;

    private final Limits limits;
    private final Wiring wiring;
    private final Map<String, Double> liveVolts = new TreeMap<>();

    public Guard(Limits limits, Wiring wiring) {
        this.limits = limits;
        this.wiring = wiring;
    }

    /** @param what the set-point as its user wrote it, e.g. "current 1 mA" */
    public void checkAmperes(String role, double amperes, String what) {
        limits.junction()
                .ifPresent(pair -> refuseAbove(pair.amperes(), Math.abs(amperes), role, what, "A", pair.place(), ""));
    }

    /** Open-circuit volts that {@code role} could apply at the junction, together with all that is live already. */
    public synchronized void checkVolts(String role, double volts, String what) {
        double held = liveVolts.getOrDefault(role, 0.0);
        if (volts <= held) {
            return; // the way down is always open
        }
        limits.junction().ifPresent(pair -> {
            double others = othersThan(role);
            refuseAbove(
                    pair.dcVolts(),
                    Math.abs(volts) + others,
                    role,
                    what,
                    "V",
                    pair.place(),
                    others == 0 ? "" : " with " + number(others) + " V from " + otherRoles(role));
        });
    }

    /** Checks, and counts from now on. */
    public synchronized void claimVolts(String role, double volts, String what) {
        checkVolts(role, volts, what);
        liveVolts.merge(role, Math.abs(volts), Math::max);
    }

    /** What {@code role} applies now, as the instrument confirmed; 0 when its output is off. */
    public synchronized void holdVolts(String role, double volts) {
        liveVolts.put(role, Math.abs(volts));
    }

    public void checkOersted(String role, double oersted, String what) {
        refuseAbove(limits.fieldOersted(), Math.abs(oersted), role, what, "Oe", limits.fieldPlace(), "");
    }

    /** The field limit, if there is one. */
    public OptionalDouble oerstedLimit() {
        return limits.fieldOersted();
    }

    /**
     * Peak volts at an open junction for a carrier of {@code dbm} at the generator: the loss of the way taken off, and
     * doubled, because an open end reflects all of it in phase.
     */
    public double rfPeakVolts(double dbm) {
        double watts = 1e-3 * Math.pow(10, (dbm - wiring.rfLossDb()) / 10);
        return 2 * Math.sqrt(2 * LINE_OHMS * watts);
    }

    private double othersThan(String role) {
        return liveVolts.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(role))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private String otherRoles(String role) {
        return String.join(
                " and ",
                liveVolts.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(role) && entry.getValue() > 0)
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static void refuseAbove(
            OptionalDouble limit, double value, String role, String what, String unit, String place, String with) {
        if (limit.isPresent() && !(value <= limit.getAsDouble() * (1 + ROUNDING))) {
            throw new LimitExceeded(role + ": " + what + " refused: limit " + number(limit.getAsDouble()) + " " + unit
                    + " at the device (" + place + "), worst case " + number(value) + " " + unit + with);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value)
                .replaceAll("(\\.\\d*?)0+$", "$1")
                .replaceAll("\\.$", "");
    }
}
