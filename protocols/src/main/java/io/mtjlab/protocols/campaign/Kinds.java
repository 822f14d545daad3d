package io.mtjlab.protocols.campaign;

import java.util.List;
import java.util.function.Function;

import io.mtjlab.acquisition.health.DeviceHealth;
import io.mtjlab.instruments.bench.Bench;
import io.mtjlab.protocols.bias.BiasedStates;
import io.mtjlab.protocols.group.Passes;
import io.mtjlab.protocols.group.Wafer;
import io.mtjlab.protocols.hall.HallLoop;
import io.mtjlab.protocols.iv.CurrentVoltage;
import io.mtjlab.protocols.kind.Kind;
import io.mtjlab.protocols.kind.Measurement;
import io.mtjlab.protocols.probability.SwitchingProbability;
import io.mtjlab.protocols.pulses.DomainCycles;
import io.mtjlab.protocols.rh.ResistanceLoop;
import io.mtjlab.protocols.rotate.SampleRotation;
import io.mtjlab.protocols.rv.PulsedLoop;
import io.mtjlab.protocols.setup.Operator;
import io.mtjlab.protocols.setup.Station;
import io.mtjlab.protocols.stfmr.ResonanceSpectra;
import io.mtjlab.protocols.telegraph.TelegraphTraces;

/** The kinds of measurement that a campaign may ask for. */
public final class Kinds {

    private static final List<Kind> ALL = List.of(
            ResistanceLoop.KIND,
            ResonanceSpectra.KIND,
            TelegraphTraces.KIND,
            CurrentVoltage.KIND,
            BiasedStates.KIND,
            HallLoop.KIND,
            SwitchingProbability.KIND,
            PulsedLoop.KIND,
            DomainCycles.KIND,
            SampleRotation.KIND,
            Passes.SEQUENCE,
            Passes.REPEAT,
            Wafer.KIND);

    private Kinds() {}

    public static List<Kind> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(Kind::name).toList();
    }

    /** @param name one of {@link #names} */
    public static Kind named(String name) {
        return ALL.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind '" + name + "' among " + names()));
    }

    /**
     * What the bench is to each step of a campaign.
     *
     * @param operator who can be asked
     * @param before what each device went through in earlier runs, by its name in the ledger
     * @throws io.mtjlab.base.error.InvalidInput when a step would find the sample at two angles
     */
    public static Function<Step, Station> stations(
            Campaign campaign, Bench bench, Operator operator, Function<String, DeviceHealth> before) {
        SampleAngles angles = SampleAngles.of(campaign.steps());
        return step -> new BenchStation(step, bench, angles.at(step), operator, before);
    }

    /**
     * The step as a measurement on a bench, every set-point held against the limits. Nothing that sets anything has been
     * sent.
     *
     * @param stations what the bench is to a step
     * @throws io.mtjlab.base.error.InvalidInput when a role is missing on the bench or cannot play its part, the field
     *     axis is another one, or a set-point exceeds a limit
     */
    public static Measurement measurement(Step step, Function<Step, Station> stations) {
        List<Measurement> children = step.children().stream()
                .map(child -> measurement(child, stations))
                .toList();
        Station station = stations.apply(step);
        Measurement measurement = step.kind().maker().create(step.arguments(), station, children);
        SetPointCheck.check(step, measurement, station); // a group's once more with its own
        return measurement;
    }

    /** All steps of a campaign, so that the last one's mistake shows before the first one starts. */
    public static List<Measurement> measurements(
            Campaign campaign, Bench bench, Operator operator, Function<String, DeviceHealth> before) {
        Function<Step, Station> stations = stations(campaign, bench, operator, before);
        return campaign.steps().stream()
                .map(step -> measurement(step, stations))
                .toList();
    }
}
