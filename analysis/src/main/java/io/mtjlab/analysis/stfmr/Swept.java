package io.mtjlab.analysis.stfmr;

import java.util.ArrayList;
import java.util.List;

import io.mtjlab.analysis.result.Covariance;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.result.Outcome;

/** What runs along a spectrum, and how its places and widths are called. */
public enum Swept {
    FREQUENCY("fr_", "df_", "Hz", "MHz", 1e-6),
    /** The field, which may have both signs; V_A counts with (H_r - H). */
    FIELD("Hr_", "dH_", "Oe", "Oe", 1);

    private final String place;
    private final String width;
    private final String unit;
    private final String shownUnit;
    private final double shownFactor;

    Swept(String place, String width, String unit, String shownUnit, double shownFactor) {
        this.place = place;
        this.width = width;
        this.unit = unit;
        this.shownUnit = shownUnit;
        this.shownFactor = shownFactor;
    }

    /** For figures. */
    String axisLabel() {
        return (this == FREQUENCY ? "f" : "H") + " (" + shownUnit + ")";
    }

    /** From the unit of a spectrum to the one that is shown. */
    double shownFactor() {
        return shownFactor;
    }

    private String nameOf(String frequencyName) {
        return frequencyName.startsWith("fr_")
                ? place + frequencyName.substring(3)
                : frequencyName.startsWith("df_") ? width + frequencyName.substring(3) : frequencyName;
    }

    /** A fit over frequency, in this one's names and units; what is in hertz there is in this one's unit here. */
    FitResult named(FitResult fit) {
        if (this == FREQUENCY) {
            return fit;
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Outcome outcome : fit.outcomes()) {
            outcomes.add(outcome.scaled(1, outcome.unit().replace("Hz", unit)).named(nameOf(outcome.name())));
        }
        Covariance covariance = new Covariance(
                fit.covariance().names().stream().map(this::nameOf).toList(),
                fit.covariance().matrix());
        return new FitResult(
                fit.kind(), fit.id(), outcomes, covariance, fit.stop(), fit.statistics(), fit.remarks(), fit.figures());
    }
}
