package io.mtjlab.app.fits;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.mtjlab.acquisition.store.RunStore;
import io.mtjlab.acquisition.store.StoredFit;
import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredStep;
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

    private RunFits(StoredRun run, Fitted fitted) {
        this.run = run;
        this.fitted = fitted;
    }

    /** One fit, and what its data had in common. */
    public record Fit(String step, String dataSet, Conditions conditions, FitResult result) {}

    /** Fits the complete units of every step. */
    public static RunFits of(StoredRun run) {
        var origin = new Origin(run);
        Fitted all = new RhFits(run, origin).fit(steps(run, "rh"));
        for (String step : steps(run, "stfmr")) {
            all = all.and(new StfmrFits(run, origin).fit(step));
        }
        for (String step : steps(run, "switching-probability")) {
            all = all.and(new ProbabilityFits(run).fit(step));
        }
        for (String step : steps(run, "rv")) {
            all = all.and(new PulsedFits(run).rv(step));
        }
        for (String step : steps(run, "pulse-train")) {
            all = all.and(new PulsedFits(run).pulses(step));
        }
        return new RunFits(run, all.and(new TelegraphFits(run, origin).fit(steps(run, "telegraph"))));
    }

    private static List<String> steps(StoredRun run, String kind) {
        return run.steps().stream()
                .filter(step -> step.kind().equals(kind))
                .map(StoredStep::name)
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
        return more;
    }

    /** Loops, spectra, sigmoids, then the many traces. */
    private static int rank(String name) {
        return List.of("rh", "stfmr", "sigmoid", "telegraph").indexOf(name.substring(0, name.indexOf('.')));
    }

    /** Attaches every fit to the run. */
    public void store(RunStore store) {
        for (Fitted.StepFit fit : fitted.fits()) {
            ObjectNode document = fit.result().toJson();
            document.set("conditions", JsonText.tree(fit.conditions().values()));
            store.putFit(run.id(), new StoredFit(fit.result().kind(), fit.dataSet(), document.toString()));
        }
    }
}
