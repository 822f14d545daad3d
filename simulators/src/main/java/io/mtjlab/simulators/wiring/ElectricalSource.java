package io.mtjlab.simulators.wiring;

import java.util.Optional;

/** Something that drives the junction through its cable. */
public sealed interface ElectricalSource {

    /**
     * What a source sees.
     *
     * @param seriesOhms of the cable
     * @param junctionOhms in its present state
     * @param circuit between this source and both
     * @param sinkAmperes that something else takes at the terminals, in the direction of this source's current
     */
    record Loop(double seriesOhms, double junctionOhms, Circuit circuit, double sinkAmperes) {
        /** Nothing beside the cable. */
        public Loop(double seriesOhms, double junctionOhms) {
            this(seriesOhms, junctionOhms, Circuit.DIRECT, 0);
        }

        Loop through(Circuit own) {
            return new Loop(seriesOhms, junctionOhms, own, 0);
        }

        /** The same with a load that takes a current of its own and, in proportion to the voltage, more. */
        Loop beside(double ohms, double sink) {
            return new Loop(seriesOhms, junctionOhms, Double.isInfinite(ohms) ? circuit : circuit.with(ohms), sink);
        }

        /** What the current that is taken would need at the terminals. */
        double sinkVolts() {
            return sinkAmperes == 0 ? 0 : sinkAmperes * (loadOhms() - circuit.sourceOhms());
        }

        /** At the terminals, in magnitude, when so much comes out of the source. */
        double terminalVolts(double outAmperes) {
            return (Math.abs(outAmperes) - sinkAmperes) * (loadOhms() - circuit.sourceOhms());
        }

        /** Through the junction when so much comes out of the source. */
        double through(double outAmperes) {
            return sinkAmperes == 0
                    ? outAmperes * part()
                    : Math.copySign((Math.abs(outAmperes) - sinkAmperes) * part(), outAmperes);
        }

        double loadOhms() {
            return circuit.loadOhms(seriesOhms + junctionOhms);
        }

        /** Of the source's current, what flows through the junction. */
        double part() {
            return circuit.part(seriesOhms + junctionOhms);
        }
    }

    /** What it would drive if nothing limited it: volts or amperes over lab time. */
    Waveform level();

    /** What flows out of this source, in ampere. */
    double amperes(long nanos, Loop loop);

    /** True while the level cannot be reached. */
    boolean limited(long nanos, Loop loop);

    /** What of the source's current repeats itself, in ampere. */
    default Optional<Tone> toneAmperes(long nanos, Loop loop) {
        return level().toneAt(nanos).map(tone -> tone.times(amperesPerUnit(nanos, loop, tone)));
    }

    /** Ampere of a small swing for each unit of the level's. */
    double amperesPerUnit(long nanos, Loop loop, Tone tone);

    /** @param complianceVolts the most that there may be between its terminals */
    record Current(Waveform level, double complianceVolts) implements ElectricalSource {
        @Override
        public double amperes(long nanos, Loop loop) {
            double wanted = level.valueAt(nanos);
            return Math.copySign(Math.min(Math.abs(wanted), most(loop)), wanted);
        }

        @Override
        public boolean limited(long nanos, Loop loop) {
            double peak = level.toneAt(nanos).map(Tone::peak).orElse(0.0);
            return Math.abs(amperes(nanos, loop)) < Math.abs(level.valueAt(nanos))
                    || peak > 0 && most(loop) < Math.abs(level.valueAt(nanos)) + peak;
        }

        private double most(Loop loop) {
            return (complianceVolts + loop.sinkVolts()) / loop.loadOhms();
        }

        /** A swing that meets the compliance is taken as smaller by as much as its peaks are too high. */
        @Override
        public double amperesPerUnit(long nanos, Loop loop, Tone tone) {
            double room = Math.max(0, most(loop) - Math.abs(level.valueAt(nanos)));
            return Math.min(1, room / tone.peak());
        }
    }

    /**
     * @param level open-circuit voltage
     * @param outputOhms inside the source: 50 for a generator, next to nothing for a source meter
     * @param limitAmperes the most that it lets flow
     * @param remoteSense true when it is the junction itself that it holds at its level, by a second pair of wires
     */
    record Voltage(Waveform level, double outputOhms, double limitAmperes, boolean remoteSense)
            implements ElectricalSource {
        @Override
        public double amperes(long nanos, Loop loop) {
            double wanted = wanted(nanos, loop);
            return Math.copySign(Math.min(Math.abs(wanted), limitAmperes), wanted);
        }

        @Override
        public boolean limited(long nanos, Loop loop) {
            return Math.abs(wanted(nanos, loop)) > limitAmperes;
        }

        @Override
        public double amperesPerUnit(long nanos, Loop loop, Tone tone) {
            double perVolt = loop.circuit().gain() / (outputOhms + loop.loadOhms());
            double room = Math.max(0, limitAmperes - Math.abs(wanted(nanos, loop)));
            return perVolt * Math.min(1, room / (perVolt * tone.peak()));
        }

        private double wanted(long nanos, Loop loop) {
            double volts = level.valueAt(nanos) * loop.circuit().gain();
            double amperes = remoteSense
                    ? volts / (outputOhms + loop.junctionOhms()) / loop.part()
                    : volts / (outputOhms + loop.loadOhms());
            double more = remoteSense ? loop.sinkAmperes() : loop.sinkVolts() / (outputOhms + loop.loadOhms());
            return amperes + Math.copySign(more, amperes);
        }
    }
}
