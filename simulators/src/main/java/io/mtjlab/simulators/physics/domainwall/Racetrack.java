package io.mtjlab.simulators.physics.domainwall;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

import io.mtjlab.simulators.physics.Constants;

/**
 * A domain on a racetrack: written under one junction, driven by pulses to the other, which reads it (fires), and driven
 * out (reset). Cui et al. (2023). Works in both directions. Not thread-safe.
 *
 * <pre>
 * EMPTY --write--> UNDER_WRITER --pulse--> ON_TRACK --pulses--> AT_READER --pulse--> UNDER_READER --pulse--> EMPTY
 * </pre>
 *
 * <p>On the track each pulse moves the domain by v t N(1, sigma), one draw a pulse: drawn every 0.1 ns, as the paper
 * prints, the spread would average out and the twelfth pulse always fire.
 */
public final class Racetrack {

    /** Where the domain is. */
    public enum Place {
        EMPTY,
        UNDER_WRITER,
        ON_TRACK,
        AT_READER,
        UNDER_READER
    }

    /** The two junctions. */
    public enum End {
        A,
        B
    }

    private final RacetrackPreset preset;
    private final UniformRandomProvider random;
    private final ContinuousSampler gaussian;

    private Place place = Place.EMPTY;
    private End writer = End.A;
    private double metres;
    private double heldByVolts;
    private double biasTesla;
    private boolean firstUpByField;
    private boolean secondUpByField;

    public Racetrack(RacetrackPreset preset, UniformRandomProvider random) {
        this.preset = preset;
        this.random = random;
        this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
    }

    /**
     * A perpendicular field from now on; a strong negative one empties the track, one below the propagation field leaves a
     * wall where it is.
     */
    public void field(double oersted) {
        biasTesla = oersted * Constants.TESLA_PER_OERSTED;
        firstUpByField = preset.first().loop().up(oersted, firstUpByField || under(End.A));
        secondUpByField = preset.second().loop().up(oersted, secondUpByField || under(End.B));
        if (oersted
                < Math.min(
                        preset.first().loop().downOersted(),
                        preset.second().loop().downOersted())) {
            place = Place.EMPTY;
        }
    }

    /**
     * A pulse through the junction {@code at}.
     *
     * @return whether it wrote a domain: the track was empty, the voltage enough
     */
    public boolean write(End at, double volts) {
        if (place != Place.EMPTY || Math.abs(volts) < preset.nucleation().draw(random)) {
            return false;
        }
        writer = at;
        metres = 0;
        hold(Place.UNDER_WRITER, preset.leavesWriter());
        return true;
    }

    /** A pulse along the track, away from the junction that wrote. */
    public void pulse(double volts, double seconds) {
        double strength = Math.abs(volts);
        if (place == Place.UNDER_WRITER && strength >= heldByVolts) {
            place = Place.ON_TRACK;
        }
        if (place == Place.ON_TRACK) {
            move(strength, seconds);
        }
        if (place == Place.AT_READER && strength >= heldByVolts) {
            hold(Place.UNDER_READER, preset.leavesReader());
        } else if (place == Place.UNDER_READER && strength >= heldByVolts) {
            place = Place.EMPTY;
        }
    }

    /**
     * A pulse along the track, towards the junction that wrote: a domain on the track goes back, one under the reader does
     * where the pulse frees it from the near edge, one under the writer stays.
     */
    public void pulseBack(double volts, double seconds) {
        double strength = Math.abs(volts);
        if (place == Place.AT_READER
                || (place == Place.UNDER_READER
                        && strength >= preset.entersReader().draw(random))) {
            place = Place.ON_TRACK;
            metres = preset.trackMetres();
        }
        if (place == Place.ON_TRACK) {
            move(-strength, seconds);
        }
    }

    private void move(double volts, double seconds) {
        double speed = preset.motion().metresPerSecond(preset.amperesPerSquareMetre(volts), biasTesla);
        metres += speed * seconds * (1 + preset.speedSpread() * gaussian.sample());
        if (metres >= preset.trackMetres()) {
            hold(Place.AT_READER, preset.entersReader());
        } else if (metres <= 0) {
            metres = 0;
            hold(Place.UNDER_WRITER, preset.leavesWriter());
        }
    }

    private void hold(Place at, Depinning site) {
        place = at;
        heldByVolts = site.draw(random);
    }

    /** The junction that wrote last; A on a track that was never written. */
    public End writer() {
        return writer;
    }

    public Place place() {
        return place;
    }

    /** How far the domain has come from the junction that wrote. */
    public double metres() {
        return metres;
    }

    /** Resistance of one junction. */
    public double ohms(End end) {
        boolean byField = end == End.A ? firstUpByField : secondUpByField;
        return (end == End.A ? preset.first() : preset.second()).ohms(byField || under(end));
    }

    private boolean under(End end) {
        return end == writer ? place == Place.UNDER_WRITER : place == Place.UNDER_READER;
    }
}
