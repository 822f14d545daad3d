package io.mtjlab.simulators.physics.domainwall;

/**
 * The numbers of a racetrack with two junctions.
 *
 * @param motion of the wall in between
 * @param trackMetres from the edge of A to the edge of B
 * @param trackOhms resistance that turns the volts of a pulse into the track's current
 * @param crossSectionSquareMetres of the track
 * @param speedSpread relative deviation of the speed, drawn once a pulse
 * @param first junction A, {@code second} junction B
 * @param nucleation volts through a junction that write a domain below it under the bias field
 * @param leavesWriter depinning from the edge of the junction that wrote
 * @param entersReader depinning at the near edge of the junction that reads
 * @param leavesReader depinning from its far edge
 */
public record RacetrackPreset(
        WallMotion motion,
        double trackMetres,
        double trackOhms,
        double crossSectionSquareMetres,
        double speedSpread,
        ReadingJunction first,
        ReadingJunction second,
        Depinning nucleation,
        Depinning leavesWriter,
        Depinning entersReader,
        Depinning leavesReader) {

    /** Pulses of {@value} s, edges included. */
    public static final double PULSE_SECONDS = 50e-9;

    /**
     * The device of Cui et al. (2023) for amplitude coding. Printed: the coercivities, 1650 and 1930 ohm, 1180 ohm, sigma
     * = 0.3, pulses of 50 ns, a write pulse of 3.1 V; a domain still under A at 1.4 V, on its way from 2.0 to 2.4 V, under
     * B at 2.5 V, gone at 2.7 V. Phenomenological and chosen: those voltages as normal depinning voltages of the edges,
     * R_AP of B with the TMR of A, a track of 1.0 um, the fabricated cross-section of 250 nm x 2.4 nm, and a resistance
     * with which 12 pulses of 2.4 V take the domain across.
     */
    public static RacetrackPreset cui2023() {
        return device(new Depinning(1.9, 0.07), new Depinning(2.45, 0.05), new Depinning(2.65, 0.05));
    }

    /** The same for pulse-number coding: edges that a train of 2.4 V passes, as in the paper's Fig. 4. */
    public static RacetrackPreset cui2023Number() {
        return device(new Depinning(1.9, 0.07), new Depinning(1.9, 0.07), new Depinning(2.2, 0.05));
    }

    private static RacetrackPreset device(Depinning leavesWriter, Depinning entersReader, Depinning leavesReader) {
        WallMotion motion = WallMotion.cui2023();
        double track = 1.0e-6;
        double section = 250e-9 * 2.4e-9;
        double density = motion.amperesPerSquareMetre(track / (11.5 * PULSE_SECONDS));
        return new RacetrackPreset(
                motion,
                track,
                2.4 / (density * section),
                section,
                0.3,
                new ReadingJunction(1650, 1930, new FieldHysteresis(-48, 570)),
                new ReadingJunction(1180, 1180 * 1930.0 / 1650, new FieldHysteresis(-42, 440)),
                new Depinning(2.9, 0.05),
                leavesWriter,
                entersReader,
                leavesReader);
    }

    /** Current density in A/m^2 of a pulse. */
    public double amperesPerSquareMetre(double volts) {
        return volts / trackOhms / crossSectionSquareMetres;
    }

    /** The same device with another spread of the speed. */
    public RacetrackPreset withSpeedSpread(double sigma) {
        return new RacetrackPreset(
                motion,
                trackMetres,
                trackOhms,
                crossSectionSquareMetres,
                sigma,
                first,
                second,
                nucleation,
                leavesWriter,
                entersReader,
                leavesReader);
    }

    /** The same device with other pinning sites. */
    public RacetrackPreset withEdges(Depinning leaving, Depinning entering, Depinning leavingReader) {
        return new RacetrackPreset(
                motion,
                trackMetres,
                trackOhms,
                crossSectionSquareMetres,
                speedSpread,
                first,
                second,
                nucleation,
                leaving,
                entering,
                leavingReader);
    }

    /** The same device with another distance between the edges and another resistance of the track. */
    public RacetrackPreset withTrack(double metres, double ohms) {
        return new RacetrackPreset(
                motion,
                metres,
                ohms,
                crossSectionSquareMetres,
                speedSpread,
                first,
                second,
                nucleation,
                leavesWriter,
                entersReader,
                leavesReader);
    }
}
