package io.mtjlab.instruments.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import io.mtjlab.instruments.wiring.DcCircuit;
import io.mtjlab.instruments.wiring.TerminalPair;

/**
 * Refuses set-points that break a limit at the device, before they reach the wire. What counts is the worst case: the
 * junction may be open, so a current source puts its whole compliance on it, an RF generator twice the peak volts that
 * it would put on 50 ohm, and a pulse generator its open-circuit voltage; a termination, a resistor in series or a
 * stated highest resistance of the device takes off what it really does. What several sources can apply at once to one
 * pair of terminals adds up.
 *
 * <p>A driver works out what a set-point can do ({@link #current}, {@link #voltage}, {@link #carrier}, {@link #pulse}),
 * {@link #check checks} what it prepares while its output is off, {@link #claim claims} it before it makes it live, and
 * {@link #hold says} what it holds once the instrument has confirmed. Until then the larger of old and new counts.
 */
public final class Guard {

    /** Limits are inclusive; this much rounding in a product of set-point and constant is no breach. */
    private static final double ROUNDING = 1e-9;

    private final Limits limits;
    private final Wiring wiring;
    private final Map<String, Exposure> live = new TreeMap<>();

    public Guard(Limits limits, Wiring wiring) {
        this.limits = limits;
        this.wiring = wiring;
    }

    /**
     * A direct current: in an open circuit the source goes to its compliance.
     *
     * @param complianceVolts at the source's terminals
     */
    public Exposure current(String role, double amperes, double complianceVolts) {
        String what = "current " + number(amperes) + " A at compliance " + number(complianceVolts) + " V";
        return new Exposure(role, what, atHighest(role, complianceVolts), Math.abs(amperes), 0, 0);
    }

    /**
     * A direct voltage: the least resistance of the device draws the most current.
     *
     * @param volts at the source's terminals
     * @param complianceAmperes that the source never exceeds; infinite where it has none
     */
    public Exposure voltage(String role, double volts, double complianceAmperes) {
        String what = "voltage " + number(volts) + " V"
                + (Double.isInfinite(complianceAmperes) ? "" : " at compliance " + number(complianceAmperes) + " A");
        return new Exposure(role, what, atHighest(role, volts), amperesAtLowest(role, volts, complianceAmperes), 0, 0);
    }

    /** A carrier; of an amplitude-modulated one, the level at its highest. Its current counts towards no limit. */
    public Exposure carrier(String role, double dbm) {
        TerminalPair pair = wiring.pairOf(role);
        double volts = wiring.rf().worstPeakVolts(dbm, pair.seriesOhms(), pair.highestOhms());
        return new Exposure(role, "RF level " + number(dbm) + " dBm", volts, 0, 0, 0);
    }

    /**
     * Pulses. Their current counts where the wiring says the least resistance of the device.
     *
     * @param baseVolts programmed, between the pulses: lasts, and counts as direct voltage
     * @param peakVolts programmed, during a pulse
     * @param widthSeconds at half height, edges included
     * @param loadOhms that the programmed volts are calibrated for: 50, or infinite
     */
    public Exposure pulse(String role, double baseVolts, double peakVolts, double widthSeconds, double loadOhms) {
        TerminalPair pair = wiring.pairOf(role);
        String what = "pulse " + number(baseVolts) + " to " + number(peakVolts) + " V of " + number(widthSeconds)
                + " s into " + (Double.isInfinite(loadOhms) ? "an open circuit" : number(loadOhms) + " ohm");
        DcCircuit.State base = settled(pair, baseVolts, loadOhms, pair.highestOhms());
        DcCircuit.State peak = settled(pair, peakVolts, loadOhms, pair.highestOhms());
        double highest = Math.max(Math.abs(baseVolts), Math.abs(peakVolts));
        double amperes = pair.lowestOhms() == 0
                ? 0
                : Math.abs(settled(pair, highest, loadOhms, pair.lowestOhms()).junctionAmperes());
        return new Exposure(
                role, what, Math.abs(base.junctionVolts()), amperes, Math.abs(peak.junctionVolts()), widthSeconds);
    }

    private DcCircuit.State settled(TerminalPair pair, double programmedVolts, double loadOhms, double ohms) {
        return wiring.pulse().settled(programmedVolts, loadOhms, pair.seriesOhms(), ohms);
    }

    private double atHighest(String role, double terminalVolts) {
        return worst(
                role,
                pair -> pair.circuit(role)
                        .fromVolts(terminalVolts, Double.POSITIVE_INFINITY, pair.highestOhms())
                        .junctionVolts());
    }

    private double amperesAtLowest(String role, double volts, double complianceAmperes) {
        return worst(
                role,
                pair -> pair.circuit(role)
                        .fromVolts(volts, complianceAmperes, pair.lowestOhms())
                        .junctionAmperes());
    }

