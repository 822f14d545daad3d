package io.mtjlab.simulators.mnemonic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

/**
 * Settings that an instrument keeps and tells, one row each: {@code ALARM 1,2,100} and {@code ALARM?}. A setting may
 * exist once for each of several inputs or outputs, whose name is then the first parameter of both.
 */
public final class Shelf {

    /** One parameter: its limits, inclusive, and its value from the factory. */
    public record Part(double min, double max, double otherwise, boolean whole) {
        public static Part whole(int min, int max, int otherwise) {
            return new Part(min, max, otherwise, true);
        }

        public static Part number(double min, double max, double otherwise) {
            return new Part(min, max, otherwise, false);
        }
    }

    private record Setting(List<Part> parts, Map<String, double[]> values) {
        double[] of(String key) {
            return values.computeIfAbsent(
                    key, fresh -> parts.stream().mapToDouble(Part::otherwise).toArray());
        }
    }

    private final MnemonicTable table;
    private final DoubleFunction<String> printer;
    private final Map<String, Setting> settings = new HashMap<>();

    /** @param printer writes numbers that are not whole */
    public Shelf(MnemonicTable table, DoubleFunction<String> printer) {
        this.table = table;
        this.printer = printer;
    }

    /** Parameters that are left out or empty stay as they are. */
    public Shelf keep(String mnemonic, Part... parts) {
        return keep(mnemonic, "", parts);
    }

    /** @param names of the inputs or outputs that have one each, a pattern for the whole of the first parameter */
    public Shelf keepEach(String mnemonic, String names, Part... parts) {
        return keep(mnemonic, names, parts);
    }

    private Shelf keep(String mnemonic, String names, Part... parts) {
        Setting setting = new Setting(List.of(parts), new TreeMap<>());
        settings.put(mnemonic, setting);
        int from = names.isEmpty() ? 0 : 1;
        table.command(mnemonic, arguments -> {
            arguments.expect(from + 1, from + parts.length);
            double[] values = setting.of(key(arguments, names)).clone();
            for (int i = 0; i + from < arguments.count(); i++) {
                if (arguments.blank(i + from)) {
                    continue;
                }
                Part part = parts[i];
                double value = arguments.number(i + from, part.min(), part.max());
                values[i] = part.whole() ? Math.rint(value) : value;
            }
            setting.values().put(key(arguments, names), values);
        });
        table.query(mnemonic, arguments -> {
            arguments.expect(from, from);
            return told(setting, key(arguments, names));
        });
        return this;
    }

    private static String key(Arguments arguments, String names) throws Refusal {
        if (names.isEmpty()) {
            return "";
        }
        String said = arguments.text(0).toUpperCase(java.util.Locale.ROOT);
        if (!said.matches(names)) {
            throw new Refusal(Refusal.Kind.EXECUTION, "there is no " + said);
        }
        return said;
    }

    private String told(Setting setting, String key) {
        StringJoiner text = new StringJoiner(",");
        double[] values = setting.of(key);
        for (int i = 0; i < values.length; i++) {
            text.add(setting.parts().get(i).whole() ? Integer.toString((int) values[i]) : printer.apply(values[i]));
        }
        return text.toString();
    }

    public double get(String mnemonic, int part) {
        return get(mnemonic, "", part);
    }

    /** @param name of the input or output */
    public double get(String mnemonic, String name, int part) {
        return find(mnemonic).of(name)[part];
    }

    private Setting find(String mnemonic) {
        Setting setting = settings.get(mnemonic);
        if (setting == null) {
            throw new IllegalArgumentException("no setting " + mnemonic);
        }
        return setting;
    }

    /** Everything as from the factory. */
    public void reset() {
        settings.values().forEach(setting -> setting.values().clear());
    }
}
