package io.mtjlab.simulators.twin.touch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Lab time as these instruments write it. */
public final class Stamp {

    /** Of the part before the blank. */
    static final int DATE_LENGTH = 10;

    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Stamp() {}

    public static String of(long nanos) {
        return FORMAT.format(Instant.ofEpochSecond(0, nanos));
    }
}
