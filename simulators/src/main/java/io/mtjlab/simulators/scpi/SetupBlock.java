package io.mtjlab.simulators.scpi;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A setup as a definite block of bytes (IEEE 488.2, 8.7.9), as SYSTem:SETup and *LRN? hand it out and take it back. */
public final class SetupBlock {

    private static final String BETWEEN = "|";

    private SetupBlock() {}

    /** With its header. What the bytes mean is the instrument's own: here a name and its values, one after the other. */
    public static String of(SettingMemory.Setup setup) {
        StringJoiner all = new StringJoiner(BETWEEN);
        new TreeMap<>(setup.values()).forEach((name, values) -> {
            StringJoiner told = new StringJoiner(",");
            told.add(name);
            for (double value : values) {
                told.add(Double.toString(value));
            }
            all.add(told.toString());
        });
        String length = Integer.toString(all.length());
        return "#" + length.length() + length + all;
    }

    /**
     * What such a block holds.
     *
     * @param bytes without the header
     */
    public static SettingMemory.Setup parse(String bytes) throws ScpiException {
        Map<String, double[]> values = new HashMap<>();
        for (String line : bytes.split("\\" + BETWEEN, -1)) {
            String[] parts = line.split(",", -1);
            double[] numbers = new double[parts.length - 1];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number(parts[i + 1]);
            }
            values.put(parts[0], numbers);
        }
        return new SettingMemory.Setup(values);
    }

    private static double number(String text) throws ScpiException {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new ScpiException(StandardError.DATA_CORRUPT_OR_STALE);
        }
    }
}
