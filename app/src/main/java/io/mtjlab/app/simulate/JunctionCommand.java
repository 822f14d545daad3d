package io.mtjlab.app.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

import io.mtjlab.base.error.InvalidInput;
import io.mtjlab.base.random.RandomStreams;
import io.mtjlab.base.unit.Unit;
import io.mtjlab.simulators.physics.Drive;
import io.mtjlab.simulators.physics.JunctionModels;
import io.mtjlab.simulators.physics.PulsedJunction;
import io.mtjlab.simulators.physics.simulation.JunctionSimulation;
import io.mtjlab.simulators.physics.simulation.JunctionSimulation.Pulse;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mtjlab simulate junction}. */
@Command(
        name = "junction",
        description = {
            "The device of a bench without the bench: resistance, voltage and switching rates under a field vector, a"
                    + " current, a carrier, a temperature, after pulses.",
            "For example a junction that switches by itself, and one that a pulse has broken for good:",
            "  mtjlab simulate junction --device mtj --preset superparamagnetic --current-amperes 10e-6",
            "  mtjlab simulate junction --device mtj --pulses 0.6@100e-9,1.3@100e-9"
        })
final class JunctionCommand implements Callable<Integer> {

    private static final int MOST_SAMPLES = 5_000_000;

    @Option(
            names = "--device",
            paramLabel = "MODEL",
            defaultValue = "microwave-neuron",
            description = "As in a bench file: microwave-neuron, mtj, compound, domain-wall. Default: ${DEFAULT-VALUE}")
    String device = "microwave-neuron";

    @Option(names = "--preset", paramLabel = "P", description = "Default: luo2023, kumar2024 or cui2023")
    @Nullable
    String preset;

    @Option(
            names = "--easy-field-oersted",
            paramLabel = "OE",
            defaultValue = "0",
            description = "Along the easy axis; a racetrack's is perpendicular. Default: 0")
    double easy;

    @Option(
            names = "--field-oersted",
            paramLabel = "OE",
            defaultValue = "0",
            description = "Along the hard axis." + " Default: 0")
    double hard;

    @Option(names = "--current-amperes", paramLabel = "A", defaultValue = "10e-6", description = "Default: 10e-6")
    double current;

    @Option(names = "--rf-dbm", paramLabel = "DBM", description = "Level at the generator. Without it: no carrier.")
    @Nullable
    Double rfDbm;

    @Option(names = "--rf-frequency", paramLabel = "HZ", defaultValue = "1890e6", description = "Default: 1890e6")
    double rfFrequency;

    @Option(names = "--temperature-kelvin", paramLabel = "K", defaultValue = "300", description = "Default: 300")
    double kelvin;

    @Option(
            names = "--pulses",
            paramLabel = "V@S,...",
            description = "Volts and width of pulses at the beginning, one after the other, under that field.")
    @Nullable
    String pulses;

    @Option(names = "--duration", paramLabel = "S", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    double duration;

    @Option(names = "--sample-interval", paramLabel = "S", defaultValue = "1e-3", description = "Default: 1e-3")
    double sample;

    @Mixin
    ResultOptions result = new ResultOptions();

    @Override
    public Integer call() {
        Checked.name("--device", device, JunctionModels.models());
        String chosen = preset != null ? preset : usual();
        Checked.preset(device, chosen, JunctionModels.presets(device));
        double seconds = Checked.within("--duration", duration, 1e-6, 1e6, "s");
        return result.show(new JunctionSimulation(
                device,
                chosen,
                drive(),
                pulses(chosen),
                seconds,
                Checked.within("--sample-interval", sample, Math.max(1e-9, seconds / MOST_SAMPLES), seconds, "s"),
                result.seed));
    }

    private String usual() {
        return switch (device) {
            case "compound" -> "kumar2024";
            case "domain-wall" -> "cui2023";
            default -> "luo2023";
        };
    }

    private Drive drive() {
        return new Drive(
                Checked.within("--easy-field-oersted", easy, -1e4, 1e4, "Oe"),
                Checked.within("--field-oersted", hard, -1e4, 1e4, "Oe"),
                Checked.within("--current-amperes", current, -1, 1, "A"),
                Checked.within("--rf-frequency", rfFrequency, 1e6, 1e11, "Hz"),
                rfDbm == null ? 0 : Unit.dbmToWatts(Checked.within("--rf-dbm", rfDbm, -150, 30, "dBm")),
                1,
                Checked.within("--temperature-kelvin", kelvin, 50, 700, "K"));
    }

    private List<Pulse> pulses(String chosen) {
        List<Pulse> train = new ArrayList<>();
        if (pulses == null) {
            return train;
        }
        if (!(JunctionModels.create(device, chosen, RandomStreams.of(0)) instanceof PulsedJunction)) {
            throw new InvalidInput("--pulses: the device " + device + " has no line to write with");
        }
        for (String pulse : pulses.split(",", -1)) {
            int at = pulse.indexOf('@');
            if (at < 0) {
                throw new InvalidInput("--pulses " + pulse + ": want volts@seconds, as in 0.6@100e-9");
            }
            String numbers = pulse.substring(0, at) + "," + pulse.substring(at + 1);
            double[] both = Checked.numbers("--pulses", numbers, 2, -10, 10, "V or s");
            train.add(new Pulse(both[0], Checked.within("--pulses width", both[1], 1e-10, 1, "s")));
        }
        return train;
    }
}
