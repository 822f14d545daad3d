package io.mtjlab.analysis.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.mtjlab.analysis.result.FitResult;
import io.mtjlab.analysis.stfmr.FieldAxis;
import io.mtjlab.analysis.stfmr.Resonance;
import io.mtjlab.analysis.stfmr.ResonanceSeries;
import io.mtjlab.analysis.stfmr.SpectraFigure;
import io.mtjlab.base.error.InvalidInput;

/**
 * Spectra over frequency, each with {@code field_oersted} in its header, or over field, each with {@code rf_megahertz}:
 * the film behind them. {@code axis} may be {@code hard}, {@code easy} or {@code perpendicular}; without it the in-plane
 * axis is taken that describes the lines better. Spectra of several peaks give a film for each.
 */
final class StfmrSeries {

    private StfmrSeries() {}

    static List<FitResult> fit(List<Member> members) {
        boolean overField = isOverField(members.get(0));
        Map<Integer, List<Member>> byPeaks =
                members.stream().collect(Collectors.groupingBy(m -> modes(m.fit()), TreeMap::new, Collectors.toList()));
        Map.Entry<Integer, List<Member>> most = byPeaks.entrySet().stream()
                .max(Map.Entry.comparingByValue((a, b) -> Integer.compare(a.size(), b.size())))
                .orElseThrow();
        int modes = most.getKey();
        List<Member> alike = most.getValue();
        List<FitResult> films = new ArrayList<>();
        for (int k = 0; k < modes; k++) {
            List<Resonance> lines = new ArrayList<>();
            for (Member member : alike) {
                if (isOverField(member) != overField) {
                    throw new InvalidInput(member.data().file() + ": swept the field, "
                            + members.get(0).data().file()
                            + " the frequency (or the other way round); a series is of one kind");
                }
                line(member, k, overField).ifPresent(lines::add);
            }
            FitResult film = StfmrFile.inFileUnits(series(alike).with(lines).fit());
            films.add(described(film, modes == 1 ? "series" : "series mode " + k, members, lines.size(), k == 0));
        }
        return films;
    }

    private static ResonanceSeries series(List<Member> members) {
        List<FieldAxis> axes = members.stream()
                .flatMap(m -> m.data().word(HeaderKey.AXIS).stream())
                .map(FieldAxis::named)
                .distinct()
                .toList();
        if (axes.size() > 1) {
            throw new InvalidInput("the spectra of a series have the field along one axis, not along " + axes);
        }
        return axes.isEmpty() ? ResonanceSeries.inPlane() : ResonanceSeries.along(axes.get(0));
    }

    private static boolean isOverField(Member member) {
        return member.fit().find("Hr_0").isPresent();
    }

    /** Resonances of a spectrum; over both signs of the field each makes two lines. */
    private static int modes(FitResult fit) {
        long pairs = count(fit, "Hr_mean_");
        return (int) (pairs > 0 ? pairs : count(fit, "fr_") + count(fit, "Hr_"));
    }

    private static long count(FitResult fit, String prefix) {
        return fit.outcomes().stream()
                .filter(o -> o.name().matches(prefix + "\\d+"))
                .count();
    }

    private static Optional<Resonance> line(Member member, int k, boolean overField) {
        FitResult fit = member.fit();
        if (!overField) {
            return Resonance.overFrequency(member.condition(HeaderKey.FIELD), fit, k, 1e6);
        }
        double hertz = 1e6 * member.condition(HeaderKey.RF_FREQUENCY);
        int pairs = (int) count(fit, "Hr_mean_");
        return pairs == 0
                ? Resonance.overField(hertz, fit, k)
                : Resonance.ofPair(hertz, fit, "Hr_mean_" + k, "dH_" + (pairs - 1 - k), "dH_" + (pairs + k));
    }

    private static FitResult described(
            FitResult film, String id, List<Member> members, int lines, boolean withSpectra) {
        List<String> remarks = new ArrayList<>(film.remarks());
        if (lines < members.size()) {
            remarks.add(lines + " of " + members.size()
                    + " spectra count; the others have another number of peaks, or a line that is not determined");
        }
        var figures = new ArrayList<>(film.figures());
        if (withSpectra) {
            figures.add(SpectraFigure.of(members.stream()
                    .collect(Collectors.toMap(m -> label(m), Member::fit, (a, b) -> a, java.util.LinkedHashMap::new))));
        }
        return new FitResult(
                film.kind(), id, film.outcomes(), film.covariance(), film.stop(), film.statistics(), remarks, figures);
    }

    private static String label(Member member) {
        boolean overField = isOverField(member);
        double at = overField ? member.condition(HeaderKey.RF_FREQUENCY) : member.condition(HeaderKey.FIELD);
        String number = at == Math.rint(at) ? Long.toString((long) at) : Double.toString(at);
        return number + (overField ? " MHz" : " Oe");
    }
}
