package io.mtjlab.app.fits;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredFit;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.analysis.card.CardCovariance;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.DeviceCard;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.app.JsonText;

/** Fits everything that a stored run holds, with the errors of the instruments that it was measured with. */
public final class RunFits {

    private final StoredRun run;
    private final Fitted fitted;
    private final LevelDrift parallelDrift;

    private RunFits(StoredRun run, Fitted fitted, LevelDrift parallelDrift) {
        this.run = run;
        this.fitted = fitted;
        this.parallelDrift = parallelDrift;
    }

    /** One fit, and what its data had in common. */
    public record Fit(String step, String dataSet, Conditions conditions, FitResult result) {}

    /** Fits the complete units of every step. */
    public static RunFits of(StoredRun run) {
        var origin = new Origin(run);
        var loops = new RhFits(run, origin);
        List<Section> sections = Section.of(run);
        Fitted all = loops.fit(ofKind(sections, "rh"));
        for (Section section : sections) {
            all = all.and(
                    switch (section.kind()) {
                        case "stfmr" -> new StfmrFits(run, origin).fit(section);
                        case "switching-probability" -> told(run, origin, new ProbabilityFits().fit(section));
                        case "rv" -> told(run, origin, new PulsedFits(run).rv(section));
                        case "pulse-train" -> told(run, origin, new PulsedFits(run).pulses(section));
                        default -> Fitted.NOTHING;
                    });
        }
        Fitted traces = new TelegraphFits(run, origin).fit(ofKind(sections, "telegraph"));
        return new RunFits(run, all.and(traces), loops.parallelDrift());
    }

    /** With every quantity of these fits for the card; their uncertainty is the statistical one alone. */
    private static Fitted told(StoredRun run, Origin origin, Fitted fitted) {
        List<CardParameter> parameters = fitted.fits().stream()
                .flatMap(fit -> fit.result().outcomes().stream()
                        .map(outcome -> CardParameter.ofFit(
                                fit.result().kind(), outcome, fit.conditions(), origin.of(run, fit.dataSet()))))
                .toList();
        return fitted.and(new Fitted(parameters, List.of(), List.of()));
    }

    private static List<Section> ofKind(List<Section> sections, String kind) {
        return sections.stream()
                .filter(section ->
                        section.kind().equals(kind) && !section.units().isEmpty())
                .toList();
    }

    public List<Fit> fits() {
        return fitted.fits().stream()
                .map(f -> new Fit(f.step(), f.dataSet(), f.conditions(), f.result()))
                .toList();
    }

    public List<Fit> fits(String kind) {
        return fits().stream().filter(f -> f.result().kind().equals(kind)).toList();
    }

    /** The card with everything that was found here added. */
    public DeviceCard onto(DeviceCard card) {
        List<CardParameter> parameters = fitted.parameters().stream()
                .sorted(java.util.Comparator.comparingInt(p -> rank(p.name())))
                .toList();
        DeviceCard more = card.with(parameters);
        for (CardCovariance covariance : fitted.covariances()) {
            more = more.with(covariance);
        }
        ObjectNode before = card.toTree().path("health") instanceof ObjectNode known
                ? known
                : card.toTree().objectNode();
        return more.with("health", new Health(run).onto(before, parallelDrift));
    }

    /** Loops, spectra, sigmoids, then the many traces. */
    private static int rank(String name) {
        return List.of("rh", "rv", "pulses", "stfmr", "sigmoid", "telegraph")
                .indexOf(name.substring(0, name.indexOf('.')));
    }

    /** Attaches every fit to the run. */
    public void store(RunStore store) {
        documents().forEach(fit -> store.putFit(run.id(), fit));
    }

    /** Every fit as it is attached to a run. */
    public List<StoredFit> documents() {
        return fitted.fits().stream()
                .map(fit -> {
                    ObjectNode document = fit.result().toJson();
                    document.set("conditions", JsonText.tree(fit.conditions().values()));
                    return new StoredFit(fit.result().kind(), fit.dataSet(), document.toString());
                })
                .toList();
    }
}
