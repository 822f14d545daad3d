package io.mtjlab.analysis.files;

import java.util.List;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.rh.RhFit;
import io.mtjlab.base.unit.Unit;

/** {@code loop,H_Oe,R_ohm} in sweep order; each value of {@code loop} is one cycle. */
final class RhFile {

    private RhFile() {}

    static FitResult fit(DataSet data) {
        double[] field = data.column("H", Unit.OERSTED);
        double[] ohms = data.column("R", Unit.OHM);
        List<RhFit.Cycle> cycles = LoopColumn.cycles(data).stream()
                .map(rows -> new RhFit.Cycle(LoopColumn.pick(field, rows), LoopColumn.pick(ohms, rows)))
                .toList();
        return RhFit.standard().fit(cycles);
    }
}
