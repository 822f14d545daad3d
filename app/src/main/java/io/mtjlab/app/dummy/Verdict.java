package io.mtjlab.app.dummy;

import java.util.Locale;
import java.util.Optional;

import io.mtjlab.app.doctor.Comparison;
import io.mtjlab.app.doctor.Finding;

/** Says of a measured and a computed value whether they agree, and what a difference looks like. */
final class Verdict {

    private static final double STANDARD_ERRORS = 3;

    private Verdict() {}

    static Comparison compare(double measured, double computed, double standardError, String unit) {
        return new Comparison(measured, computed, STANDARD_ERRORS * standardError, unit);
    }

    /**
     * @param what e.g. {@code isrc -> nvm}
     * @param ohmsPerUnit what one unit of difference would be in ohm of series resistance; 0 where that says nothing
     */
    static Finding of(String what, String condition, Comparison compared, double ohmsPerUnit) {
        String says = String.format(
                Locale.ROOT,
                "%s: %.6g %s measured, %.6g %s computed, difference %.2g of %.2g %s permitted",
                condition,
                compared.measured(),
                compared.unit(),
                compared.computed(),
                compared.unit(),
                compared.measured() - compared.computed(),
                compared.tolerance(),
                compared.unit());
        if (compared.agrees()) {
            return new Finding(Finding.Status.OK, what, says, "", Optional.of(compared));
        }
        return new Finding(Finding.Status.FAIL, what, says, advice(compared, ohmsPerUnit), Optional.of(compared));
    }

    static boolean nothingArrives(Comparison compared) {
        return Math.abs(compared.measured() / compared.computed()) < 0.1;
    }

    private static String advice(Comparison compared, double ohmsPerUnit) {
        double ratio = compared.measured() / compared.computed();
        if (Math.abs(ratio + 1) < 0.1) {
            return "the sign is reversed: the leads of one of the two are swapped";
        }
        if (nothingArrives(compared)) {
            return "next to nothing arrives: one of the two is not connected to these terminals, or they are shorted";
        }
        if (Math.abs(ratio - 2) < 0.1 || Math.abs(ratio - 0.5) < 0.05) {
            return "a factor of 2: look at the load that a generator is calibrated for, and at terminations";
        }
        if (ohmsPerUnit == 0) {
            return "check the wiring section against the cables, and the dummy's value";
        }
        return String.format(
                Locale.ROOT,
                "as if %.3g ohm more were in series than wiring says: check series_ohms, contacts, and the dummy's value",
                (compared.measured() - compared.computed()) * ohmsPerUnit);
    }
}
