package io.mtjlab.protocols.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.mtjlab.base.time.DrivenClock;
import io.mtjlab.base.time.LabClock;

/**
 * What the fakes share: time, a log of all that was set, and a junction. Along the easy axis it switches at +-30 Oe
 * between 120 and 257 ohm; along the hard axis it flips every 50 ms between 184 and 238 ohm. It rectifies a carrier to
 * a Lorentzian line at 1890 MHz, 200 MHz wide, negative at its middle.
 */
public final class Scene {

    /** One thing that was set, and when. */
    public record Event(String role, String what, double value, double seconds) {}

    public static final double SERIES_OHMS = 6.2;
    public static final double EMF_VOLTS = 2e-6;
    public static final double LINE_VOLTS = -12e-6;

    private static final double COIL_SECONDS = 0.03;
    private static final double FLIP_SECONDS = 0.05;

    public final DrivenClock clock = new DrivenClock();
    public final List<Event> log = new ArrayList<>();
    public final SplittableRandom noise = new SplittableRandom(1);

    public boolean hardAxis;
    /** How long after a meter first looked beyond its switching field the junction switches along the easy axis. */
    public double hesitationSeconds;
    /** When the contact is open, the source finds no way for its current. */
    public boolean open;

    double amperes;
    boolean currentOn;
    double currentChangedSeconds;
    double hertz;
    double dbm;
    boolean rfOn;
    double signalBeforeVolts;
    double signalChangedSeconds;
    double targetOersted;
    double departureOersted;
    double arrivedSeconds;
    boolean parallel;
    private double hesitatesSince = Double.NaN;

    public boolean currentOn() {
        return currentOn;
    }

    public void log(String role, String what, double value) {
        log.add(new Event(role, what, value, clock.seconds()));
    }

    /** The values that {@code what} of {@code role} was set to, in order. */
    public List<Double> sets(String role, String what) {
        return log.stream()
                .filter(event -> event.role().equals(role) && event.what().equals(what))
                .map(Event::value)
                .toList();
    }

    public static void sleep(LabClock clock, double seconds) {
        try {
            clock.sleepUntil(clock.nanos() + Math.round(seconds * 1e9));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a filter remembers of the signal up to now. */
    void signalChanges() {
        signalBeforeVolts = rectifiedVolts();
        signalChangedSeconds = clock.seconds();
    }

    /** The field follows the supply with the coil's time constant. */
    public double oersted() {
        double late = Math.exp(-(clock.seconds() - arrivedSeconds) / COIL_SECONDS);
        return targetOersted + (departureOersted - targetOersted) * late;
    }

    void sendField(double oersted) {
        departureOersted = oersted();
        targetOersted = oersted;
        arrivedSeconds = clock.seconds();
    }

    double ohms(double atSeconds) {
        if (hardAxis) {
            return (long) Math.floor(atSeconds / FLIP_SECONDS) % 2 == 0 ? 184 : 238;
        }
        boolean favoured = oersted() > 30 || (parallel && oersted() > -30);
        if (favoured == parallel) {
            hesitatesSince = Double.NaN;
        } else if (Double.isNaN(hesitatesSince)) {
            hesitatesSince = atSeconds;
        }
        if (favoured != parallel && atSeconds - hesitatesSince >= hesitationSeconds) {
            parallel = favoured;
        }
        return parallel ? 120 : 257;
    }

    /** Direct volts while the carrier is on. */
    public double rectifiedVolts() {
        double detuning = 2 * (hertz - 1890e6) / 200e6;
        return rfOn ? LINE_VOLTS / (1 + detuning * detuning) * Math.pow(10, (dbm + 15) / 10) : 0;
    }

    /** What a meter sees; a change of the current rings for some milliseconds. */
    double volts(double atSeconds) {
        double flowing = currentOn && !open ? amperes : 0;
        double ringing = 1e-3 * Math.exp(-(atSeconds - currentChangedSeconds) / 1e-3);
        return flowing * (ohms(atSeconds) + SERIES_OHMS) + EMF_VOLTS + rectifiedVolts() + ringing;
    }
}
