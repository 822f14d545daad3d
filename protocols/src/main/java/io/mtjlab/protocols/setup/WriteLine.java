package io.mtjlab.protocols.setup;

import java.util.List;
import java.util.OptionalDouble;

import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.instruments.bench.Guard;
import io.mtjlab.instruments.bench.Limits;
import io.mtjlab.instruments.capability.PulseGenerator;
import io.mtjlab.instruments.capability.PulseGenerator.Pulse;
import io.mtjlab.instruments.capability.PulseGenerator.Train;
import io.mtjlab.instruments.wiring.PulseSetting;

/**
 * What pulses of one width go down: generator, cable, and the terminals that they act on. The output is on only while a
 * train is on its way. Knows the highest pulse so far, and how near that came to the limit.
 */
public final class WriteLine {

    private final PulseGenerator generator;
    private final int channel;
    private final double widthSeconds;
    private final double edgeSeconds;
    private final double loadOhms;
    private final Station station;
    private final double lineOhms;
    private double highestProgrammed;
    private long pulses;

    /**
     * @param widthSeconds at half height, edges included
     * @param lineOhms of what the pulses go through, for the volts at its terminals
     */
    public WriteLine(
            PulseGenerator generator,
            int channel,
            double widthSeconds,
            double edgeSeconds,
            double loadOhms,
            Station station,
            double lineOhms) {
        this.generator = generator;
        this.channel = channel;
        this.widthSeconds = widthSeconds;
        this.edgeSeconds = edgeSeconds;
        this.loadOhms = loadOhms;
        this.station = station;
        this.lineOhms = lineOhms;
    }

    public PulseGenerator generator() {
        return generator;
    }

    /**
     * Sends a train.
     *
     * @param volts programmed, either sign
     * @param count of pulses
     * @param periodSeconds from one to the next
     */
    public void shoot(double volts, int count, double periodSeconds) throws InterruptedException {
        generator.configure(channel, new Train(pulse(volts), count, periodSeconds, 0));
        generator.setOutput(channel, true);
        try {
            highestProgrammed = Math.max(highestProgrammed, Math.abs(volts));
            pulses += count;
            generator.fire();
        } finally {
            generator.setOutput(channel, false);
        }
    }

    public void shoot(double volts) throws InterruptedException {
        shoot(volts, 1, 2 * widthSeconds);
    }

    private Pulse pulse(double volts) {
        return Pulse.toVolts(volts, widthSeconds, edgeSeconds, loadOhms);
    }

    /** Peak volts at the terminals that the pulses act on, computed from the wiring. */
    public double terminalVolts(double programmed) {
        PulseSetting setting =
                PulseSetting.of(0, programmed, widthSeconds, loadOhms).withEdges(edgeSeconds, edgeSeconds);
        return station.wiring().pulseAt(generator.role(), setting, lineOhms).peakVolts();
    }

    public List<SetPoint> setPoints(List<Double> programmed) {
        return programmed.stream()
                .filter(volts -> volts != 0)
                .map(volts -> SetPoint.of(generator, pulse(volts)))
                .toList();
    }

    /** The pulses of this unit; the highest of this step so far, and what the worst case of it leaves to the limit. */
    public void note(UnitRecorder points) {
        points.note(DeviceHealth.PULSES, pulses);
        pulses = 0;
        points.note("pulse_seconds", widthSeconds);
        points.note("pulse_load_ohms", loadOhms);
        points.note("highest_pulse_volts", highestProgrammed);
        points.note("highest_pulse_volts_at_terminals", terminalVolts(highestProgrammed));
        String pair = station.wiring().pairOf(generator.role()).name();
        OptionalDouble limit = station.limits()
                .pair(pair)
                .map(all -> all.voltsFor(widthSeconds))
                .orElse(OptionalDouble.empty());
        limit.ifPresent(volts -> {
            points.note("pulse_limit_volts", volts);
            points.note("pulse_margin_volts", volts - worstVolts());
        });
    }

    private double worstVolts() {
        return new Guard(Limits.NONE, station.wiring())
                .pulse(generator.role(), 0, highestProgrammed, widthSeconds, loadOhms)
                .pulseVolts();
    }
}
