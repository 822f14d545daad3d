package io.mtjlab.app.simulate;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.simulators.physics.domainwall.PulseTrain;
import io.mtjlab.simulators.physics.domainwall.Racetrack;
import io.mtjlab.simulators.physics.domainwall.RacetrackPreset;
import io.mtjlab.simulators.physics.simulation.DomainWallSimulation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate domain-wall}. */
@Command(name = "domain-wall", description = "A racetrack that integrates, fires and is reset: Cui et al. 2023.")
final class DomainWallCommand implements Callable<Integer> {

    /** How inputs are told to the device. */
    enum Coding {
        AMPLITUDE,
        NUMBER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--preset",
            paramLabel = "P",
            defaultValue = "cui2023",
            description = "cui2023; cui2023-number: edges that a train of 2.4 V passes. Default: that of the coding")
    String preset = "cui2023";

    @Option(
            names = "--coding",
            paramLabel = "HOW",
            description = "${COMPLETION-CANDIDATES}. Default: that of the preset")
    @Nullable
    Coding coding;

    @Option(
            names = "--voltage",
            paramLabel = "V",
            defaultValue = "2.4",
            description = "Of the pulses in pulse-number coding. Default: ${DEFAULT-VALUE}")
    double volts;

    @Option(
            names = "--pulses",
            paramLabel = "N",
            defaultValue = "100",
            description = "Most of a cycle. Default: ${DEFAULT-VALUE}")
    int pulses;

    @Option(
            names = "--sigma",
            paramLabel = "X",
            defaultValue = "0.3",
            description = "Spread of the speed. Default: ${DEFAULT-VALUE}")
    double sigma;

    @Option(
            names = "--write-at",
            paramLabel = "END",
            defaultValue = "A",
            description = "${COMPLETION-CANDIDATES}. Default: A")
    Racetrack.End writer = Racetrack.End.A;

    @Option(names = "--cycles", paramLabel = "N", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}")
    int cycles;

    @Mixin
    ResultOptions result = new ResultOptions();

    @Override
    public Integer call() {
        Checked.preset("domain-wall", preset, List.of("cui2023", "cui2023-number"));
        boolean byNumber = coding != null ? coding == Coding.NUMBER : preset.equals("cui2023-number");
        RacetrackPreset device =
                preset.equals("cui2023-number") ? RacetrackPreset.cui2023Number() : RacetrackPreset.cui2023();
        Checked.within("--voltage", volts, 0.1, 5, "V");
        Checked.within("--pulses", pulses, 1, 100_000);
        return result.show(new DomainWallSimulation(
                preset,
                device.withSpeedSpread(Checked.within("--sigma", sigma, 0, 2, "")),
                byNumber ? PulseTrain.number(volts, pulses) : PulseTrain.amplitude(),
                writer,
                Checked.within("--cycles", cycles, 1, 1_000_000),
                result.seed));
    }
}
