package io.mtjlab.analysis.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.sigmoid.Abscissa;
import io.mtjlab.analysis.sigmoid.SharedSlopeFit;
import io.mtjlab.analysis.sigmoid.SigmoidPoint;
import io.mtjlab.base.error.InvalidInput;

/** Counts or dwell times of several levels, a data set each: one slope for all of them. */
final class SigmoidSeries {

    private SigmoidSeries() {}

    static List<FitResult> fit(List<Member> members) {
        Map<String, List<SigmoidPoint>> series = new LinkedHashMap<>();
        for (Member member : members) {
            if (SigmoidFile.abscissa(member.data()) != Abscissa.FIELD) {
                throw new InvalidInput(member.data().file() + ": one slope for several levels is fitted over the field"
                        + " (H_Oe) only; without --series each data set has its own");
            }
        }
        members.forEach(member -> series.put(label(member), SigmoidFile.points(member.data())));
        return List.of(SharedSlopeFit.fit(series));
    }

    /** The id, and the level where the header has it. */
    private static String label(Member member) {
        return member.data()
                .word(HeaderKey.RF_LEVEL)
                .map(level -> member.data().id() + " (" + level + (level.equals("off") ? ")" : " dBm)"))
                .orElse(member.data().id());
    }
}
