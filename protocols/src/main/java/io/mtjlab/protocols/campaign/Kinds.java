package io.mtjlab.protocols.campaign;

import java.util.ArrayList;
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
import io.mtjlab.protocols.rv.PulsedLoop;
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
     * The step as a measurement on this bench, every set-point held against the limits. Nothing that sets anything has
     * been sent.
     *
     * @throws io.mtjlab.base.error.InvalidInput when a role is missing on the bench or cannot play its part, the field
     *     axis is another one, or a set-point exceeds a limit
     */
    public static Measurement measurement(Step step, Bench bench) {
        return measurement(step, inner -> new BenchStation(inner, bench, device -> DeviceHealth.NEW));
    }

    /** @param stations what the bench is to a step */
    static Measurement measurement(Step step, Function<Step, Station> stations) {
        List<Measurement> children = step.children().stream()
                .map(child -> measurement(child, stations))
                .toList();
        Station station = stations.apply(step);
        Measurement measurement = step.kind().maker().create(step.arguments(), station, children);
        SetPointCheck.check(step, measurement, station); // a group's once more with its own
        return measurement;
    }

    /**
     * All steps of a campaign, so that the last one's mistake shows before the first one starts.
     *
     * @param before what each device went through in earlier runs, by its name in the ledger
     */
    public static List<Measurement> measurements(
            Campaign campaign, Bench bench, Function<String, DeviceHealth> before) {
        List<Measurement> all = new ArrayList<>();
        for (Step step : campaign.steps()) {
            all.add(measurement(step, inner -> new BenchStation(inner, bench, before)));
        }
        return List.copyOf(all);
    }
}
