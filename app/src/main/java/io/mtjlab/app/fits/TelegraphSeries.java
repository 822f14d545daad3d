package io.mtjlab.app.fits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import io.mtjlab.acquisition.store.StoredUnit;
import io.mtjlab.analysis.card.Conditions;
import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.sigmoid.TelegraphRun;
import io.mtjlab.analysis.sigmoid.TelegraphSigmoidFit;
import io.mtjlab.analysis.telegraph.TelegraphAnalysis;

/**
 * The traces at one microwave level and frequency, over the fields, with the sigmoid through them.
 *
 * @param step of the campaign
 * @param carrier {@code rf_dbm, rf_megahertz}
 * @param sign of the current: +1 or -1 where it makes a difference, 0 for both together
 * @param sigmoid empty when the traces are at fewer than two fields
 */
record TelegraphSeries(
        String step,
        Map<String, Object> carrier,
        int sign,
        List<StoredUnit> units,
        List<TelegraphAnalysis> traces,
        Optional<FitResult> sigmoid)
        implements CarrierSeries {

    static TelegraphSeries of(
            String step,
            Map<String, Object> carrier,
            int sign,
            List<StoredUnit> units,
            List<TelegraphAnalysis> traces) {
        var runs = new ArrayList<TelegraphRun>();
        for (int i = 0; i < units.size(); i++) {
            if (!traces.get(i).counts().steps().isEmpty()) {
                Notes notes = new Notes(units.get(i));
                runs.add(new TelegraphRun(
                        notes.number("field_oersted"),
                        notes.fieldReadingErrorOersted(),
                        traces.get(i).counts()));
            }
        }
        boolean enough =
                runs.stream().mapToDouble(TelegraphRun::fieldOersted).distinct().count() >= 2;
        String id = step + " " + label(carrier) + direction(sign);
        return new TelegraphSeries(
                step,
                carrier,
                sign,
                units,
                traces,
                enough ? Optional.of(TelegraphSigmoidFit.smooth().fit(runs).withId(id)) : Optional.empty());
    }

    private static String direction(int sign) {
        return sign == 0 ? "" : sign > 0 ? ", current forwards" : ", current backwards";
    }

    /** The name of one of its traces. */
    String address(StoredUnit unit) {
        return unit.address() + direction(sign);
    }

    double amperes(StoredUnit unit) {
        return (sign < 0 ? -1 : 1) * new Notes(unit).number("amperes");
    }

    /** Those of one of its traces, with the sign of the current. */
    Conditions conditions(StoredUnit unit) {
        return new Notes(unit).conditions().and("current_amperes", amperes(unit));
    }

    /** {@code no RF}, {@code -25 dBm}, and the frequency. */
    static String label(Map<String, Object> carrier) {
        if (!(carrier.get("rf_dbm") instanceof Number level)) {
            return "no RF";
        }
        String text = number(level) + " dBm";
        return carrier.get("rf_megahertz") instanceof Number f ? text + ", " + number(f) + " MHz" : text;
    }

    private static String number(Number value) {
        double v = value.doubleValue();
        String text = v == Math.rint(v) ? Long.toString((long) v) : Double.toString(v);
        return text.replace('-', '\u2212');
    }

    @Override
    public OptionalDouble value(String parameter) {
        return sigmoid.flatMap(fit -> fit.estimate(parameter))
                .map(Estimate::value)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }
}
