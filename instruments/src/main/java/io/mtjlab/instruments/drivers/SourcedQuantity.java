package io.mtjlab.instruments.drivers;

import io.mtjlab.instruments.capability.SourceMeter;
import io.mtjlab.instruments.scpi.Setting;

/**
 * What a source meter knows about one of the two quantities that it sources and measures.
 *
 * @param word for it in commands, CURR or VOLT
 * @param level that is sourced
 * @param sourceRange of that level
 * @param limit that is not exceeded while the other one is sourced: the compliance
 * @param measureRange of its measurement
 * @param source ranges with the accuracy of the sourced level
 * @param measure ranges with the accuracy of a reading
 */
record SourcedQuantity(
        SourceMeter.Function function,
        String word,
        Setting level,
        Setting sourceRange,
        Setting limit,
        Setting measureRange,
        Ranges source,
        Ranges measure) {

    String symbol() {
        return source.symbol();
    }
}
