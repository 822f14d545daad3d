package io.mtjlab.simulators.twin.lakeshore475;

import java.util.List;

/**
 * What differs between models.
 *
 * @param name in the identity
 * @param firmware in the identity
 * @param rangeOersted full scale of each range, from number 1 up
 * @param gainLimit of error, in proportion to the reading
 * @param offsetLimit of error, in proportion to the range
 * @param noiseOfRange RMS of a reading over the range, by resolution 1 to 3
 * @param readingNanos from reading to reading, by resolution
 */
public record GaussmeterModel(
        String name,
        String firmware,
        List<Double> rangeOersted,
        double gainLimit,
        double offsetLimit,
        List<Double> noiseOfRange,
        List<Long> readingNanos) {

    /** "+-0.05 % of reading +-0.005 % of range"; 100, 30 and 10 readings a second (475 manual, table 1-1). */
    static final GaussmeterModel MODEL_475 = new GaussmeterModel(
            "MODEL475",
            "1.6",
            List.of(3.5, 35.0, 350.0, 3_500.0, 35_000.0),
            0.05e-2,
            0.005e-2,
            List.of(30e-6, 10e-6, 3e-6),
            List.of(10_000_000L, 33_000_000L, 100_000_000L));

    int ranges() {
        return rangeOersted.size();
    }

    double fullScale(int range) {
        return rangeOersted.get(range - 1);
    }
}
