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
@Command(
        name = "domain-wall",
        description = {
            "A racetrack that integrates, fires and is reset: Cui et al. 2023.",
            "For example how many pulses of 2.4 V it takes to fire, 12.05 with a deviation of 1.05:",
            "  mtjlab simulate domain-wall --preset cui2023-number --cycles 4000",
            "and on a track of three times the length, 35.07 and 1.80:",
            "  mtjlab simulate domain-wall --preset cui2023-number --track-length 3e-6 --cycles 4000"
        })
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
            description = "cui2023; cui2023-number: edges that a train of 2.4 V passes. Default: that of the coding")
    @Nullable
    String preset;

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
            names = "--start-voltage",
            paramLabel = "V",
            defaultValue = "1.0",
            description = "First pulse in amplitude coding. Default: ${DEFAULT-VALUE}")
    double startVolts;

    @Option(
            names = "--voltage-step",
            paramLabel = "V",
            defaultValue = "0.02",
            description = "From pulse to pulse in amplitude coding. Default: ${DEFAULT-VALUE}")
    double stepVolts;

    @Option(
            names = "--write-voltage",
            paramLabel = "V",
            defaultValue = "3.1",
            description = "Through the junction that writes. Default: ${DEFAULT-VALUE}")
    double writeVolts;

    @Option(
            names = "--pulse-width",
            paramLabel = "S",
            defaultValue = "50e-9",
            description = "Edges included. Default: ${DEFAULT-VALUE}")
    double width;

    @Option(
            names = "--bias-oersted",
            paramLabel = "OE",
            defaultValue = "200",
            description = "Perpendicular field; moves a wall from 250 Oe on. Default: ${DEFAULT-VALUE}")
    double bias;

    @Option(names = "--track-length", paramLabel = "M", description = "From edge to edge. Default: 1e-6")
    @Nullable
    Double trackMetres;

    @Option(
            names = "--track-resistance",
            paramLabel = "OHM",
            description =
                    "Turns the volts of a pulse into current. Default: that with which 12 pulses of 2.4 V cross 1 um")
    @Nullable
    Double trackOhms;

    @Option(
            names = "--pulses",
            paramLabel = "N",
            defaultValue = "120",
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
        String chosen = Checked.preset(
                "domain-wall",
                preset != null ? preset : coding == Coding.NUMBER ? "cui2023-number" : "cui2023",
                List.of("cui2023", "cui2023-number"));
        boolean byNumber = coding != null ? coding == Coding.NUMBER : chosen.equals("cui2023-number");
        return result.show(new DomainWallSimulation(
                chosen,
                device(chosen),
                train(byNumber),
                writer,
                Checked.within("--cycles", cycles, 1, 1_000_000),
                result.seed));
    }

    private RacetrackPreset device(String chosen) {
        RacetrackPreset device =
                chosen.equals("cui2023-number") ? RacetrackPreset.cui2023Number() : RacetrackPreset.cui2023();
        return device.withSpeedSpread(Checked.within("--sigma", sigma, 0, 2, ""))
                .withTrack(
                        Checked.within("--track-length", trackMetres, device.trackMetres(), 1e-9, 1e-3, "m"),
                        Checked.within("--track-resistance", trackOhms, device.trackOhms(), 1, 1e9, "ohm"));
    }

    private PulseTrain train(boolean byNumber) {
        double first = byNumber
                ? Checked.within("--voltage", volts, 0.1, 10, "V")
                : Checked.within("--start-voltage", startVolts, 0.1, 10, "V");
        return new PulseTrain(
                Checked.within("--write-voltage", writeVolts, 0.1, 10, "V"),
                first,
                byNumber ? 0 : Checked.within("--voltage-step", stepVolts, 1e-4, 5, "V"),
                Checked.within("--pulses", pulses, 1, 100_000),
                Checked.within("--pulse-width", width, 1e-10, 1e-3, "s"),
                Checked.within("--bias-oersted", bias, -600, 400, "Oe"));
    }
}
