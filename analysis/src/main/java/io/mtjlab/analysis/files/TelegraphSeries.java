package io.mtjlab.analysis.files;

import java.util.List;
import java.util.OptionalDouble;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.telegraph.DwellSeries;

/**
 * The law behind the dwell times of traces whose headers say {@code temperature_kelvin} ({@code T_K}), {@code
 * field_oersted} ({@code H_Oe}) or {@code current_amperes} ({@code I_A}), as far as they differ.
 */
final class TelegraphSeries {

    private TelegraphSeries() {}

    static List<FitResult> fit(List<Member> members) {
        return DwellSeries.fit(members.stream()
                .map(m -> new DwellSeries.Trace(
                        number(m.data(), "temperature_kelvin", "T_K"),
                        number(m.data(), "field_oersted", "H_Oe"),
                        number(m.data(), "current_amperes", "I_A"),
                        m.fit()))
                .toList());
    }

    /** Not a number where the header says neither. */
    private static double number(DataSet data, String name, String shortName) {
        OptionalDouble found = data.number(name);
        return found.isPresent() ? found.getAsDouble() : data.number(shortName).orElse(Double.NaN);
    }
}
