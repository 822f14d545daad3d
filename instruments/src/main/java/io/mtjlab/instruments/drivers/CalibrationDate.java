package io.mtjlab.instruments.drivers;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.mtjlab.instruments.session.Session;

/**
 * The day that a Keithley of the 2000s says its calibration is due, as year, month, day with commas (2182 and 2430
 * manuals, appendix B, calibration reference; the 2182A and 2400 take the same command).
 */
final class CalibrationDate {

    private static final String DUE = ":CAL:PROT:NDUE?";

    private static final Pattern YEAR_MONTH_DAY = Pattern.compile("\\s*(\\d{4})\\s*,\\s*(\\d+)\\s*,\\s*(\\d+)\\s*");

    private CalibrationDate() {}

    /** Empty where no such day was ever written into it. */
    static Optional<LocalDate> due(Session session) {
        Matcher matcher = YEAR_MONTH_DAY.matcher(session.query(DUE));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3))));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
