package io.mtjlab.app.fits;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How alpha and beta change with the microwave level, in their unit per dB, told from the neighbouring levels of the
 * same frequency. Where there are none, from the traces without microwave: a change in proportion to the power, which
 * is the steepest of the known laws (a root law changes half as fast). NaN where neither was measured.
 */
record LevelSlopes(List<? extends CarrierSeries> all) {

    private static final double LN_POWER_PER_DB = Math.log(10) / 10;

    double perDecibel(CarrierSeries at, String parameter) {
        OptionalDouble here = at.value(parameter);
        if (!at.rfOn() || here.isEmpty()) {
            return Double.NaN;
        }
        List<? extends CarrierSeries> same = all.stream()
                .filter(s -> s.rfOn()
                        && s.sign() == at.sign()
                        && s.megahertz().equals(at.megahertz())
                        && s.value(parameter).isPresent())
                .sorted(Comparator.comparingDouble(CarrierSeries::dbm))
                .toList();
        int i = same.indexOf(at);
        CarrierSeries below = same.get(Math.max(0, i - 1));
        CarrierSeries above = same.get(Math.min(same.size() - 1, i + 1));
        if (below != above) {
            return (above.value(parameter).getAsDouble()
                            - below.value(parameter).getAsDouble())
                    / (above.dbm() - below.dbm());
        }
        OptionalDouble without = all.stream()
                .filter(s -> !s.rfOn() && s.sign() == at.sign())
                .map(s -> s.value(parameter))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
        return without.isPresent() ? LN_POWER_PER_DB * (here.getAsDouble() - without.getAsDouble()) : Double.NaN;
    }
}
