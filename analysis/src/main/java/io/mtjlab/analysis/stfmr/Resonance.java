package io.mtjlab.analysis.stfmr;

import java.util.Optional;

import io.mtjlab.analysis.result.Estimate;
import io.mtjlab.analysis.result.FitResult;

/**
 * Place and width of one line of a spectrum, with their errors.
 *
 * @param overField whether the field was swept, at a constant frequency
 * @param constant field in Oe where the frequency was swept, frequency in Hz where the field was
 * @param place in Hz, or a magnitude in Oe
 * @param width full width at half maximum in the same unit
 * @param placeError one standard deviation
 * @param widthError likewise
 * @param correlation between the two
 */
public record Resonance(
        boolean overField,
        double constant,
        double place,
        double width,
        double placeError,
        double widthError,
        double correlation) {

    private static final double MOST_CORRELATED = 0.99;

    public static Resonance overFrequency(double oersted, Estimate hertz, Estimate width, double correlation) {
        return of(false, Math.abs(oersted), hertz, width, correlation);
    }

    public static Resonance overField(double hertz, Estimate oersted, Estimate width, double correlation) {
        return of(true, hertz, oersted, width, correlation);
    }

    private static Resonance of(
            boolean overField, double constant, Estimate place, Estimate width, double correlation) {
        double usable = Double.isFinite(correlation) ? correlation : 0;
        return new Resonance(
                overField,
                constant,
                Math.abs(place.value()),
                width.value(),
                place.standardError(),
                width.standardError(),
                Math.max(-MOST_CORRELATED, Math.min(MOST_CORRELATED, usable)));
    }

    /**
     * Peak {@code k} of a spectrum over frequency; empty when its place or its width is not determined.
     *
     * @param factorToHertz of the fit's frequencies
     */
    public static Optional<Resonance> overFrequency(double oersted, FitResult fit, int k, double factorToHertz) {
        return estimates(fit, "fr_" + k, "df_" + k)
                .map(e -> overFrequency(
                        oersted,
                        e[0].scaled(factorToHertz, "Hz"),
                        e[1].scaled(factorToHertz, "Hz"),
                        correlation(fit, "fr_" + k, "df_" + k)));
    }

    /** Peak {@code k} of a spectrum over field; empty when its place or its width is not determined. */
    public static Optional<Resonance> overField(double hertz, FitResult fit, int k) {
        return estimates(fit, "Hr_" + k, "dH_" + k)
                .map(e -> overField(
                        hertz, e[0], e[1], Math.signum(e[0].value()) * correlation(fit, "Hr_" + k, "dH_" + k)));
    }

    /** Two lines of one resonance on both sides of zero: their width is the weighted mean of both. */
    public static Optional<Resonance> ofPair(double hertz, FitResult fit, String place, String below, String above) {
        Optional<Estimate> middle = fit.find(place).flatMap(o -> o.estimate());
        return estimates(fit, below, above)
                .flatMap(widths -> middle.map(at -> {
                    double first = 1 / (widths[0].standardError() * widths[0].standardError());
                    double second = 1 / (widths[1].standardError() * widths[1].standardError());
                    double width = (first * widths[0].value() + second * widths[1].value()) / (first + second);
                    double error = Math.sqrt(1 / (first + second));
                    return new Resonance(true, hertz, at.value(), width, at.standardError(), error, 0);
                }));
    }

    /** The resonance of a spectrum over field of one resonance, over one sign or both; empty when it is not determined. */
    public static Optional<Resonance> ofFieldFit(double hertz, FitResult fit) {
        return fit.find("Hr_mean_0").isPresent()
                ? ofPair(hertz, fit, "Hr_mean_0", "dH_0", "dH_1")
                : overField(hertz, fit, 0);
    }

    /** The same with its width {@code by} larger: a correction that is known. */
    public Resonance widened(double by) {
        return new Resonance(overField, constant, place, width + by, placeError, widthError, correlation);
    }

    /** The same with its place {@code by} higher: a correction that is known. */
    public Resonance shifted(double by) {
        return new Resonance(overField, constant, place + by, width, placeError, widthError, correlation);
    }

    private static Optional<Estimate[]> estimates(FitResult fit, String place, String width) {
        Optional<Estimate> one = fit.find(place).flatMap(o -> o.estimate());
        Optional<Estimate> other = fit.find(width).flatMap(o -> o.estimate());
        return one.isPresent() && other.isPresent()
                ? Optional.of(new Estimate[] {one.get(), other.get()})
                : Optional.empty();
    }

    private static double correlation(FitResult fit, String one, String other) {
        boolean known = fit.covariance().names().contains(one)
                && fit.covariance().names().contains(other);
        return known ? fit.covariance().correlation(one, other) : 0;
    }
}
