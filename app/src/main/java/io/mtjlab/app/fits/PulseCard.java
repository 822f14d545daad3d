package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

import io.mtjlab.acquisition.store.StoredRun;
import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.budget.Uncertain;
import io.mtjlab.analysis.budget.UncertaintyBudget;
import io.mtjlab.analysis.card.CardParameter;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.card.Provenance;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;
import io.mtjlab.analysis.result.Undetermined;

/**
 * What the card says of one fit of pulsed data: thresholds as programmed and, under {@code NAME_terminals}, at the terminals
 * that the pulses act on; resistances without the leads of what reads them.
 */
final class PulseCard {

    private static final String DRIFT = "threshold over the run";
    private static final String TERMINALS = "_terminals";

    private final StoredRun run;
    private final List<StoredUnit> units;
    private final FitResult fit;
    private final Conditions conditions;
    private final Provenance from;
    private final Notes notes;
    private final PulseVolts pulses;
    private final Map<String, Double> drift;
    private final ToDoubleFunction<String> perOersted;

    /**
     * @param drift how far thresholds move over the run, V by name, where that is told from none
     * @param perOersted how thresholds change with the field that the pulses are given in, V/Oe; NaN where it is not known
     */
    PulseCard(
            StoredRun run,
            List<StoredUnit> units,
            FitResult fit,
            Conditions conditions,
            Provenance from,
            Map<String, Double> drift,
            ToDoubleFunction<String> perOersted) {
        this.run = run;
        this.units = units;
        this.fit = fit;
        this.conditions = conditions;
        this.from = from;
        this.notes = new Notes(units.get(0));
        this.pulses = new PulseVolts(notes);
        this.drift = drift;
        this.perOersted = perOersted;
    }

    List<CardParameter> parameters() {
        List<CardParameter> all = new ArrayList<>();
        Optional<Uncertain> low = level("R_P", "R_AP");
        Optional<Uncertain> high = level("R_AP", "R_P");
        for (Outcome outcome : fit.outcomes()) {
            String name = fit.kind() + "." + outcome.name();
            if (!(outcome instanceof Estimate found)) {
                all.add(CardParameter.undetermined(name, (Undetermined) outcome, conditions, from));
            } else if (found.unit().equals("V")) {
                volts(name, found, all);
            } else if (found.unit().equals("ohm")) {
                Optional<Uncertain> drifting =
                        found.name().equals("R_P") ? low : found.name().equals("R_AP") ? high : Optional.empty();
                all.add(of(name, "ohm", UncertaintyBudget.of(drifting.orElseGet(() -> ohms(found)))));
            } else if (found.name().equals("TMR") && low.isPresent() && high.isPresent()) {
                all.add(of(
                        name,
                        "1",
                        UncertaintyBudget.of(high.get().minus(low.get()).dividedBy(low.get()))));
            } else {
                all.add(of(name, found.unit(), UncertaintyBudget.of(found)));
            }
        }
        return all;
    }

    private void volts(String name, Estimate found, List<CardParameter> into) {
        boolean scatter = ThresholdDrift.isScatter(found.name());
        into.add(of(
                name,
                "V",
                withRun(scatter ? pulses.difference(found) : pulses.programmed(found), found.name(), v -> v)));
        if (pulses.reachTerminals()) {
            double scale = notes.number("pulse_terminals_per_volt");
            UncertaintyBudget there = scatter ? pulses.differenceAtTerminals(found) : pulses.atTerminals(found);
            into.add(of(name + TERMINALS, "V", withRun(there, found.name(), v -> scale * v)));
        }
    }

    private UncertaintyBudget withRun(UncertaintyBudget budget, String name, DoubleUnaryOperator scaled) {
        UncertaintyBudget whole = budget;
        double slope = scaled.applyAsDouble(perOersted.applyAsDouble(name));
        if (slope != 0) {
            whole = Calibration.atField(whole, slope, notes);
        }
        Double change = drift.get(name);
        return change == null ? whole : whole.withDrift(DRIFT, scaled.applyAsDouble(change) / Math.sqrt(12));
    }

    private Optional<Uncertain> level(String name, String other) {
        return find(name)
                .map(found -> find(other)
                        .map(o -> LevelDrift.of(run, units, found.value(), o.value())
                                .onto(ohms(found)))
                        .orElseGet(() -> ohms(found)));
    }

    private Optional<Estimate> find(String name) {
        return fit.find(name).flatMap(Outcome::estimate);
    }

    /** A level that was read at one small voltage, without the leads of the reader. */
    private Uncertain ohms(Estimate level) {
        return Calibration.readOhms(Uncertain.of(level, level.name()), notes);
    }

    private CardParameter of(String name, String unit, UncertaintyBudget budget) {
        return CardParameter.of(name, unit, budget, conditions, from);
    }
}
