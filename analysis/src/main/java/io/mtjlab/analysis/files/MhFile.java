package io.mtjlab.analysis.files;

import java.util.List;
import java.util.OptionalDouble;

import io.mtjlab.analysis.mh.MhFit;
import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.base.unit.Unit;

/** {@code loop,H_Oe,m_emu} in sweep order; a header {@code volume_cm3} gives the magnetisation too. */
final class MhFile {

    private MhFile() {}

    static FitResult fit(DataSet data) {
        double[] field = data.column("H", Unit.OERSTED);
        double[] moment = data.column("m", Unit.EMU);
        List<MhFit.Cycle> cycles = LoopColumn.cycles(data).stream()
                .map(rows -> new MhFit.Cycle(LoopColumn.pick(field, rows), LoopColumn.pick(moment, rows)))
                .toList();
        OptionalDouble volume = data.number(HeaderKey.VOLUME);
        MhFit fit = MhFit.standard();
        return (volume.isPresent() ? fit.withVolumeCm3(volume.getAsDouble()) : fit).fit(cycles);
    }
}
