package io.mtjlab.protocols.setup;

import java.util.List;
import java.util.OptionalDouble;

import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.acquisition.procedure.UnitRecorder;
import io.mtjlab.instruments.bench.Guard;
import io.mtjlab.instruments.bench.Limits;
import io.mtjlab.instruments.bench.Wiring;
import io.mtjlab.instruments.capability.Accuracy;
import io.mtjlab.instruments.capability.PulseGenerator;
import io.mtjlab.instruments.capability.PulseGenerator.Pulse;
import io.mtjlab.instruments.capability.PulseGenerator.Train;
import io.mtjlab.instruments.wiring.PulseSetting;
import io.mtjlab.instruments.wiring.TerminalPair;

/**
 * What pulses of one width go down: generator, cable, and the terminals that they act on. The output is on only while a
 * train is on its way. Knows the highest pulse so far, how near that came to the limit, and how well all of them are known
 * at the terminals.
 */
public final class WriteLine {

    private final PulseGenerator generator;
    private final int channel;
    private final double widthSeconds;
    private final double edgeSeconds;
    private final double loadOhms;
    private final Station station;
    private final Ohms line;
    private Accuracy accuracy = new Accuracy(0, 0, "no pulse yet");
    private double highestProgrammed;
    private long pulses;

    /**
     * What the pulses go through.
     *
     * @param taken for the volts at its terminals
     * @param lowest that it may have; as {@code taken} where that is known
     */
    public record Ohms(double taken, double lowest) {}

    /**
     * @param widthSeconds at half height, edges included
     * @param line that the pulses go through
     */
    public WriteLine(
            PulseGenerator generator,
            int channel,
            double widthSeconds,
            double edgeSeconds,
            double loadOhms,
            Station station,
            Ohms line) {
        this.generator = generator;
        this.channel = channel;
        this.widthSeconds = widthSeconds;
        this.edgeSeconds = edgeSeconds;
        this.loadOhms = loadOhms;
        this.station = station;
        this.line = line;
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
        if (Math.abs(volts) > highestProgrammed) {
            accuracy = generator.voltsAccuracy(channel);
        }
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
        return terminalVolts(programmed, pair().seriesOhms(), line.taken());
    }

    private double terminalVolts(double programmed, double seriesOhms, double ohms) {
        PulseSetting setting =
                PulseSetting.of(0, programmed, widthSeconds, loadOhms).withEdges(edgeSeconds, edgeSeconds);
        return station.wiring().pulse().at(setting, seriesOhms, ohms).peakVolts();
    }

    private TerminalPair pair() {
        return station.wiring().pairOf(generator.role());
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
        noteAccuracy(points);
        OptionalDouble limit = station.limits()
                .pair(pair().name())
                .map(all -> all.voltsFor(widthSeconds))
                .orElse(OptionalDouble.empty());
        limit.ifPresent(volts -> {
            points.note("pulse_limit_volts", volts);
            points.note("pulse_margin_volts", volts - worstVolts());
        });
    }

    /** How well the volts of a pulse are known; those at the terminals also by loss, leads and line, each relative. */
    private void noteAccuracy(UnitRecorder points) {
        Wiring wiring = station.wiring();
        double perVolt = terminalVolts(1);
        double perOhm = terminalVolts(1, pair().seriesOhms() + 1, line.taken()) / perVolt - 1;
        double atLowest = terminalVolts(1, pair().seriesOhms(), line.lowest()) / perVolt - 1;
        points.note("pulse_gain_se", accuracy.gainStandardError());
        points.note("pulse_offset_se_volts", accuracy.offsetStandardError());
        points.note("pulse_terminals_per_volt", perVolt);
        points.note("pulse_loss_se", wiring.pulse().lossDbSe() * Math.log(10) / 20);
        points.note("pulse_series_se", perOhm * pair().seriesOhmsSe());
        // Anywhere between what is taken and what it would be at the lowest: an even law, seen from its end.
        points.note("pulse_line_se", atLowest / Math.sqrt(3));
    }

    private double worstVolts() {
        return new Guard(Limits.NONE, station.wiring())
                .pulse(generator.role(), 0, highestProgrammed, widthSeconds, loadOhms)
                .pulseVolts();
    }
}
