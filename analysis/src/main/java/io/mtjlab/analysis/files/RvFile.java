package io.mtjlab.analysis.files;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.rv.RvFit;
import io.mtjlab.base.unit.Unit;

/** {@code cycle,V_V,R_ohm} in the order of the pulses. */
final class RvFile {

    private RvFile() {}

    static FitResult fit(DataSet data) {
        return RvFit.fit(data.column("V", Unit.VOLT), data.column("R", Unit.OHM));
    }
}
