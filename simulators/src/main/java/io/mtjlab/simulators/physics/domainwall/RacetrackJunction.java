package io.mtjlab.simulators.physics.domainwall;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.Junction;
import io.mtjlab.simulators.physics.PulsedJunction;
import io.mtjlab.simulators.physics.domainwall.Racetrack.End;
import io.mtjlab.simulators.physics.domainwall.Racetrack.Place;

/**
 * One junction of the racetrack of Cui et al. (2023), as the instruments of a bench see it. The easy axis of these layers
 * is perpendicular, so that the easy-axis field is the perpendicular one.
 *
 * <p>Pulses on the write line go along the track: a positive one writes a domain under A while the track is empty and is
 * high enough, or else moves it towards B; negative ones do the same from B to A.
 */
public final class RacetrackJunction implements PulsedJunction {

    private final RacetrackPreset preset;
    private final Racetrack track;
    private final End end;
    private Drive drive = Drive.REST;

    /**
     * @param end which of the two is read
     * @param streams randomness of the whole history
     */
    public RacetrackJunction(RacetrackPreset preset, End end, RandomStreams streams) {
        this(preset, end, new Racetrack(preset, streams.stream("racetrack")));
    }

    private RacetrackJunction(RacetrackPreset preset, End end, Racetrack track) {
        this.preset = preset;
        this.end = end;
        this.track = track;
    }

    /** Both junctions by name, {@code A} and {@code B}, on this track. */
    @Override
    public Optional<Junction> pair(String name) {
        return Arrays.stream(End.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(each -> new RacetrackJunction(preset, each, track));
    }

    @Override
    public double writeOhms(long nanos) {
        return preset.trackOhms();
    }

    /** The randomness of a track's history is its own from the beginning on: nothing starts anew. */
    @Override
    public void beginUnit(RandomStreams streams) {}

    @Override
    public void drive(long nanos, Drive next) {
        if (next.easyOersted() != drive.easyOersted()) {
            track.field(next.easyOersted());
        }
        drive = next;
    }

    @Override
    public void pulse(long nanos, double volts, double seconds) {
        if (track.place() == Place.EMPTY) {
            track.write(volts > 0 ? End.A : End.B, volts);
        } else if ((volts > 0) == (track.writer() == End.A)) {
            track.pulse(volts, seconds);
        } else {
            track.pulseBack(volts, seconds);
        }
    }

    @Override
    public double meanVolts(long fromNanos, long toNanos) {
        return drive.amperes() * track.ohms(end);
    }

    @Override
    public double ohms(long nanos) {
        return track.ohms(end);
    }

    /** No magnetic resonance of this device is known. */
    @Override
    public double rectifiedVolts() {
        return 0;
    }

    /** {@code rh.R_P}, {@code rh.R_AP}, {@code rh.TMR}, {@code rh.Hup}, {@code rh.Hdown}, and the pinning sites of pulses. */
    @Override
    public double truth(String name, Map<String, Object> conditions) {
        ReadingJunction junction = end == End.A ? preset.first() : preset.second();
        return switch (name) {
            case "rh.R_P", "pulses.R_P" -> junction.parallelOhms();
            case "rh.R_AP", "pulses.R_AP" -> junction.antiparallelOhms();
            case "rh.TMR" -> junction.antiparallelOhms() / junction.parallelOhms() - 1;
            case "rh.Hup" -> junction.loop().upOersted();
            case "rh.Hdown" -> junction.loop().downOersted();
            case "pulses.V_fire" -> preset.entersReader().meanVolts();
            case "pulses.V_fire_sd" -> preset.entersReader().spreadVolts();
            case "pulses.V_reset" -> preset.leavesReader().meanVolts();
            case "pulses.V_reset_sd" -> preset.leavesReader().spreadVolts();
            default ->
                throw new IllegalArgumentException("the racetrack has no truth for '" + name
                        + "'; it has rh.R_P, R_AP, TMR, Hup, Hdown and pulses.V_fire, V_fire_sd, V_reset, V_reset_sd");
        };
    }
}