    /** In magnitude, over every pair that the instrument can be connected to. */
    private double worst(String role, ToDoubleFunction<TerminalPair> quantity) {
        return wiring.pairsOf(role).stream()
                .mapToDouble(quantity)
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    /**
     * Holds an exposure, together with all that is live already, against the limits of its pair, or of every pair that a
     * switch can connect it to.
     */
    public synchronized void check(Exposure wanted) {
        wiring.pairsOf(wanted.role()).forEach(pair -> check(wanted, pair));
    }

    private void check(Exposure wanted, TerminalPair pair) {
        limits.pair(pair.name()).ifPresent(limit -> {
            Exposure held = live.getOrDefault(wanted.role(), Exposure.none(wanted.role()));
            List<Exposure> others = others(wanted.role(), pair);
            bounds(limit, wanted, others).forEach(bound -> bound.check(wanted, held, others, pair, limit.place()));
        });
    }

    private List<Exposure> others(String role, TerminalPair pair) {
        return live.values().stream()
                .filter(other -> !other.role().equals(role)
                        && wiring.pairsOf(other.role()).contains(pair))
                .toList();
    }

    private static List<Bound> bounds(Limits.Pair limit, Exposure wanted, List<Exposure> others) {
        List<Bound> bounds = new ArrayList<>();
        bounds.add(new Bound(limit.dcVolts(), Exposure::volts, "V", ""));
        bounds.add(new Bound(limit.amperes(), Exposure::amperes, "A", ""));
        double width =
                others.stream().mapToDouble(Exposure::pulseWidthSeconds).reduce(wanted.pulseWidthSeconds(), Math::max);
        if (width > 0) {
            String pulses = " for pulses of " + number(width) + " s";
            bounds.add(new Bound(limit.voltsFor(width), Exposure::peakVolts, "V", pulses));
        }
        return bounds;
    }

    /** One limit, and what of an exposure it bounds. */
    private record Bound(OptionalDouble limit, ToDoubleFunction<Exposure> quantity, String unit, String when) {

        void check(Exposure wanted, Exposure held, List<Exposure> others, TerminalPair pair, String place) {
            double own = quantity.applyAsDouble(wanted);
            if (own <= quantity.applyAsDouble(held) && wanted.pulseWidthSeconds() <= held.pulseWidthSeconds()) {
                return; // the way down is always open
            }
            double rest = others.stream().mapToDouble(quantity).sum();
            if (exceeds(own + rest, limit)) {
                String with = rest == 0 ? "" : " with " + number(rest) + " " + unit + " from " + names(others);
                throw exceeded(
                        wanted.role(),
                        wanted.setPoint(),
                        limit,
                        unit,
                        pair.name(),
                        when + " (" + place + ")",
                        number(own + rest) + " " + unit + with);
            }
        }

        private String names(List<Exposure> others) {
            return others.stream()
                    .filter(other -> quantity.applyAsDouble(other) > 0)
                    .map(Exposure::role)
                    .collect(Collectors.joining(" and "));
        }
    }

    /** Checks, and counts from now on. */
    public synchronized void claim(Exposure wanted) {
        check(wanted);
        live.merge(wanted.role(), wanted, Exposure::or);
    }

    /** What an output applies now, as the instrument confirmed. */
    public synchronized void hold(Exposure confirmed) {
        live.put(confirmed.role(), confirmed);
    }

    /** An output is off, as the instrument confirmed. */
    public void holdNothing(String role) {
        hold(Exposure.none(role));
    }

    /**
     * For what must not happen under load, such as a needle that touches a pad.
     *
     * @param what is refused, e.g. {@code contact}
     */
    public synchronized void refuseWhileLive(String role, String what) {
        List<String> others = live.values().stream()
                .filter(other -> !other.role().equals(role) && other.peakVolts() > 0)
                .map(Exposure::role)
                .toList();
        if (!others.isEmpty()) {
            throw new LimitExceeded(role + ": " + what + " refused while " + String.join(" and ", others)
                    + (others.size() == 1 ? " is" : " are") + " live; switch off first");
        }
    }

    /** @param what the set-point as its user wrote it, e.g. "current 1 mA" */
    public void checkAmperes(String role, double amperes, String what) {
        check(new Exposure(role, what, 0, Math.abs(amperes), 0, 0));
    }

    /** Open-circuit volts at the terminals of {@code role}, together with all that is live already. */
    public void checkVolts(String role, double volts, String what) {
        check(ofVolts(role, volts, what));
    }

    /** Checks, and counts from now on. */
    public void claimVolts(String role, double volts, String what) {
        claim(ofVolts(role, volts, what));
    }

    /** What {@code role} applies now, as the instrument confirmed; 0 when its output is off. */
    public void holdVolts(String role, double volts) {
        hold(ofVolts(role, volts, number(volts) + " V"));
    }

    private Exposure ofVolts(String role, double volts, String what) {
        return new Exposure(role, what, atHighest(role, volts), 0, 0, 0);
    }

    public void checkOersted(String role, double oersted, String what) {
        if (exceeds(Math.abs(oersted), limits.fieldOersted())) {
            throw exceeded(
                    role,
                    what,
                    limits.fieldOersted(),
                    "Oe",
                    Limits.JUNCTION,
                    " (" + limits.fieldPlace() + ")",
                    number(Math.abs(oersted)) + " Oe");
        }
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
        return wiring.rf().worstPeakVolts(dbm, 0, Double.POSITIVE_INFINITY);
    }

    private static boolean exceeds(double value, OptionalDouble limit) {
        return limit.isPresent() && !(value <= limit.getAsDouble() * (1 + ROUNDING)); // also NaN
    }

    private static LimitExceeded exceeded(
            String role, String what, OptionalDouble limit, String unit, String pair, String where, String worst) {
        String device = pair.equals(Limits.JUNCTION) ? "the device" : "the pair " + pair + " of the device";
        return new LimitExceeded(role + ": " + what + " refused: limit " + number(limit.orElse(Double.NaN)) + " " + unit
                + " at " + device + where + ", worst case " + worst);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value)
                .replaceAll("(\\.\\d*?)0+($|e)", "$1$2")
                .replaceAll("\\.($|e)", "$1");
    }
}
