package io.mtjlab.analysis.files;

import java.util.List;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.telegraph.DwellSeries;

/**
 * The law behind the dwell times of traces whose headers say {@code temperature_kelvin} ({@code T_K}), {@code
 * field_oersted} ({@code H_Oe}) or {@code current_amperes} ({@code I_A}), as far as they differ; NaN stands for none.
 */
final class TelegraphSeries {

    private TelegraphSeries() {}

    static List<FitResult> fit(List<Member> members) {
        return DwellSeries.fit(members.stream()
                .map(m -> new DwellSeries.Trace(
                        m.data().number(HeaderKey.TEMPERATURE).orElse(Double.NaN),
                        m.data().number(HeaderKey.FIELD).orElse(Double.NaN),
                        m.data().number(HeaderKey.CURRENT).orElse(Double.NaN),
                        m.fit()))
                .toList());
    }
}
